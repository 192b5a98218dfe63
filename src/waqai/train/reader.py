"""Trains the reader: first on what a teacher says of texts that nobody annotated, then on annotation.

The linear models that take the reader's word must not learn from its word on reports that it has seen. So readers are
also trained by folds: for each report there is one that never saw it. Who taught what ships is in the card beside it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from typing import Any

import numpy as np

from waqai.claims.reading import CHANNELS
from waqai.errors import GoldError
from waqai.evaluate import GoldReport
from waqai.gist.vectors import Vectors
from waqai.model import Report
from waqai.pipeline import context_of
from waqai.scorer import Models
from waqai.train.lessons import labelled_in
from waqai.train.packing import channels_of, layers_of
from waqai.train.packing import packed as pack
from waqai.train.reader_network import Pace, Weights, exported, fit_network, fresh
from waqai.train.reader_samples import Alphabet, Lesson, arrays_of, gold_lessons, taught_lessons
from waqai.train.readers import FOLDS, READER, write_networks
from waqai.train.samples import annotate
from waqai.train.vectors import texts_in

Array = Any
_TAUGHT, _GOLD = Pace(15.0, 2e-3, 0.15), Pace(5.0, 1e-3, 0.15)
_ALONE = Pace(7.5, 1.5e-3, 0.3)


@dataclass(frozen=True, slots=True)
class Course:
    """What there is to learn: lessons of each annotated report, those of teachers for each fold, their numbers."""

    gold: Sequence[Sequence[Lesson]]
    taught: Mapping[int | None, Sequence[Lesson]]
    alphabet: Alphabet
    table: Array

    def learnt(self, fold: int | None) -> Weights:
        """Return what a reader learns that never sees `fold`; None stands for no fold at all."""
        weights, taught = fresh(self.alphabet, self.table), self.taught.get(fold, ())
        if taught:
            weights = fit_network(weights, self.table, arrays_of(taught, self.alphabet), _TAUGHT)
        gold = [lesson for number, part in enumerate(self.gold) if number % FOLDS != fold for lesson in part]
        return fit_network(weights, self.table, arrays_of(gold, self.alphabet), _GOLD if taught else _ALONE)


def train_reader(
    reports: Sequence[GoldReport],
    lessons: Path | None,
    models: Models,
    vectors: Vectors,
    out: Path,
    *,
    tell: Callable[[str], None] = lambda _: None,
) -> None:
    """Write the reader and those of the folds to the folder `out`; report number i is of fold i modulo five.

    `lessons` holds what a teacher says of other texts (see `waqai.train.lessons`).
    Raises GoldError where fewer reports than folds have anything to learn from.
    """
    gold = [list(gold_lessons(annotate(report, models))) for report in reports]
    if sum(map(bool, gold)) < FOLDS:
        raise GoldError("too few annotated reports tell an event that the lexicon knows", f"give {FOLDS} or more")
    taught = _taught(lessons, models) if lessons else {}
    tell(f"{sum(map(len, gold)):,} annotated lessons, {len(taught.get(None, ())):,} of a teacher")
    stems = sorted(vectors.index, key=vectors.index.__getitem__)
    course = Course(gold, taught, Alphabet.of([*chain(*gold), *taught.get(None, ())], stems), table_of(vectors))
    write_networks(
        READER,
        [report.report for report in reports],
        lambda fold: packed(course.learnt(fold), course.alphabet, course.table),
        out,
        tell,
    )


def _taught(path: Path, models: Models) -> dict[int | None, list[Lesson]]:
    """Return the lessons of the labelled texts for each fold."""
    found: dict[int | None, list[Lesson]] = {fold: [] for fold in (*range(FOLDS), None)}
    for labelled in labelled_in(path):
        context = context_of(Report(text=labelled.text), models)
        for fold, taught in found.items():
            taught.extend(taught_lessons(context, labelled.by(fold).roles))
    return found


def table_of(vectors: Vectors) -> Array:
    """Return the word vectors at length one, row 0 for unknown words."""
    rows = vectors.rows / (np.linalg.norm(vectors.rows, axis=1, keepdims=True) + 1e-9)
    return np.concatenate([np.zeros((1, vectors.width), np.float32), rows]).astype(np.float32)


def unlabelled_in(path: Path | None, most: int | None = None) -> Iterable[Report]:
    """Yield the texts of a JSON-lines file, plain or .xz, as reports, `most` at most; none where there is no path."""
    return (Report(text=text) for text in islice(texts_in(path), most)) if path else ()


def packed(weights: Weights, alphabet: Alphabet, table: Array) -> bytes:
    """Return what `waqai.claims.reader.parse_network` reads."""
    made = exported(weights, table)
    values = dict(zip(CHANNELS, map(list, alphabet.values), strict=True))
    names = {"stems": list(alphabet.stems), "values": values, "kinds": list(alphabet.kinds)}
    halves = {
        **channels_of(made["values"]), **layers_of(weights),
        "kind table": made["kind"], "distance table": made["distance"], "start": made["bias"],
        "distances": weights["distance"], "hidden weight": weights["hidden"][0], "hidden bias": weights["hidden"][1],
        "out weight": weights["out"][0], "out bias": weights["out"][1],
    }  # fmt: skip
    return pack(names, {"stem": made["stem"]}, halves)
