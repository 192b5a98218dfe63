"""Small linear models over named features: they rank and calibrate what rules propose, and say why.

Weights are trained by `waqai train` and stand in `weights/`; see the card beside them.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

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
        get = self.weights.get
        return self.bias + sum(get(feature, 0.0) for feature in features)

    def probability(self, features: Iterable[str]) -> float:
        """Return the probability in (0, 1)."""
        odds = max(-_LARGEST, min(_LARGEST, self.score(features)))
        return 1.0 / (1.0 + math.exp(-odds))

    def accepts(self, features: Iterable[str]) -> bool:
        """Whether the probability reaches the threshold."""
        return self.probability(features) >= self.threshold

    def because(self, features: Iterable[str], limit: int = 3) -> tuple[str, ...]:
        """Return the features that speak loudest for the claim, loudest first."""
        weighed = ((self.weights.get(feature, 0.0), feature) for feature in features)
        return tuple(f"{feature} {weight:+.2f}" for weight, feature in sorted(weighed, reverse=True)[:limit] if weight > 0)


Models = Mapping[str, LinearModel]


def parse_models(text: str) -> Models:
    """Return the models of a weights file (JSON: name → bias, threshold, weights).

    Raises WaqaiError where the file is none.
    """
    try:
        return {
            name: LinearModel(row["bias"], row["weights"], row["threshold"]) for name, row in json.loads(text).items()
        }
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise WaqaiError(f"the weights file is damaged ({error})", "train it again, or install waqai again") from error


@cache
def shipped_models() -> Models:
    """Return the models that come with the package."""
    return parse_models((resources.files("waqai") / "weights" / "claims.json").read_text(encoding="utf-8"))
