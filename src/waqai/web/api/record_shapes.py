"""A whole record as the API says it: the codebook's form, typed (see `waqai.export.record_to_json`)."""

from datetime import date

from pydantic import Field

from waqai.model import (
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
from waqai.web.api.shapes import Body


class Quote(Body):
    """Words of the report; offsets are code points of its text, `end` exclusive."""

    start: int
    end: int
    text: str


class EvidenceBody(Quote):
    """The words that support one part of a claim."""

    part: str


class SourceBody(Body):
    """Who vouches for a claim or denies it; `cue` is the reporting word."""

    entity: str
    stance: Stance
    cue: Quote | None


class EntityBody(Body):
    """An actor of the report."""

    id: str
    name: str
    aliases: list[str]
    kind: EntityKind
    country: str | None
    sector: str | None
    mentions: list[Quote]
    because: list[str]
    registry: str | None
    registry_score: float
    registry_because: list[str]


class PlaceBody(Body):
    """A place of the report."""

    id: str
    name: str
    aliases: list[str]
    within: str | None
    mentions: list[Quote]
    country: str | None
    latitude: float | None
    longitude: float | None
    precision: str
    acled_precision: int | None
    ucdp_precision: int | None
    gazetteer_id: str | None


class WhenBody(Body):
    """A time phrase with the days that it covers, both included."""

    id: str
    quote: str
    start: int
    end: int
    earliest: date | None = Field(alias="from")
    latest: date | None = Field(alias="to")
    precision: str
    anchor: str
    reason: str


class CasualtyBody(Body):
    """How many people something happened to; `max` is null where nothing bounds it."""

    kind: CasualtyKind
    min: int
    max: int | None
    who: str
    start: int
    end: int


class EventBody(Body):
    """One thing said to happen; `actors`, `recipients`, `places` and `times` are ids of this record."""

    id: str
    type: EventType
    modes: list[str]
    sentence: str
    trigger: Quote
    also: list[Quote]
    actors: list[str]
    recipients: list[str]
    places: list[str]
    times: list[str]
    topic: Quote | None
    status: Status
    sources: list[SourceBody]
    casualties: list[CasualtyBody]
    evidence: list[EvidenceBody]
    confidence: float
    because: list[str]


class RelationBody(Body):
    """A relation that lasts."""

    type: RelationType
    subject: str
    object: str
    role: str | None
    what: str | None
    status: RelationStatus
    sentence: str | None
    sources: list[SourceBody]
    evidence: list[EvidenceBody]
    confidence: float
    because: list[str]


class DelegateBody(Body):
    """Who sits at the table, and for whom."""

    entity: str
    party: str | None = Field(alias="for")


class NegotiationBody(Body):
    """Where the report leaves one set of parties."""

    parties: list[str]
    delegates: list[DelegateBody]
    mediators: list[str]
    guarantors: list[str]
    issues: list[Quote]
    state: NegotiationState
    reason: Quote | None
    breached_by: list[str]
    evidence: list[EvidenceBody]
    because: list[str]


class TruceBody(Body):
    """A truce, as the report leaves it."""

    parties: list[str]
    guarantors: list[str]
    place: str | None
    state: TruceState
    duration: Quote | None
    duration_stated: bool
    evidence: list[EvidenceBody]
    because: list[str]


class RecordBody(Body):
    """All that is coded of one report, with its text."""

    id: str
    outlet: str | None
    title: str | None
    published: date | None
    url: str | None
    version: str
    characters: int
    sha256: str
    text: str
    entities: list[EntityBody]
    places: list[PlaceBody]
    times: list[WhenBody]
    events: list[EventBody]
    relations: list[RelationBody]
    negotiations: list[NegotiationBody]
    truces: list[TruceBody]
    contexts: list[str] = Field(description="The contexts of PLOVER that its words make plain.")
