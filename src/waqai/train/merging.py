"""Trains the model that says which tellings are of one event, and how sure it must be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import combinations
from statistics import fmean

from waqai.claims.likeness import likeness_features
from waqai.claims.merge import grouped
from waqai.claims.tellings import Telling, find_tellings
from waqai.claims.toll_bearers import Tolls, tolls_of
from waqai.scorer import LinearModel, Models
from waqai.train.fit import fit
from waqai.train.samples import Annotated, Sample, event_of

MERGE = "merge"
_FOLDS = 5
_STRENGTH = 0.08
_THRESHOLDS = [step / 50 for step in range(15, 36)]
#: The curve is uneven: each threshold is judged with so many neighbours on either side.
_SPREAD = 4
#: How much F1 over events may fall short of the best for a higher threshold. A wrong merger loses an event with all
#: that is said of it, a missed one tells it twice.
_SHORT = 0.003
Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Told:
    """The tellings of one report, the annotated event of each or None, and the features of each pair of one type."""

    report: str
    tellings: Sequence[Telling]
    events: Sequence[str | None]
    pairs: dict[Pair, Sequence[str]]
    tolls: Tolls
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
        tolls = tolls_of(report.context, tellings)
        return cls(report.gold.name, tellings, events, pairs, tolls, len(report.gold.record["events"]))

    def samples(self) -> list[Sample]:
        """Return the pairs of which both tell of annotated events."""
        return [
            Sample(features, self.events[i] == self.events[j], self.report)
            for (i, j), features in self.pairs.items()
            if self.events[i] and self.events[j]
        ]


def fit_merging(unseen: Sequence[tuple[Annotated, Models]]) -> LinearModel:
    """Return the model, trained on reports as read by models that never saw them."""
    told = [Told.of(report, models) for report, models in unseen]
    model = fit([sample for one in told for sample in one.samples()], strength=_STRENGTH)
    return replace(model, threshold=_best_threshold(told)) if model.weights else model


def _best_threshold(told: Sequence[Told]) -> float:
    """Return the highest threshold around which F1 over events is about the highest there is.

    Each report is grouped by a model that never saw it.
    """
    rows: list[tuple[Told, dict[Pair, float]]] = []
    for fold in range(_FOLDS):
        model = fit([s for i, one in enumerate(told) if i % _FOLDS != fold for s in one.samples()], strength=_STRENGTH)
        rows += [(one, _likenesses(one, model)) for one in told[fold::_FOLDS]]
    right = [_events_right(rows, threshold) for threshold in _THRESHOLDS]
    smooth = [fmean(right[max(0, at - _SPREAD) : at + _SPREAD + 1]) for at in range(len(right))]
    near = max(smooth) - _SHORT
    return max(threshold for threshold, value in zip(_THRESHOLDS, smooth, strict=True) if value >= near)


def _likenesses(one: Told, model: LinearModel) -> dict[Pair, float]:
    return {pair: model.probability(features) for pair, features in one.pairs.items()}


def _events_right(rows: Sequence[tuple[Told, dict[Pair, float]]], threshold: float) -> float:
    right = both = 0
    for one, likeness in rows:
        groups = grouped(one.tellings, partial(_look_up, likeness), threshold, one.tolls)
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
