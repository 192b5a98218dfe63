"""Fits one linear model: logistic regression over binary features, its threshold chosen on held-out reports."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from waqai.scorer import LinearModel
from waqai.train.samples import Sample

_FOLDS = 5
_STRENGTH = 0.15
_NEVER = 20.0
_RAREST = 3
_SMALLEST = 0.015
_THRESHOLDS = [step / 50 for step in range(5, 40)]
Array = Any


@dataclass(frozen=True, slots=True)
class _Table:
    """Samples as a sparse matrix: one row a sample, one column a feature seen often enough."""

    names: list[str]
    matrix: Array
    labels: Array
    reports: list[str]


def fit(
    samples: Sequence[Sample], *, strength: float = _STRENGTH, total: int = 0, threshold: float | None = None
) -> LinearModel:
    """Return the model of `samples`; `strength` is the inverse of the penalty on large weights.

    `total` counts what there was to find, where that is more than the samples hold: the threshold minds it. One that
    is given saves the fits that would choose it.

    Where fewer reports than folds have a positive sample, the model that accepts nothing is returned; where
    all are positive, the one that accepts everything.
    """
    extreme = _extreme(samples)
    if extreme or threshold is None:
        return extreme or _fitted(samples, strength, total)[0]
    return _model(_table(samples), strength, threshold)


def fit_together(
    groups: Mapping[str, Sequence[Sample]],
    *,
    strength: float = _STRENGTH,
    total: int = 0,
    threshold: float | None = None,
) -> dict[str, LinearModel]:
    """Return the model of each group of samples; all share the threshold with the highest F1 over all groups.

    Probabilities that mean the same need no threshold of their own, and a small group could not tell where it lies.
    """
    if threshold is not None:
        return {name: fit(samples, strength=strength, threshold=threshold) for name, samples in groups.items()}
    models = {name: model for name, samples in groups.items() if (model := _extreme(samples))}
    fitted = {name: _fitted(samples, strength) for name, samples in groups.items() if name not in models}
    if not fitted:
        return models
    labels = np.concatenate([labels for _, labels, _ in fitted.values()])
    probabilities = np.concatenate([held_out for _, _, held_out in fitted.values()])
    threshold = best_threshold(labels, probabilities, max(total, int(labels.sum())))
    return models | {name: replace(model, threshold=threshold) for name, (model, _, _) in fitted.items()}


def _extreme(samples: Sequence[Sample]) -> LinearModel | None:
    """Return the model of samples that nothing can be learnt from, or None."""
    if len({sample.report for sample in samples if sample.label}) < _FOLDS:
        return LinearModel(bias=-_NEVER, weights={}, threshold=1.0)
    if all(sample.label for sample in samples):
        return LinearModel(bias=_NEVER, weights={}, threshold=_THRESHOLDS[0])
    return None


def _fitted(samples: Sequence[Sample], strength: float, total: int = 0) -> tuple[LinearModel, Array, Array]:
    """Return the model of samples, their labels, and their probabilities under models that never saw their report."""
    table = _table(samples)
    held_out = _held_out(table, strength)
    threshold = best_threshold(table.labels, held_out, max(total, int(table.labels.sum())))
    return _model(table, strength, threshold), table.labels, held_out


def _model(table: _Table, strength: float, threshold: float) -> LinearModel:
    regression = _regression(table.matrix, table.labels, strength)
    weights = zip(table.names, regression.coef_[0], strict=True)
    kept = {name: round(float(weight), 3) for name, weight in weights if abs(weight) >= _SMALLEST}
    return LinearModel(round(float(regression.intercept_[0]), 3), kept, threshold)


def _table(samples: Sequence[Sample]) -> _Table:
    counts = Counter(feature for sample in samples for feature in set(sample.features))
    names = sorted(name for name, count in counts.items() if count >= _RAREST)
    column = {name: place for place, name in enumerate(names)}
    rows = [[column[name] for name in set(sample.features) if name in column] for sample in samples]
    pointers = np.cumsum([0, *(len(row) for row in rows)], dtype=np.int32)
    columns = np.fromiter((place for row in rows for place in row), dtype=np.int32, count=int(pointers[-1]))
    matrix = csr_matrix((np.ones(len(columns), dtype=np.float32), columns, pointers), shape=(len(rows), len(names)))
    return _Table(names, matrix, np.array([s.label for s in samples]), [s.report for s in samples])


def _held_out(table: _Table, strength: float) -> Array:
    """Return each sample's probability under a model that never saw its report."""
    result = np.zeros(len(table.labels))
    for train, test in GroupKFold(n_splits=_FOLDS).split(table.matrix, groups=table.reports):
        if table.labels[train].any() and not table.labels[train].all():
            model = _regression(table.matrix[train], table.labels[train], strength)
            result[test] = model.predict_proba(table.matrix[test])[:, 1]
    return result


def _regression(matrix: Array, labels: Array, strength: float) -> LogisticRegression:
    matrix.indices, matrix.indptr = matrix.indices.astype(np.int32), matrix.indptr.astype(np.int32)
    return LogisticRegression(C=strength, solver="liblinear", max_iter=200).fit(matrix, labels)


def best_threshold(labels: Array, probabilities: Array, total: int) -> float:
    """Return the threshold with the highest F1; `total` counts what there was to find, in the samples or not."""
    return max(_THRESHOLDS, key=lambda threshold: f1(labels, probabilities, threshold, total))


def f1(labels: Array, probabilities: Array, threshold: float, total: int) -> float:
    """Return F1 of taking every sample from `threshold` up."""
    made = probabilities >= threshold
    right = int((labels & made).sum())
    return 2 * right / (total + int(made.sum())) if right else 0.0
