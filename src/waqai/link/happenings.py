"""What happened once, though several reports tell of it: the same event, a refinement of it, or a rival version."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from waqai.link.actors import Actor, Cast
from waqai.link.filed import Filed, in_order
from waqai.link.sets import Sets
from waqai.link.tolls import disjoint
from waqai.model import EntityKind, Event, EventType, Quantity, Stance, Status, content_id

_FULL = 3
#: Who may be said to have done it; persons and crowds are too often its victims, wrongly coded.
_BODIES = frozenset({EntityKind.GOVERNMENT, EntityKind.MILITARY, EntityKind.ARMED_GROUP, EntityKind.POLITICAL_GROUP})
#: Why an account is a rival version of another.
OTHER_ACTORS, OTHER_FIGURES = "other actors", "other figures"


class Version(StrEnum):
    """How a telling stands to the fullest one of its happening."""

    SAME = "same"
    REFINEMENT = "refinement"
    RIVAL = "rival"


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One report's event; `day` is the one that it is about, else that of publication."""

    filed: Filed
    event: Event
    day: date
    actors: frozenset[str]
    recipients: frozenset[str]
    places: frozenset[str]
    tellers: tuple[str, ...]

    @property
    def sides(self) -> frozenset[str]:
        """The sides of all who take part."""
        return self.actors | self.recipients

    @property
    def fullness(self) -> tuple[int, str, str]:
        """How much it says; ties go to the report that stands first by id."""
        said = len(self.sides) + len(self.places) + _FULL * len(self.event.casualties)
        return (-said, self.filed.id, self.event.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """Events of several reports that are one; the fullest account comes first."""

    accounts: tuple[Account, ...]

    @property
    def id(self) -> str:
        """The content id."""
        return content_id("happening", *(f"{each.filed.id} {each.event.id}" for each in self.accounts))

    @property
    def type(self) -> EventType:
        """The type of the event."""
        return self.accounts[0].event.type

    @property
    def day(self) -> date:
        """The day it is about."""
        return min(each.day for each in self.accounts)

    @property
    def independent(self) -> int:
        """How many reports tell of it independently: copies of one text count once."""
        return len({each.filed.group for each in self.accounts})

    def version(self, account: Account) -> tuple[Version, tuple[str, ...]]:
        """Return how an account stands to the fullest one, and why."""
        return _compare(self.accounts[0], account)

    def casualties(self) -> dict[str, dict[str, Quantity]]:
        """Return kind of harm → who counts → the bounds of the figures that they give."""
        found: defaultdict[str, dict[str, Quantity]] = defaultdict(dict)
        for account in self.accounts:
            for figure in account.event.casualties:
                for teller in account.tellers or (account.filed.record.report.outlet or "",):
                    known = found[figure.kind].get(teller)
                    found[figure.kind][teller] = _wider(known, figure.count) if known else figure.count
        return dict(found)


def happenings(filed: Iterable[Filed], cast: Cast) -> list[Happening]:
    """Return what is told by two events or more, by day and id; events of two reports, or of one, may be the same.

    Two are where they have one type, one day and one point on the map, and no side of one keeps the other out: a side
    in common, or no party in one of them.
    """
    accounts = [account for each in in_order(filed) for account in _accounts(each, cast)]
    sets: Sets[int] = Sets(range(len(accounts)))
    buckets: defaultdict[tuple[object, ...], list[int]] = defaultdict(list)
    for at, account in enumerate(accounts):
        for place in sorted(account.places):
            buckets[account.event.type, account.day, place].append(at)
    for bucket in buckets.values():
        for number, at in enumerate(bucket):
            for before in bucket[:number]:
                if _may_be_one(accounts[before], accounts[at]):
                    sets.join(before, at)
    parts = [[accounts[at] for at in part] for part in sets.parts() if len(part) > 1]
    rows = [Happening(accounts=tuple(sorted(part, key=lambda each: each.fullness))) for part in parts]
    return sorted(rows, key=lambda each: (each.day, each.id))


def _accounts(filed: Filed, cast: Cast) -> Iterator[Account]:
    if filed.day is None:
        return
    record = filed.record

    def who(names: Iterable[str]) -> list[Actor]:
        return [cast.actor(filed.id, name) for name in names]

    points = {place.id: place.gazetteer_id for place in record.places if place.precision == "point"}
    for event in record.events:
        if event.status is not Status.ACTUAL:
            continue
        yield Account(
            filed=filed,
            event=event,
            day=_day(filed, event) or filed.day,
            actors=frozenset(actor.side for actor in who(event.actors) if actor.kind in _BODIES),
            recipients=frozenset(actor.side for actor in who(event.recipients)),
            places=frozenset(point for name in event.places if (point := points.get(name))),
            tellers=tuple(cast.actor(filed.id, s.entity).name for s in event.sources if s.stance is Stance.ASSERTS),
        )


def _day(filed: Filed, event: Event) -> date | None:
    days = {when.earliest for when in filed.record.times if when.id in event.times and when.earliest == when.latest}
    return days.pop() if len(days) == 1 else None


def _may_be_one(first: Account, second: Account) -> bool:
    return bool(first.sides & second.sides) or not first.sides or not second.sides


def _compare(fullest: Account, other: Account) -> tuple[Version, tuple[str, ...]]:
    if fullest.actors and other.actors and not fullest.actors & other.actors:
        return Version.RIVAL, (OTHER_ACTORS,)
    pairs = [(a, b) for a in fullest.event.casualties for b in other.event.casualties if a.kind is b.kind]
    if any(disjoint(a.count, b.count) for a, b in pairs):
        return Version.RIVAL, (OTHER_FIGURES,)
    more = [
        name
        for name, mine, its in (
            ("actors", other.actors, fullest.actors),
            ("recipients", other.recipients, fullest.recipients),
            ("places", other.places, fullest.places),
        )
        if mine != its
    ]
    more += ["casualties"] if _figures(fullest.event) != _figures(other.event) else []
    return (Version.REFINEMENT, tuple(more)) if more else (Version.SAME, ())


def _figures(event: Event) -> Sequence[tuple[object, ...]]:
    return sorted({(figure.kind, figure.count.low, figure.count.high or 0) for figure in event.casualties})


def _wider(first: Quantity, second: Quantity) -> Quantity:
    open_ended = first.high is None or second.high is None
    return Quantity(min(first.low, second.low), None if open_ended else max(first.high or 0, second.high or 0))
