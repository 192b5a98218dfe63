"""From a coded report to what it says of negotiations, truces, deals, evacuations, sieges and control.

Each telling of an event is read with the sentence around it: words of the lexicon name the matter and say where it
stands; actors, places and days are those of the record that stand in the sentence, else those of the event.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain

from waqai.ledger.reading import Telling, said_of
from waqai.ledger.scene import Scene, spot_of
from waqai.ledger.values import Matter, Spot, Statement
from waqai.link import Cast, Filed
from waqai.model import Relation, RelationStatus, RelationType

_LOOSEST = 62  # days: two months
#: States of which a report may tell since when they stand.
_STANDING = frozenset({"in_force", "imposed", "holds"})
_PROPOSED = "proposed"


def statements(filed: Filed, cast: Cast) -> list[Statement]:
    """Return what one report says, each thing once, in text order; nothing where its day is not known."""
    scene = Scene.of(filed, cast)
    if scene is None:
        return []
    found = chain(_of_events(scene), _of_control(scene))
    return _once(sorted(found, key=lambda each: (each.source.span, each.matter, each.state)))


def _of_events(scene: Scene) -> Iterator[Statement]:
    for event in scene.record.events:
        for span in (event.trigger, *event.also):
            telling = scene.telling(event, span)
            for matter, state, denied in said_of(telling):
                yield from (replace(each, denied=denied) for each in _of_telling(scene, telling, matter, state))


def _of_telling(scene: Scene, telling: Telling, matter: Matter, state: str) -> Iterator[Statement]:
    """Yield the statements that one telling makes: one, or of control one for each place.

    What is known to no more than a year or a season is background: it has no place on an axis of days.
    """
    roles, spots = scene.roles(matter, telling), tuple(scene.where(matter, telling))
    if matter is Matter.NEGOTIATION and len(scene.sides((*roles.parties, *roles.mediators))) < 2:  # noqa: PLR2004
        return
    on, until, dated = scene.days(telling, stands=state in _STANDING)
    if (until - on).days > _LOOSEST:
        return
    whole = Statement(
        matter=matter,
        state=state,
        on=on,
        until=until,
        dated=dated,
        parties=scene.named(roles.parties),
        by=scene.named(scene.doers(telling.event)),
        mediators=scene.named(roles.mediators),
        guarantors=scene.named(roles.guarantors),
        delegates=scene.delegates(telling, roles.parties) if matter is Matter.NEGOTIATION else (),
        places=spots,
        confidence=telling.event.confidence,
        source=scene.source(telling.sentence, telling.event.sources, [telling.event.id]),
    )
    if matter is Matter.CONTROL:
        yield from (replace(whole, places=(spot,)) for spot in spots)
    else:
        yield whole


def _of_control(scene: Scene) -> Iterator[Statement]:
    """Yield who holds what, from relations of control that are said to be so now."""
    for relation in scene.record.relations:
        if relation.type is RelationType.CONTROLS and relation.status is RelationStatus.CURRENT and relation.evidence:
            place = scene.places.get(relation.object)
            at = relation.evidence[0].span
            if place is not None and not scene.wording(at).aimed_at(Matter.CONTROL, at):
                yield _holding(scene, relation, spot_of(place))


def _holding(scene: Scene, relation: Relation, spot: Spot) -> Statement:
    at = relation.evidence[0].span
    return Statement(
        matter=Matter.CONTROL,
        state="holds",
        on=scene.day,
        until=scene.day,
        dated=False,
        parties=scene.named([relation.subject]),
        places=(spot,),
        confidence=relation.confidence,
        source=scene.source(scene.around(at), relation.sources, [relation.subject, relation.object]),
    )


def _once(found: Iterable[Statement]) -> list[Statement]:
    """Join what a report says twice: the same matter and state on one day, at one place and between the same sides.

    A sentence that denies a matter does not assert it with its other words, and one that tells it as so does not
    propose it.
    """
    kept: dict[tuple[object, ...], Statement] = {}
    rows = list(found)
    denied = {(each.matter, each.source.span) for each in rows if each.denied}
    begun = {(each.matter, each.source.span) for each in rows if each.state != _PROPOSED}
    for each in rows:
        here = (each.matter, each.source.span)
        if not each.denied and (here in denied or (each.state == _PROPOSED and here in begun)):
            continue
        sides = frozenset(actor.side for actor in each.parties)
        places = frozenset(spot.id for spot in each.places)
        key = (each.matter, each.state, each.denied, each.on, sides, places)
        first = kept.get(key)
        kept[key] = each if first is None else _joined(first, each)
    return list(kept.values())


def _joined(first: Statement, second: Statement) -> Statement:
    claims = tuple(dict.fromkeys((*first.source.claims, *second.source.claims)))
    return replace(
        first, confidence=max(first.confidence, second.confidence), source=replace(first.source, claims=claims)
    )
