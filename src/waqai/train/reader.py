"""Trains the reader: first on what a teacher says of texts that nobody annotated, then on annotation.

The linear models that take the reader's word must not learn from its word on reports that it has seen. So readers are
also trained by folds: for each report there is one that never saw it. Who taught what ships is in the card beside it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
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
from waqai.train.reader_arrays import Lessons, Letters
from waqai.train.reader_fit import Pace, fit_reader
from waqai.train.reader_network import Weights, exported, fresh
from waqai.train.reader_samples import Questions, Study, annotated_study
from waqai.train.reader_taught import Fold, taught_studies
from waqai.train.readers import FOLDS, write_readers
from waqai.train.samples import annotate

Array = Any
_TAUGHT, _GOLD = Pace(30.0, 3e-3, 0.1), Pace(8.0, 1e-3, 0.1)
_ALONE = Pace(12.0, 2e-3, 0.2)


@dataclass(frozen=True, slots=True)
class Course:
    """What there is to learn: the annotated reports, the texts of teachers for each fold, the numbers of both."""

    gold: Sequence[Study]
    taught: Mapping[Fold, Sequence[Study]]
    letters: Letters
    table: Array

    def learnt(self, fold: Fold) -> Weights:
        """Return what a reader learns that never sees `fold`; None stands for no fold at all."""
        weights, taught = fresh(self.letters, self.table), self.taught.get(fold, ())
        if taught:
            weights = fit_reader(weights, self.table, Lessons.of(taught, self.letters), _TAUGHT)
        gold = [study for number, study in enumerate(self.gold) if number % FOLDS != fold]
        pace = _GOLD if taught else _ALONE
        return fit_reader(weights, self.table, Lessons.of(gold, self.letters), pace, seed=1)


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
    Raises GoldError where fewer reports than folds tell an event.
    """
    gold = [annotated_study(annotate(report, models)) for report in reports]
    if sum(bool(study.answers.told) for study in gold) < FOLDS:
        raise GoldError("too few annotated reports tell an event", f"give {FOLDS} or more")
    taught = _taught(lessons, models) if lessons else {}
    tell(f"{len(gold):,} annotated reports, {len(taught.get(None, ())):,} of a teacher")
    stems = sorted(vectors.index, key=vectors.index.__getitem__)
    letters = Letters.of(_questions([gold, *taught.values()]), stems)
    course = Course(gold, taught, letters, table_of(vectors))
    write_readers(
        [report.report for report in reports],
        lambda fold: packed(course.learnt(fold), letters, course.table),
        out,
        tell,
    )


def _taught(path: Path, models: Models) -> dict[Fold, list[Study]]:
    """Return the labelled texts for each fold."""
    found: dict[Fold, list[Study]] = {fold: [] for fold in (*range(FOLDS), None)}
    for labelled in labelled_in(path):
        context = context_of(Report(text=labelled.text), models)
        for fold, study in taught_studies(context, labelled, tuple(found)).items():
            found[fold].append(study)
    return found


def _questions(groups: Iterable[Iterable[Study]]) -> list[Questions]:
    """Return what all reports ask, each report once."""
    return list({id(study.questions): study.questions for group in groups for study in group}.values())


def table_of(vectors: Vectors) -> Array:
    """Return the word vectors at length one, row 0 for unknown words."""
    rows = vectors.rows / (np.linalg.norm(vectors.rows, axis=1, keepdims=True) + 1e-9)
    return np.concatenate([np.zeros((1, vectors.width), np.float32), rows]).astype(np.float32)


def packed(weights: Weights, letters: Letters, table: Array) -> bytes:
    """Return what `waqai.claims.reader.parse_reader` reads."""
    made = dict(exported(weights, table))
    tables, values = {name: made.pop(name) for name in ("stem", "root")}, made.pop("values")
    names = {
        "stems": list(letters.stems),
        "roots": list(letters.roots),
        "values": dict(zip(CHANNELS, map(list, letters.values), strict=True)),
        "kinds": list(letters.kinds),
        "sorts": list(letters.sorts),
    }
    return pack(names, tables, {**channels_of(values), **layers_of(weights), **made})
