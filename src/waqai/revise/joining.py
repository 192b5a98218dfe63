"""Joining what is one and parting what is two: actors of a report, and tellings of an event."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from typing import TypeVar

from waqai.model import Entity, EntityKind, Event, Evidence, Report, Span, content_id

_Value = TypeVar("_Value")


def groups_of(pairs: Iterable[tuple[str, str]], order: Mapping[str, object]) -> list[list[str]]:
    """Return what the pairs tie together, each group in the order of `order`."""
    parents: dict[str, str] = {}

    def root(name: str) -> str:
        while parents.get(name, name) != name:
            name = parents[name]
        return name

    for one, other in pairs:
        first, second = sorted((root(one), root(other)))
        if first != second:
            parents[second] = first
        parents.setdefault(first, first)
    ranks = {name: number for number, name in enumerate(order)}
    found: defaultdict[str, list[str]] = defaultdict(list)
    for name in sorted(parents, key=lambda name: ranks[name]):
        found[root(name)].append(name)
    return sorted(found.values(), key=lambda group: ranks[group[0]])


def joined_entity(entities: Sequence[Entity]) -> Entity:
    """Return one actor of several: the id of the first, named as the one with the fullest name."""
    first = min(entities, key=lambda each: (each.mentions[0], each.id))
    best = max(entities, key=lambda each: (len(each.name.split()), len(each.name), each.name))
    known = max(entities, key=lambda each: (each.registry_score, each.registry or ""))
    names = {name for each in entities for name in (each.name, *each.aliases)} - {best.name}
    rows = [best, *sorted(entities, key=lambda each: each.id)]
    return replace(
        best,
        id=first.id,
        aliases=tuple(sorted(names)),
        kind=next((each.kind for each in rows if each.kind is not EntityKind.UNKNOWN), EntityKind.UNKNOWN),
        country=next((each.country for each in rows if each.country), None),
        sector=next((each.sector for each in rows if each.sector), None),
        mentions=tuple(sorted({span for each in entities for span in each.mentions})),
        because=_once(each.because for each in sorted(entities, key=lambda each: each.id)),
        registry=known.registry,
        registry_score=known.registry_score,
        registry_because=known.registry_because,
    )


def parted_entity(report: Report, entity: Entity, spans: Iterable[Span]) -> tuple[Entity, Entity] | None:
    """Return the actor without the namings at `spans`, and a new actor of those; None where either would have none."""
    away = tuple(sorted(span for span in entity.mentions if span in set(spans)))
    kept = tuple(span for span in entity.mentions if span not in away)
    if not away or not kept:
        return None
    new = content_id("entity", "parted", *((span.start, span.end) for span in away))
    of_away = replace(entity, id=new, registry=None, registry_score=0.0, registry_because=())
    return _called(report, entity, kept, entity.name), _called(report, of_away, away, "")


def _called(report: Report, entity: Entity, spans: tuple[Span, ...], known: str) -> Entity:
    """Return the actor with the namings at `spans`: called `known` where it stands there, else by the longest."""
    words = list(dict.fromkeys(span.of(report.text) for span in spans))
    name = known if known in words else max(words, key=lambda each: (len(each), each))
    return replace(entity, mentions=spans, name=name, aliases=tuple(each for each in words if each != name))


def joined_event(events: Sequence[Event]) -> Event:
    """Return one event of several tellings: the fullest one's, with the parts of all."""
    rows = sorted(events, key=lambda each: (-_fullness(each), each.trigger, each.id))
    best = rows[0]
    return replace(
        best,
        also=tuple(sorted({span for each in rows for span in (each.trigger, *each.also)} - {best.trigger})),
        modes=tuple(sorted({mode for each in rows if each.type is best.type for mode in each.modes})),
        actors=_once(each.actors for each in rows),
        recipients=_once(each.recipients for each in rows),
        places=_once(each.places for each in rows),
        times=_once(each.times for each in rows),
        topic=next((each.topic for each in rows if each.topic), None),
        sources=tuple({(each.entity, each.stance): each for row in rows for each in row.sources}.values()),
        casualties=tuple({(f.kind, f.count.low, f.count.high): f for row in rows for f in row.casualties}.values()),
        evidence=_once(each.evidence for each in rows),
        because=_once(each.because for each in rows),
    )


def _fullness(event: Event) -> int:
    return len(event.actors) + len(event.recipients) + len(event.places) + len(event.sources)


def _once(rows: Iterable[Iterable[_Value]]) -> tuple[_Value, ...]:
    return tuple(dict.fromkeys(chain.from_iterable(rows)))


def parted_event(event: Event, span: Span) -> tuple[Event, Event] | None:
    """Return the event without its telling at `span`, and that telling as an event; None where there is no such."""
    if span not in event.also:
        return None
    told = replace(
        event,
        id=content_id("event", "parted", span.start, span.end),
        trigger=span,
        also=(),
        topic=None,
        casualties=(),
        evidence=(Evidence("trigger", span),),
    )
    return replace(event, also=tuple(each for each in event.also if each != span)), told
