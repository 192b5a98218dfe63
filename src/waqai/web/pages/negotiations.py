"""The negotiation board: the list of talks, and one with all that is known of it."""

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from waqai.web.boards import talks_of
from waqai.web.context import Reader, page
from waqai.web.draw.negotiation import SIGNS, draw_negotiation
from waqai.web.draw.strip import draw_strip
from waqai.web.failures import missing
from waqai.web.pages.asking import NARROW, WIDE, Question, speech_of

router = APIRouter(prefix="/negotiations")


@router.get("")
def negotiations(here: Reader, asked: Question) -> HTMLResponse:
    """List talks, those that moved last first."""
    shown = here.desk.negotiations(asked.of_desk())
    strips = {head.id: draw_strip(head, speech_of(here), asked.as_of) for head in shown.rows}
    return page(here, "negotiations.html", asked=asked, heads=shown, strips=strips)


@router.get("/{course_id}")
def negotiation(here: Reader, asked: Question, course_id: str) -> HTMLResponse:
    """Show one board of talks."""
    board = talks_of(here.desk, asked, course_id)
    if board is None:
        raise missing("negotiation")
    wide, narrow = (draw_negotiation(board, speech_of(here), width=width) for width in (WIDE, NARROW))
    return page(here, "negotiation.html", asked=asked, board=board, wide=wide, narrow=narrow, signs=SIGNS)
