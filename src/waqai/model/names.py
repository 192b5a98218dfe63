"""What claims, and the parts of a record, are called outside of it: ids that tell one report's from another's."""

from __future__ import annotations

from typing import Final

from waqai.model.claim import Claim, Event, Negotiation, Relation, Truce
from waqai.model.entity import Entity, Place, When
from waqai.model.ids import content_id
from waqai.model.report import Report

Part = Entity | Place | When
#: Class → the kind that its id begins with.
KIND_OF: Final[dict[type, str]] = {
    Event: "event",
    Relation: "relation",
    Negotiation: "negotiation",
    Truce: "truce",
    Entity: "entity",
    Place: "place",
    When: "time",
}


def claim_id(report: Report, claim: Claim) -> str:
    """Return the id by which judgements and links speak of `claim`, the same for each coding that makes it alike."""
    return content_id(KIND_OF[type(claim)], report.id, *_identity(claim))


def target_id(report: Report, target: Claim | Part) -> str:
    """Return the id by which judgements speak of a claim, an actor, a place or a time of one report."""
    if isinstance(target, Entity | Place | When):
        return content_id(KIND_OF[type(target)], report.id, target.id)
    return claim_id(report, target)


def _identity(claim: Claim) -> tuple[object, ...]:
    match claim:
        case Event():
            return (claim.id,)
        case Relation():
            spans = (item.span for item in claim.evidence)
            return (claim.type, claim.subject, claim.object, claim.role, claim.what, *spans)
        case Negotiation():
            return (claim.state, *sorted(claim.parties))
        case Truce():
            return (claim.state, claim.place, *sorted(claim.parties))
