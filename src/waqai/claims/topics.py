"""What is asked, agreed, refused, threatened or talked about: the words, as quoted (codebook §1.3, topic)."""

from __future__ import annotations

from waqai.claims.context import Context
from waqai.claims.scene import Scene
from waqai.claims.triggers import Trigger
from waqai.model import EventType, Span

_TOPICAL = frozenset(
    {
        EventType.REQUEST, EventType.REJECT, EventType.AGREE, EventType.CONCEDE, EventType.ACCUSE,
        EventType.THREATEN, EventType.CONSULT, EventType.SUPPORT,
    }
)  # fmt: skip
_SEARCH, _LONGEST = 12, 14
_ENDS = "،.؛:؟!"


def topic_of(context: Context, trigger: Trigger) -> Span | None:
    """Return the words of the topic: what stands in the first slot of the frame's topic that is filled, or None."""
    if trigger.type not in _TOPICAL:
        return None
    scene, stop = context.scene, context.sentence(trigger.index).last
    start = _behind_subject(context, trigger)
    for slot in trigger.frame.roles.get("topic", ()):
        first = _slot_start(scene, start, stop, slot)
        if first is not None:
            last = _end(scene, first, stop)
            if last > first:
                return scene.analysis.span(first, last)
    return None


def _behind_subject(context: Context, trigger: Trigger) -> int:
    """Return the token behind a trigger, or behind the subject of a verb that has it next to it."""
    arguments = context.arguments.get(trigger.index)
    if arguments and arguments.how == "behind":
        return max(party.last for party in arguments.subject)
    return trigger.index + 1


def _slot_start(scene: Scene, start: int, stop: int, slot: str) -> int | None:
    tokens = scene.tokens
    if slot in {"object", "genitive"}:
        return start if start < stop and tokens[start].upos in {"NOUN", "ADJ", "PROPN"} else None
    for at in range(start, min(stop, start + _SEARCH)):
        token = tokens[at]
        if token.plain in _ENDS:
            return None
        if slot == "clause" and token.upos == "SCONJ":
            return at + 1 if at + 1 < stop else None
        if slot.startswith("prep:"):
            wanted = slot.removeprefix("prep:")
            if token.preposition == wanted:
                return at
            if token.fold == wanted:
                return at + 1 if at + 1 < stop else None
    return None


def _end(scene: Scene, first: int, stop: int) -> int:
    last = first
    while last < min(stop, first + _LONGEST) and scene.tokens[last].plain not in _ENDS:
        last += 1
    return last
