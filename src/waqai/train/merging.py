"""Trains the model that says which tellings are of one event; its threshold is the one with the most events right.

Annotators differ most in how far they part events, so that the threshold is chosen on the reports that are to be
matched, where they are many enough; those beside them only teach the model.
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from functools import partial
from itertools import combinations
from statistics import fmean

from waqai.claims.likeness import likeness_features
from waqai.claims.merge import grouped
from waqai.claims.tellings import Telling, find_tellings
from waqai.scorer import LinearModel, Models
from waqai.train.fit import fit
from waqai.train.samples import Annotated, Sample, event_of

MERGE = "merge"
_FOLDS = 5
_STRENGTH = 0.08
_THRESHOLDS = [step / 50 for step in range(15, 31)]
#: The curve is uneven: each threshold is judged with so many neighbours on either side.
_SPREAD = 4
#: How many reports it takes to choose a threshold.
_ENOUGH = 30
Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Told:
    """The tellings of one report, the annotated event of each or None, and the features of each pair of one type."""

    report: str
    tellings: Sequence[Telling]
    events: Sequence[str | None]
    pairs: dict[Pair, Sequence[str]]
    total: int

    @classmethod
    def of(cls, report: Annotated, models: Models) -> Told:
        """Return what `models`, which never saw the report, make of it."""
        tellings = find_tellings(report.context, models)
        events = [event["id"] if (event := event_of(report, t.trigger)) else None for t in tellings]
        pairs: dict[Pair, Sequence[str]] = {
            (i, j): likeness_features(report.context, tellings[i], tellings[j]).flat()
            for i, j in combinations(range(len(tellings)), 2)
            if tellings[i].trigger.type is tellings[j].trigger.type
        }
        return cls(report.gold.name, tellings, events, pairs, len(report.gold.record["events"]))

    def samples(self) -> list[Sample]:
        """Return the pairs of which both tell of annotated events."""
        return [
            Sample(features, self.events[i] == self.events[j], self.report)
            for (i, j), features in self.pairs.items()
            if self.events[i] and self.events[j]
        ]


def fit_merging(unseen: Sequence[tuple[Annotated, Models]], beside: AbstractSet[str] = frozenset()) -> LinearModel:
    """Return the model, trained on reports as read by models that never saw them.

    `beside` names the reports that have no say on the threshold.
    """
    told = [Told.of(report, models) for report, models in unseen]
    model = fit([sample for one in told for sample in one.samples()], strength=_STRENGTH)
    return replace(model, threshold=_best_threshold(told, beside)) if model.weights else model


def _best_threshold(told: Sequence[Told], beside: AbstractSet[str]) -> float:
    """Return the threshold around which F1 over events is highest, each report grouped by a model that never saw it."""
    rows: list[tuple[Told, dict[Pair, float]]] = []
    for fold in range(_FOLDS):
        model = fit([s for i, one in enumerate(told) if i % _FOLDS != fold for s in one.samples()], strength=_STRENGTH)
        rows += [(one, _likenesses(one, model)) for one in told[fold::_FOLDS]]
    matched = [(one, likeness) for one, likeness in rows if one.report not in beside]
    judged = matched if len(matched) >= _ENOUGH else rows
    right = [_events_right(judged, threshold) for threshold in _THRESHOLDS]
    smooth = [fmean(right[max(0, at - _SPREAD) : at + _SPREAD + 1]) for at in range(len(right))]
    return _THRESHOLDS[smooth.index(max(smooth))]


def _likenesses(one: Told, model: LinearModel) -> dict[Pair, float]:
    return {pair: model.probability(features) for pair, features in one.pairs.items()}


def _events_right(rows: Sequence[tuple[Told, dict[Pair, float]]], threshold: float) -> float:
    right = both = 0
    for one, likeness in rows:
        groups = grouped(one.tellings, partial(_look_up, likeness), threshold)
        right += _found(one, groups)
        both += len(groups) + one.total
    return 2 * right / both


def _look_up(likeness: dict[Pair, float], first: int, second: int) -> float:
    return likeness[first, second]


def _found(one: Told, groups: Sequence[Sequence[int]]) -> int:
    """Return how many annotated events have a group of their own, each group counting for one."""
    found: set[str] = set()
    for group in groups:
        new = [event for i in group if (event := one.events[i]) and event not in found]
        found.update(new[:1])
    return len(found)
