"""Which act each toll belongs to: cause and result are one event, and the act that caused it bears the toll.

Source: codebook §2, One or two.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from waqai.claims.casualties import Toll, tolls_in
from waqai.claims.context import Context
from waqai.claims.tellings import Telling
from waqai.claims.triggers import Trigger
from waqai.claims.words import casualty_readings
from waqai.model import CasualtyFigure, CasualtyKind, EventType, Sentence, Status

_BEARERS: Final[Mapping[CasualtyKind, tuple[EventType, ...]]] = {
    CasualtyKind.KILLED: (EventType.ASSAULT, EventType.PROTEST),
    CasualtyKind.WOUNDED: (EventType.ASSAULT, EventType.PROTEST),
    CasualtyKind.CAPTURED: (EventType.ASSAULT, EventType.COERCE),
    CasualtyKind.DETAINED: (EventType.COERCE, EventType.ASSAULT),
    CasualtyKind.MISSING: (EventType.ASSAULT, EventType.COERCE),
    CasualtyKind.DISPLACED: (EventType.SANCTION, EventType.ASSAULT, EventType.COERCE),
}
_CAUSED: Final = {CasualtyKind.KILLED, CasualtyKind.WOUNDED, CasualtyKind.DISPLACED, CasualtyKind.MISSING}
_UNREAL: Final = {Status.NEGATED, Status.HYPOTHETICAL}


@dataclass(frozen=True, slots=True)
class Borne:
    """A toll and the telling of the act that bears it."""

    toll: Toll
    act: Telling


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


def figures_of(tolls: Iterable[Borne]) -> dict[int, list[CasualtyFigure]]:
    """Return trigger token → the casualty figures that its act bears."""
    figures: dict[int, list[CasualtyFigure]] = {}
    for borne in tolls:
        figures.setdefault(borne.act.trigger.index, []).append(borne.toll.figure)
    return figures


def causes_of(tolls: Iterable[Borne], tellings: Iterable[Telling]) -> dict[int, int]:
    """Return trigger of a result (قتل) → trigger of the act of its type that caused it (قصف)."""
    types = {telling.trigger.index: telling.trigger.type for telling in tellings}
    return {
        borne.toll.index: borne.act.trigger.index
        for borne in tolls
        if borne.toll.index != borne.act.trigger.index and types.get(borne.toll.index) is borne.act.trigger.type
    }


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
    return bool(casualty_readings(context.scene.tokens[trigger.index]))
