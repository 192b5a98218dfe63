"""Where everything stands, out of all reports: on a day, and as it could be known by a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from waqai.ledger.fold import courses
from waqai.ledger.positions import positions, with_positions
from waqai.ledger.rivals import rival_states
from waqai.ledger.statements import statements
from waqai.ledger.ties import Tie, ties
from waqai.ledger.values import Course, Matter
from waqai.link import Actor, Contradiction, Filed, Happening, Toll, cast, contradictions, happenings, in_order, tolls
from waqai.model import Judgement


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """What all reports together say; `reports` by day and id, `copies` the groups of reports with the same text.

    `courses` hold every transition up to `as_of` with the reports for and against it. `known_by` is the last day of
    publication that counts; None sets no bound.
    """

    reports: tuple[Filed, ...]
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
    def copies(self) -> list[list[Filed]]:
        """The groups of reports with the same text that have two members or more."""
        groups: defaultdict[str, list[Filed]] = defaultdict(list)
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
    who = cast(rows, judgements)
    said = [row for each in rows for row in statements(each, who) if as_of is None or row.on <= as_of]
    stood = [row for each in rows for row in positions(each, who) if as_of is None or row.on <= as_of]
    found = with_positions(courses(said), stood)
    clashes = [*contradictions(rows, who), *rival_states(found)]
    counted = [toll for each in rows for toll in tolls(each, who) if as_of is None or toll.reported <= as_of]
    return Ledger(
        reports=tuple(rows),
        actors=tuple(who.everyone()),
        courses=tuple(found),
        contradictions=tuple(_until(clashes, rows, as_of)),
        ties=tuple(ties(rows, who)),
        tolls=tuple(sorted(counted, key=lambda toll: (toll.reported, toll.report, toll.span, toll.kind))),
        happenings=tuple(each for each in happenings(rows, who) if as_of is None or each.day <= as_of),
        as_of=as_of,
        known_by=known_by,
    )


def _until(clashes: Sequence[Contradiction], rows: Sequence[Filed], as_of: date | None) -> list[Contradiction]:
    """Return the contradictions of reports that came out by the day, by day of the later voice."""
    days = {each.id: each.day or date.max for each in rows}
    dated = [(max(days[each.first.report], days[each.second.report]), each.id, each) for each in clashes]
    return [each for day, _, each in sorted(dated, key=lambda row: row[:2]) if as_of is None or day <= as_of]
