"""The truce board: the list of truces, and one with the log of its violations."""

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from waqai.ledger import Matter
from waqai.web.context import Context, Reader, page
from waqai.web.draw.strip import draw_strip
from waqai.web.draw.truce import draw_truce
from waqai.web.failures import missing
from waqai.web.pages.asking import Question, speech_of
from waqai.web.pages.negotiations import NARROW, WIDE
from waqai.web.views.asking import Asking
from waqai.web.views.truce import TruceBoard, truce_board

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
    board = truce_board_of(here, asked, course_id)
    wide, narrow = (draw_truce(board, speech_of(here), width=width) for width in (WIDE, NARROW))
    return page(here, "truce.html", asked=asked, board=board, wide=wide, narrow=narrow)


def truce_board_of(here: Context, asked: Asking, course_id: str) -> TruceBoard:
    """Return the board of the truce with this id, as it was on the day asked for; raise 404 where there is none."""
    course = here.desk.course(course_id, as_of=asked.as_of, known_by=asked.known_by)
    if course is None or course.matter is not Matter.TRUCE:
        raise missing("truce")
    return truce_board(course, until=asked.as_of)
