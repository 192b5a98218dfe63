"""What a report claims: events, relations, negotiations and truces, each with who says so and which words.

Source: codebook §1.3 to §1.5.
"""

from __future__ import annotations

from waqai.model.entity import Quantity
from waqai.model.text import Span
from waqai.model.values import value
from waqai.model.vocabulary import (
    CasualtyKind,
    EventType,
    NegotiationState,
    RelationStatus,
    RelationType,
    Stance,
    Status,
    TruceState,
)


@value(frozen=True, slots=True)
class Attribution:
    """Who inside the report vouches for a claim, or denies it. `cue` is the reporting word, if there is one."""

    entity: str
    stance: Stance = Stance.ASSERTS
    cue: Span | None = None


@value(frozen=True, slots=True)
class Evidence:
    """The words that support one part of a claim ("trigger", "actor", "status", "source", …)."""

    part: str
    span: Span


@value(frozen=True, slots=True)
class CasualtyFigure:
    """How many people something happened to; `who` covers the words that name them."""

    kind: CasualtyKind
    count: Quantity
    who: Span


@value(frozen=True, slots=True, kw_only=True)
class Event:
    """One thing said to happen. `actors`, `recipients`, `places` and `times` are ids of the same record.

    `also` are the triggers of its other tellings; `confidence` lies in [0, 1]; `because` names the lexicon
    entry, rule or features that made the claim.
    """

    id: str
    type: EventType
    modes: tuple[str, ...] = ()
    trigger: Span
    also: tuple[Span, ...] = ()
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    times: tuple[str, ...] = ()
    topic: Span | None = None
    status: Status = Status.ACTUAL
    sources: tuple[Attribution, ...] = ()
    casualties: tuple[CasualtyFigure, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    confidence: float = 1.0
    because: tuple[str, ...] = ()


@value(frozen=True, slots=True, kw_only=True)
class Relation:
    """A relation that lasts; `object` is an entity id, or a place id for from_place, based_in and controls."""

    type: RelationType
    subject: str
    object: str
    role: str | None = None
    what: str | None = None
    status: RelationStatus = RelationStatus.CURRENT
    sources: tuple[Attribution, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    confidence: float = 1.0
    because: tuple[str, ...] = ()


@value(frozen=True, slots=True)
class Delegate:
    """`entity` sits at the table for the party `party`, None where the report does not say for whom."""

    entity: str
    party: str | None = None


@value(frozen=True, slots=True, kw_only=True)
class Negotiation:
    """Where the report leaves one set of parties (codebook §1.5)."""

    parties: tuple[str, ...]
    state: NegotiationState
    delegates: tuple[Delegate, ...] = ()
    mediators: tuple[str, ...] = ()
    guarantors: tuple[str, ...] = ()
    issues: tuple[Span, ...] = ()
    reason: Span | None = None
    breached_by: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    because: tuple[str, ...] = ()


@value(frozen=True, slots=True, kw_only=True)
class Truce:
    """A truce; `duration_stated` is False where the report gives none, or says that there is none."""

    parties: tuple[str, ...]
    state: TruceState
    guarantors: tuple[str, ...] = ()
    place: str | None = None
    duration: Span | None = None
    duration_stated: bool = False
    evidence: tuple[Evidence, ...] = ()
    because: tuple[str, ...] = ()


Claim = Event | Relation | Negotiation | Truce
