"""Annotated reports of the tests' own: one by hand, and as many as wanted from records of the coder itself."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from waqai.model import Entity, Event, Place, Record, Relation, Report, Span

Json = dict[str, Any]

TEXT = (
    "هدنة في الميناء\n\n"
    "أعلن الوسيط كريم الحلبي أن حرس الساحل وصيادي الجزيرة اتفقا يوم السبت على هدنة في ميناء المرجان. "
    "ونفى حرس الساحل أنه أطلق النار على قوارب الصيادين، وأصيب ثلاثة صيادين.\n"
)

#: An annotation of `TEXT` (codebook §3).
ANNOTATION: Json = {
    "id": "harbour",
    "outlet": "جريدة الجزيرة الخضراء",
    "published": "2021-08-16",
    "entities": [
        {"id": "E1", "name": "كريم الحلبي", "aliases": ["الوسيط كريم الحلبي"], "kind": "person"},
        {"id": "E2", "name": "حرس الساحل", "aliases": [], "kind": "military"},
        {"id": "E3", "name": "صيادي الجزيرة", "aliases": ["الصيادين", "صيادين"], "kind": "population"},
    ],
    "places": [{"id": "P1", "name": "ميناء المرجان", "aliases": ["الميناء"], "within": None}],
    "times": [{"id": "T1", "quote": "يوم السبت", "sentence": "", "from": "2021-08-14", "to": "2021-08-14"}],
    "events": [
        {
            "id": "V1", "type": "AGREE", "modes": [], "sentence": "أن حرس الساحل وصيادي الجزيرة اتفقا يوم السبت",
            "trigger": "اتفقا", "also": ["هدنة"], "actors": ["E2", "E3"], "recipients": [], "places": ["P1"],
            "times": ["T1"], "topic": "هدنة", "status": "actual", "sources": [{"entity": "E1", "stance": "asserts"}],
            "casualties": [],
        },
        {
            "id": "V2", "type": "ASSAULT", "modes": ["firearms"], "sentence": "أنه أطلق النار على قوارب الصيادين",
            "trigger": "أطلق", "also": [], "actors": ["E2"], "recipients": ["E3"], "places": [], "times": [],
            "topic": None, "status": "negated", "sources": [{"entity": "E2", "stance": "denies"}],
            "casualties": [{"kind": "wounded", "min": 3, "max": 3, "who": "ثلاثة صيادين"}],
        },
    ],
    "relations": [{"type": "from_place", "subject": "E3", "object": "P1", "status": "current", "sentence": ""}],
    "negotiations": [{"parties": ["E2", "E3"], "state": "agreed"}],
    "truces": [{"parties": ["E2", "E3"], "state": "in_force"}],
}  # fmt: skip


def write_gold(folder: Path, name: str = "harbour", text: str = TEXT, annotation: Any = ANNOTATION) -> Path:
    """Write one annotated report into a folder and return the folder."""
    folder.mkdir(exist_ok=True)
    (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    (folder / f"{name}.json").write_text(json.dumps(annotation, ensure_ascii=False), encoding="utf-8")
    return folder


def annotation_of(record: Record) -> Json:
    """Return a record as the annotation that a person would have written who agrees with all of it."""
    text = record.report.text
    return {
        "outlet": record.report.outlet,
        "published": record.report.published.isoformat() if record.report.published else None,
        "entities": [{**_named(entity), "kind": entity.kind.value} for entity in record.entities],
        "places": [{**_named(place), "within": place.within} for place in record.places],
        "times": [{"id": w.id, "quote": w.span.of(text), "from": None, "to": None} for w in record.times],
        "events": [_event(event, record.report) for event in record.events],
        "relations": [_relation(relation, text) for relation in record.relations],
    }


def _named(item: Entity | Place) -> Json:
    return {"id": item.id, "name": item.name, "aliases": list(item.aliases)}


def _event(event: Event, report: Report) -> Json:
    return {
        "id": event.id,
        "type": event.type.value,
        "modes": list(event.modes),
        "sentence": _around(report.text, event.trigger),
        "trigger": event.trigger.of(report.text),
        "also": [],
        "actors": list(event.actors),
        "recipients": list(event.recipients),
        "places": list(event.places),
        "times": list(event.times),
        "topic": None,
        "status": event.status.value,
        "sources": [{"entity": source.entity, "stance": source.stance.value} for source in event.sources],
        "casualties": [],
    }


def _relation(relation: Relation, text: str) -> Json:
    ends = {"subject": relation.subject, "object": relation.object}
    return {"type": relation.type.value, **ends, "sentence": relation.evidence[0].span.of(text)}


def _around(text: str, span: Span) -> str:
    """Return the line that holds a span, from the span's first letter on, so that the quoted word comes first."""
    end = text.find("\n", span.end)
    return text[span.start : end if end >= 0 else len(text)]


def disagreeing(annotation: Json) -> Json:
    """Return an annotation by somebody who sees less: some events, actors and places are not there."""
    lost = {item["id"] for item in [*annotation["entities"][4::5], *annotation["places"][3::4]]}
    events = [_without(event, lost) for number, event in enumerate(annotation["events"]) if number % 4 != 3]
    return {
        **annotation,
        "entities": [item for item in annotation["entities"] if item["id"] not in lost],
        "places": [item for item in annotation["places"] if item["id"] not in lost],
        "events": events,
        "relations": [row for row in annotation["relations"] if not {row["subject"], row["object"]} & lost],
    }


def _without(event: Json, lost: set[str]) -> Json:
    kept = {part: [one for one in event[part] if one not in lost] for part in ("actors", "recipients", "places")}
    sources = [source for source in event["sources"] if source["entity"] not in lost]
    return {**event, **kept, "sources": sources, "times": event["times"][:1]}
