"""All claims of a report, and the parties and places worth keeping beside them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from waqai.claims.context import Context
from waqai.claims.events import find_events
from waqai.claims.negotiations import find_negotiations
from waqai.claims.relations import find_relations
from waqai.claims.salience import entity_features, participation, place_features
from waqai.claims.scene import Located
from waqai.claims.told import Told
from waqai.claims.truces import find_truces
from waqai.model import Entity, Event, Negotiation, Place, Relation, Truce
from waqai.model.values import value
from waqai.scorer import Models


@value(frozen=True, slots=True)
class Claims:
    """What a report claims; every id that a claim names is among the entities, places or times."""

    entities: tuple[Entity, ...]
    places: tuple[Place, ...]
    events: tuple[Event, ...]
    relations: tuple[Relation, ...]
    negotiations: tuple[Negotiation, ...]
    truces: tuple[Truce, ...]


def find_claims(context: Context, models: Models) -> Claims:
    """Return the claims of a report; what the models would not keep is taken out of them again."""
    events, relations = find_events(context, models), find_relations(context, models)
    parts = participation(events, relations)
    scene, rows = context.scene, rows_by_place(context.scene.places)
    named = {e.id for e in scene.entities.values() if models["entity"].accepts(entity_features(context, e, parts))}
    places = [
        place
        for place in scene.named_places
        if models["place kept"].accepts(place_features(context, place, rows[place.id], parts))
    ]
    kept = named | {place.id for place in places}
    trimmed = tuple(_trimmed(event, kept) for event in events)
    lasting = tuple(_vouched(one, kept) for one in relations if one.subject in kept and one.object in kept)
    told = Told(scene.analysis, scene.entities, trimmed, lasting)
    negotiations, truces = find_negotiations(told, trimmed), find_truces(told, trimmed)
    named.update(name for one in negotiations for name in one.parties)
    named.update(name for one in truces for name in one.parties)
    return Claims(
        entities=tuple(entity for entity in scene.entities.values() if entity.id in named),
        places=tuple(replace(place, within=place.within if place.within in kept else None) for place in places),
        events=trimmed,
        relations=lasting,
        negotiations=negotiations,
        truces=truces,
    )


def rows_by_place(rows: Iterable[Located]) -> Mapping[str, list[Located]]:
    """Return place id → its printed mentions, in text order."""
    found: dict[str, list[Located]] = defaultdict(list)
    for row in rows:
        found[row.id].append(row)
    return found


def _vouched(relation: Relation, kept: set[str]) -> Relation:
    return replace(relation, sources=tuple(source for source in relation.sources if source.entity in kept))


def _trimmed(event: Event, kept: set[str]) -> Event:
    return replace(
        event,
        actors=tuple(name for name in event.actors if name in kept),
        recipients=tuple(name for name in event.recipients if name in kept),
        places=tuple(name for name in event.places if name in kept),
        sources=tuple(source for source in event.sources if source.entity in kept),
    )
