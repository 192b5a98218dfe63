"""Rows of answers turned into what they stand for."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from waqai.desk.codec import read
from waqai.desk.courses import STEP
from waqai.desk.pieces import Kind
from waqai.desk.shelves import names_of, shelves_of, values_of
from waqai.desk.tied import key_of_row, reports_of_row
from waqai.desk.values import Head, Step, Tied
from waqai.ledger import Course, Matter, Spot, Transition
from waqai.ledger.positions import NEAR, with_positions
from waqai.ledger.ties import Tie, ties
from waqai.ledger.values import by_side
from waqai.link import Actor, Conflict, Contradiction, Happening, Name, Voice
from waqai.model import EntityKind, RelationStatus
from waqai.store import Answer, Answers


def steps(answers: Answers, rows: Sequence[Answer]) -> list[Step]:
    """Return changes of state with every report's words, in the order of the rows."""
    bodies = [json.loads(row.body) for row in rows]
    seqs = {seq for body in bodies for seq in (*body["said"], *body["denied"])}
    values = values_of(answers, answers.pieces(seqs))
    return [
        Step(
            row.name,
            Transition(
                matter=Matter(row.sort),
                state=row.state,
                on=row.day,
                said=tuple(values[seq] for seq in body["said"]),
                denied=tuple(values[seq] for seq in body["denied"]),
            ),
        )
        for row, body in zip(rows, bodies, strict=True)
    ]


def courses(answers: Answers, rows: Sequence[Answer]) -> list[Course]:
    """Return the courses that rows of steps are of, in the order of their first rows; without positions."""
    found: dict[str, list[Transition]] = {}
    for step in steps(answers, rows):
        found.setdefault(step.course, []).append(step.transition)
    return [
        Course(some[0].matter, tuple(sorted(some, key=lambda each: (each.on, each.said[0].order))), id=name)
        for name, some in found.items()
    ]


def course(answers: Answers, course_id: str) -> Course | None:
    """Return one course with its positions; None where there is none of that id."""
    found = courses(answers, answers.named(STEP, [course_id]))
    if not found:
        return None
    (one,) = found
    if one.matter is not Matter.NEGOTIATION:
        return one
    first, last = one.transitions[0].on - NEAR, one.last.on + NEAR
    half, middle = (last - first).days // 2 + 1, first + (last - first) / 2
    keys = [(("side", side), middle) for side in sorted({actor.side for actor in one.parties})]
    rows = values_of(answers, answers.pieces_keyed(Kind.POSITION, keys, half))
    return with_positions([one], rows.values())[0]


def then(course: Course | None, as_of: date | None, known_by: date | None) -> Course | None:
    """Return a course as it was on a day, by what had come out by another; None where there was nothing then."""
    cuts: list[tuple[date | None, Callable[[Course, date], Course | None]]] = [
        (known_by, Course.known_by),
        (as_of, Course.until),
    ]
    for day, cut in cuts:
        course = cut(course, day) if course and day else course
    return course


def heads(answers: Answers, last: Sequence[Answer], as_of: date | None) -> list[Head]:
    """Return the heads of the courses whose last rows are given, in their order."""
    under: dict[str, list[Answer]] = {row.name: [] for row in last}
    for row in answers.named(STEP, under):
        if as_of is None or row.day <= as_of:
            under[row.name].append(row)
    bodies = {row.seq: json.loads(row.body) for rows in under.values() for row in rows}
    names = names_of(answers, (row.body for rows in under.values() for row in rows))
    copies = answers.copies(seq for body in bodies.values() for seq in body["said"])
    return [_head(rows, [bodies[row.seq] for row in rows], names, copies) for rows in under.values()]


def _head(rows: Sequence[Answer], bodies: Sequence[Any], names: Any, copies: dict[int, str]) -> Head:
    where: dict[tuple[str, str, bool], int] = {}
    for body in bodies:
        for *spot, many in body["where"]:
            where[tuple(spot)] = where.get(tuple(spot), 0) + many
    return Head(
        id=rows[0].name,
        matter=Matter(rows[0].sort),
        parties=by_side(
            actor for body in bodies for *who, many in body["who"] for actor in [_actor(who, names)] * many
        ),
        places=tuple(Spot(*spot) for spot in sorted(where, key=lambda spot: (-where[spot], spot))),
        steps=tuple((row.day, row.state) for row in rows),
        reports=len({copies[seq] for body in bodies for seq in body["said"]}),
        against=sum(len(body["denied"]) for body in bodies),
    )


def head_of(one: Course) -> Head:
    """Return the head of a course that is at hand."""
    said = [row for each in one.transitions for row in each.said]
    where: dict[tuple[str, str, bool], int] = {}
    for row in said:
        for spot in (*row.places[:1], *row.places):
            where[spot.id, spot.name, spot.local] = where.get((spot.id, spot.name, spot.local), 0) + 1
    return Head(
        id=one.id,
        matter=one.matter,
        parties=by_side(actor for row in said for actor in row.parties),
        places=tuple(Spot(*spot) for spot in sorted(where, key=lambda spot: (-where[spot], spot))),
        steps=tuple((each.on, each.state) for each in one.transitions),
        reports=len({row.source.copy_of for row in said}),
        against=sum(len(each.denied) for each in one.transitions),
    )


def _actor(who: Sequence[str], names: Any) -> Actor:
    name, side, kind = who
    called, because = names.get(name, (name, ()))
    return Actor(id=name, name=Name(called), side=side, kind=EntityKind(kind), because=because)


def contradictions(answers: Answers, rows: Sequence[Answer]) -> list[Contradiction]:
    """Return contradictions with both sides' words."""
    shelves = shelves_of(answers, {number for row in rows for number in (row.one, row.other) if number is not None})
    names = names_of(answers, (row.body for row in rows))
    found = []
    for row in rows:
        about, because, *voices = json.loads(row.body)
        first, second = (
            read(Voice, body, shelves[number or 0], names)
            for body, number in zip(voices, (row.one, row.other), strict=True)
        )
        found.append(
            Contradiction(conflict=Conflict(row.state), about=about, first=first, second=second, because=tuple(because))
        )
    return found


def happenings(answers: Answers, rows: Sequence[Answer]) -> list[Happening]:
    """Return what several reports tell of once."""
    seqs = [json.loads(row.body) for row in rows]
    values = values_of(answers, answers.pieces(seq for some in seqs for seq in some))
    return [
        Happening(accounts=tuple(sorted((values[seq] for seq in some), key=lambda each: each.fullness)))
        for some in seqs
    ]


def tied(answers: Answers, rows: Sequence[Answer], known_by: date | None, most: int) -> list[Tied]:
    """Return ties with the latest reports' words, `most` of each; those are left out that nobody had told by then."""
    latest = {row.name: answers.latest_keyed(key_of_row(row), known_by, None, most) for row in rows}
    values = values_of(answers, (piece for pieces in latest.values() for piece in pieces))
    found = ((row, [values[piece.seq] for piece in latest[row.name]]) for row in rows)
    return [_tied(answers, row, ties(words)[0], known_by) for row, words in found if words]


def _tied(answers: Answers, row: Answer, tie: Tie, known_by: date | None) -> Tied:
    """Return a tie in a list; `tie` has the words that are shown."""
    then = known_by is not None and known_by < row.last_day
    return Tied(
        id=tie.id,
        kind=tie.kind,
        subject=tie.subject,
        object=tie.object,
        status=tie.status if then else RelationStatus(row.state),
        first=row.known,
        last=tie.last,
        reports=answers.independent(key_of_row(row), known_by) if then else reports_of_row(row),
        words=tie.words,
    )


def ties_of(answers: Answers, rows: Sequence[Answer]) -> list[Tie]:
    """Return ties with every report's word, in the order of the rows."""
    values = values_of(answers, answers.pieces_keyed(Kind.TIE, [(key_of_row(row), None) for row in rows]))
    found = {tie.id: tie for tie in ties(values.values())}
    return [found[row.name] for row in rows]
