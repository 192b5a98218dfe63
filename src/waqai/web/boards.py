"""What boards ask of the desk: pages and API draw from the same answers."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date

from waqai.desk import Asked, Desk, Head
from waqai.export.brief import LONGEST, Brief, lately, write_brief
from waqai.ledger import Course, Matter
from waqai.web.views.asking import Asking
from waqai.web.views.briefing import narrowed
from waqai.web.views.negotiation import BESIDE, NegotiationBoard, goes_with, main_places, negotiation_board
from waqai.web.views.timeline import Item, Stretch, item_of_change, item_of_event, stretch_of

#: What the timeline shows: the matters, and events that several reports tell of.
EVENTS = "event"
KINDS = (*(matter.value for matter in Matter), EVENTS)
#: Among how many courses of a party or place those beside the talks are looked for, and how many of them are shown.
_BESIDE, _SHOWN = 40, 8
#: How many changes and events a timeline looks at, and how many of the last changes it spans where no days are asked.
_MOST, _LAST = 400, 150


def course_of(desk: Desk, asked: Asking, course_id: str, matter: Matter) -> Course | None:
    """Return the course with this id as it was on the day asked for; None where it is none of this matter."""
    course = desk.course(course_id, as_of=asked.as_of, known_by=asked.known_by)
    return course if course and course.matter is matter else None


def talks_of(desk: Desk, asked: Asking, course_id: str) -> NegotiationBoard | None:
    """Return the board of the talks with this id, with what goes with them; None where there are none."""
    course = course_of(desk, asked, course_id, Matter.NEGOTIATION)
    return negotiation_board(course, _beside(desk, asked, course), until=asked.as_of) if course else None


def _beside(desk: Desk, asked: Asking, course: Course) -> list[Course]:
    """Return what goes with talks, of what their main parties and their places have to do with; the most told of it."""
    found: dict[str, Head] = {}
    wanted = Asked(as_of=asked.as_of, known_by=asked.known_by, limit=_BESIDE)
    questions = [replace(wanted, actor=actor.id) for actor in course.parties[:2]]
    questions += [replace(wanted, place=name) for name in main_places(course)[:2]]
    for question in questions:
        found |= {head.id: head for head in desk.courses(question, *BESIDE).rows}
    heads = sorted((head for head in found.values() if goes_with(course, head)), key=lambda row: (-row.reports, row.id))
    ids = [head.id for head in heads[:_SHOWN]]
    rows = desk.courses_named(ids, as_of=asked.as_of, known_by=asked.known_by)
    return sorted(rows, key=lambda row: (BESIDE.index(row.matter), row.transitions[0].on, row.id))


def kinds_of(asked: Collection[str] | None) -> list[str]:
    """Return those of `KINDS` that are asked for, all where none is."""
    return [each for each in KINDS if asked and each in asked] or list(KINDS)


def stretch_asked(
    desk: Desk, asked: Asking, days: tuple[str | None, str | None], kinds: Sequence[str], today: date
) -> Stretch:
    """Return the stretch of time from one text to another; what is not asked goes by what was told last."""
    latest = [] if all(days) else _latest(desk, _wanted(asked, limit=_LAST), kinds)
    return stretch_of(*days, latest or [today])


def items_of(desk: Desk, asked: Asking, stretch: Stretch, kinds: Sequence[str]) -> list[Item]:
    """Return what is told of the stretch, of these kinds; of very much the latest."""
    wanted, matters = _wanted(asked, stretch), _matters(kinds)
    steps = [item_of_change(row) for row in desk.timeline(wanted, *matters).rows] if matters else []
    events = [item_of_event(row) for row in desk.events(wanted).rows] if EVENTS in kinds else []
    return steps + events


def _wanted(asked: Asking, stretch: Stretch | None = None, limit: int = _MOST) -> Asked:
    since, until = stretch.days if stretch else (None, None)
    return Asked(
        actor=asked.actor, place=asked.place, since=since, until=until, as_of=asked.as_of, known_by=asked.known_by,
        limit=limit,
    )  # fmt: skip


def _latest(desk: Desk, wanted: Asked, kinds: Sequence[str]) -> list[date]:
    """Return the days of what was told last."""
    matters = _matters(kinds)
    days = desk.last_days(wanted, *matters) if matters else []
    return days or [row.day for row in desk.events(wanted).rows]


def _matters(kinds: Sequence[str]) -> list[Matter]:
    return [Matter(kind) for kind in kinds if kind != EVENTS]


def brief_of(desk: Desk, asked: Asking, days: int | None, actors: Collection[str], language: str) -> Brief:
    """Return the brief of the `days` up to the day asked for, about some actors (their ids) and a place.

    Where nobody says how many days, the fewest in which anything moved.
    """
    wanted = Asked(place=asked.place, as_of=asked.as_of, known_by=asked.known_by, limit=LONGEST)

    def write(back: int) -> Brief:
        ledger = desk.recent(wanted, back, tuple(actors))
        return write_brief(narrowed(ledger, actors, asked.place), language, back)

    return write(days) if days else lately(write)
