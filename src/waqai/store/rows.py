"""A record as rows of the tables that searches go through."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from hashlib import blake2b
from math import cos, radians, sin
from typing import TYPE_CHECKING, Any, Final

from waqai.errors import StoreError
from waqai.model import (
    Attribution,
    Claim,
    Entity,
    Event,
    Negotiation,
    Place,
    Record,
    Relation,
    Span,
    Truce,
    claim_id,
    content_id,
)
from waqai.store.terms import terms_of, terms_of_names

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement

Row = dict[str, Any]
#: A claim's number is its record's times this, plus its place in the record.
STRIDE: Final = 1 << 16


def claims_of(record: Record) -> tuple[Claim, ...]:
    """Return the claims of `record` in the order in which they are numbered."""
    return record.claims


def record_of(claim: ColumnElement[int]) -> ColumnElement[int]:
    """Return the number of the record of a claim, from the claim's own number."""
    return claim // STRIDE


def key_of(*parts: object) -> int:
    """Return the number (63 bits) of what `parts` say."""
    text = content_id("key", *parts)
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest()) >> 1


def unit_vector(latitude: float, longitude: float) -> tuple[float, float, float]:
    """Return a point on the unit sphere; the product of two is the cosine of the angle between them."""
    phi, lam = radians(latitude), radians(longitude)
    return cos(phi) * cos(lam), cos(phi) * sin(lam), sin(phi)


@dataclass(frozen=True)
class Rows:
    """The rows of one record, whose own row has the number `record`."""

    report_seq: int
    record_seq: int
    record: Record
    learnt: datetime

    @cached_property
    def entities(self) -> dict[str, Row]:
        """The rows of `entities`, by the ids of the record."""
        return {entity.id: _entity_row(entity) for entity in self.record.entities}

    @cached_property
    def places(self) -> dict[str, Row]:
        """The rows of `places`, by the ids of the record."""
        return {place.id: _place_row(place) for place in self.record.places}

    def claims(self) -> list[Row]:
        """Return the rows of `claims`, in the order of `claims_of`.

        Raises StoreError where there are more than a record may have.
        """
        return self._claims

    @cached_property
    def _claims(self) -> list[Row]:
        claims = claims_of(self.record)
        if len(claims) > STRIDE:
            raise StoreError(f"the report has more than {STRIDE} claims", "split it into several reports")
        return [self._claim(number, claim) for number, claim in enumerate(claims)]

    def named(self) -> list[Row]:
        """Return the rows of `record_entities`."""
        rows = {row["key"]: row["actor"] for row in self.entities.values()}
        return [{"actor": actor, "record": self.record_seq, "entity": key} for key, actor in rows.items()]

    def placed(self) -> list[Row]:
        """Return the rows of `record_places`."""
        return [{"place": key, "record": self.record_seq} for key in {row["key"] for row in self.places.values()}]

    def parts(self) -> list[Row]:
        """Return the rows of `claim_entities`."""
        found = {
            (self.entities[entity]["key"], self._seq(number), role)
            for number, claim in enumerate(claims_of(self.record))
            for role, entity in _parts(claim)
            if entity in self.entities
        }
        return [{"entity": key, "claim": seq, "role": role} for key, seq, role in sorted(found)]

    def scenes(self) -> list[Row]:
        """Return the rows of `claim_places`."""
        found = {
            (self.places[place]["key"], self._seq(number))
            for number, claim in enumerate(claims_of(self.record))
            for place in claim_places(claim)
            if place in self.places
        }
        return [{"place": key, "claim": seq} for key, seq in sorted(found)]

    def _seq(self, number: int) -> int:
        return self.record_seq * STRIDE + number

    def _claim(self, number: int, claim: Claim) -> Row:
        kind, type_field, status_field = _KINDS[type(claim)]
        report = self.record.report
        earliest, latest = _true_when(self.record, claim)
        day = earliest or latest or report.published or date.min
        return {
            "seq": self._seq(number),
            "id": claim_id(report, claim),
            "record": self.record_seq,
            "report": self.report_seq,
            "kind": kind,
            "type": str(getattr(claim, type_field)) if type_field else kind,
            "status": str(getattr(claim, status_field)),
            "words": _words(claim, report.text),
            "true_from": earliest,
            "true_to": latest,
            "reported": report.published,
            "learnt": self.learnt,
            "day": day,
            "last_day": max(day, latest or day),
            "confidence": getattr(claim, "confidence", 1.0),
        }


#: Class of a claim → its kind, the field that holds its type ("" for none) and that of its status.
_KINDS: Final[Mapping[type, tuple[str, str, str]]] = {
    Event: ("event", "type", "status"),
    Relation: ("relation", "type", "status"),
    Negotiation: ("negotiation", "", "state"),
    Truce: ("truce", "", "state"),
}


def _words(claim: Claim, text: str) -> str:
    """Return the words that say it: the trigger of an event, else the first evidence; "" where there is none."""
    if isinstance(claim, Event):
        return claim.trigger.of(text)
    first: Span | None = next((item.span for item in claim.evidence), None)
    return first.of(text) if first else ""


def _true_when(record: Record, claim: Claim) -> tuple[date | None, date | None]:
    named = {when.id: when for when in record.times}
    times = [named[each] for each in getattr(claim, "times", ()) if each in named]
    return (
        min((when.earliest for when in times if when.earliest), default=None),
        max((when.latest for when in times if when.latest), default=None),
    )


def _parts(claim: Claim) -> Iterator[tuple[str, str]]:
    """Yield (role, entity id) for everybody in the claim."""
    sources: Iterable[Attribution] = getattr(claim, "sources", ())
    yield from (("source", source.entity) for source in sources)
    for field, role in _ROLES.items():
        value = getattr(claim, field, ())
        yield from ((role, each) for each in ((value,) if isinstance(value, str) else value))
    if isinstance(claim, Negotiation):
        yield from (("delegate", delegate.entity) for delegate in claim.delegates)


#: Field of a claim → what who stands in it is called.
_ROLES: Final = {
    "actors": "actor",
    "recipients": "recipient",
    "subject": "subject",
    "object": "object",
    "parties": "party",
    "mediators": "mediator",
    "guarantors": "guarantor",
    "breached_by": "breaker",
}


def claim_places(claim: Claim) -> tuple[str, ...]:
    """Return the ids of the places that a claim is about; of a relation its object, which need not be a place."""
    match claim:
        case Event():
            return claim.places
        case Relation():
            return (claim.object,)
        case Truce():
            return (claim.place,) if claim.place else ()
        case Negotiation():
            return ()


def _entity_row(entity: Entity) -> Row:
    names = (entity.name, *sorted(entity.aliases))
    return {
        "key": key_of("entity", entity.registry, entity.kind, entity.country, entity.sector, *names),
        "actor": key_of("actor", *_who(entity)),
        "name": entity.name,
        "kind": str(entity.kind),
        "country": entity.country,
        "sector": entity.sector,
        "terms": terms_of_names(names),
    }


def _who(entity: Entity) -> tuple[object, ...]:
    """Return what all mentions of one actor share: the known actor that it is, else its kind and name."""
    return (entity.registry,) if entity.registry else (entity.kind, terms_of(entity.name) or entity.name)


def _place_row(place: Place) -> Row:
    names = (place.name, *sorted(place.aliases))
    latitude, longitude = place.latitude, place.longitude
    x, y, z = (None, None, None) if latitude is None or longitude is None else unit_vector(latitude, longitude)
    return {
        "key": key_of("place", place.gazetteer_id, place.country, latitude, longitude, *names),
        "name": place.name,
        "country": place.country,
        "gazetteer_id": place.gazetteer_id,
        "latitude": latitude,
        "longitude": longitude,
        "x": x,
        "y": y,
        "z": z,
        "terms": terms_of_names(names),
    }
