"""Trains the reader: first on what the linear models say of reports that nobody annotated, then on annotation.

The linear models that take the reader's word must not learn from its word on reports that it has seen. So readers are
also trained by folds: for each report there is one that never saw it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from itertools import islice
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
from waqai.train.apart import apart_from
from waqai.train.packing import channels_of, layers_of
from waqai.train.packing import packed as pack
from waqai.train.reader_network import Weights, exported, fit_network, fresh
from waqai.train.reader_samples import Alphabet, arrays_of, gold_lessons, soft_lessons
from waqai.train.readers import FOLDS, READER, fold_name, folds_name
from waqai.train.samples import annotate
from waqai.train.vectors import texts_in

Array = Any
NAME = "reader.npz"
_SOFT, _GOLD = (1.0, 2e-3), (7.5, 1.5e-3)  # passes over the lessons, and how fast is learnt


def train_reader(
    reports: Sequence[GoldReport],
    unlabelled: Iterable[Report],
    models: Models,
    vectors: Vectors,
    out: Path,
    *,
    tell: Callable[[str], None] = lambda _: None,
) -> None:
    """Write the reader and those of the folds to the folder `out`; report number i is of fold i modulo five.

    `models` and the shipped reader answer for the reports without annotation; copies of annotated ones are left out.
    Raises GoldError where fewer reports than folds have anything to learn from.
    """
    gold = [list(gold_lessons(annotate(report, models))) for report in reports]
    if sum(map(bool, gold)) < FOLDS:
        raise GoldError("too few annotated reports tell an event that the lexicon knows", f"give {FOLDS} or more")
    others = apart_from(unlabelled, [report.report for report in reports])
    soft = [lesson for report in others for lesson in soft_lessons(context_of(report, models), models)]
    tell(f"{sum(map(len, gold)):,} annotated lessons, {len(soft):,} soft ones")
    stems = sorted(vectors.index, key=vectors.index.__getitem__)
    alphabet = Alphabet.of([*soft, *(lesson for part in gold for lesson in part)], stems)
    table = table_of(vectors)
    weights = fresh(alphabet, table)
    if soft:
        weights = fit_network(weights, table, arrays_of(soft, alphabet), rounds=_SOFT[0], rate=_SOFT[1])
        tell("learnt from the soft lessons")
    out.mkdir(parents=True, exist_ok=True)
    folds = {report.report.id: number % FOLDS for number, report in enumerate(reports)}
    for fold in (*range(FOLDS), None):
        lessons = [lesson for number, part in enumerate(gold) if number % FOLDS != fold for lesson in part]
        fitted = fit_network(weights, table, arrays_of(lessons, alphabet), rounds=_GOLD[0], rate=_GOLD[1])
        (out / (NAME if fold is None else fold_name(READER, fold))).write_bytes(packed(fitted, alphabet, table))
        tell(f"learnt from {len(lessons):,} annotated lessons")
    (out / folds_name(READER)).write_text(json.dumps(folds, indent=0, sort_keys=True) + "\n", encoding="utf-8")


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
