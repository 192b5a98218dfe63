"""The closed vocabularies of the codebook: PLOVER types and modes, sectors, kinds, statuses, relations.

Source: PLOVER manual (Open Event Data Alliance, 2021) for types, modes and sectors; the rest is ours.
"""

from __future__ import annotations

from enum import StrEnum


class EventType(StrEnum):
    """The sixteen PLOVER event types."""

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    CONCEDE = "CONCEDE"
    COOPERATE = "COOPERATE"
    AID = "AID"
    RETREAT = "RETREAT"
    REQUEST = "REQUEST"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    SANCTION = "SANCTION"
    MOBILIZE = "MOBILIZE"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"


#: Which modes each event type may carry.
MODES: dict[EventType, frozenset[str]] = {
    EventType.AGREE: frozenset(),
    EventType.CONSULT: frozenset({"visit", "third-party", "multilateral", "phone"}),
    EventType.SUPPORT: frozenset(),
    EventType.CONCEDE: frozenset(),
    EventType.COOPERATE: frozenset(),
    EventType.AID: frozenset(),
    EventType.RETREAT: frozenset({"withdraw", "release", "disarm", "ceasefire", "access", "resign"}),
    EventType.REQUEST: frozenset({"assist", "change", "yield", "meet"}),
    EventType.ACCUSE: frozenset({"disapprove", "investigate", "allege"}),
    EventType.REJECT: frozenset({"assist", "change", "yield", "meet"}),
    EventType.THREATEN: frozenset({"restrict", "arrest", "relations", "expel", "territory", "violence"}),
    EventType.PROTEST: frozenset({"demo", "riot", "strike", "hunger", "boycott", "obstruct", "vandalize"}),
    EventType.SANCTION: frozenset({"convict", "expel", "withdraw", "discontinue"}),
    EventType.MOBILIZE: frozenset({"troops", "weapons", "police", "militia"}),
    EventType.COERCE: frozenset(
        {
            "seize", "restrict", "censor", "curfew", "martial-law", "arrest",
            "deport", "withhold", "misinformation", "cyber",
        }
    ),
    EventType.ASSAULT: frozenset(
        {
            "abduct", "beat", "torture", "sexual", "targeted", "destroy", "primitive", "firearms",
            "explosives", "suicide-attack", "aerial", "drone", "heavy-weapons", "crowd-control", "unconventional",
        }
    ),
}  # fmt: skip


_QUADS = {
    1: (EventType.AGREE, EventType.CONSULT, EventType.SUPPORT, EventType.CONCEDE),
    2: (EventType.COOPERATE, EventType.AID, EventType.RETREAT),
    3: (EventType.REQUEST, EventType.ACCUSE, EventType.REJECT, EventType.THREATEN),
    4: (EventType.PROTEST, EventType.SANCTION, EventType.MOBILIZE, EventType.COERCE, EventType.ASSAULT),
}
#: PLOVER's four classes: 1 verbal and 2 material cooperation, 3 verbal and 4 material conflict.
QUAD_OF: dict[EventType, int] = {kind: quad for quad, kinds in _QUADS.items() for kind in kinds}


class EntityKind(StrEnum):
    """What an entity is (codebook §1.1)."""

    PERSON = "person"
    GOVERNMENT = "government"
    MILITARY = "military"
    ARMED_GROUP = "armed_group"
    POLITICAL_GROUP = "political_group"
    IGO = "igo"
    NGO = "ngo"
    MEDIA = "media"
    POPULATION = "population"
    COMPANY = "company"
    UNKNOWN = "unknown"


#: PLOVER sector codes.
SECTORS = frozenset(
    {
        "GOV", "MIL", "COP", "JUD", "LEG", "PTY", "SPY", "OPP", "REB", "UAF", "CVL",
        "IGO", "NGO", "MED", "BUS", "REF", "LAB", "REL", "EDU", "HLH", "CRM", "ETH",
    }
)  # fmt: skip


#: PLOVER contexts: the fields of life in which what is reported lies.
CONTEXTS = frozenset(
    {
        "military", "intelligence", "executive", "legislative", "election", "political_institutions", "pro_democracy",
        "pro_autocracy", "economic", "legal", "reparations", "human_rights", "rights_freedoms", "repression",
        "human_security", "gender", "lgbt", "religion_ethnicity", "inequality", "diplomatic", "territory",
        "peacekeeping", "health", "asylum", "migration", "disasters", "natural_resource", "environment", "technology",
        "terrorism", "cbrn", "cyber", "misinformation", "crime", "corruption", "illegal_drugs", "trafficking",
    }
)  # fmt: skip


class Status(StrEnum):
    """Whether an event is said to have happened (codebook §1.3)."""

    ACTUAL = "actual"
    NEGATED = "negated"
    FUTURE = "future"
    HYPOTHETICAL = "hypothetical"


class Stance(StrEnum):
    """What a source says of an event: that it happened, or that it did not."""

    ASSERTS = "asserts"
    DENIES = "denies"


class RelationType(StrEnum):
    """Relations that last (codebook §1.4)."""

    LEADS = "leads"
    MEMBER_OF = "member_of"
    PART_OF = "part_of"
    AFFILIATED_WITH = "affiliated_with"
    REPRESENTS = "represents"
    ROLE_IN = "role_in"
    SUPPLIES = "supplies"
    FROM_PLACE = "from_place"
    BASED_IN = "based_in"
    CONTROLS = "controls"


class RelationStatus(StrEnum):
    """Whether a relation holds, held, or is only said to hold."""

    CURRENT = "current"
    FORMER = "former"
    ALLEGED = "alleged"
    DENIED = "denied"


class CasualtyKind(StrEnum):
    """What happened to the people a figure counts."""

    KILLED = "killed"
    WOUNDED = "wounded"
    CAPTURED = "captured"
    DETAINED = "detained"
    MISSING = "missing"
    DISPLACED = "displaced"


class NegotiationState(StrEnum):
    """Where a negotiation stands (codebook §1.5)."""

    PROPOSED = "proposed"
    ONGOING = "ongoing"
    SUSPENDED = "suspended"
    AGREED = "agreed"
    FAILED = "failed"
    IMPLEMENTED = "implemented"
    BREACHED = "breached"


class TruceState(StrEnum):
    """Where a truce stands (codebook §1.5)."""

    PROPOSED = "proposed"
    IN_FORCE = "in_force"
    EXTENDED = "extended"
    EXPIRED = "expired"
    VIOLATED = "violated"
    COLLAPSED = "collapsed"
