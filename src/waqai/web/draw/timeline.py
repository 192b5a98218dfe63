"""The picture of a stretch of time: a lane for each matter and each class of events, the weightiest told first."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from waqai.ledger import Matter
from waqai.web.draw.lanes import Lane, Note, draw_lanes
from waqai.web.draw.speech import Speech
from waqai.web.views.timeline import Item, Stretch, in_rows

#: The lanes in their order, from above.
ROWS = (*(matter.value for matter in Matter), "quad.1", "quad.2", "quad.3", "quad.4")


def draw_timeline(items: Iterable[Item], stretch: Stretch, speech: Speech, *, width: int = 1120) -> Markup:
    """Return the picture of what `items` tell of the stretch."""
    lanes = [
        Lane(name=_name(row, speech), look=row.replace(".", "-"), notes=tuple(_note(item, speech) for item in some))
        for row, some in in_rows(items, ROWS)
    ]
    first, last = (speech.day(day) for day in stretch.days)
    label = speech.say("timeline.picture", first=first, last=last)
    return draw_lanes(lanes, stretch.first, stretch.last, speech, label=label, width=width)


def _name(row: str, speech: Speech) -> str:
    return speech.say(row if row.startswith("quad.") else f"matter.{row}")


def _note(item: Item, speech: Speech) -> Note:
    words = " ".join(speech.say(key) for key in item.words)
    return Note(
        first=item.first,
        last=item.last,
        sign="?" if item.disputed else "",
        text=f"{words} · {item.detail}" if item.detail else words,
        about=" · ".join(filter(None, (speech.days(item.first, item.last), words, item.detail))),
        look=item.look + (" disputed" if item.disputed else ""),
        link=item.address,
        weight=item.weight,
    )
