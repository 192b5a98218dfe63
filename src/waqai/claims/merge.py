"""One event once: tellings of the same thing in headline, lead and body become one event (codebook §1)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from waqai.claims.context import Context
from waqai.claims.likeness import likeness_features
from waqai.claims.readings import LEAST
from waqai.claims.tellings import Telling
from waqai.claims.toll_bearers import Tolls
from waqai.model.values import value
from waqai.scorer import LinearModel

#: How many groups of one type, and tellings of one group, a telling is compared with: the last ones.
_HORIZON = 25
_PART = 0.05


@value(frozen=True, slots=True)
class Merged:
    """The tellings of one event, the fullest first."""

    tellings: tuple[Telling, ...]


def merge(context: Context, tellings: Sequence[Telling], model: LinearModel, tolls: Tolls) -> list[Merged]:
    """Group the tellings of a report, given in text order, into events.

    A result and its cause are one event, the toll of a day and that of a war are two (codebook §2, One or two).
    """

    def likeness(first: int, second: int) -> float:
        if context.readings and context.readings.same(tellings[first].trigger, tellings[second].trigger) < LEAST:
            return 0.0
        return model.probability(*likeness_features(context, tellings[first], tellings[second]))

    groups = grouped(tellings, likeness, model.threshold, tolls)
    return [Merged(tuple(sorted((tellings[i] for i in group), key=_fullness, reverse=True))) for group in groups]


def grouped(
    tellings: Sequence[Telling], likeness: Callable[[int, int], float], threshold: float, tolls: Tolls
) -> list[list[int]]:
    """Return the places of tellings by event: each joins the group that it is likest to on average, if likely enough.

    `likeness` gives the probability that two tellings, by place and the earlier one first, are of one event. Whatever
    it says, those whose tolls are far apart are not, and a result joins its cause.
    """

    def together(first: int, second: int) -> float:
        apart = tolls.apart(tellings[first].trigger.index, tellings[second].trigger.index)
        return 0.0 if apart else likeness(first, second)

    groups: list[list[int]] = []
    for place, telling in enumerate(tellings):
        same = [group for group in groups if tellings[group[0]].trigger.type is telling.trigger.type][-_HORIZON:]
        scored = [(_mean([together(other, place) for other in group[-_HORIZON:]]), group) for group in same]
        best = max(scored, key=lambda pair: pair[0], default=(0.0, []))
        if best[0] >= threshold:
            best[1].append(place)
        else:
            groups.append([place])
    return _with_causes(tellings, groups, tolls.causes)


def _with_causes(
    tellings: Sequence[Telling], groups: Sequence[list[int]], causes: Mapping[int, int]
) -> list[list[int]]:
    """Join the groups of a result and of its cause; the joined group stands where the cause's did."""
    place = {tellings[i].trigger.index: number for number, group in enumerate(groups) for i in group}
    joined = dict(enumerate(groups))
    for result, cause in causes.items():
        if place[result] != place[cause]:
            moved, kept = joined.pop(place[result]), place[cause]
            joined[kept] = [*joined[kept], *moved]
            place.update((tellings[i].trigger.index, kept) for i in moved)
    return list(joined.values())


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)


def _fullness(telling: Telling) -> tuple[float, int]:
    """Return how sure and how full a telling is: each part told weighs as much as some certainty."""
    return (telling.probability + _PART * sum(map(len, telling.likely.values())), -telling.trigger.index)
