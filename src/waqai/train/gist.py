"""Trains the judges of the gist room on labelled sentences, and cross-validates them; no fold shares a document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix, diags, hstack
from sklearn.linear_model import LogisticRegression, Ridge
from sklearn.metrics import log_loss, precision_recall_fscore_support
from sklearn.model_selection import StratifiedGroupKFold

from waqai.gist.judge import NAME, Judge, pack_judges
from waqai.gist.vectors import Vectors
from waqai.scorer import shipped_models
from waqai.train.gist_samples import EVENTS, WORDS_ONLY, Passage, read_events, read_own, read_told, read_words

FOLDS = 5
_INNER = 4
#: How much a sentence of ours may count beside a labelled one: the weight is chosen inside the training folds.
_OURS = (0.5, 1.0)
#: How much a sentence of a teacher counts beside a labelled one.
_TOLD = 0.3
_SMALLEST = 0.002
#: How much the words count beside the meaning, and between which limits a log-count ratio is kept.
_WORDS, _RATIOS = 0.7, (0.1, 3.0)
_ROWS = ("targets", "classes", "documents", "tested", "ours", "told")
Array = Any


@dataclass(frozen=True, slots=True)
class Recipe:
    """How one question is learned: the penalty on large weights, how often a feature must stand, its answers.

    `balance` says how far the rarer answer is weighed up: 0 not at all, 1 to equal shares. `found` says how much what
    was found counts beside the words; `ratios` how far a feature counts, before the fit, by its log-count ratio: 0 not
    at all, 1 in full.
    """

    penalty: float
    rarest: int
    answers: int = 1
    balance: float = 0.0
    found: float = 1.0
    ratios: float = 0.0


RECIPES: Mapping[str, Recipe] = {
    "ASSAULT": Recipe(penalty=1.5, rarest=2, balance=0.5),
    "PROTEST": Recipe(penalty=3.0, rarest=2, balance=0.25),
    "relevance": Recipe(penalty=0.8, rarest=4, found=0.4, ratios=1.0),
    "quad": Recipe(penalty=1.3, rarest=4, answers=5, found=0.5, ratios=0.5),
}


@dataclass(frozen=True, slots=True)
class Table:
    """Passages as a sparse matrix, a column a feature; the last columns hold the meaning.

    `shares` says of every named feature how much its block counts; `ours` which passages are made up, and
    `told` which have their target from a teacher, both to teach only.
    """

    names: Sequence[str]
    shares: Array
    matrix: csr_matrix
    targets: Array
    classes: Array
    documents: Array
    tested: Array
    ours: Array
    told: Array

    @property
    def labelled(self) -> Array:
        """Which passages people labelled."""
        return ~(self.ours | self.told)

    def part(self, rows: Array) -> Table:
        """Return the table of some rows."""
        return replace(
            self,
            matrix=self.matrix[rows],
            **{key: getattr(self, key)[rows] for key in _ROWS},
        )


def table_of(passages: Sequence[Passage], recipe: Recipe) -> Table:
    """Return the table of some passages; features that stand in too few of them are left out."""
    columns: dict[str, list[tuple[int, float]]] = {}
    shares: dict[str, float] = {}
    for row, passage in enumerate(passages):
        for block, share in ((passage.features.words, _WORDS), (passage.features.found, recipe.found)):
            for name in block:
                columns.setdefault(name, []).append((row, 1.0 / np.sqrt(len(block))))
                shares[name] = share
    names = sorted(name for name, cells in columns.items() if len(cells) >= recipe.rarest)
    cells = [(row, place, value) for place, name in enumerate(names) for row, value in columns[name]]
    rows, places, values = zip(*cells, strict=True) if cells else ((), (), ())
    named = csr_matrix((np.array(values, dtype=np.float64), (rows, places)), shape=(len(passages), len(names)))
    targets = np.array([passage.targets for passage in passages], dtype=np.float64)
    return Table(
        names=names,
        shares=np.array([shares[name] for name in names]),
        matrix=hstack([named, csr_matrix(np.stack([p.features.meaning for p in passages]))]).tocsr(),
        targets=targets,
        classes=np.array([passage.answer for passage in passages]),
        documents=np.array([passage.document for passage in passages]),
        tested=np.array([passage.tested and not (passage.ours or passage.told) for passage in passages]),
        ours=np.array([passage.ours for passage in passages]),
        told=np.array([passage.told for passage in passages]),
    )


def fit(table: Table, recipe: Recipe) -> Judge:
    """Return the judge of a table; probabilities, threshold and the weight of ours come from passages held out."""
    if recipe.answers > 1:
        return _ridge(table, recipe)
    tried = [_calibrated(table, recipe, weight) for weight in (_OURS if table.ours.any() else _OURS[-1:])]
    _, weight, slope, offset, threshold = min(tried)
    return replace(_ridge(table, recipe, weight), slope=slope, offset=offset, threshold=threshold)


def _calibrated(table: Table, recipe: Recipe, weight: float) -> tuple[float, float, float, float, float]:
    """Return the log loss of held-out passages, the weight of ours, the slope and offset of chances, the threshold."""
    scores = np.zeros(len(table.classes))
    for train, test in folds_of(table, _INNER, seed=0):
        scores[test] = _scores(_ridge(table.part(train), recipe, weight), table.part(test))[:, 0]
    real, scores = table.classes[table.tested], scores[table.tested]
    scale = LogisticRegression(C=1e4).fit(scores[:, None], real)
    chances = scale.predict_proba(scores[:, None])[:, 1]
    slope, offset = float(scale.coef_[0, 0]), float(scale.intercept_[0])
    return log_loss(real, chances), weight, slope, offset, best_threshold(chances)


def folds_of(table: Table, folds: int, seed: int) -> Iterator[tuple[Array, Array]]:
    """Yield (rows to train on, rows to test on): answers spread evenly, no document on both sides.

    Passages that only teach are in the training part of each.
    """
    labelled, taught = np.flatnonzero(table.labelled), np.flatnonzero(~table.labelled)
    split = StratifiedGroupKFold(folds, shuffle=True, random_state=seed)
    for train, test in split.split(labelled, table.classes[labelled], table.documents[labelled]):
        yield np.concatenate([labelled[train], taught]), labelled[test]


def _ridge(table: Table, recipe: Recipe, ours: float = 1.0) -> Judge:
    """Return the least-squares judge: soft targets in [0, 1] become -1 to 1; passages of ours count `ours` each."""
    fits = [_fit_answer(table, recipe, answer, ours) for answer in range(recipe.answers)]
    coefficients, count = np.stack([weights for weights, _ in fits], axis=1), len(table.names)
    kept = np.abs(coefficients[:count]).max(axis=1) >= _SMALLEST
    names = [name for name, keep in zip(table.names, kept, strict=True) if keep]
    return Judge(
        names={name: place for place, name in enumerate(names)},
        weights=coefficients[:count][kept].astype(np.float32),
        meaning=coefficients[count:].astype(np.float32),
        bias=np.array([bias for _, bias in fits], dtype=np.float32),
    )


def _fit_answer(table: Table, recipe: Recipe, answer: int, ours: float) -> tuple[Array, float]:
    """Return the weights of all columns for one answer, and its bias."""
    targets = table.targets[:, answer]
    labelled = targets[table.labelled]
    rarity = ((1 - labelled).sum() / max(labelled.sum(), 1.0)) ** recipe.balance if recipe.answers == 1 else 1.0
    counts = np.where(table.told, _TOLD, np.where(table.ours, ours, 1.0))
    weights = (1.0 + (rarity - 1.0) * np.where(table.told, targets, table.classes > 0)) * counts
    scales = np.ones(table.matrix.shape[1])
    scales[: len(table.names)] = table.shares * _ratios(table, targets) ** recipe.ratios
    model = Ridge(alpha=recipe.penalty, solver="sparse_cg", tol=1e-3)
    model.fit(table.matrix @ diags(scales), 2 * targets - 1, sample_weight=weights)
    return model.coef_ * scales, float(model.intercept_)


def _ratios(table: Table, targets: Array) -> Array:
    """Return how much more each named feature stands with the answer than without it, or less: |log-count ratio|."""
    stands = table.matrix[:, : len(table.names)] > 0
    yes, no = stands.T @ targets + 1.0, stands.T @ (1.0 - targets) + 1.0
    return np.clip(np.abs(np.log(yes / yes.sum() * no.sum() / no)), *_RATIOS)


def _scores(judge: Judge, table: Table) -> Array:
    """Return the scores of all rows of a table at once."""
    count = len(table.names)
    places = [judge.names.get(name, -1) for name in table.names]
    weights = np.vstack([judge.weights, np.zeros((1, judge.weights.shape[1]), dtype=np.float32)])[places]
    return table.matrix[:, :count] @ weights + table.matrix[:, count:] @ judge.meaning + judge.bias


def best_threshold(chances: Array) -> float:
    """Return the probability from which on a yes gives the highest F1 to be expected, if the chances are true.

    Chances change smoothly where the few answers that are yes do not, so that little of it is left to luck.
    """
    falling = np.sort(chances)[::-1]
    expected = 2 * np.cumsum(falling) / (np.arange(1, len(falling) + 1) + falling.sum())
    best = int(np.argmax(expected))
    return float(falling[best] + falling[min(best + 1, len(falling) - 1)]) / 2


def held_out(passages: Sequence[Passage], recipe: Recipe, seed: int = 0) -> tuple[Array, Array]:
    """Return (real answers, given answers) of all passages that are tested, each judged by models that never saw it."""
    table = table_of(passages, recipe)
    given = np.zeros(len(passages), dtype=int)
    for train, test in folds_of(table, FOLDS, seed):
        judge, part = fit(table.part(train), recipe), table.part(test)
        scores = _scores(judge, part)
        if recipe.answers > 1:
            given[test] = scores.argmax(axis=1)
        else:
            odds = judge.slope * scores[:, 0] + judge.offset
            given[test] = 1.0 / (1.0 + np.exp(-odds)) >= judge.threshold
    return table.classes[table.tested], given[table.tested]


def passages_of(
    folder: Path, vectors: Vectors, own: Path | None = None, lessons: Path | None = None
) -> dict[str, list[Passage]]:
    """Return the labelled passages of every question, those of the file `own` of sentences of ours, and `lessons`.

    Raises GoldError where a file of sentences is missing or broken.
    """
    models = shipped_models()
    events = {question: read_events(folder, question, models, vectors) for question in EVENTS}
    for question, passages in read_own(own, models, vectors).items() if own else ():
        events[question] += passages
    for question, passages in read_told(lessons, models, vectors).items() if lessons else ():
        events[question] += passages
    return {**events, **{question: read_words(folder, question, vectors) for question in WORDS_ONLY}}


def validate(passages: Mapping[str, Sequence[Passage]], seeds: int) -> Iterator[str]:
    """Yield a line for people on every question: its figures over held-out folds, the mean over `seeds` divisions.

    Without what a teacher told: it may have seen the very sentences that are tested.
    """
    for question, everything in passages.items() if seeds else ():
        rows = [row for row in everything if not row.told]
        runs = [held_out(rows, RECIPES[question], seed) for seed in range(seeds)]
        yield f"{question:10} {_figures(runs, several=RECIPES[question].answers > 1)}"


def _figures(runs: Sequence[tuple[Array, Array]], *, several: bool) -> str:
    kind = "macro" if several else "binary"
    parts = np.array([precision_recall_fscore_support(*run, average=kind, zero_division=0.0)[:3] for run in runs])
    precision, recall, f1 = parts.mean(axis=0)
    spread = f", {f1:.3f} ± {parts[:, 2].std():.3f}" if len(runs) > 1 else f", {f1:.3f}"
    name = "macro-F1" if several else "F1"
    return f"precision {precision:.3f}, recall {recall:.3f}, {name}{spread[1:]} ({len(runs[0][0]):,} sentences)"


def train_judges(passages: Mapping[str, Sequence[Passage]], out: Path) -> None:
    """Train a judge for every question and write them all to the folder `out`."""
    judges = {}
    for question, rows in passages.items():
        recipe = RECIPES[question]
        judges[question] = fit(table_of(rows, recipe), recipe)
    out.mkdir(parents=True, exist_ok=True)
    (out / NAME).write_bytes(pack_judges(judges))
