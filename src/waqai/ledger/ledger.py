"""Where everything stands, out of all reports: on a day, and as it could be known by a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from waqai.ledger.fold import courses
from waqai.ledger.positions import positions, with_positions
from waqai.ledger.rivals import rival_states
from waqai.ledger.statements import statements
from waqai.ledger.ties import Tie, ties
from waqai.ledger.values import Course, Matter
from waqai.link import (
    Actor,
    Contradiction,
    Filed,
    Happening,
    Listed,
    Toll,
    Verdicts,
    accounts,
    cast,
    contradictions,
    happenings,
    in_order,
    tolls,
)
from waqai.model import Judgement


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """What all reports together say; `reports` by day and id, `copies` the groups of reports with the same text.

    `courses` hold every transition up to `as_of` with the reports for and against it. `known_by` is the last day of
    publication that counts; None sets no bound.
    """

    reports: tuple[Listed, ...]
    actors: tuple[Actor, ...]
    courses: tuple[Course, ...]
    contradictions: tuple[Contradiction, ...]
    ties: tuple[Tie, ...]
    tolls: tuple[Toll, ...]
    happenings: tuple[Happening, ...]
    as_of: date | None = None
    known_by: date | None = None

    def of(self, *matters: Matter) -> list[Course]:
        """Return the courses of these matters, those that moved last first."""
        rows = [course for course in self.courses if course.matter in matters]
        return sorted(rows, key=lambda course: course.last.on, reverse=True)

    @property
    def copies(self) -> list[list[Listed]]:
        """The groups of reports with the same text that have two members or more."""
        groups: defaultdict[str, list[Listed]] = defaultdict(list)
        for each in self.reports:
            groups[each.group].append(each)
        return [group for _, group in sorted(groups.items()) if len(group) > 1]


def fold_ledger(
    filed: Iterable[Filed],
    *,
    as_of: date | None = None,
    known_by: date | None = None,
    judgements: Iterable[Judgement] = (),
) -> Ledger:
    """Fold reports into a ledger: the same set of reports gives the same ledger in any order.

    Only what was published by `known_by` counts (then undated reports do not), and only what is said to have been so
    by `as_of`. `judgements` say which actors are one.
    """
    rows = [each for each in in_order(filed) if known_by is None or (each.day is not None and each.day <= known_by)]
    judged = tuple(judgements)
    who = cast(rows, judged)
    said = [row for each in rows for row in statements(each, who)]
    stood = [row for each in rows for row in positions(each, who)]
    told = [row for each in rows for row in accounts(each, who)]
    counted = sorted((toll for each in rows for toll in tolls(each, who)), key=lambda toll: toll.order)
    clashes = [*contradictions(told, counted), *rival_states(said)]
    whole = Ledger(
        reports=tuple(each.listed for each in rows),
        actors=tuple(who.everyone()),
        courses=tuple(with_positions(courses(said), stood)),
        contradictions=tuple(sorted(clashes, key=lambda each: (each.day, each.id))),
        ties=tuple(ties(rows, who)),
        tolls=tuple(counted),
        happenings=tuple(happenings(told, Verdicts(judged))),
        known_by=known_by,
    )
    return whole if as_of is None else until(whole, as_of)


def until(ledger: Ledger, as_of: date) -> Ledger:
    """Return what was so by a day, out of all that is known: what is about later days is left out."""
    cut = (course_until(course, as_of) for course in ledger.courses)
    return replace(
        ledger,
        courses=tuple(course for course in cut if course),
        contradictions=tuple(each for each in ledger.contradictions if each.day <= as_of),
        tolls=tuple(toll for toll in ledger.tolls if toll.reported <= as_of),
        happenings=tuple(each for each in ledger.happenings if each.day <= as_of),
        as_of=as_of,
    )


def course_until(course: Course, as_of: date) -> Course | None:
    """Return the course up to a day; None where it began later."""
    steps = tuple(each for each in course.transitions if each.on <= as_of)
    stood = tuple(row for row in course.positions if row.on <= as_of)
    return replace(course, transitions=steps, positions=stood) if steps else None
