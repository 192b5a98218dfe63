"""Which act each toll belongs to: cause and result are one event, and the act that caused it bears the toll.

Source: codebook §2, One or two.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from waqai.claims.casualties import Toll, tolls_in
from waqai.claims.context import Context
from waqai.claims.tellings import Telling
from waqai.claims.triggers import Trigger
from waqai.claims.words import casualty_readings
from waqai.model import CasualtyFigure, CasualtyKind, EventType, Sentence, Status
from waqai.model.values import value

_BEARERS: Final[Mapping[CasualtyKind, tuple[EventType, ...]]] = {
    CasualtyKind.KILLED: (EventType.ASSAULT, EventType.PROTEST),
    CasualtyKind.WOUNDED: (EventType.ASSAULT, EventType.PROTEST),
    CasualtyKind.CAPTURED: (EventType.ASSAULT, EventType.COERCE),
    CasualtyKind.DETAINED: (EventType.COERCE, EventType.ASSAULT),
    CasualtyKind.MISSING: (EventType.ASSAULT, EventType.COERCE),
    CasualtyKind.DISPLACED: (EventType.ASSAULT, EventType.SANCTION, EventType.COERCE),
}
_CAUSED: Final = {CasualtyKind.KILLED, CasualtyKind.WOUNDED, CasualtyKind.DISPLACED, CasualtyKind.MISSING}
_UNREAL: Final = {Status.NEGATED, Status.HYPOTHETICAL}


_FAR: Final = 5  # how many times as many one toll must be as another for both to be of different acts …
_MANY: Final = 100  # … and how many more people


@value(frozen=True, slots=True)
class Borne:
    """A toll and the telling of the act that bears it."""

    toll: Toll
    act: Telling


@value(frozen=True, slots=True)
class Tolls:
    """What the tolls of a report say of its tellings.

    `figures` are those that the act at a trigger bears, `causes` gives the trigger of a result (قتل) → that of the act
    of its type that caused it (قصف), `most` the largest number of each kind told at or borne by a trigger.
    """

    figures: Mapping[int, Sequence[CasualtyFigure]]
    causes: Mapping[int, int]
    most: Mapping[int, Mapping[CasualtyKind, int]]

    def apart(self, first: int, second: int) -> bool:
        """Whether the tolls at two triggers are too far apart to be of one act."""
        ours, theirs = self.most.get(first, {}), self.most.get(second, {})
        return any(_far_apart(count, theirs[kind]) for kind, count in ours.items() if kind in theirs)


def _far_apart(one: int, other: int) -> bool:
    low, high = sorted((one, other))
    return high >= low * _FAR and high - low >= _MANY


def tolls_of(context: Context, tellings: Sequence[Telling]) -> Tolls:
    """Return what the tolls of a report say of its tellings, given in text order."""
    borne = borne_tolls(context, tellings)
    return Tolls(_figures(borne), _causes(borne, tellings), _most(borne))


def borne_tolls(context: Context, tellings: Sequence[Telling]) -> list[Borne]:
    """Return the tolls of a report that an act of their sentence bears, in text order."""
    found: list[Borne] = []
    for sentence in context.scene.analysis.sentences:
        inside = [t for t in tellings if sentence.first <= t.trigger.index < sentence.last]
        for toll in tolls_in(context.scene, sentence) if inside else ():
            act = None if _unreal(context, sentence, toll) else _bearer(context, inside, toll)
            if act:
                found.append(Borne(toll, act))
    return found


def _figures(tolls: Iterable[Borne]) -> dict[int, list[CasualtyFigure]]:
    figures: dict[int, list[CasualtyFigure]] = {}
    for borne in tolls:
        figures.setdefault(borne.act.trigger.index, []).append(borne.toll.figure)
    return figures


def _causes(tolls: Iterable[Borne], tellings: Iterable[Telling]) -> dict[int, int]:
    types = {telling.trigger.index: telling.trigger.type for telling in tellings}
    return {
        borne.toll.index: borne.act.trigger.index
        for borne in tolls
        if borne.toll.index != borne.act.trigger.index and types.get(borne.toll.index) is borne.act.trigger.type
    }


def _most(tolls: Iterable[Borne]) -> dict[int, dict[CasualtyKind, int]]:
    most: dict[int, dict[CasualtyKind, int]] = {}
    for borne in tolls:
        figure = borne.toll.figure
        for index in (borne.toll.index, borne.act.trigger.index):
            counts = most.setdefault(index, {})
            counts[figure.kind] = max(counts.get(figure.kind, 0), figure.count.low or 0)
    return most


def _unreal(context: Context, sentence: Sentence, toll: Toll) -> bool:
    """Whether the report says that there were none, or might be some (من دون ضحايا)."""
    marks = context.marks[sentence.first]
    return any(mark.cue.status in _UNREAL and mark.low <= toll.index < mark.high for mark in marks)


def _bearer(context: Context, inside: Sequence[Telling], toll: Toll) -> Telling | None:
    """Return the nearest act of a fitting type; one that caused the toll goes before one that only tells it."""
    for kind in _BEARERS[toll.figure.kind]:
        fitting = [telling for telling in inside if telling.trigger.type is kind]
        caused = toll.figure.kind in _CAUSED
        causes = [telling for telling in fitting if caused and not _is_result(context, telling.trigger)]
        if fitting:
            return min(causes or fitting, key=lambda telling: abs(telling.trigger.index - toll.index))
    return None


def _is_result(context: Context, trigger: Trigger) -> bool:
    """Whether a word only tells what an act led to: a toll, or what it destroyed."""
    return "destroy" in trigger.frame.modes or bool(casualty_readings(context.scene.tokens[trigger.index]))
