"""/negotiations, /truces, /deals, /control, /timeline, /contradictions, /brief: where things stand, on any day."""

from collections.abc import Callable
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends, HTTPException
from fastapi import Query as Parameter

from waqai.desk import Asked, Head, Shown
from waqai.ledger import Matter
from waqai.link import Conflict
from waqai.web.api import board_shapes as form
from waqai.web.api.shapes import After, Limit, Listing
from waqai.web.boards import brief_of, course_of, items_of, kinds_of, stretch_asked
from waqai.web.context import Reader
from waqai.web.pages.asking import Actors, Days, Field, Kinds
from waqai.web.views.asking import Asking
from waqai.web.views.truce import truce_board

router = APIRouter(tags=["boards"])
Day = Annotated[date | None, Parameter()]


def _asking(
    as_of: Annotated[date | None, Parameter(description="What was so by this day.")] = None,
    known_by: Annotated[date | None, Parameter(description="Only what had come out by this day.")] = None,
    actor: Annotated[Field, Parameter(description="A party: its id, or words of its name.")] = None,
    place: Annotated[Field, Parameter(description="A place: its id, or words of its name.")] = None,
) -> Asking:
    return Asking(as_of=as_of, known_by=known_by, actor=actor, place=place)


Question = Annotated[Asking, Depends(_asking)]
States = Annotated[list[str] | None, Parameter(alias="state", max_length=20, description="States it may be in.")]


def _asked(asked: Asking, after: str | None, limit: int, kinds: list[str] | None, days: tuple[Day, Day]) -> Asked:
    since, until = days
    return Asked(
        actor=asked.actor, place=asked.place, kinds=tuple(kinds or ()), since=since, until=until, as_of=asked.as_of,
        known_by=asked.known_by, after=after, limit=limit,
    )  # fmt: skip


def _list(path: str, words: str, *matters: Matter) -> Callable[..., Listing[form.CourseRow]]:
    """Serve the list of courses of these matters at `path`."""

    def courses(
        here: Reader,
        asked: Question,
        states: States = None,
        since: Annotated[Day, Parameter(alias="from", description="The last state was then or later.")] = None,
        until: Annotated[Day, Parameter(alias="to", description="The last state was then or before.")] = None,
        after: After = None,
        limit: Limit = 20,
    ) -> Listing[form.CourseRow]:
        shown: Shown[Head] = here.desk.courses(_asked(asked, after, limit, states, (since, until)), *matters)
        return Listing[form.CourseRow].of(shown.rows, form.course_row, shown.after)

    courses.__doc__ = f"List {words}, those that moved last first."
    router.get(path, name=f"list_{path.strip('/')}")(courses)
    return courses


_list("/negotiations", "talks", Matter.NEGOTIATION)
_list("/truces", "truces", Matter.TRUCE)
_list("/deals", "deals and evacuations", Matter.DEAL, Matter.EVACUATION)
_list("/control", "who holds and besieges places", Matter.CONTROL, Matter.SIEGE)


@router.get("/negotiations/{course_id}")
def negotiation(here: Reader, asked: Question, course_id: str) -> form.Whole:
    """Return talks with every word for and against each state, and the positions of the parties."""
    course = course_of(here.desk, asked, course_id, Matter.NEGOTIATION)
    if course is None:
        raise HTTPException(404, "negotiation")
    return form.whole(course)


@router.get("/truces/{course_id}")
def truce(here: Reader, asked: Question, course_id: str) -> form.TruceWhole:
    """Return a truce with every word for and against each state, and the log of its violations."""
    course = course_of(here.desk, asked, course_id, Matter.TRUCE)
    if course is None:
        raise HTTPException(404, "truce")
    log = [form.breach(row) for row in truce_board(course).violations]
    return form.TruceWhole(**form.whole(course).model_dump(), violations=log)


@router.get("/timeline")
def timeline(
    here: Reader,
    asked: Question,
    since: Annotated[Field, Parameter(alias="from", description="A day or a moment.")] = None,
    until: Annotated[Field, Parameter(alias="to", description="A day (to its end) or a moment.")] = None,
    kind: Kinds = None,
) -> Listing[form.Moment]:
    """List what is told of a stretch of time, the latest first; without days, of what was told last."""
    kinds = kinds_of(kind)
    stretch = stretch_asked(here.desk, asked, (since, until), kinds, here.today)
    items = items_of(here.desk, asked, stretch, kinds)
    rows = sorted(items, key=lambda item: (item.first, item.row), reverse=True)
    return Listing[form.Moment].of(rows, form.moment, None)


@router.get("/contradictions")
def contradictions(
    here: Reader,
    asked: Question,
    conflict: Annotated[list[Conflict] | None, Parameter(max_length=10)] = None,
    since: Annotated[Day, Parameter(alias="from")] = None,
    until: Annotated[Day, Parameter(alias="to")] = None,
    after: After = None,
    limit: Limit = 20,
) -> Listing[form.Clash]:
    """List where reports contradict each other, the latest first, with both sides' words."""
    wanted = _asked(asked, after, limit, list(conflict or ()), (since, until))
    shown = here.desk.contradictions(wanted)
    return Listing[form.Clash].of(shown.rows, form.clash, shown.after)


@router.get("/brief")
def brief(
    here: Reader,
    asked: Question,
    days: Days = 7,
    actors: Actors = None,
    language: Annotated[str, Parameter(pattern="^(ar|en)$")] = "ar",
) -> form.BriefBody:
    """Write a situation report of the days up to a day; every sentence has notes."""
    return form.brief_body(brief_of(here.desk, asked, days, tuple(actors or ()), language))
