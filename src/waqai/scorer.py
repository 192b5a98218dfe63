"""Small linear models over named features: they rank and calibrate what rules propose, and say why.

Weights are trained by `waqai train` and stand in `weights/`; see the card beside them.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import repeat
from typing import Any

from waqai.errors import WaqaiError

_LARGEST = 30.0


@dataclass(frozen=True, slots=True)
class LinearModel:
    """Logistic regression over binary features; `threshold` is the probability from which a claim is made."""

    bias: float
    weights: Mapping[str, float]
    threshold: float = 0.5

    def score(self, features: Iterable[str]) -> float:
        """Return the log-odds."""
        return self.bias + sum(map(self.weights.get, features, repeat(0.0)))

    def probability(self, features: Iterable[str]) -> float:
        """Return the probability in (0, 1)."""
        return _probability(self.score(features))

    def accepts(self, features: Iterable[str]) -> bool:
        """Whether the probability reaches the threshold."""
        return self.probability(features) >= self.threshold

    def because(self, features: Iterable[str], limit: int = 3) -> tuple[str, ...]:
        """Return the features that speak loudest for the claim, loudest first."""
        weighed = ((self.weights.get(feature, 0.0), feature) for feature in features)
        return tuple(
            f"{feature} {weight:+.2f}" for weight, feature in sorted(weighed, reverse=True)[:limit] if weight > 0
        )


def _probability(odds: float) -> float:
    if odds > _LARGEST:
        odds = _LARGEST
    elif odds < -_LARGEST:
        odds = -_LARGEST
    return 1.0 / (1.0 + math.exp(-odds))


class Panel:
    """Several models that look at the same features, weighed in one pass."""

    def __init__(self, models: Sequence[LinearModel]) -> None:
        """Lay the weights of the models side by side."""
        self._biases = tuple(model.bias for model in models)
        columns: dict[str, list[float]] = {}
        for place, model in enumerate(models):
            for feature, weight in model.weights.items():
                columns.setdefault(feature, [0.0] * len(models))[place] = weight
        self._columns = {feature: tuple(weights) for feature, weights in columns.items()}

    def probabilities(self, features: Iterable[str]) -> list[float]:
        """Return the probability under each model, in the order in which they were given."""
        rows = filter(None, map(self._columns.get, features))
        return [_probability(sum(column)) for column in zip(self._biases, *rows, strict=True)]


class Models(dict[str, LinearModel]):
    """The models by name; never changed once made."""

    def __init__(self, models: Mapping[str, LinearModel]) -> None:
        """Take the models as they are."""
        super().__init__(models)
        self._panels: dict[tuple[str, ...], Panel] = {}

    def panel(self, *names: str) -> Panel:
        """Return the models of these names as one panel."""
        if names not in self._panels:
            self._panels[names] = Panel([self[name] for name in names])
        return self._panels[names]


def parse_models(text: str) -> Models:
    """Return the models of a weights file (JSON: name → bias, threshold, weights).

    Raises WaqaiError where the file is none.
    """
    try:
        return Models({name: _model(row) for name, row in json.loads(text).items()})
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise WaqaiError(f"the weights file is damaged ({error})", "train it again, or install waqai again") from error


def _model(row: Mapping[str, Any]) -> LinearModel:
    weights = {feature: float(weight) for feature, weight in row["weights"].items()}
    return LinearModel(float(row["bias"]), weights, float(row["threshold"]))


@cache
def shipped_models() -> Models:
    """Return the models that come with the package."""
    return parse_models((resources.files("waqai") / "weights" / "claims.json").read_text(encoding="utf-8"))
