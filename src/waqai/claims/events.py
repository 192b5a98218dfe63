"""Builds the events of a record from merged tellings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from waqai.claims.context import Context
from waqai.claims.headcounts import PLURAL
from waqai.claims.merge import Merged, merge
from waqai.claims.modes import modes_of, moved, narrowed
from waqai.claims.settle import Parts, settle
from waqai.claims.status_features import UNREAL, model_name, status_features
from waqai.claims.tellings import ROLES, Telling, find_tellings
from waqai.claims.toll_bearers import Tolls, tolls_of
from waqai.claims.topics import topic_of
from waqai.model import (
    MODES,
    Attribution,
    CasualtyFigure,
    Event,
    EventType,
    Evidence,
    Span,
    Stance,
    Status,
    content_id,
)
from waqai.scorer import Models

#: How many features are told that speak for a status.
_STATUS = 2


def find_events(context: Context, models: Models) -> tuple[Event, ...]:
    """Return the events of a report, ordered by trigger."""
    tellings = find_tellings(context, models)
    tolls = tolls_of(context, tellings)
    told = [telling.trigger.index for telling in tellings]
    merged = merge(context, tellings, models["merge"], tolls)
    settled = settle(context, merged, models)
    events = [_event(context, one, parts, tolls, told, models) for one, parts in zip(merged, settled, strict=True)]
    return tuple(sorted(events, key=lambda event: (event.trigger, event.type)))


def _event(context: Context, merged: Merged, parts: Parts, tolls: Tolls, told: Sequence[int], models: Models) -> Event:
    main, *others = merged.tellings
    trigger = context.scene.analysis.span(main.trigger.index, main.trigger.index + 1)
    tellings, kind = merged.tellings, EventType(str(main.trigger.type))
    status = _status(tellings, models)
    return Event(
        id=content_id("event", kind, trigger.start, trigger.end),
        type=kind,
        modes=_by_movers(context, kind, _modes(context, tellings, told), parts["actor"]),
        trigger=trigger,
        also=tuple(sorted(context.scene.analysis.span(t.trigger.index, t.trigger.index + 1) for t in others)),
        actors=parts["actor"],
        recipients=parts["recipient"],
        places=parts["place"],
        times=parts["time"],
        topic=next((topic for t in tellings if (topic := topic_of(context, t.trigger))), None),
        status=status,
        sources=_sources(tellings, parts["source"], status),
        casualties=_distinct(figure for t in tellings for figure in tolls.figures.get(t.trigger.index, ())),
        evidence=tuple(_evidence(context, main, parts, trigger, status)),
        confidence=round(max(t.probability for t in tellings), 3),
        because=_because(context, main, status, models),
    )


def _modes(context: Context, tellings: Sequence[Telling], told: Sequence[int]) -> tuple[str, ...]:
    found = {mode for telling in tellings for mode in modes_of(context.scene, telling.trigger, told)}
    return narrowed(found & MODES[EventType(str(tellings[0].trigger.type))])


def _by_movers(context: Context, kind: EventType, modes: tuple[str, ...], actors: Sequence[str]) -> tuple[str, ...]:
    if kind is not EventType.MOBILIZE:
        return modes
    return moved(modes, (context.scene.entities[actor] for actor in actors))


def _status(tellings: Sequence[Telling], models: Models) -> Status:
    """Return the likeliest status if it is likely at all that the event is not actual, half by its fullest telling.

    Without models it is the status that the rules give most tellings, the fullest where they are even.
    """
    main, number = tellings[0], len(tellings)
    if not main.unreal:
        counts = Counter(telling.status for telling in tellings)
        return max(counts, key=lambda status: (counts[status], status is main.status))
    chances = {
        status: (main.unreal[status] + sum(t.unreal[status] for t in tellings) / number) / 2 for status in UNREAL
    }
    likeliest = max(UNREAL, key=chances.__getitem__)
    return likeliest if sum(chances.values()) >= models[model_name(likeliest)].threshold else Status.ACTUAL


def _because(context: Context, telling: Telling, status: Status, models: Models) -> tuple[str, ...]:
    """Return what speaks for the event, and for its status where it is not actual."""
    told = f"frame {telling.trigger.frame.id}", *models["trigger"].because(telling.features.flat())
    if not telling.unreal or status is Status.ACTUAL:
        return told
    features = status_features(context, telling.trigger)
    return (*told, *(f"{status}: {one}" for one in models[model_name(status)].because(features, _STATUS)))


def _sources(tellings: Sequence[Telling], names: Sequence[str], status: Status) -> tuple[Attribution, ...]:
    """Return who vouches; whoever tells that it did not happen denies it (codebook §2, Settled cases)."""
    found = {name: t.attributions[name] for name in names for t in reversed(tellings) if name in t.attributions}
    if status is Status.NEGATED:
        return tuple(replace(source, stance=Stance.DENIES) for source in found.values())
    return tuple(found.values())


def _distinct(figures: Iterable[CasualtyFigure]) -> tuple[CasualtyFigure, ...]:
    """Return each figure once; "some were killed" says nothing beside a number."""
    found = {(f.kind, f.count.low, f.count.high): f for f in figures}.values()
    numbered = {f.kind for f in found if f.count != PLURAL}
    return tuple(f for f in found if f.count != PLURAL or f.kind not in numbered)


def _evidence(context: Context, telling: Telling, parts: Parts, trigger: Span, status: Status) -> Iterator[Evidence]:
    sentence = context.sentence(telling.trigger.index)
    present = context.scene.parties_in(sentence.first, sentence.last)
    yield Evidence("trigger", trigger)
    for role in ROLES:
        for entity in parts[role]:
            party = next((party for party in present if party.entity == entity), None)
            if party:
                yield Evidence(role, party.mention.span)
    if telling.mark and telling.mark.cue.status is status:
        yield Evidence("status", context.scene.analysis.span(telling.mark.first, telling.mark.last))
    cues = (telling.attributions[name].cue for name in parts["source"] if name in telling.attributions)
    yield from (Evidence("source", cue) for cue in cues if cue)
