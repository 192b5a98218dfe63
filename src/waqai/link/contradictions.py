"""Where reports contradict each other, or themselves: each a link between two claims with the words of both sides."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from waqai.link.actors import Cast
from waqai.link.filed import Filed, in_order
from waqai.link.happenings import OTHER_ACTORS, Account, Version, happenings
from waqai.link.tolls import Toll, rival_tolls, tolls
from waqai.model import Event, Span, Stance, Status, content_id
from waqai.model.sentences import Sentences

#: How many days may lie between a claim and its denial.
_REACH = 3


class Conflict(StrEnum):
    """What two claims disagree about."""

    DENIAL = "denial"
    TOLL = "toll"
    ACTOR = "actor"
    STATE = "state"


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """One side: the sentence `text` at `span` of a report, who says so there, and the claim it is about."""

    report: str
    name: str
    tellers: tuple[str, ...]
    text: str
    span: Span
    claim: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """Two voices that cannot both be right; `first` came out first. `about` says what of in words of the registry."""

    conflict: Conflict
    about: str
    first: Voice
    second: Voice
    because: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The content id."""
        a, b = self.first, self.second
        return content_id("contradiction", self.conflict, a.report, a.claim, a.span, b.report, b.claim, b.span)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Act:
    """An event with what it must share with another to be about the same thing."""

    filed: Filed
    event: Event
    day: date
    sides: frozenset[str]
    places: frozenset[str]


def contradictions(filed: Iterable[Filed], cast: Cast) -> list[Contradiction]:
    """Return the contradictions between the claims of reports, by day of the later one, the same in any order."""
    rows = in_order(filed)
    by_id = {each.id: each for each in rows}
    found = [*_denials(rows, cast), *_of_tolls(rows, by_id, cast), *_of_actors(rows, cast)]
    return sorted(found, key=lambda each: (by_id[each.second.report].day or date.max, each.id))


def _of_tolls(rows: Sequence[Filed], by_id: Mapping[str, Filed], cast: Cast) -> Iterator[Contradiction]:
    for first, second in rival_tolls(toll for each in rows for toll in tolls(each, cast)):
        yield Contradiction(
            conflict=Conflict.TOLL,
            about=f"{first.kind}: {first.of}",
            first=_counted(by_id[first.report], first),
            second=_counted(by_id[second.report], second),
            because=(f"{first.count.digits} and {second.count.digits}",),
        )


def _of_actors(rows: Sequence[Filed], cast: Cast) -> Iterator[Contradiction]:
    """Yield the fullest account of a happening with each that names other actors; copies of a text do not count."""
    for each in happenings(rows, cast):
        told = each.accounts[0]
        for other in each.accounts[1:]:
            version, because = each.version(other)
            if version is Version.RIVAL and because == (OTHER_ACTORS,) and told.filed.group != other.filed.group:
                first, second = sorted((told, other), key=lambda row: (row.filed.day or date.max, row.filed.id))
                yield Contradiction(
                    conflict=Conflict.ACTOR,
                    about=each.type.value,
                    first=_account(first),
                    second=_account(second),
                    because=because,
                )


def _account(account: Account) -> Voice:
    return _sentence(account.filed, account.event, account.tellers, account.event.trigger)


def _counted(filed: Filed, toll: Toll) -> Voice:
    text = toll.span.of(filed.record.report.text)
    return Voice(report=filed.id, name=filed.name, tellers=toll.tellers, text=text, span=toll.span, claim=toll.claim)


def _denials(rows: Sequence[Filed], cast: Cast) -> Iterator[Contradiction]:
    """Yield each denied act with the nearest telling that it happened, its own report's first."""
    acts = [act for each in rows for act in _acts(each, cast)]
    told: defaultdict[object, list[_Act]] = defaultdict(list)
    for act in acts:
        if act.event.status is Status.ACTUAL and _tellers(act, cast, Stance.ASSERTS, or_outlet=True):
            for key in {*act.sides, *act.places}:
                told[act.event.type, key].append(act)
    for act in acts:
        deniers = _tellers(act, cast, Stance.DENIES)
        if not deniers:
            continue
        if asserting := _tellers(act, cast, Stance.ASSERTS):
            yield _denial(act, act, asserting, deniers)
            continue
        near = {id(o): o for key in {*act.sides, *act.places} for o in told[act.event.type, key]}
        rest = [o for o in near.values() if abs((o.day - act.day).days) <= _REACH and o.event.id != act.event.id]
        if rest:
            best = min(rest, key=lambda o: (o.filed.id != act.filed.id, abs((o.day - act.day).days), o.event.id))
            yield _denial(best, act, _tellers(best, cast, Stance.ASSERTS), deniers)


def _acts(filed: Filed, cast: Cast) -> Iterator[_Act]:
    if filed.day is None:
        return
    spots = {p.id: p.gazetteer_id for p in filed.record.places if p.precision == "point"}
    for event in filed.record.events:
        who = (*event.actors, *event.recipients)
        yield _Act(
            filed=filed,
            event=event,
            day=filed.day,
            sides=frozenset(cast.actor(filed.id, name).side for name in who),
            places=frozenset(spot for name in event.places if (spot := spots.get(name))),
        )


def _tellers(act: _Act, cast: Cast, stance: Stance, *, or_outlet: bool = False) -> tuple[str, ...]:
    names = [cast.actor(act.filed.id, s.entity).name for s in act.event.sources if s.stance is stance]
    outlet = act.filed.record.report.outlet
    silent = or_outlet and not act.event.sources
    return tuple(dict.fromkeys([*names, outlet or ""] if silent else names))


def _denial(told: _Act, denied: _Act, asserting: tuple[str, ...], deniers: tuple[str, ...]) -> Contradiction:
    first, second = _voice(told, asserting), _voice(denied, deniers, last=True)
    return Contradiction(
        conflict=Conflict.DENIAL, about=str(denied.event.type), first=first, second=second, because=("source denies",)
    )


def _voice(act: _Act, tellers: tuple[str, ...], *, last: bool = False) -> Voice:
    """Return a side of the act: the sentence of its fullest telling, or of the last one in the text."""
    cues = [source.cue for source in act.event.sources if source.cue and source.stance is Stance.DENIES]
    return _sentence(act.filed, act.event, tellers, cues[0] if last and cues else act.event.trigger)


def _sentence(filed: Filed, event: Event, tellers: tuple[str, ...], at: Span) -> Voice:
    text = filed.record.report.text
    span = Sentences(text).around(at.start, at.end)
    return Voice(report=filed.id, name=filed.name, tellers=tellers, text=span.of(text), span=span, claim=event.id)
