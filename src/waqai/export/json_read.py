"""A record back from its JSON, checked against the text it was made from."""

from __future__ import annotations

from datetime import date
from typing import Any

from waqai.errors import GoldError
from waqai.export.json_form import Json, digest
from waqai.model import (
    Attribution,
    CasualtyFigure,
    CasualtyKind,
    Delegate,
    Entity,
    EntityKind,
    Event,
    EventType,
    Evidence,
    Negotiation,
    NegotiationState,
    Place,
    Quantity,
    Record,
    Relation,
    RelationStatus,
    RelationType,
    Report,
    Span,
    Stance,
    Status,
    Truce,
    TruceState,
    When,
)

_REMEDY = "take the record that was made from this very text, or code the text again"


def record_from_json(text: str, data: Json) -> Record:
    """Return the record that `record_to_json` wrote as `data`, given the report's `text`.

    Raises GoldError where the text is another one, a span lies outside it or quotes something else, a value is
    outside its vocabulary, or a key is missing.
    """
    if data.get("sha256", digest(text)) != digest(text):
        raise GoldError("the record was made from another text", _REMEDY)
    try:
        return _record(text, _Parse(text), data)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise GoldError(f"the record breaks its form ({type(error).__name__}: {error})", _REMEDY) from None


def _record(text: str, parse: _Parse, data: Json) -> Record:
    return Record(
        report=Report(
            text=text,
            title=data.get("title"),
            outlet=data.get("outlet"),
            published=_day(data.get("published")),
            url=data.get("url"),
        ),
        entities=tuple(map(parse.entity, data["entities"])),
        places=tuple(map(parse.place, data["places"])),
        times=tuple(map(parse.when, data["times"])),
        events=tuple(map(parse.event, data["events"])),
        relations=tuple(map(parse.relation, data["relations"])),
        negotiations=tuple(map(parse.negotiation, data["negotiations"])),
        truces=tuple(map(parse.truce, data["truces"])),
        contexts=tuple(data.get("contexts", ())),
    )


def _day(value: str | None) -> date | None:
    return None if value is None else date.fromisoformat(value)


class _Parse:
    """Reads each kind of value for one text."""

    def __init__(self, text: str) -> None:
        self.text = text

    def span(self, item: Json) -> Span:
        span = Span(item["start"], item["end"])
        if not 0 <= span.start < span.end <= len(self.text):
            raise GoldError(f"the span [{span.start}, {span.end}) lies outside the text", _REMEDY)
        if item.get("text", item.get("quote", span.of(self.text))) != span.of(self.text):
            raise GoldError(f"the span [{span.start}, {span.end}) quotes something else", _REMEDY)
        return span

    def maybe(self, item: Json | None) -> Span | None:
        return None if item is None else self.span(item)

    def spans(self, items: list[Json]) -> tuple[Span, ...]:
        return tuple(map(self.span, items))

    def evidence(self, items: list[Json]) -> tuple[Evidence, ...]:
        return tuple(Evidence(item["part"], self.span(item)) for item in items)

    def sources(self, items: list[Json]) -> tuple[Attribution, ...]:
        return tuple(Attribution(item["entity"], Stance(item["stance"]), self.maybe(item.get("cue"))) for item in items)

    def entity(self, item: Json) -> Entity:
        return Entity(
            id=item["id"],
            name=item["name"],
            aliases=tuple(item["aliases"]),
            kind=EntityKind(item["kind"]),
            country=item["country"],
            sector=item["sector"],
            mentions=self.spans(item["mentions"]),
            because=_strings(item, "because"),
            registry=item.get("registry"),
            registry_score=item.get("registry_score", 0.0),
            registry_because=_strings(item, "registry_because"),
        )

    def place(self, item: Json) -> Place:
        return Place(
            id=item["id"],
            name=item["name"],
            aliases=tuple(item["aliases"]),
            within=item["within"],
            mentions=self.spans(item["mentions"]),
            country=item.get("country"),
            latitude=item.get("latitude"),
            longitude=item.get("longitude"),
            precision=item.get("precision", "unknown"),
            acled=item.get("acled_precision"),
            ucdp=item.get("ucdp_precision"),
            gazetteer_id=item.get("gazetteer_id"),
        )

    def when(self, item: Json) -> When:
        return When(
            id=item["id"],
            span=self.span(item),
            earliest=_day(item["from"]),
            latest=_day(item["to"]),
            precision=item.get("precision", "unknown"),
            anchor=item.get("anchor", "none"),
            reason=item.get("reason", ""),
        )

    def event(self, item: Json) -> Event:
        return Event(
            id=item["id"],
            type=EventType(item["type"]),
            modes=tuple(item["modes"]),
            trigger=self.span(item["trigger"]),
            also=self.spans(item["also"]),
            actors=tuple(item["actors"]),
            recipients=tuple(item["recipients"]),
            places=tuple(item["places"]),
            times=tuple(item["times"]),
            topic=self.maybe(item["topic"]),
            status=Status(item["status"]),
            sources=self.sources(item["sources"]),
            casualties=tuple(map(self.casualties, item["casualties"])),
            evidence=self.evidence(item.get("evidence", [])),
            confidence=item.get("confidence", 1.0),
            because=_strings(item, "because"),
        )

    def casualties(self, item: Json) -> CasualtyFigure:
        return CasualtyFigure(CasualtyKind(item["kind"]), Quantity(item["min"], item["max"]), self.span(item))

    def relation(self, item: Json) -> Relation:
        return Relation(
            type=RelationType(item["type"]),
            subject=item["subject"],
            object=item["object"],
            role=item["role"],
            what=item["what"],
            status=RelationStatus(item["status"]),
            sources=self.sources(item["sources"]),
            evidence=self.evidence(item.get("evidence", [])),
            confidence=item.get("confidence", 1.0),
            because=_strings(item, "because"),
        )

    def negotiation(self, item: Json) -> Negotiation:
        return Negotiation(
            parties=tuple(item["parties"]),
            state=NegotiationState(item["state"]),
            delegates=tuple(Delegate(delegate["entity"], delegate["for"]) for delegate in item["delegates"]),
            mediators=tuple(item["mediators"]),
            guarantors=tuple(item["guarantors"]),
            issues=self.spans(item["issues"]),
            reason=self.maybe(item["reason"]),
            breached_by=tuple(item["breached_by"]),
            evidence=self.evidence(item.get("evidence", [])),
            because=_strings(item, "because"),
        )

    def truce(self, item: Json) -> Truce:
        return Truce(
            parties=tuple(item["parties"]),
            state=TruceState(item["state"]),
            guarantors=tuple(item["guarantors"]),
            place=item["place"],
            duration=self.maybe(item["duration"]),
            duration_stated=item["duration_stated"],
            evidence=self.evidence(item.get("evidence", [])),
            because=_strings(item, "because"),
        )


def _strings(item: dict[str, Any], key: str) -> tuple[str, ...]:
    return tuple(item.get(key, ()))
