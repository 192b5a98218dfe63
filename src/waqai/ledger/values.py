"""What the ledger keeps account of, and what reports say of it."""

from __future__ import annotations

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
    """A place as one report names it; `id` is the gazetteer's, or the folded name where it has none."""

    id: str
    name: str


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
    text: str
    span: Span
    claims: tuple[str, ...] = ()
    because: tuple[str, ...] = ()
