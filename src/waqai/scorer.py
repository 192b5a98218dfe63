"""Small linear models over named features: they rank and calibrate what rules propose, and say why.

Weights are trained by `waqai train` and stand in `weights/`; see the card beside them.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib import resources
from itertools import chain, repeat
from typing import Any, NamedTuple, ParamSpec, TypeAlias, cast

import numpy as np

from waqai.errors import WaqaiError

#: The features that one fact sets together.
Names: TypeAlias = tuple[str, ...]
Values = ParamSpec("Values")

_LARGEST = 30.0
_ROUNDING = 1e-6
_BIASES = 0
_MADE = 1 << 12
#: How many bundles a model remembers the weights of, or a little more.
KEPT = 1 << 15


class Bundle(tuple[str, ...]):
    """Features that one fact sets together, from few values: what they weigh is summed once and kept.

    It is equal to itself alone, so that looking up what it weighs touches none of its features; see `bundled`.
    """

    __slots__ = ()
    __eq__ = object.__eq__
    __ne__ = object.__ne__
    __hash__ = object.__hash__


def bundled(make: Callable[Values, Names]) -> Callable[Values, Bundle]:
    """Make the bundle of each combination of values once, and keep it while it is in use."""

    @lru_cache(maxsize=_MADE)
    def kept(*values: Values.args, **named: Values.kwargs) -> Bundle:
        return Bundle(make(*values, **named))

    return cast("Callable[Values, Bundle]", kept)


@bundled
def alone(feature: str) -> Names:
    """Return the bundle of one feature."""
    return (feature,)


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
        if self.threshold <= probability_of(-_LARGEST):
            return -math.inf
        return math.log(self.threshold / (1.0 - self.threshold)) - _ROUNDING

    def score(self, features: Iterable[str], bundles: Iterable[Bundle] = ()) -> float:
        """Return the log-odds."""
        alone = sum(map(self.weights.get, features, repeat(0.0))) if features else 0.0
        return self.bias + alone + sum(map(self._sums.__getitem__, bundles))

    def probability(self, features: Iterable[str], bundles: Iterable[Bundle] = ()) -> float:
        """Return the probability in (0, 1)."""
        return probability_of(self.score(features, bundles))

    def accepts(self, features: Iterable[str]) -> bool:
        """Whether the probability reaches the threshold."""
        return self.probability(features) >= self.threshold

    def because(self, features: Iterable[str], limit: int = 3) -> tuple[str, ...]:
        """Return the features that speak loudest for the claim, loudest first."""
        get = self.weights.get
        weighed = [(weight, feature) for feature in features if (weight := get(feature, 0.0)) > 0]
        return tuple(f"{feature} {weight:+.2f}" for weight, feature in sorted(weighed, reverse=True)[:limit])


def probability_of(odds: float) -> float:
    """Return the probability of log-odds, in (0, 1)."""
    if odds > _LARGEST:
        odds = _LARGEST
    elif odds < -_LARGEST:
        odds = -_LARGEST
    return 1.0 / (1.0 + math.exp(-odds))


class _Table(dict[Bundle, int]):
    """The weights of features under several models, a row each, and bundle → the row of what it weighs, 0 for nothing.

    Row 0 holds the biases. Bundles get their rows when first met.
    """

    def __init__(self, models: Sequence[LinearModel]) -> None:
        super().__init__()
        names = dict.fromkeys(chain.from_iterable(model.weights for model in models))
        self.features = {name: row for row, name in enumerate(names, start=1)}
        columns = [[model.bias, *map(model.weights.get, names, repeat(0.0))] for model in models]
        self.weights: Any = np.array(columns, dtype=np.float64).T.copy()
        self._used = self._fixed = len(self.weights)

    def forget(self) -> None:
        """Forget all bundles."""
        self.clear()
        self._used = self._fixed

    def __missing__(self, bundle: Bundle) -> int:
        rows = list(filter(None, map(self.features.get, bundle)))
        self[bundle] = row = self._added(np.add.reduce(self.weights[rows])) if len(rows) > 1 else sum(rows)
        return row

    def _added(self, weights: Any) -> int:
        if self._used == len(self.weights):
            self.weights = np.concatenate([self.weights, np.empty_like(self.weights)])
        self.weights[self._used] = weights
        self._used += 1
        return self._used - 1


class Panel:
    """Several models that look at the same features; they weigh all cases that are given together in one pass."""

    def __init__(self, models: Sequence[LinearModel]) -> None:
        """Lay the weights of the models side by side."""
        self._table = _Table(models)

    def scores(self, cases: Iterable[Features]) -> list[list[float]]:
        """Return, for each case, the log-odds under each model, in the order in which they were given."""
        odds: list[list[float]] = self._odds(cases).tolist()
        return odds

    def reaching(self, cases: Iterable[Features], floors: Sequence[float]) -> list[tuple[int, int, float]]:
        """Return (case, model, log-odds) where the odds reach the floor of the model, in order of both.

        Cases and models are numbered from 0, in the order in which they were given.
        """
        odds = self._odds(cases)
        found = np.nonzero(odds >= floors)
        return list(zip(*(rows.tolist() for rows in found), odds[found].tolist(), strict=True))

    def _odds(self, cases: Iterable[Features]) -> Any:
        table = self._table
        if len(table) >= KEPT:
            table.forget()
        rows: list[int] = []
        starts: list[int] = []
        for single, bundles in cases:
            starts.append(len(rows))
            rows.append(_BIASES)
            rows += filter(None, map(table.features.get, single))
            rows += filter(None, map(table.__getitem__, bundles))
        return np.add.reduceat(table.weights.take(rows, axis=0), starts, axis=0) if starts else table.weights[:0]

    def probabilities(self, cases: Iterable[Features]) -> list[list[float]]:
        """Return, for each case, the probability under each model, in the order in which they were given."""
        return [list(map(probability_of, odds)) for odds in self.scores(cases)]


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
        numbers = _Numbers()
        return Models({name: _model(row, numbers) for name, row in json.loads(text).items()})
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise WaqaiError(f"the weights file is damaged ({error})", "train it again, or install waqai again") from error


class _Numbers(dict[float, float]):
    """The numbers met so far: few, for many features, so that equal ones are kept as one object, near at hand."""

    def __missing__(self, number: float) -> float:
        return self.setdefault(number, float(number))


def _model(row: Mapping[str, Any], numbers: _Numbers) -> LinearModel:
    weights = {feature: numbers[weight] for feature, weight in row["weights"].items()}
    return LinearModel(float(row["bias"]), weights, float(row["threshold"]))


@cache
def shipped_models() -> Models:
    """Return the models that come with the package."""
    return parse_models((resources.files("waqai") / "weights" / "claims.json").read_text(encoding="utf-8"))
