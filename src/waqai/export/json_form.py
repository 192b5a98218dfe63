"""A record as JSON: the object of the codebook with `{"start", "end", "text"}` for every quote.

Keys come in one order and values in the record's order, so that equal records give equal bytes.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from waqai import __version__
from waqai.model.sentences import Sentences

if TYPE_CHECKING:
    from collections.abc import Iterable

    from waqai.model import (
        Attribution,
        CasualtyFigure,
        Entity,
        Event,
        Evidence,
        Negotiation,
        Place,
        Record,
        Relation,
        Span,
        Truce,
        When,
    )

Json = dict[str, Any]


def record_to_json(record: Record, *, with_text: bool = False) -> Json:
    """Return `record` in the form of codebook §4; offsets are code points of the report's text, end exclusive.

    `characters` and `sha256` (of the text in UTF-8) say which text the offsets are into; `with_text` adds that text
    itself. `version` is the program that made the record.
    """
    report = record.report
    form = _Form(report.text)
    return {
        "id": report.id,
        "outlet": report.outlet,
        "title": report.title,
        "published": report.published.isoformat() if report.published else None,
        "url": report.url,
        "version": f"waqai {__version__}",
        "characters": len(report.text),
        "sha256": digest(report.text),
        **({"text": report.text} if with_text else {}),
        "entities": [form.entity(entity) for entity in record.entities],
        "places": [form.place(place) for place in record.places],
        "times": [form.when(when) for when in record.times],
        "events": [form.event(event) for event in record.events],
        "relations": [form.relation(relation) for relation in record.relations],
        "negotiations": [form.negotiation(negotiation) for negotiation in record.negotiations],
        "truces": [form.truce(truce) for truce in record.truces],
        "contexts": list(record.contexts),
    }


def dumps(data: Json, *, indent: int | None = 1) -> str:
    """Return `data` as text that ends with a newline, letters as they are; `indent` None puts it on one line."""
    return json.dumps(data, ensure_ascii=False, indent=indent) + "\n"


def digest(text: str) -> str:
    """Return the SHA-256 of `text` in UTF-8, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


class _Form:
    """Writes each kind of value for one text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.sentences = Sentences(text)

    def sentence(self, start: int, end: int) -> str:
        return self.sentences.around(start, end).of(self.text)

    def span(self, span: Span) -> Json:
        return {"start": span.start, "end": span.end, "text": span.of(self.text)}

    def maybe(self, span: Span | None) -> Json | None:
        return None if span is None else self.span(span)

    def spans(self, spans: Iterable[Span]) -> list[Json]:
        return [self.span(span) for span in spans]

    def evidence(self, evidence: Iterable[Evidence]) -> list[Json]:
        return [{"part": item.part, **self.span(item.span)} for item in evidence]

    def sources(self, sources: Iterable[Attribution]) -> list[Json]:
        return [
            {"entity": source.entity, "stance": source.stance.value, "cue": self.maybe(source.cue)}
            for source in sources
        ]

    def entity(self, entity: Entity) -> Json:
        return {
            "id": entity.id,
            "name": entity.name,
            "aliases": list(entity.aliases),
            "kind": entity.kind.value,
            "country": entity.country,
            "sector": entity.sector,
            "mentions": self.spans(entity.mentions),
            "because": list(entity.because),
            "registry": entity.registry,
            "registry_score": entity.registry_score,
            "registry_because": list(entity.registry_because),
        }

    def place(self, place: Place) -> Json:
        return {
            "id": place.id,
            "name": place.name,
            "aliases": list(place.aliases),
            "within": place.within,
            "mentions": self.spans(place.mentions),
            "country": place.country,
            "latitude": place.latitude,
            "longitude": place.longitude,
            "precision": place.precision,
            "acled_precision": place.acled,
            "ucdp_precision": place.ucdp,
            "gazetteer_id": place.gazetteer_id,
        }

    def when(self, when: When) -> Json:
        return {
            "id": when.id,
            "quote": when.span.of(self.text),
            "start": when.span.start,
            "end": when.span.end,
            "from": when.earliest.isoformat() if when.earliest else None,
            "to": when.latest.isoformat() if when.latest else None,
            "precision": when.precision,
            "anchor": when.anchor,
            "reason": when.reason,
        }

    def event(self, event: Event) -> Json:
        return {
            "id": event.id,
            "type": event.type.value,
            "modes": list(event.modes),
            "sentence": self.sentence(event.trigger.start, event.trigger.end),
            "trigger": self.span(event.trigger),
            "also": self.spans(event.also),
            "actors": list(event.actors),
            "recipients": list(event.recipients),
            "places": list(event.places),
            "times": list(event.times),
            "topic": self.maybe(event.topic),
            "status": event.status.value,
            "sources": self.sources(event.sources),
            "casualties": [self.casualties(figure) for figure in event.casualties],
            "evidence": self.evidence(event.evidence),
            "confidence": event.confidence,
            "because": list(event.because),
        }

    def casualties(self, figure: CasualtyFigure) -> Json:
        return {
            "kind": figure.kind.value,
            "min": figure.count.low,
            "max": figure.count.high,
            "who": figure.who.of(self.text),
            "start": figure.who.start,
            "end": figure.who.end,
        }

    def relation(self, relation: Relation) -> Json:
        spans = [item.span for item in relation.evidence]
        around = (min(span.start for span in spans), max(span.end for span in spans)) if spans else None
        return {
            "type": relation.type.value,
            "subject": relation.subject,
            "object": relation.object,
            "role": relation.role,
            "what": relation.what,
            "status": relation.status.value,
            "sentence": self.sentence(*around) if around else None,
            "sources": self.sources(relation.sources),
            "evidence": self.evidence(relation.evidence),
            "confidence": relation.confidence,
            "because": list(relation.because),
        }

    def negotiation(self, negotiation: Negotiation) -> Json:
        return {
            "parties": list(negotiation.parties),
            "delegates": [{"entity": item.entity, "for": item.party} for item in negotiation.delegates],
            "mediators": list(negotiation.mediators),
            "guarantors": list(negotiation.guarantors),
            "issues": self.spans(negotiation.issues),
            "state": negotiation.state.value,
            "reason": self.maybe(negotiation.reason),
            "breached_by": list(negotiation.breached_by),
            "evidence": self.evidence(negotiation.evidence),
            "because": list(negotiation.because),
        }

    def truce(self, truce: Truce) -> Json:
        return {
            "parties": list(truce.parties),
            "guarantors": list(truce.guarantors),
            "place": truce.place,
            "state": truce.state.value,
            "duration": self.maybe(truce.duration),
            "duration_stated": truce.duration_stated,
            "evidence": self.evidence(truce.evidence),
            "because": list(truce.because),
        }
