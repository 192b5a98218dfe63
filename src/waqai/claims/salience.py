"""Which of the named parties and places a record should hold: those that the report says something about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from waqai.claims.context import Context, bucket
from waqai.claims.scene import Located, Party
from waqai.model import Entity, Event, Place, Relation

#: Id → the parts that an entity or place has in the claims: actor, recipient, source, place, subject, object.
Participation = Mapping[str, set[str]]


def participation(events: Iterable[Event], relations: Iterable[Relation]) -> Participation:
    """Return which parts each entity and place has in the claims; those that have none are left out."""
    parts: defaultdict[str, set[str]] = defaultdict(set)
    for event in events:
        groups = (event.actors, event.recipients, event.places, [source.entity for source in event.sources])
        for part, names in zip(("actor", "recipient", "place", "source"), groups, strict=True):
            for name in names:
                parts[name].add(part)
    for relation in relations:
        parts[relation.subject].add(f"subject {relation.type}")
        parts[relation.object].add(f"object {relation.type}")
    return dict(parts)


def entity_features(context: Context, entity: Entity, parts: Participation) -> list[str]:
    """Return what speaks for and against keeping an entity."""
    parties = context.scene.by_entity[entity.id]
    forms = sorted({party.mention.form for party in parties})
    return [
        f"kind={entity.kind}",
        f"kind={entity.kind}|mentions={bucket(len(parties))}",
        f"forms={'+'.join(forms)}",
        f"forms={'+'.join(forms)}|kind={entity.kind}",
        f"mentions={bucket(len(parties))}",
        f"sector={entity.sector}",
        f"because={parties[0].mention.because}",
        f"words={bucket(parties[0].last - parties[0].first)}|kind={entity.kind}",
        f"number={bucket(context.number(parties[0].first))}",
        *_parts(entity.id, parts),
        *_first_mention(context, parties[0]),
        *_nested(context, parties),
    ]


def _parts(name: str, parts: Participation) -> Iterator[str]:
    own = sorted(parts.get(name, ()))
    yield f"any part={bool(own)}"
    yield from (f"part={part}" for part in own)


def _first_mention(context: Context, party: Party) -> Iterator[str]:
    token = context.scene.tokens[party.first]
    yield f"definite={token.definite}|{party.mention.form}|{party.mention.kind}"
    yield f"attached={token.preposition}|{party.mention.kind}"
    before = context.scene.tokens[party.first - 1] if party.first else None
    yield f"before={before.stem if before else ''}|{party.mention.kind}"
    yield f"before upos={before.upos if before else ''}"
    yield f"heading={context.sentence(party.first).heading}"


def _nested(context: Context, parties: Sequence[Party]) -> Iterator[str]:
    """Whether every mention stands inside that of another party."""
    inside = all(
        any(o.first <= p.first and p.last <= o.last and o.entity != p.entity for o in context.parties(p.first))
        for p in parties
    )  # fmt: skip
    yield f"inside={inside}"
    yield f"inside={inside}|{parties[0].mention.form}"
    yield f"inside={inside}|{parties[0].mention.kind}"


def place_features(context: Context, place: Place, rows: Sequence[Located], parts: Participation) -> list[str]:
    """Return what speaks for and against keeping a place."""
    first = rows[0]
    tokens = context.scene.tokens
    before = tokens[first.first - 1] if first.first else None
    shared = any(p.first < first.last and first.first < p.last for p in context.parties(first.first))
    return [
        f"mentions={bucket(len(rows))}",
        f"words={bucket(first.last - first.first)}",
        f"head={tokens[first.first].stem}",
        f"definite={tokens[first.first].definite}",
        f"gazetteer={place.gazetteer_id is not None}|country={place.country is not None}",
        f"known={'own' if (place.gazetteer_id or '').startswith('own') else bool(place.gazetteer_id)}",
        f"before={before.stem if before else ''}",
        f"before upos={before.upos if before else ''}",
        f"attached={tokens[first.first].preposition}",
        f"upos={tokens[first.first].upos}",
        f"in party={shared}",
        f"in party={shared}|mentions={bucket(len(rows))}",
        f"heading={context.sentence(first.first).heading}",
        f"number={bucket(context.number(first.first))}",
        *_parts(place.id, parts),
    ]
