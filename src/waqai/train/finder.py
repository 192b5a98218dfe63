"""Trains the finder: first on what a teacher says of reports that nobody annotated, then on annotation.

As with the reader, the linear models that take its word must not learn from its word on reports that it has seen: for
each annotated report there is a finder that never saw it. A teacher is whatever gives labels: what ships was taught by
a larger network, see the card beside the weights.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from waqai.claims.reading import CHANNELS
from waqai.errors import GoldError
from waqai.evaluate import GoldReport
from waqai.gist.vectors import Vectors
from waqai.model import EventType, Report
from waqai.pipeline import context_of
from waqai.scorer import Models
from waqai.train.finder_network import Weights, exported, fit_finder, fresh
from waqai.train.finder_samples import Letters, Text, annotated_text, stretches_of, text_of
from waqai.train.packing import channels_of, layers_of
from waqai.train.packing import packed as pack
from waqai.train.reader import table_of
from waqai.train.readers import FINDER, FOLDS, fold_name, folds_name
from waqai.train.samples import annotate
from waqai.train.vectors import lines_of

Array = Any
NAME = "finder.npz"
_TAUGHT, _GOLD = (12.0, 3e-3), (4.0, 1e-3)  # passes over the texts, and how fast is learnt
_ALONE = (12.0, 2e-3)
Lesson = tuple[str, Sequence[tuple[int, str, float]]]


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
            rounds, rate = _TAUGHT
            weights = fit_finder(weights, self.table, stretches_of(taught, self.letters), rounds=rounds, rate=rate)
        rounds, rate = _GOLD if taught else _ALONE
        texts = [text for number, text in enumerate(self.gold) if number % FOLDS != fold]
        return fit_finder(weights, self.table, stretches_of(texts, self.letters), rounds=rounds, rate=rate, seed=1)


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

    `lessons` holds a line for each text that a teacher labelled (see `lessons_in`).
    Raises GoldError where fewer reports than folds tell an event.
    """
    gold = [annotated_text(annotate(report, models)) for report in reports]
    if sum(bool(text.told) for text in gold) < FOLDS:
        raise GoldError("too few annotated reports tell an event", f"give {FOLDS} or more")
    taught = _taught(lessons, models) if lessons else {}
    every = [*gold, *taught.get(None, ())]
    stems = sorted(vectors.index, key=vectors.index.__getitem__)
    course = Course(gold, taught, Letters.of(every, stems), table_of(vectors))
    out.mkdir(parents=True, exist_ok=True)
    for fold in (*range(FOLDS), None):
        name = NAME if fold is None else fold_name(FINDER, fold)
        (out / name).write_bytes(packed(course.learnt(fold), course.letters, course.table))
        tell(f"wrote {name}")
    folds = {report.report.id: number % FOLDS for number, report in enumerate(reports)}
    (out / folds_name(FINDER)).write_text(json.dumps(folds, indent=0, sort_keys=True) + "\n", encoding="utf-8")


def _taught(path: Path, models: Models) -> dict[int | None, list[Text]]:
    """Return the labelled texts for each fold; what is for no fold in particular is for all."""
    found: dict[int | None, list[Text]] = {fold: [] for fold in (*range(FOLDS), None)}
    for text, lines in groupby(lessons_in(path), key=lambda line: line[0]):
        context = context_of(Report(text=text), models)
        at = {token.span.start: token.index for token in context.scene.tokens}
        rows = {fold: told for _, fold, told in lines}
        for fold, texts in found.items():
            told = rows.get(fold, rows.get(None, ()))
            labels = {(at[start], kind): chance for start, kind, chance in told if start in at}
            texts.append(text_of(context, labels))
    return found


def lessons_in(path: Path) -> Iterator[tuple[str, int | None, list[tuple[int, str, float]]]]:
    """Yield text, fold and what a teacher says of it, for each line of JSON of a file, plain or .xz.

    A line is {"text": …, "fold": the fold that the teacher never saw, if any, "told": [[where the word begins, type
    of the event, how likely it tells one], …]}; lines of one text stand together. Raises GoldError for other lines.
    """
    for number, row in enumerate(lines_of(path), start=1):
        try:
            told = [(int(start), str(EventType(kind)), float(chance)) for start, kind, chance in row["told"]]
            yield str(row["text"]), row.get("fold"), told
        except (KeyError, TypeError, ValueError) as error:
            raise GoldError(f"line {number} of {path} is no lesson ({error})", "see `waqai train finder`") from error


def packed(weights: Weights, letters: Letters, table: Array) -> bytes:
    """Return what `waqai.claims.finder.parse_finder` reads."""
    made = exported(weights, table)
    values = dict(zip(CHANNELS, map(list, letters.values), strict=True))
    names = {"stems": list(letters.stems), "roots": list(letters.roots), "values": values}
    out = {"out weight": weights["out"][0], "out bias": weights["out"][1]}
    halves = {**channels_of(made["values"]), **layers_of(weights), **out, "start": made["bias"]}
    return pack(names, {"stem": made["stem"], "root": made["root"]}, halves)
