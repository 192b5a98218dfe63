"""A ledger as JSON: every state with the reports for and against it, by the names that people gave the reports."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from waqai.ledger import Course, Ledger, Position, Source, Transition
from waqai.ledger.ties import Tie
from waqai.link import Actor, Contradiction, Happening, Toll, Voice

Json = dict[str, Any]


def ledger_to_json(ledger: Ledger) -> Json:
    """Return the whole ledger. `states` are all transitions by day; `reports` hold the reports' own ids."""
    states = [state for course in ledger.courses for state in course_to_json(course)["states"]]
    return {
        "as_of": ledger.as_of.isoformat() if ledger.as_of else None,
        "known_by": ledger.known_by.isoformat() if ledger.known_by else None,
        "actors": [
            {"id": a.id, "name": a.name, "side": a.side, "kind": a.kind.value, "because": list(a.because)}
            for a in ledger.actors
        ],
        "states": sorted(states, key=lambda state: (state["on"], state["kind"], state["course"])),
        "positions": [_position(row) | {"course": c.id} for c in ledger.courses for row in c.positions],
        "same_report": [[each.name for each in group] for group in ledger.copies],
        "contradictions": [contradiction_to_json(each) for each in ledger.contradictions],
        "events": [_happening(each) for each in ledger.happenings],
        "allegiances": [_tie(tie) for tie in ledger.ties],
        "casualties": [_toll(toll) for toll in ledger.tolls],
    }


def course_to_json(course: Course) -> Json:
    """Return one course: its states by day, and the positions of its parties."""
    name = course.id
    return {
        "course": name,
        "kind": course.matter.value,
        "parties": _names(course.parties),
        "states": [_state(each) | {"course": name} for each in course.transitions],
        "positions": [_position(row) for row in course.positions],
    }


def contradiction_to_json(each: Contradiction) -> Json:
    """Return one contradiction with both sides' words."""
    return {
        "id": each.id,
        "kind": each.conflict.value,
        "about": each.about,
        "because": list(each.because),
        "a": _voice(each.first),
        "b": _voice(each.second),
    }


def _state(each: Transition) -> Json:
    delegates = dict.fromkeys((d.actor.name, d.party.name) for row in each.said for d in row.delegates)
    return {
        "kind": each.matter.value,
        "state": each.state,
        "on": each.on.isoformat(),
        "parties": _names(each.parties),
        "by": _names(each.by),
        "mediators": _names(each.mediators),
        "guarantors": _names(each.guarantors),
        "delegates": [{"name": name, "for": party} for name, party in delegates],
        "place": each.places[0].name if each.places else None,
        "places": [spot.name for spot in each.places],
        "independent": each.independent,
        "reports": list(dict.fromkeys(row.source.name for row in each.said)),
        "for": [_source(row.source) for row in each.said],
        "against": [_source(row.source) for row in each.denied],
    }


def _names(actors: Iterable[Actor]) -> list[str]:
    return list(dict.fromkeys(actor.name for actor in actors))


def _source(source: Source) -> Json:
    return {
        "report": source.name,
        "outlet": source.outlet,
        "published": source.reported.isoformat(),
        "tellers": [teller.name for teller in source.tellers if not teller.denies],
        "deniers": [teller.name for teller in source.tellers if teller.denies],
        "quote": source.text,
        "start": source.span.start,
        "end": source.span.end,
        "claims": list(source.claims),
    }


def _position(row: Position) -> Json:
    return {
        "actor": row.actor.name,
        "to": _names(row.to),
        "stance": row.stance.value,
        "issue": row.issue,
        "on": row.on.isoformat(),
        "source": _source(row.source),
    }


def _voice(voice: Voice) -> Json:
    return {
        "report": voice.name,
        "source": ", ".join(voice.tellers) or None,
        "quote": voice.text,
        "start": voice.span.start,
        "end": voice.span.end,
        "claim": voice.claim,
    }


def _tie(tie: Tie) -> Json:
    return {
        "relation": tie.kind.value,
        "subject": tie.subject.name,
        "object": tie.object.name,
        "status": tie.status.value,
        "from": tie.first.isoformat(),
        "to": tie.last.isoformat(),
        "detail": list(dict.fromkeys(word.detail for word in tie.words if word.detail)),
        "for": [_source(word.source) for word in tie.words if not word.denied],
        "against": [_source(word.source) for word in tie.words if word.denied],
    }


def _happening(each: Happening) -> Json:
    rows = [(account, *each.version(account)) for account in each.accounts]
    return {
        "id": each.id,
        "type": each.type.value,
        "day": each.day.isoformat(),
        "independent": each.independent,
        "accounts": [
            {"report": a.name, "claim": a.event, "version": version.value, "because": list(because)}
            for a, version, because in rows
        ],
        "casualties": {
            kind: {teller: [count.low, count.high] for teller, count in tellers.items()}
            for kind, tellers in each.casualties().items()
        },
    }


def _toll(toll: Toll) -> Json:
    return {
        "kind": toll.kind.value,
        "of": toll.of,
        "min": toll.count.low,
        "max": toll.count.high,
        "day": toll.day.isoformat() if toll.day else None,
        "published": toll.reported.isoformat(),
        "tellers": list(toll.tellers),
        "report": toll.source.name,
    }
