"""Courses made by hand, for tests of boards: who, what, when, and the sentences behind it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from waqai.ledger import Course, Delegate, Matter, Position, Spot, Stance, Statement, Transition
from waqai.link import Actor, Name, Source, Teller
from waqai.model import EntityKind, Span

YEAR, MONTH = 2024, 3


def day(number: int) -> date:
    """Return a day of March 2024."""
    return date(YEAR, MONTH, number)


def actor(name: str, side: str | None = None) -> Actor:
    """Return an actor; its side is its own unless given."""
    return Actor(id=f"id {name}", name=Name(name), side=side or f"id {name}", kind=EntityKind.ARMED_GROUP)


def source(
    text: str, reported: int, *, tellers: Sequence[str] = (), deniers: Sequence[str] = (), report: str | None = None
) -> Source:
    """Return where a sentence stands: in a report of its own unless `report` says which."""
    name = report or f"{reported}:{text}"
    return Source(
        report=name, name=name, outlet="وكالة المثال", url=None, reported=day(reported), learnt=None, copy_of=name,
        tellers=(*(Teller(Name(who)) for who in tellers), *(Teller(Name(who), denies=True) for who in deniers)),
        text=text, span=Span(0, len(text)), claims=(f"claim of {name}",),
    )  # fmt: skip


def said(  # noqa: PLR0913  a statement has many parts
    matter: Matter,
    state: str,
    on: int,
    *,
    until: int | None = None,
    dated: bool = True,
    denied: bool = False,
    parties: Iterable[Actor] = (),
    by: Iterable[Actor] = (),
    mediators: Iterable[Actor] = (),
    guarantors: Iterable[Actor] = (),
    delegates: Iterable[tuple[Actor, Actor]] = (),
    places: Iterable[str] = (),
    confidence: float = 1.0,
    where: Source | None = None,
) -> Statement:
    """Return one report's word on where a matter stands."""
    return Statement(
        matter=matter, state=state, on=day(on), until=day(until or on), dated=dated, denied=denied,
        parties=tuple(parties), by=tuple(by), mediators=tuple(mediators), guarantors=tuple(guarantors),
        delegates=tuple(Delegate(who, party) for who, party in delegates),
        places=tuple(Spot(place, place) for place in places), confidence=confidence,
        source=where or source(f"{matter} {state}", on),
    )  # fmt: skip


def step(*rows: Statement, denied: Sequence[Statement] = ()) -> Transition:
    """Return the transition that statements tell of, on the first day that they give."""
    return Transition(
        matter=rows[0].matter, state=rows[0].state, on=min(row.on for row in rows), said=rows, denied=tuple(denied)
    )


def course(*steps: Transition, positions: Iterable[Position] = ()) -> Course:
    """Return a course."""
    return Course(steps[0].matter, steps, tuple(positions))


def position(who: Actor, stance: Stance, issue: str, on: int, *, to: Iterable[Actor] = ()) -> Position:
    """Return what a party says to an issue."""
    return Position(
        actor=who, to=tuple(to), stance=stance, issue=issue, on=day(on), source=source(f"{who.name}: {issue}", on)
    )
