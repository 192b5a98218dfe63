"""The machine's record folded with what people said of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final, TypeVar

from waqai.model import (
    Claim,
    Entity,
    Event,
    Judgement,
    Negotiation,
    Part,
    Place,
    Record,
    Relation,
    Truce,
    Verdict,
    When,
    standing,
    target_id,
)
from waqai.revise.attach import anchors
from waqai.revise.fields import Target
from waqai.revise.opinions import Conflict
from waqai.revise.references import Renaming, renamed
from waqai.revise.stage import Stage
from waqai.revise.states import ReadStates, states_after

_PART_KINDS: Final = ("entity", "place", "time")
_TOLD_KINDS: Final = ("event", "relation")
_STATE_KINDS: Final = ("negotiation", "truce")
#: What says nothing of the record itself.
_ASIDE: Final = frozenset({Verdict.COMMENT, Verdict.ASSIGN, Verdict.DONE})
_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True)
class Revision:
    """A record as people left it, beside the machine's.

    Claims, actors, places and times go by the ids that acts call them: `values` what they are now (two that were
    joined are the same value; what was rejected is not there), `before` what they were before anybody corrected them,
    `acts` what was said of each and still stands. `loose` are acts whose subject a newer coder no longer has.
    """

    machine: Record
    record: Record
    values: Mapping[str, Target]
    before: Mapping[str, Target]
    acts: Mapping[str, tuple[Judgement, ...]] = field(default_factory=dict)
    conflicts: tuple[Conflict, ...] = ()
    loose: tuple[Judgement, ...] = ()


def revise(machine: Record, acts: Iterable[Judgement], read_states: ReadStates | None = None) -> Revision:
    """Fold `machine` with the acts about its report: of acts in any order the same comes out, byte for byte.

    Acts about other reports are passed over, and so are those that were taken back. `read_states` reads negotiations
    and truces off events, so that they follow where people correct these; without it they stay.
    """
    rows = [act for act in standing(acts) if act.report == machine.report.id and act.verdict not in _ASIDE]
    if not rows:
        known: dict[str, Target] = {**_parts(machine), **_claims(machine, Renaming())}
        return Revision(machine, machine, known, known)
    rows.sort(key=lambda act: act.place_in_time)
    parts = Stage(machine, _parts(machine), [act for act in rows if _kind(act) in _PART_KINDS])
    bare = _with_parts(machine, parts)
    named = _claims(machine, _renaming(parts))
    told = Stage(bare, _only(named, Event, Relation), [act for act in rows if _kind(act) in _TOLD_KINDS])
    left = _states(named, told, bare, read_states)
    states = Stage(bare, left, [act for act in rows if _kind(act) in _STATE_KINDS])
    stages = (parts, told, states)
    return Revision(
        machine=machine,
        record=_with_claims(bare, told, states),
        values={name: value for stage in stages for name, value in stage.values.items()},
        before={name: value for stage in stages for name, value in stage.before.items()},
        acts={name: tuple(said) for stage in stages for name, said in stage.acts.items()},
        conflicts=tuple(each for stage in stages for each in stage.conflicts),
        loose=tuple(each for stage in stages for each in stage.loose),
    )


def _kind(act: Judgement) -> str:
    return act.subject.partition("-")[0]


def _parts(record: Record) -> dict[str, Part]:
    """Return actors, places and times by the ids that acts call them."""
    parts: tuple[Part, ...] = (*record.entities, *record.places, *record.times)
    return {target_id(record.report, part): part for part in parts}


def _with_parts(machine: Record, stage: Stage) -> Record:
    """Return the machine's record with the actors, places and times that people left, and no claims."""
    places = _of(stage, Place, machine.places)
    ids = {place.id for place in places}
    return replace(
        machine,
        entities=tuple(_of(stage, Entity, machine.entities)),
        places=tuple(replace(place, within=place.within if place.within in ids else None) for place in places),
        times=tuple(_of(stage, When, machine.times)),
        events=(),
        relations=(),
        negotiations=(),
        truces=(),
    )


def _renaming(stage: Stage) -> Renaming:
    """Return what became of the ids of actors, places and times."""
    joined, gone = {}, set()
    for name, before in stage.before.items():
        now, old = stage.values.get(name), _own(before)
        if now is None:
            gone.add(old)
        elif _own(now) != old:
            joined[old] = _own(now)
    return Renaming(joined, frozenset(gone), dict(stage.parted))


def _own(value: Any) -> str:
    name: str = value.id
    return name


def _claims(machine: Record, renaming: Renaming) -> dict[str, Claim]:
    """Return the machine's claims by the ids that acts call them, in the ids of the record that people left."""
    found = {target_id(machine.report, claim): claim for claim in machine.claims}
    if not renaming:
        return found
    return {name: new for name, claim in found.items() if (new := renamed(claim, renaming)) is not None}


def _only(claims: Mapping[str, Claim], *kinds: type[Claim]) -> dict[str, Claim]:
    return {name: claim for name, claim in claims.items() if isinstance(claim, kinds)}


def _states(named: Mapping[str, Claim], told: Stage, bare: Record, read_states: ReadStates | None) -> dict[str, Claim]:
    """Return negotiations and truces as the events that people left have them."""
    states = _only(named, Negotiation, Truce)
    if read_states is None:
        return states
    before = _in_text(claim for claim in named.values() if isinstance(claim, Event))
    lasting = tuple(claim for claim in named.values() if isinstance(claim, Relation))
    machine = replace(bare, events=tuple(before), relations=lasting)
    return states_after(states, before, _in_text(_of(told, Event, ())), machine, read_states)


def _in_text(events: Iterable[Event]) -> list[Event]:
    return sorted(events, key=lambda event: (event.trigger, event.type, event.id))


def _with_claims(bare: Record, told: Stage, states: Stage) -> Record:
    return replace(
        bare,
        events=tuple(_in_text(_of(told, Event, ()))),
        relations=tuple(_of(told, Relation, ())),
        negotiations=tuple(_of(states, Negotiation, ())),
        truces=tuple(_of(states, Truce, ())),
    )


def _of(stage: Stage, kind: type[_Value], machine: Iterable[Any]) -> list[_Value]:
    """Return the values of a kind, each once: the machine's in its order, then others in text order."""
    order = {each.id: number for number, each in enumerate(machine)}
    found = {id(value): value for value in stage.values.values() if isinstance(value, kind)}
    return list(found.values()) if not order else sorted(found.values(), key=lambda value: _rank(value, order))


def _rank(value: Any, order: Mapping[str, int]) -> tuple[Any, ...]:
    return order.get(value.id, len(order)), anchors(value)[0], value.id
