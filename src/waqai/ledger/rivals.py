"""States that cannot both be: two sides said to hold one place at once, a place taken that is still fought over."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from waqai.ledger.values import Course, Matter, Statement
from waqai.link import Conflict, Contradiction, Voice

#: Statements about days closer than this are about one time, and reports that came out closer than this knew the same.
_SAME_DAYS, _SAME_NEWS = 2, 2


def rival_states(courses: Iterable[Course]) -> list[Contradiction]:
    """Return the contradictions within courses, by day."""
    found = [each for course in courses for each in (*_denied(course), *_held_by_two(course))]
    return sorted(found, key=lambda each: each.id)


def _denied(course: Course) -> Iterator[Contradiction]:
    """Yield each statement that a state was not reached, with each report that says it was; copies do not count."""
    for transition in course.transitions:
        for row in transition.denied:
            near = (
                each
                for each in reversed(transition.said)
                if abs((each.source.reported - row.source.reported).days) <= _SAME_NEWS
            )
            for said in {each.source.copy_of: each for each in near}.values():
                if said.source.copy_of != row.source.copy_of or said.source.report == row.source.report:
                    yield _between(said, row, Conflict.DENIAL)


def _held_by_two(course: Course) -> Iterator[Contradiction]:
    if course.matter is not Matter.CONTROL:
        return
    rows = sorted(
        (row for each in course.transitions for row in each.said),
        key=lambda row: (row.on, row.source.report, row.source.span),
    )
    seen: set[frozenset[str]] = set()
    for at, first in enumerate(rows):
        for second in rows[at + 1 :]:
            if (second.on - first.on).days > _SAME_DAYS:
                break
            pair = frozenset((first.source.report, second.source.report))
            if pair not in seen and _clash(first, second):
                seen.add(pair)
                yield _between(first, second, Conflict.STATE)


def _clash(first: Statement, second: Statement) -> bool:
    """Whether both cannot be: taken by one side and then in other hands or fought over, or in two hands on one day."""
    if (
        first.source.copy_of == second.source.copy_of
        or abs((first.source.reported - second.source.reported).days) > _SAME_NEWS
    ):
        return False
    if not any(spot.local for spot in first.places):
        return False
    if first.state == "gained" and second.state == "contested":
        return True
    if "contested" in (first.state, second.state) or _sides(first) & _sides(second):
        return False
    lost_at_once = first.state == "gained" and second.state == "holds"
    return lost_at_once or (first.state == second.state and first.on == second.on)


def _sides(row: Statement) -> set[str]:
    return {actor.side for actor in row.parties}


def _between(first: Statement, second: Statement, conflict: Conflict) -> Contradiction:
    where = first.places[0].name if first.places else ""
    return Contradiction(
        conflict=conflict,
        about=f"{first.matter}: {where}",
        first=_voice(first),
        second=_voice(second),
        because=(f"{first.state} and {'not ' * second.denied}{second.state}",),
    )


def _voice(row: Statement) -> Voice:
    tellers = tuple(teller.name for teller in row.source.tellers)
    claim = row.source.claims[0] if row.source.claims else row.source.report
    return Voice(
        report=row.source.report,
        name=row.source.name,
        tellers=tellers,
        text=row.source.text,
        span=row.source.span,
        claim=claim,
    )
