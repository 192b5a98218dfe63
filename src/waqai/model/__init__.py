"""Immutable values, closed vocabularies and ids: what every other room speaks in. Standard library only."""

from waqai.model.analysis import Analysis, Phrase, Predicate, Sentence, Token
from waqai.model.claim import (
    Attribution,
    CasualtyFigure,
    Claim,
    Delegate,
    Event,
    Evidence,
    Negotiation,
    Relation,
    Truce,
)
from waqai.model.entity import Entity, Mention, Place, Quantity, When
from waqai.model.ids import content_id
from waqai.model.judgement import Judgement, Rank, Verdict, standing, with_id
from waqai.model.names import Part, claim_id, target_id
from waqai.model.record import Record
from waqai.model.report import Report
from waqai.model.text import Reading, Span, fold, plain
from waqai.model.vocabulary import (
    CONTEXTS,
    MODES,
    QUAD_OF,
    SECTORS,
    CasualtyKind,
    EntityKind,
    EventType,
    NegotiationState,
    RelationStatus,
    RelationType,
    Stance,
    Status,
    TruceState,
)

__all__ = [
    "CONTEXTS", "MODES", "QUAD_OF", "SECTORS",
    "Analysis", "Attribution", "CasualtyFigure", "CasualtyKind", "Claim", "Delegate",
    "Entity", "EntityKind", "Event", "EventType", "Evidence", "Judgement", "Mention", "Negotiation",
    "NegotiationState", "Part", "Phrase", "Place", "Predicate", "Quantity", "Rank", "Reading", "Record", "Relation",
    "RelationStatus", "RelationType", "Report", "Sentence", "Span", "Stance", "Status", "Token", "Truce", "TruceState",
    "Verdict", "When", "claim_id", "content_id", "fold", "plain", "standing", "target_id", "with_id",
]  # fmt: skip
