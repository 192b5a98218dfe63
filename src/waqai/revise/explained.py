"""A corrected value keeps to the laws: its evidence bears out what it now says, and `because` names who said so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any, Final

from waqai.model import Event, Evidence, Place, Relation, Span, When
from waqai.revise.fields import Scene, Target
from waqai.revise.references import ROLE_OF

#: Field of an event → the part of its evidence that bears it out.
_PART_OF: Final = {field: part for part, field in ROLE_OF.items()} | {
    "trigger": "trigger", "status": "status", "sources": "source",
}  # fmt: skip


def explained(value: Any, field: str, by: str, scene: Scene) -> Target:
    """Return `value`, whose `field` was just corrected by `by`, with evidence and reason to match.

    A claim that somebody corrected is sure.
    """
    if isinstance(value, Event):
        value = _event(value, field, scene)
    if isinstance(value, When):
        return replace(value, precision="day" if value.earliest == value.latest else "unknown", reason=f"set by {by}")
    if isinstance(value, Place):
        return value
    if isinstance(value, Event | Relation):
        value = replace(value, confidence=1.0)
    return replace(value, because=(*value.because, f"{field} set by {by}"))  # type: ignore[no-any-return]


def _event(event: Event, field: str, scene: Scene) -> Event:
    if field == "trigger":
        event = replace(event, also=tuple(span for span in event.also if span != event.trigger))
    part = _PART_OF.get(field)
    if part is None:
        return event
    kept = [item for item in event.evidence if item.part != part]
    found = [Evidence(part, span) for span in _spans(event, field, scene)]
    rows = [*found, *kept] if field == "trigger" else [*kept, *found]
    return replace(event, evidence=tuple(dict.fromkeys(rows)))


def _spans(event: Event, field: str, scene: Scene) -> Iterator[Span]:
    if field == "trigger":
        yield event.trigger
    elif field == "sources":
        yield from (source.cue for source in event.sources if source.cue)
    elif field != "status":
        names: Iterable[str] = getattr(event, field)
        yield from filter(None, (scene.nearest(name, event.trigger) for name in names))
