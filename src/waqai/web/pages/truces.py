"""The truce board: the list of truces, and one with the log of its violations."""

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from waqai.ledger import Matter
from waqai.web.boards import course_of
from waqai.web.context import Reader, page
from waqai.web.draw.strip import draw_strip
from waqai.web.draw.truce import draw_truce
from waqai.web.failures import missing
from waqai.web.pages.asking import NARROW, WIDE, Question, speech_of
from waqai.web.views.truce import truce_board

router = APIRouter(prefix="/truces")


@router.get("")
def truces(here: Reader, asked: Question) -> HTMLResponse:
    """List truces, those that moved last first."""
    shown = here.desk.truces(asked.of_desk())
    strips = {head.id: draw_strip(head, speech_of(here), asked.as_of) for head in shown.rows}
    return page(here, "truces.html", asked=asked, heads=shown, strips=strips)


@router.get("/{course_id}")
def truce(here: Reader, asked: Question, course_id: str) -> HTMLResponse:
    """Show one truce."""
    course = course_of(here.desk, asked, course_id, Matter.TRUCE)
    if course is None:
        raise missing("truce")
    board = truce_board(course, until=asked.as_of)
    wide, narrow = (draw_truce(board, speech_of(here), width=width) for width in (WIDE, NARROW))
    return page(here, "truce.html", asked=asked, board=board, wide=wide, narrow=narrow)
