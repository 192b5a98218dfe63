"""Where everything stands, out of all reports: on a day, and as it could be known by a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable
from dataclasses import dataclass, replace
from datetime import date

from waqai.ledger.fold import courses
from waqai.ledger.positions import positions, with_positions
from waqai.ledger.rivals import rival_states
from waqai.ledger.statements import statements
from waqai.ledger.ties import Tie, tie_words, ties
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
    rows, judged = in_order(filed), tuple(judgements)
    who = cast(rows, judged)
    told = [row for each in rows for row in accounts(each, who)]
    said = [row for each in rows for row in statements(each, who)]
    stood = [row for each in rows for row in positions(each, who)]
    counted = sorted((toll for each in rows for toll in tolls(each, who)), key=lambda toll: toll.order)
    clashes = [*contradictions(told, counted), *rival_states(said)]
    whole = Ledger(
        reports=tuple(each.listed for each in rows),
        actors=tuple(who.everyone()),
        courses=tuple(with_positions(courses(said), stood)),
        contradictions=tuple(sorted(clashes, key=lambda each: (each.day, each.id))),
        ties=tuple(ties(word for each in rows for word in tie_words(each, who))),
        tolls=tuple(counted),
        happenings=tuple(happenings(told, Verdicts(judged))),
    )
    if known_by is not None:
        named = {
            who.actor(each.id, entity.id).id for each in rows if _out(each, known_by) for entity in each.record.entities
        }
        whole = known(whole, known_by, named)
    return whole if as_of is None else until(whole, as_of)


def _out(report: Filed | Listed, day: date) -> bool:
    return report.day is not None and report.day <= day


def known(ledger: Ledger, day: date, actors: Container[str]) -> Ledger:
    """Return what had come out by a day; `actors` are the ids of those whom its reports name."""
    cut = (course.known_by(day) for course in ledger.courses)
    return replace(
        ledger,
        reports=tuple(each for each in ledger.reports if _out(each, day)),
        actors=tuple(actor for actor in ledger.actors if actor.id in actors),
        courses=tuple(course for course in cut if course),
        contradictions=tuple(each for each in ledger.contradictions if each.day <= day),
        ties=tuple(filter(None, (tie.known_by(day) for tie in ledger.ties))),
        tolls=tuple(toll for toll in ledger.tolls if toll.reported <= day),
        happenings=tuple(filter(None, (each.known_by(day) for each in ledger.happenings))),
        known_by=day,
    )


def until(ledger: Ledger, day: date) -> Ledger:
    """Return what was so by a day, out of all that is known: what is about later days is left out."""
    cut = (course.until(day) for course in ledger.courses)
    return replace(
        ledger,
        courses=tuple(course for course in cut if course),
        contradictions=tuple(each for each in ledger.contradictions if each.day <= day),
        tolls=tuple(toll for toll in ledger.tolls if toll.reported <= day),
        happenings=tuple(each for each in ledger.happenings if each.day <= day),
        as_of=day,
    )
