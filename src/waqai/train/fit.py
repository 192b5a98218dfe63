"""Fits one linear model: logistic regression over binary features, its threshold chosen on held-out reports."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from waqai.claims.scorer import LinearModel
from waqai.train.samples import Sample

_FOLDS = 5
_RAREST = 3
_SMALLEST = 0.01
_THRESHOLDS = [step / 50 for step in range(5, 40)]


def fit(samples: Sequence[Sample], *, strength: float = 0.5) -> LinearModel:
    """Return the model of `samples`; `strength` is the inverse of the penalty on large weights."""
    held_out = held_out_probabilities(samples, strength=strength)
    threshold = best_threshold([sample.label for sample in samples], held_out)
    return _regression(samples, strength, threshold)


def held_out_probabilities(samples: Sequence[Sample], *, strength: float) -> list[float]:
    """Return each sample's probability under a model that never saw its report."""
    groups = [sample.report for sample in samples]
    result = [0.0] * len(samples)
    folds = GroupKFold(n_splits=min(_FOLDS, len(set(groups))))
    for train, test in folds.split(groups, groups=groups):
        model = _regression([samples[i] for i in train], strength, 0.5)
        for i in test:
            result[i] = model.probability(samples[i].features)
    return result


def best_threshold(labels: Sequence[bool], probabilities: Sequence[float]) -> float:
    """Return the threshold with the highest F1."""
    return max(_THRESHOLDS, key=lambda threshold: f1(labels, probabilities, threshold))


def f1(labels: Sequence[bool], probabilities: Sequence[float], threshold: float) -> float:
    """Return F1 of taking every sample from `threshold` up."""
    made = [probability >= threshold for probability in probabilities]
    right = sum(real and found for real, found in zip(labels, made, strict=True))
    return 2 * right / (sum(labels) + sum(made)) if right else 0.0


def _regression(samples: Sequence[Sample], strength: float, threshold: float) -> LinearModel:
    counts = Counter(feature for sample in samples for feature in set(sample.features))
    rows = [{feature: 1 for feature in sample.features if counts[feature] >= _RAREST} for sample in samples]
    vectorizer = DictVectorizer(dtype=np.float32)
    matrix = vectorizer.fit_transform(rows)
    regression = LogisticRegression(C=strength, solver="liblinear", max_iter=200)
    regression.fit(matrix, [sample.label for sample in samples])
    names, weights = vectorizer.get_feature_names_out(), regression.coef_[0]
    kept = {
        str(name): round(float(weight), 3)
        for name, weight in sorted(zip(names, weights, strict=True))
        if abs(weight) >= _SMALLEST
    }
    return LinearModel(round(float(regression.intercept_[0]), 3), kept, threshold)
