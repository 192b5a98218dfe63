"""Laws of every record, whatever the report and whoever changed it: quotes are exact, claims have evidence."""

from __future__ import annotations

from waqai.export import dumps, record_to_json
from waqai.model import MODES, SECTORS, Entity, Event, Place, Record, Relation, When


def ids_of(record: Record) -> set[str]:
    values: tuple[Entity | Place | When, ...] = (*record.entities, *record.places, *record.times)
    return {value.id for value in values}


def named_by(event: Event) -> set[str]:
    return {
        *event.actors, *event.recipients, *event.places, *event.times, *(source.entity for source in event.sources),
    }  # fmt: skip


def ends_of(relation: Relation) -> set[str]:
    return {relation.subject, relation.object, *(source.entity for source in relation.sources)}


def check(record: Record) -> None:
    """Assert every law of one record."""
    check_quotes(record)
    check_ids(record)
    check_claims(record)
    check_vocabulary(record)


def check_quotes(record: Record) -> None:
    text = record.report.text
    for span in record.spans():
        assert 0 <= span.start < span.end <= len(text)
        assert span.of(text).strip()
    named: tuple[Entity | Place, ...] = (*record.entities, *record.places)
    for value in named:
        assert value.mentions
        assert all(name in text for name in (value.name, *value.aliases))


def check_ids(record: Record) -> None:
    values: list[Entity | Place | When | Event] = [*record.entities, *record.places, *record.times, *record.events]
    assert len({value.id for value in values}) == len(values)
    known = ids_of(record)
    entities = {entity.id for entity in record.entities}
    for event in record.events:
        assert named_by(event) <= known
        assert {*event.actors, *event.recipients} <= entities
    for relation in record.relations:
        assert ends_of(relation) <= known
    for place in record.places:
        assert place.within is None or place.within in known
        assert place.within != place.id
    for negotiation in record.negotiations:
        delegates = {delegate.entity for delegate in negotiation.delegates}
        assert {*negotiation.parties, *negotiation.mediators, *negotiation.guarantors, *delegates} <= entities
    for truce in record.truces:
        assert {*truce.parties, *truce.guarantors} <= entities


def check_claims(record: Record) -> None:
    for event in record.events:
        assert event.trigger in {item.span for item in event.evidence if item.part == "trigger"}
        assert event.trigger not in event.also
    claims: tuple[Event | Relation, ...] = (*record.events, *record.relations)
    for claim in claims:
        assert claim.evidence
        assert claim.because
        assert 0.0 <= claim.confidence <= 1.0


def check_vocabulary(record: Record) -> None:
    assert all(entity.sector is None or entity.sector in SECTORS for entity in record.entities)
    for event in record.events:
        assert set(event.modes) <= MODES[event.type]
        for figure in event.casualties:
            assert figure.count.low >= 0
            assert figure.count.high is None or figure.count.low <= figure.count.high
    for when in record.times:
        assert not (when.earliest and when.latest) or when.earliest <= when.latest


def as_bytes(record: Record) -> bytes:
    return dumps(record_to_json(record)).encode()
