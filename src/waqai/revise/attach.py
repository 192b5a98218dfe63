"""What an act is about: by id, and where a newer coder calls it otherwise, by the words where it stood."""

from __future__ import annotations

from collections.abc import Mapping

from waqai.model import Entity, Event, Judgement, Place, Span, When
from waqai.revise.fields import Target
from waqai.revise.opinions import read_json


class Targets:
    """Values of one record by the ids that acts call them."""

    def __init__(self, values: Mapping[str, Target]) -> None:
        """Take values by the ids that acts call them."""
        self.values: dict[str, Target] = dict(values)

    def find(self, name: str, span: Span | None) -> str | None:
        """Return the id of the value that an act calls `name` and that stood at `span`; None where there is none.

        Events, actors, places and times are found by words that overlap; other claims only where exactly one of that
        kind stands on the same words.
        """
        if name in self.values or span is None:
            return name if name in self.values else None
        kind = name.partition("-")[0]
        same_kind = {key: value for key, value in self.values.items() if key.partition("-")[0] == kind}
        if kind in {"relation", "negotiation", "truce"}:
            there = [key for key, value in same_kind.items() if span in anchors(value)]
            return there[0] if len(there) == 1 else None
        scored = [(*_closeness(value, span), key) for key, value in same_kind.items()]
        best = min((row for row in scored if row[0] < 0), default=None)
        return best[-1] if best else None


def anchors(value: Target) -> tuple[Span, ...]:
    """Return where a value stands in the text, its main place first."""
    match value:
        case Event():
            return (value.trigger, *value.also)
        case Entity() | Place():
            return value.mentions
        case When():
            return (value.span,)
        case _:
            return tuple(item.span for item in value.evidence)


def _closeness(value: Target, span: Span) -> tuple[int, int, int]:
    """Return (minus the characters shared, how far from the main place, where), the closest first."""
    rows = [
        (max(span.start, at.start) - min(span.end, at.end), number, at.start)
        for number, at in enumerate(anchors(value))
    ]
    return min(rows, default=(0, 0, 0))


def other_of(act: Judgement, targets: Targets) -> str | None:
    """Return the id of the right of a pair; its place in the text stands in the act's value."""
    form = read_json(act.value)
    at = form.get("at") if isinstance(form, Mapping) else None
    span = Span(*at) if isinstance(at, list) and len(at) == 2 else None  # noqa: PLR2004
    return targets.find(act.other or "", span)
