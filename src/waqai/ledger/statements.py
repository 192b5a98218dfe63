"""From a coded report to what it says of negotiations, truces, deals, evacuations, sieges and control.

Each telling of an event is read with the sentence around it: words of the lexicon name the matter and say where it
stands; actors, places and days are those of the record that stand in the sentence, else those of the event.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from itertools import chain

from waqai.ledger.reading import Telling, said_of
from waqai.ledger.scene import Scene
from waqai.ledger.values import Matter, Statement
from waqai.link import Cast, Filed
from waqai.model import Event, Relation, RelationStatus, RelationType, Span, Status


def statements(filed: Filed, cast: Cast) -> list[Statement]:
    """Return what one report says, each thing once, in text order; nothing where its day is not known."""
    scene = Scene.of(filed, cast)
    if scene is None:
        return []
    found = chain(_of_events(scene), _of_control(scene))
    return _once(sorted(found, key=lambda each: (each.span, each.matter, each.state)))


def _of_events(scene: Scene) -> Iterator[Statement]:
    for event in scene.record.events:
        for span in (event.trigger, *event.also):
            telling = Telling(scene.record.report.text, event, span, scene.sentence(span))
            for matter, state, denied in said_of(telling):
                yield from (replace(each, denied=denied) for each in scene.statement(matter, state, telling))


def _of_control(scene: Scene) -> Iterator[Statement]:
    """Yield who holds what, from relations of control that are said to be so now."""
    for relation in scene.record.relations:
        if relation.type is RelationType.CONTROLS and relation.status is RelationStatus.CURRENT:
            yield from scene.holding(relation)


def _once(found: Iterable[Statement]) -> list[Statement]:
    """Join what a report says twice: the same matter and state on one day, at one place or between the same sides."""
    kept: dict[tuple[object, ...], Statement] = {}
    for each in found:
        sides = frozenset(actor.side for actor in each.parties)
        places = frozenset(spot.id for spot in each.places)
        key = (each.matter, each.state, each.denied, each.on, sides, places)
        first = kept.get(key)
        kept[key] = each if first is None else replace(first, claims=tuple(dict.fromkeys((*first.claims, *each.claims))))
    return list(kept.values())
