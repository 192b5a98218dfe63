"""What the ledger keeps account of, and what reports say of it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from waqai.link import Actor, Source
from waqai.model import content_id


class Matter(StrEnum):
    """Kinds of things that have states."""

    NEGOTIATION = "negotiation"
    TRUCE = "truce"
    DEAL = "deal"
    EVACUATION = "evacuation"
    SIEGE = "siege"
    CONTROL = "control"


#: The states that each matter may be in (codebook §1.5 for talks and truces).
STATES: dict[Matter, tuple[str, ...]] = {
    Matter.NEGOTIATION: ("proposed", "ongoing", "suspended", "agreed", "implemented", "breached", "failed"),
    Matter.TRUCE: ("proposed", "in_force", "extended", "expired", "violated", "collapsed"),
    Matter.DEAL: ("agreed", "implemented", "breached", "failed"),
    Matter.EVACUATION: ("proposed", "ongoing", "suspended", "implemented"),
    Matter.SIEGE: ("imposed", "lifted"),
    Matter.CONTROL: ("holds", "gained", "contested"),
}


@dataclass(frozen=True, slots=True)
class Spot:
    """A place as one report names it; `id` is the gazetteer's, or the folded name where it has none.

    `local` says that one side at most can hold it: it is smaller than a province.
    """

    id: str
    name: str
    local: bool = False


@dataclass(frozen=True, slots=True)
class Delegate:
    """Who sits at the table, and for whom."""

    actor: Actor
    party: Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One report's word on where a matter stands, or, where `denied`, that it does not stand so.

    It is about the days `on` to `until`; where nothing says so (`dated` is False) that is the day of publication. `by`
    are those who are said to have done it: of a violation who broke the truce. `confidence` is that of the claim that
    it is read off, in [0, 1].
    """

    matter: Matter
    state: str
    on: date
    until: date
    dated: bool
    denied: bool = False
    parties: tuple[Actor, ...] = ()
    by: tuple[Actor, ...] = ()
    mediators: tuple[Actor, ...] = ()
    guarantors: tuple[Actor, ...] = ()
    delegates: tuple[Delegate, ...] = ()
    places: tuple[Spot, ...] = ()
    confidence: float = 1.0
    source: Source

    @property
    def order(self) -> tuple[object, ...]:
        """What statements are sorted by."""
        who, where = tuple(actor.id for actor in self.parties), tuple(spot.id for spot in self.places)
        return (self.on, self.until, *self.source.order, self.matter, self.state, self.denied, who, where)


@dataclass(frozen=True, slots=True, kw_only=True)
class Transition:
    """That a matter came into a state on the day `on`, according to `said`; `denied` are the statements against it."""

    matter: Matter
    state: str
    on: date
    said: tuple[Statement, ...]
    denied: tuple[Statement, ...] = ()

    @property
    def parties(self) -> tuple[Actor, ...]:
        """Whose matter it is: one actor of each side, those named most often first."""
        return by_side(actor for row in self.said for actor in row.parties)

    @property
    def by(self) -> tuple[Actor, ...]:
        """Who is said to have done it."""
        return by_side(actor for row in self.said for actor in row.by)

    @property
    def mediators(self) -> tuple[Actor, ...]:
        """Who mediates."""
        return by_side(actor for row in self.said for actor in row.mediators)

    @property
    def guarantors(self) -> tuple[Actor, ...]:
        """Who guarantees it."""
        return by_side(actor for row in self.said for actor in row.guarantors)

    @property
    def places(self) -> tuple[Spot, ...]:
        """Where, the place named most often first; the first of a statement counts twice."""
        counted = Counter(spot.id for row in self.said for spot in (*row.places[:1], *row.places))
        names = {spot.id: spot for row in reversed(self.said) for spot in row.places}
        return tuple(names[name] for name in sorted(counted, key=lambda name: (-counted[name], name)))

    @property
    def independent(self) -> int:
        """How many reports say so independently: copies of one text count once."""
        return len({row.source.copy_of for row in self.said})

    def known_by(self, day: date) -> Transition | None:
        """Return the transition by the words of the reports that had come out; None where none had."""
        said = tuple(row for row in self.said if row.source.reported <= day)
        denied = tuple(row for row in self.denied if row.source.reported <= day)
        return replace(self, on=began(said), said=said, denied=denied) if said else None


def by_side(actors: Iterable[Actor]) -> tuple[Actor, ...]:
    """Return one actor of each side, the one named most often; the sides in that order too."""
    named: defaultdict[str, Counter[Actor]] = defaultdict(Counter)
    for actor in actors:
        named[actor.side][actor] += 1
    best = [(-rows.total(), min(rows, key=lambda actor: _rank(actor, rows[actor]))) for rows in named.values()]
    return tuple(actor for _, actor in sorted(best, key=lambda pair: (pair[0], pair[1].id)))


def _rank(actor: Actor, times: int) -> tuple[object, ...]:
    return (-times, -len(actor.name.split()), actor.id, actor.kind)


class Stance(StrEnum):
    """What a party says to an issue."""

    DEMANDED = "demanded"
    OFFERED = "offered"
    ACCEPTED = "accepted"
    CONDITIONAL = "accepted_on_condition"
    REFUSED = "refused"
    TAKEN_BACK = "taken_back"


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """What a party said to an issue on a day; `to` are the sides that it was said to."""

    actor: Actor
    to: tuple[Actor, ...]
    stance: Stance
    issue: str
    on: date
    source: Source


@dataclass(frozen=True, slots=True)
class Course:
    """What one matter went through, in the order of its days; of talks also what each party said to each issue.

    `id` names its matter and where it was told first.
    """

    matter: Matter
    transitions: tuple[Transition, ...]
    positions: tuple[Position, ...] = ()
    id: str = ""

    @property
    def order(self) -> tuple[object, ...]:
        """What courses of one matter are sorted by."""
        first = self.transitions[0]
        return (first.on, first.said[0].order)

    @property
    def last(self) -> Transition:
        """The last transition."""
        return self.transitions[-1]

    @property
    def parties(self) -> tuple[Actor, ...]:
        """Whose matter it is."""
        return by_side(actor for each in self.transitions for row in each.said for actor in row.parties)

    def until(self, day: date) -> Course | None:
        """Return what was so by a day; None where it began later."""
        steps = tuple(each for each in self.transitions if each.on <= day)
        stood = tuple(row for row in self.positions if row.on <= day)
        return replace(self, transitions=steps, positions=stood) if steps else None

    def known_by(self, day: date) -> Course | None:
        """Return what reports said that had come out by a day; None where none had.

        Which of them speak of one change of state is judged with all that is known now.
        """
        steps = by_day(filter(None, (each.known_by(day) for each in self.transitions)))
        stood = tuple(row for row in self.positions if row.source.reported <= day)
        return replace(self, transitions=steps, positions=stood) if steps else None


def course_id(statements: Iterable[Statement]) -> str:
    """Return the content id of the course that statements are of: by the one that came out first."""
    rows = list(statements)
    earliest = min(row.source.order for row in rows)
    first = min((row for row in rows if row.source.order == earliest), key=lambda row: row.order)
    who, where = (tuple(each.id for each in some) for some in (first.parties, first.places))
    return content_id(first.matter, first.source.report, first.source.span, first.state, first.on, *who, "at", *where)


def began(statements: Iterable[Statement]) -> date:
    """Return the first day on which statements say that a matter came into its state: exact days count first."""
    rows = list(statements)
    dated = [row for row in rows if row.dated]
    exact = [row for row in dated if row.on == row.until]
    return min(row.on for row in exact or dated or rows)


def by_day(transitions: Iterable[Transition]) -> tuple[Transition, ...]:
    """Return the transitions of one course by day, those into one state on one day as one."""
    same: defaultdict[tuple[date, str], list[Transition]] = defaultdict(list)
    for each in transitions:
        same[each.on, each.state].append(each)
    joined = (rows[0] if len(rows) == 1 else _joined(rows) for rows in same.values())
    return tuple(sorted(joined, key=lambda each: (each.on, each.said[0].order)))


def _joined(rows: Sequence[Transition]) -> Transition:
    return replace(
        rows[0],
        said=tuple(sorted((row for each in rows for row in each.said), key=lambda row: row.order)),
        denied=tuple(sorted((row for each in rows for row in each.denied), key=lambda row: row.order)),
    )
