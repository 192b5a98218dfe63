"""What to call a value under review: its type and its words."""

from __future__ import annotations

from waqai.model import Entity, Event, Place, Relation, When
from waqai.revise.attach import anchors
from waqai.revise.fields import Target


def type_of(value: Target) -> str:
    """Return the type of an event or relation, the state of talks or a truce, the kind of an actor, "place", "time"."""
    match value:
        case Event() | Relation():
            return str(value.type)
        case Entity():
            return str(value.kind)
        case Place():
            return "place"
        case When():
            return "time"
        case _:
            return str(value.state)


def words_of(value: Target, text: str) -> str:
    """Return the words that say it, or its name; "" where it has none."""
    if isinstance(value, Entity | Place):
        return value.name
    first = next(iter(anchors(value)), None)
    return first.of(text) if first else ""
