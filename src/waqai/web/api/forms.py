"""Values of the desk as the API's bodies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from waqai.web.api.shapes import (
    ActorRow,
    EventRow,
    PlaceRow,
    RelationRow,
    ReportRef,
    ReportRow,
    Saying,
    TellerRow,
    TieRow,
    Toll,
    Where,
    Who,
)
from waqai.web.views.claims import Told

if TYPE_CHECKING:
    from collections.abc import Iterable

    from waqai.desk import Known, Tied
    from waqai.model import Attribution, Place
    from waqai.store import Found, NamedPlace, Stored, Teller


def report_row(stored: Stored) -> ReportRow:
    """Return a report as a row."""
    report = stored.report
    return ReportRow(
        id=report.id,
        name=stored.name,
        title=report.headline,
        outlet=report.outlet,
        published=report.published,
        url=report.url,
        added=stored.added,
        group=stored.group,
        events=len(stored.record.events),
    )


def report_ref(stored: Stored) -> ReportRef:
    """Return where a claim stands."""
    report = stored.report
    return ReportRef(
        id=report.id, name=stored.name, title=report.headline, outlet=report.outlet, published=report.published
    )


def event_row(found: Found) -> EventRow:
    """Return an event as a row; raise TypeError for another claim."""
    told = Told(found.where.record)
    event = told.event(found.claim)
    earliest, latest = told.days(event)
    return EventRow(
        id=found.id,
        type=event.type,
        modes=list(event.modes),
        status=event.status,
        actors=_people(told, event.actors),
        recipients=_people(told, event.recipients),
        places=[_where(told.places[each]) for each in event.places if each in told.places],
        earliest=earliest,
        latest=latest,
        according_to=_sayings(told, event.sources),
        casualties=[Toll(kind=each.kind, min=each.count.low, max=each.count.high) for each in event.casualties],
        trigger=event.trigger.of(told.text),
        sentence=told.sentence(event) or "",
        confidence=event.confidence,
        report=report_ref(found.where),
    )


def relation_row(found: Found) -> RelationRow:
    """Return a relation as a row; raise TypeError for another claim."""
    told = Told(found.where.record)
    relation = told.relation(found.claim)
    return RelationRow(
        id=found.id,
        type=relation.type,
        status=relation.status,
        subject=told.name(relation.subject),
        object=told.name(relation.object),
        role=relation.role,
        what=relation.what,
        according_to=_sayings(told, relation.sources),
        sentence=told.sentence(relation),
        confidence=relation.confidence,
        report=report_ref(found.where),
    )


def actor_row(known: Known) -> ActorRow:
    """Return an actor of the desk as a row."""
    actor = known.actor
    return ActorRow(
        id=actor.id,
        name=actor.name,
        names=list(known.names),
        kind=actor.kind,
        reports=known.reports,
        first=known.first,
        last=known.last,
    )


def tie_row(tie: Tied) -> TieRow:
    """Return a tie between two actors as a row."""
    return TieRow(
        id=tie.id,
        type=tie.kind,
        subject=tie.subject.id,
        subject_name=tie.subject.name,
        object=tie.object.id,
        object_name=tie.object.name,
        status=tie.status,
        detail=next((word.detail for word in reversed(tie.words) if word.detail), None),
        first=tie.first,
        last=tie.last,
        reports=tie.reports,
    )


def place_row(place: NamedPlace) -> PlaceRow:
    """Return a place of the desk as a row."""
    return PlaceRow(
        id=place.id,
        name=place.name,
        country=place.country,
        gazetteer_id=place.gazetteer_id,
        latitude=place.latitude,
        longitude=place.longitude,
        reports=place.reports,
    )


def teller_row(teller: Teller) -> TellerRow:
    """Return somebody whose word is reported as a row."""
    return TellerRow(id=teller.id, name=teller.name, kind=teller.kind, claims=teller.claims)


def _people(told: Told, ids: Iterable[str]) -> list[Who]:
    return [Who(name=told.name(each), kind=told.kind(each)) for each in ids]


def _where(place: Place) -> Where:
    return Where(
        name=place.name,
        country=place.country,
        latitude=place.latitude,
        longitude=place.longitude,
        precision=place.precision,
    )


def _sayings(told: Told, sources: Iterable[Attribution]) -> list[Saying]:
    return [Saying(name=told.name(each.entity), stance=each.stance) for each in sources]
