"""Small linear models over named features: they rank and calibrate what rules propose, and say why.

Weights are trained by `waqai train` and stand in `weights/`; see the card beside them.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from itertools import chain, repeat
from typing import Any, NamedTuple, TypeAlias

from waqai.errors import WaqaiError

#: Features that one fact sets together, from few values: what they weigh is summed once and kept.
Bundle: TypeAlias = tuple[str, ...]

_LARGEST = 30.0
_ROUNDING = 1e-6
#: How many bundles a model remembers the weights of.
KEPT = 1 << 13


class Features(NamedTuple):
    """The features of one case: each by itself, or in bundles."""

    single: Sequence[str]
    bundles: Sequence[Bundle]

    def flat(self) -> list[str]:
        """Return every feature by itself."""
        return [*self.single, *chain.from_iterable(self.bundles)]


class _Sums(dict[Bundle, float]):
    """What bundles weigh, each summed when first met; all are forgotten when there are too many."""

    def __init__(self, weights: Mapping[str, float]) -> None:
        super().__init__()
        self._weights = weights

    def __missing__(self, bundle: Bundle) -> float:
        if len(self) >= KEPT:
            self.clear()
        self[bundle] = total = sum(map(self._weights.get, bundle, repeat(0.0)))
        return total


@dataclass(frozen=True, slots=True)
class LinearModel:
    """Logistic regression over binary features; `threshold` is the probability from which a claim is made."""

    bias: float
    weights: Mapping[str, float]
    threshold: float = 0.5
    _sums: _Sums = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Begin with no bundle summed."""
        object.__setattr__(self, "_sums", _Sums(self.weights))

    @property
    def hopeless(self) -> float:
        """Log-odds under which the probability is sure to lie below the threshold."""
        if self.threshold >= 1.0:
            return _LARGEST
        return math.log(self.threshold / (1.0 - self.threshold)) - _ROUNDING if self.threshold > 0 else -math.inf

    def score(self, features: Iterable[str], bundles: Iterable[Bundle] = ()) -> float:
        """Return the log-odds."""
        alone = sum(map(self.weights.get, features, repeat(0.0)))
        return self.bias + alone + sum(map(self._sums.__getitem__, bundles))

    def probability(self, features: Iterable[str], bundles: Iterable[Bundle] = ()) -> float:
        """Return the probability in (0, 1)."""
        return probability_of(self.score(features, bundles))

    def accepts(self, features: Iterable[str]) -> bool:
        """Whether the probability reaches the threshold."""
        return self.probability(features) >= self.threshold

    def because(self, features: Iterable[str], limit: int = 3) -> tuple[str, ...]:
        """Return the features that speak loudest for the claim, loudest first."""
        weighed = [(weight, feature) for feature in features if (weight := self.weights.get(feature, 0.0)) > 0]
        return tuple(f"{feature} {weight:+.2f}" for weight, feature in sorted(weighed, reverse=True)[:limit])


def probability_of(odds: float) -> float:
    """Return the probability of log-odds, in (0, 1)."""
    if odds > _LARGEST:
        odds = _LARGEST
    elif odds < -_LARGEST:
        odds = -_LARGEST
    return 1.0 / (1.0 + math.exp(-odds))


class _Columns(dict[Bundle, tuple[float, ...] | None]):
    """What bundles weigh under several models, None where all is zero; kept and forgotten as sums are."""

    def __init__(self, columns: Mapping[str, tuple[float, ...]]) -> None:
        super().__init__()
        self._columns = columns

    def __missing__(self, bundle: Bundle) -> tuple[float, ...] | None:
        if len(self) >= KEPT:
            self.clear()
        rows = filter(None, map(self._columns.get, bundle))
        self[bundle] = total = tuple(map(sum, zip(*rows, strict=True))) or None
        return total


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
        self._sums = _Columns(self._columns)

    def scores(self, features: Iterable[str], bundles: Iterable[Bundle] = ()) -> list[float]:
        """Return the log-odds under each model, in the order in which they were given."""
        rows = filter(None, chain(map(self._columns.get, features), map(self._sums.__getitem__, bundles)))
        return list(map(sum, zip(self._biases, *rows, strict=True)))

    def probabilities(self, features: Iterable[str], bundles: Iterable[Bundle] = ()) -> list[float]:
        """Return the probability under each model, in the order in which they were given."""
        return list(map(probability_of, self.scores(features, bundles)))


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
