"""What the ledger keeps account of, and what reports say of it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from waqai.link import Actor
from waqai.model import Span


class Matter(StrEnum):
    """Kinds of things that have states."""

    NEGOTIATION = "negotiation"
    TRUCE = "truce"
    DEAL = "deal"
    EVACUATION = "evacuation"
    SIEGE = "siege"
    CONTROL = "control"


#: The states of each matter, in the order of a course that ends well; what undoes it comes last.
STATES: dict[Matter, tuple[str, ...]] = {
    Matter.NEGOTIATION: ("proposed", "ongoing", "suspended", "agreed", "implemented", "breached", "failed"),
    Matter.TRUCE: ("proposed", "in_force", "extended", "expired", "violated", "collapsed"),
    Matter.DEAL: ("proposed", "agreed", "implemented", "breached", "failed"),
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Teller:
    """Who vouches for a statement inside its report, or denies it; `name` is None for the outlet's own voice."""

    name: str | None
    denies: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One report's word on where a matter stands. It is about the days `on` to `until`, or, where
    nothing says (`dated` is False), about the day of publication (`reported`).

    `text` is the sentence that says it, `span` where that stands in the report; `claims` are the ids of the
    events, or of the relation's subject and object, it was read from. `copy_of` is the group of reports with the same text.
    `denied` says that the report says it is not so.
    """

    matter: Matter
    state: str
    on: date
    until: date
    dated: bool
    reported: date
    learnt: datetime | None
    parties: tuple[Actor, ...] = ()
    mediators: tuple[Actor, ...] = ()
    guarantors: tuple[Actor, ...] = ()
    places: tuple[Spot, ...] = ()
    tellers: tuple[Teller, ...] = ()
    report: str
    name: str
    outlet: str | None
    copy_of: str
    denied: bool = False
    text: str
    span: Span
    claims: tuple[str, ...] = ()
    because: tuple[str, ...] = ()


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
        return _by_side(actor for row in self.said for actor in row.parties)

    @property
    def mediators(self) -> tuple[Actor, ...]:
        """Who mediates."""
        return _by_side(actor for row in self.said for actor in row.mediators)

    @property
    def guarantors(self) -> tuple[Actor, ...]:
        """Who guarantees it."""
        return _by_side(actor for row in self.said for actor in row.guarantors)

    @property
    def places(self) -> tuple[Spot, ...]:
        """Where, the place named most often first."""
        counted = Counter(spot.id for row in self.said for spot in row.places)
        names = {spot.id: spot for row in reversed(self.said) for spot in row.places}
        return tuple(names[name] for name in sorted(counted, key=lambda name: (-counted[name], name)))

    @property
    def sources(self) -> int:
        """How many independent reports say so: copies of one text count once."""
        return len({row.copy_of for row in self.said})


def _by_side(actors: Iterable[Actor]) -> tuple[Actor, ...]:
    named: defaultdict[str, Counter[Actor]] = defaultdict(Counter)
    for actor in actors:
        named[actor.side][actor] += 1
    best = [(-counted.total(), min(counted, key=lambda actor: (-counted[actor], actor.id))) for counted in named.values()]
    return tuple(actor for _, actor in sorted(best, key=lambda pair: (pair[0], pair[1].id)))


@dataclass(frozen=True, slots=True)
class Course:
    """What one matter went through, in the order of its days."""

    matter: Matter
    transitions: tuple[Transition, ...]

    @property
    def now(self) -> Transition:
        """The last transition."""
        return self.transitions[-1]
