"""The timeline: from years to hours, drawn on the server for the stretch asked for."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse

from waqai.desk import Asked
from waqai.ledger import Matter
from waqai.web.context import Context, Reader, page
from waqai.web.draw.timeline import draw_timeline
from waqai.web.pages.asking import Field, Question, speech_of
from waqai.web.pages.negotiations import NARROW, WIDE
from waqai.web.views.asking import Asking
from waqai.web.views.timeline import Item, Stretch, item_of_change, item_of_event, stretch_of

router = APIRouter(prefix="/timeline")
EVENTS = "event"
KINDS = (*(matter.value for matter in Matter), EVENTS)
#: How many changes and how many events are looked at, and how many of them stand in the list below the picture.
_MOST, _LISTED, _FIRST = 400, 100, 150

Kinds = Annotated[list[str] | None, Query(max_length=20)]


@router.get("")
def timeline(
    here: Reader,
    asked: Question,
    since: Annotated[Field, Query(alias="from")] = None,
    until: Annotated[Field, Query(alias="to")] = None,
    kind: Kinds = None,
) -> HTMLResponse:
    """Show what happened from one moment to another; without them, what was told last."""
    kinds = [each for each in KINDS if kind and each in kind] or list(KINDS)
    stretch = stretch_of(since, until, _latest(here, asked, kinds))
    items = items_of(here, asked, stretch, kinds)
    wide, narrow = (draw_timeline(items, stretch, speech_of(here), width=width) for width in (WIDE, NARROW))
    listed = sorted(items, key=lambda item: (item.first, item.row), reverse=True)
    return page(
        here, "timeline.html", asked=asked, stretch=stretch, kinds=KINDS, chosen=kinds, wide=wide, narrow=narrow,
        items=listed[:_LISTED], hidden=len(listed[_LISTED:]),
    )  # fmt: skip


def items_of(here: Context, asked: Asking, stretch: Stretch, kinds: list[str]) -> list[Item]:
    """Return what is told of the stretch, of these kinds."""
    wanted = _wanted(asked, stretch)
    matters = [Matter(kind) for kind in kinds if kind != EVENTS]
    desk = here.desk
    steps = [item_of_change(row) for row in desk.timeline(wanted, *matters).rows] if matters else []
    events = [item_of_event(row) for row in desk.events(wanted).rows] if EVENTS in kinds else []
    return steps + events


def _wanted(asked: Asking, stretch: Stretch | None = None, limit: int = _MOST) -> Asked:
    since, until = stretch.days if stretch else (None, None)
    return Asked(
        actor=asked.actor, place=asked.place, since=since, until=until, as_of=asked.as_of, known_by=asked.known_by,
        limit=limit,
    )  # fmt: skip


def _latest(here: Context, asked: Asking, kinds: list[str]) -> list[date]:
    """Return the days of what was told last."""
    matters = [Matter(kind) for kind in kinds if kind != EVENTS]
    wanted, desk = _wanted(asked, limit=_FIRST), here.desk
    days = [row.transition.on for row in desk.timeline(wanted, *matters).rows] if matters else []
    return days or [row.day for row in desk.events(wanted).rows]
