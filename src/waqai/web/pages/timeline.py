"""The timeline: from years to hours, drawn on the server for the stretch asked for."""

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse

from waqai.web.boards import KINDS, items_of, kinds_of, stretch_asked
from waqai.web.context import Reader, page
from waqai.web.draw.timeline import draw_timeline
from waqai.web.pages.asking import NARROW, WIDE, Field, Kinds, Question, speech_of

router = APIRouter(prefix="/timeline")
#: How much of it stands in the list below the picture.
_LISTED = 100


@router.get("")
def timeline(
    here: Reader,
    asked: Question,
    since: Annotated[Field, Query(alias="from")] = None,
    until: Annotated[Field, Query(alias="to")] = None,
    kind: Kinds = None,
) -> HTMLResponse:
    """Show what happened from one moment to another; without them, what was told last."""
    kinds = kinds_of(kind)
    stretch = stretch_asked(here.desk, asked, (since, until), kinds, here.today)
    items = items_of(here.desk, asked, stretch, kinds)
    wide, narrow = (draw_timeline(items, stretch, speech_of(here), width=width) for width in (WIDE, NARROW))
    listed = sorted(items, key=lambda item: (item.first, item.row), reverse=True)
    return page(
        here, "timeline.html", asked=asked, stretch=stretch, kinds=KINDS, chosen=kinds, wide=wide, narrow=narrow,
        items=listed[:_LISTED], hidden=len(listed[_LISTED:]),
    )  # fmt: skip
