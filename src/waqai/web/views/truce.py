"""A truce with the log of its violations: by whom, according to whom."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from waqai.ledger import Course, Statement, Transition
from waqai.ledger.values import by_side
from waqai.web.views.quotes import Quote, quotes_of
from waqai.web.views.steps import Step, names_of, places_of, step_of, steps_of

#: The states that say that somebody broke it.
BROKEN = frozenset({"violated", "collapsed"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Violation:
    """One violation on a day, by `by` (empty where nobody says), with the words for it and against it.

    Reports that name different actors for one day are violations of their own: nobody knows that they are one.
    """

    step: Step
    by: tuple[str, ...]
    sides: tuple[str, ...]
    places: tuple[str, ...]
    said: tuple[Quote, ...]
    denied: tuple[Quote, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Blamed:
    """How many violations are put down to a side, by the names of those on it; none where nobody says by whom."""

    side: str
    names: tuple[str, ...]
    violations: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TruceBoard:
    """All that a board of a truce shows. `until` is the day up to which it is drawn."""

    id: str
    parties: tuple[str, ...]
    mediators: tuple[str, ...]
    guarantors: tuple[str, ...]
    places: tuple[str, ...]
    steps: tuple[Step, ...]
    violations: tuple[Violation, ...]
    blamed: tuple[Blamed, ...]
    until: date

    @property
    def standing(self) -> Step:
        """Where the truce stands."""
        return self.steps[-1]

    @property
    def first(self) -> date:
        """The day of its first state."""
        return self.steps[0].on

    @property
    def broken(self) -> date | None:
        """The day of the last violation told of, None where there is none."""
        return max((row.step.on for row in self.violations), default=None)

    @property
    def quiet(self) -> int | None:
        """How many days have gone by since the last violation told of, None where there is none."""
        return (self.until - self.broken).days if self.broken else None

    @property
    def shared(self) -> bool:
        """Whether a violation is put down to several, and so counted for each of them."""
        return any(len(row.sides) > 1 for row in self.violations)

    @property
    def reports(self) -> int:
        """How many reports speak of it."""
        return len({quote.report for step in self.steps for quote in (*step.said, *step.denied)})


def truce_board(course: Course, until: date | None = None) -> TruceBoard:
    """Return the board of a truce; `until` is the day up to which it is drawn."""
    violations = [row for each in course.transitions if each.state in BROKEN for row in _violations(each)]
    last = course.last.on
    said = [row for each in course.transitions for row in each.said]
    return TruceBoard(
        id=course.id,
        parties=names_of(course.parties),
        mediators=names_of(by_side(actor for row in said for actor in row.mediators)),
        guarantors=names_of(by_side(actor for row in said for actor in row.guarantors)),
        places=places_of(course),
        steps=steps_of(course),
        violations=tuple(violations),
        blamed=tuple(_blamed(violations)),
        until=max(last, until) if until else last,
    )


def _violations(each: Transition) -> list[Violation]:
    """Return a violation for each set of sides that is said to have done it; who is not named joins the only ones."""
    groups: defaultdict[frozenset[str], list[Statement]] = defaultdict(list)
    for row in each.said:
        groups[frozenset(actor.side for actor in row.by)].append(row)
    named = [sides for sides in groups if sides]
    if len(named) == 1 and frozenset() in groups:
        groups[named[0]] += groups.pop(frozenset())
    return [_violation(each, rows) for _, rows in sorted(groups.items(), key=lambda pair: sorted(pair[0]))]


def _violation(each: Transition, rows: Sequence[Statement]) -> Violation:
    by = by_side(actor for row in rows for actor in row.by)
    return Violation(
        step=step_of(each),
        by=names_of(by),
        sides=tuple(actor.side for actor in by),
        places=tuple(dict.fromkeys(spot.name for row in rows for spot in row.places)),
        said=quotes_of(row.source for row in rows),
        denied=quotes_of(row.source for row in each.denied),
    )


def _blamed(violations: Sequence[Violation]) -> list[Blamed]:
    counted: Counter[str] = Counter()
    names: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for row in violations:
        for side, name in zip(row.sides, row.by, strict=True):
            counted[side] += 1
            names[side][name] += 1
        if not row.sides:
            counted[""] += 1
    return [
        Blamed(side=side, names=tuple(name for name, _ in names[side].most_common()), violations=number)
        for side, number in sorted(counted.items(), key=lambda pair: (not pair[0], -pair[1], pair[0]))
    ]
