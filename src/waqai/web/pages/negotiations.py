"""The negotiation board: the list of talks, and one with all that is known of it."""

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from waqai.desk import Asked, Head
from waqai.ledger import Course, Matter
from waqai.web.context import Context, Reader, page
from waqai.web.draw.negotiation import SIGNS, draw_negotiation
from waqai.web.draw.strip import draw_strip
from waqai.web.failures import missing
from waqai.web.pages.asking import Question, speech_of
from waqai.web.views.asking import Asking
from waqai.web.views.negotiation import BESIDE, NegotiationBoard, goes_with, negotiation_board

router = APIRouter(prefix="/negotiations")
#: Widths of the picture in user units: for a desk and for a phone.
WIDE, NARROW = 1120, 380
#: Among how many courses of a party those beside the talks are looked for.
_BESIDE = 40


@router.get("")
def negotiations(here: Reader, asked: Question) -> HTMLResponse:
    """List talks, those that moved last first."""
    shown = here.desk.negotiations(asked.of_desk())
    strips = {head.id: draw_strip(head, speech_of(here), asked.as_of) for head in shown.rows}
    return page(here, "negotiations.html", asked=asked, heads=shown, strips=strips)


@router.get("/{course_id}")
def negotiation(here: Reader, asked: Question, course_id: str) -> HTMLResponse:
    """Show one board of talks."""
    board = board_of(here, asked, course_id)
    wide, narrow = (draw_negotiation(board, speech_of(here), width=width) for width in (WIDE, NARROW))
    return page(here, "negotiation.html", asked=asked, board=board, wide=wide, narrow=narrow, signs=SIGNS)


def board_of(here: Context, asked: Asking, course_id: str) -> NegotiationBoard:
    """Return the board of the talks with this id, as it was on the day asked for; raise 404 where there is none."""
    course = here.desk.course(course_id, as_of=asked.as_of, known_by=asked.known_by)
    if course is None or course.matter is not Matter.NEGOTIATION:
        raise missing("negotiation")
    return negotiation_board(course, _beside(here, asked, course), until=asked.as_of)


def _beside(here: Context, asked: Asking, course: Course) -> list[Course]:
    """Return what else the two main parties have to do with, at about the time."""
    found: dict[str, Head] = {}
    for actor in course.parties[:2]:
        wanted = Asked(actor=actor.id, as_of=asked.as_of, known_by=asked.known_by, limit=_BESIDE)
        found |= {head.id: head for head in here.desk.courses(wanted, *BESIDE).rows}
    names = [name for name, head in found.items() if goes_with(course, head)]
    rows = (here.desk.course(name, as_of=asked.as_of, known_by=asked.known_by) for name in names)
    return sorted(filter(None, rows), key=lambda row: (row.matter, row.transitions[0].on, row.id))
