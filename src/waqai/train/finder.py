"""Trains the finder: first on what a teacher says of reports that nobody annotated, then on annotation.

As with the reader, the linear models that take its word must not learn from its word on reports that it has seen: for
each annotated report there is a finder that never saw it. A teacher is whatever gives labels: what ships was taught by
a larger network, see the card beside the weights.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from waqai.claims.reading import CHANNELS
from waqai.errors import GoldError
from waqai.evaluate import GoldReport
from waqai.gist.vectors import Vectors
from waqai.model import Report
from waqai.pipeline import context_of
from waqai.scorer import Models
from waqai.train.finder_network import Weights, exported, fit_finder, fresh
from waqai.train.finder_samples import Letters, Text, annotated_text, stretches_of, text_of
from waqai.train.lessons import labelled_in
from waqai.train.packing import channels_of, layers_of
from waqai.train.packing import packed as pack
from waqai.train.reader import table_of
from waqai.train.reader_network import Pace
from waqai.train.readers import FINDER, FOLDS, write_networks
from waqai.train.samples import annotate

Array = Any
_TAUGHT, _GOLD = Pace(30.0, 3e-3, 0.1), Pace(8.0, 1e-3, 0.1)
_ALONE = Pace(12.0, 2e-3, 0.2)


@dataclass(frozen=True, slots=True)
class Course:
    """What there is to learn: the annotated texts, those that a teacher labelled, and the numbers of both."""

    gold: Sequence[Text]
    taught: Mapping[int | None, Sequence[Text]]
    letters: Letters
    table: Array

    def learnt(self, fold: int | None) -> Weights:
        """Return what a finder learns that never sees `fold`; None stands for no fold at all."""
        weights, taught = fresh(self.letters, self.table), self.taught.get(fold, ())
        if taught:
            weights = fit_finder(weights, self.table, stretches_of(taught, self.letters), _TAUGHT)
        texts = [text for number, text in enumerate(self.gold) if number % FOLDS != fold]
        return fit_finder(weights, self.table, stretches_of(texts, self.letters), _GOLD if taught else _ALONE, seed=1)


def train_finder(
    reports: Sequence[GoldReport],
    lessons: Path | None,
    models: Models,
    vectors: Vectors,
    out: Path,
    *,
    tell: Callable[[str], None] = lambda _: None,
) -> None:
    """Write the finder and those of the folds to the folder `out`; report number i is of fold i modulo five.

    `lessons` holds what a teacher says of other texts (see `waqai.train.lessons`).
    Raises GoldError where fewer reports than folds tell an event.
    """
    gold = [annotated_text(annotate(report, models)) for report in reports]
    if sum(bool(text.told) for text in gold) < FOLDS:
        raise GoldError("too few annotated reports tell an event", f"give {FOLDS} or more")
    taught = _taught(lessons, models) if lessons else {}
    every = [*gold, *taught.get(None, ())]
    stems = sorted(vectors.index, key=vectors.index.__getitem__)
    course = Course(gold, taught, Letters.of(every, stems), table_of(vectors))
    write_networks(
        FINDER,
        [report.report for report in reports],
        lambda fold: packed(course.learnt(fold), course.letters, course.table),
        out,
        tell,
    )


def _taught(path: Path, models: Models) -> dict[int | None, list[Text]]:
    """Return the labelled texts for each fold."""
    found: dict[int | None, list[Text]] = {fold: [] for fold in (*range(FOLDS), None)}
    for labelled in labelled_in(path):
        context = context_of(Report(text=labelled.text), models)
        at = {token.span.start: token.index for token in context.scene.tokens}
        for fold, texts in found.items():
            told = labelled.by(fold).told
            texts.append(text_of(context, {(at[start], kind): chance for start, kind, chance in told if start in at}))
    return found


def packed(weights: Weights, letters: Letters, table: Array) -> bytes:
    """Return what `waqai.claims.finder.parse_finder` reads."""
    made = exported(weights, table)
    values = dict(zip(CHANNELS, map(list, letters.values), strict=True))
    names = {"stems": list(letters.stems), "roots": list(letters.roots), "values": values}
    out = {"out weight": weights["out"][0], "out bias": weights["out"][1]}
    halves = {**channels_of(made["values"]), **layers_of(weights), **out, "start": made["bias"]}
    return pack(names, {"stem": made["stem"], "root": made["root"]}, halves)
