"""What happened once, though several reports tell of it: the same event, a refinement of it, or a rival version."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from waqai.link.actors import Actor, Cast, Name
from waqai.link.filed import Filed
from waqai.link.sets import Sets
from waqai.link.source import Source, source_of
from waqai.link.tolls import disjoint
from waqai.link.verdicts import Verdicts
from waqai.model import CasualtyKind, EntityKind, Event, EventType, Quantity, Span, Stance, Status, claim_id, content_id

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


@dataclass(frozen=True, slots=True)
class Figure:
    """How many people something happened to."""

    kind: CasualtyKind
    count: Quantity


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One report's event; `day` is the one that it is about, else that of publication.

    `claim` is what judgements call the event, `event` its id in the record. `actors` are the sides of bodies that did
    it, `others` those of persons and crowds, `recipients` of whom it was done to; `places` gazetteer ids of points.
    `source` is the sentence that tells it, `denial` the one that denies it, None where none does.
    """

    claim: str
    event: str
    type: EventType
    status: Status
    day: date
    actors: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    figures: tuple[Figure, ...] = ()
    source: Source
    denial: Source | None = None

    @property
    def report(self) -> str:
        """The report."""
        return self.source.report

    @property
    def name(self) -> str:
        """What people call the report."""
        return self.source.name

    @property
    def tellers(self) -> tuple[Name, ...]:
        """Who says so."""
        return self.source.names()

    @property
    def sides(self) -> frozenset[str]:
        """The sides of the bodies that did it and of all whom it was done to."""
        return frozenset((*self.actors, *self.recipients))

    @property
    def fullness(self) -> tuple[int, str, str]:
        """How much it says; ties go to the report that stands first by id."""
        said = len(self.sides) + len(self.places) + _FULL * len(self.figures)
        return (-said, self.report, self.event)

    @property
    def order(self) -> tuple[object, ...]:
        """What accounts are sorted by."""
        return (self.source.reported, self.report, self.event)


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """Events of several reports that are one; the fullest account comes first."""

    accounts: tuple[Account, ...]

    @property
    def id(self) -> str:
        """The content id: that of the account that came out first."""
        return content_id("happening", min(self.accounts, key=lambda each: each.order).claim)

    @property
    def type(self) -> EventType:
        """The type of the event."""
        return self.accounts[0].type

    @property
    def day(self) -> date:
        """The day it is about."""
        return min(each.day for each in self.accounts)

    @property
    def independent(self) -> int:
        """How many reports tell of it independently: copies of one text count once."""
        return len({each.source.copy_of for each in self.accounts})

    def known_by(self, day: date) -> Happening | None:
        """Return it by the accounts that had come out by a day; None where fewer than two had."""
        rows = tuple(each for each in self.accounts if each.source.reported <= day)
        return Happening(accounts=rows) if len(rows) > 1 else None

    def version(self, account: Account) -> tuple[Version, tuple[str, ...]]:
        """Return how an account stands to the fullest one, and why."""
        return compare(self.accounts[0], account)

    def casualties(self) -> dict[str, dict[str, Quantity]]:
        """Return kind of harm → who counts → the bounds of the figures that they give."""
        found: defaultdict[str, dict[str, Quantity]] = defaultdict(dict)
        for account in self.accounts:
            for figure in account.figures:
                for teller in account.tellers or (account.source.outlet or "",):
                    known = found[figure.kind].get(teller)
                    found[figure.kind][teller] = _wider(known, figure.count) if known else figure.count
        return dict(found)


def happenings(accounts: Iterable[Account], verdicts: Verdicts | None = None) -> list[Happening]:
    """Return what is told by two events or more, by day and id; events of two reports, or of one, may be the same.

    Two are where they are said to have happened, have one type, one day and one point on the map, and no side of one
    keeps the other out: a side in common, or no party in one of them. What people judged of two claims holds over that.
    """
    rows = _actual(accounts)
    known = verdicts or Verdicts()
    by_claim = {account.claim: at for at, account in enumerate(rows)}
    sets: Sets[int] = Sets(range(len(rows)))
    judged = sorted((by_claim[a], by_claim[b]) for a, b in known.same if a in by_claim and b in by_claim)
    for first, second in (*judged, *_pairs(rows)):
        if not _kept_apart(sets, rows, known, first, second):
            sets.join(first, second)
    parts = [[rows[at] for at in part] for part in sets.parts() if len(part) > 1]
    found = [Happening(accounts=tuple(sorted(part, key=lambda each: each.fullness))) for part in parts]
    return sorted(found, key=lambda each: (each.day, each.id))


def pairs_of_one(accounts: Iterable[Account]) -> Iterator[tuple[Account, Account]]:
    """Yield each two accounts that may be of one happening, the one that came out first before the other."""
    rows = _actual(accounts)
    return ((rows[first], rows[second]) for first, second in _pairs(rows))


def keys_of(account: Account) -> list[tuple[object, ...]]:
    """Return what two accounts may share to be of one happening, whoever takes part; none of what did not happen."""
    return [(account.type, account.day, place) for place in account.places if account.status is Status.ACTUAL]


def _actual(accounts: Iterable[Account]) -> list[Account]:
    return sorted((each for each in accounts if each.status is Status.ACTUAL), key=lambda each: each.order)


def _pairs(rows: Sequence[Account]) -> list[tuple[int, int]]:
    buckets: defaultdict[tuple[object, ...], list[int]] = defaultdict(list)
    for at, account in enumerate(rows):
        for key in keys_of(account):
            buckets[key].append(at)
    found = {
        (before, at)
        for bucket in buckets.values()
        for number, at in enumerate(bucket)
        for before in bucket[:number]
        if _may_be_one(rows[before], rows[at])
    }
    return sorted(found)


def _kept_apart(sets: Sets[int], rows: Sequence[Account], verdicts: Verdicts, first: int, second: int) -> bool:
    """Whether people say of some of either that they are not one of the other."""
    if not verdicts.any_apart(row.claim for row in rows):
        return False
    one, other = ([rows[at].claim for at in sets.part(at)] for at in (first, second))
    return any(verdicts.are_apart(a, b) for a in one for b in other)


def accounts(filed: Filed, cast: Cast) -> Iterator[Account]:
    """Yield the events of one report; nothing where its day is not known."""
    if filed.day is None:
        return
    record = filed.record

    def who(names: Iterable[str]) -> list[Actor]:
        return [cast.actor(filed.id, name) for name in names]

    points = {place.id: place.gazetteer_id for place in record.places if place.precision == "point"}
    for event in record.events:
        doers = who(event.actors)
        yield Account(
            claim=claim_id(record.report, event),
            event=event.id,
            type=event.type,
            status=event.status,
            day=_day(filed, event) or filed.day,
            actors=_sorted(actor.side for actor in doers if actor.kind in _BODIES),
            others=_sorted(actor.side for actor in doers if actor.kind not in _BODIES),
            recipients=_sorted(actor.side for actor in who(event.recipients)),
            places=_sorted(point for name in event.places if (point := points.get(name))),
            figures=tuple(Figure(each.kind, each.count) for each in event.casualties),
            source=_source(filed, filed.day, event, event.trigger, cast),
            denial=_denial(filed, filed.day, event, cast),
        )


def _source(filed: Filed, day: date, event: Event, at: Span, cast: Cast) -> Source:
    span = filed.sentences.around(at.start, at.end)
    return source_of(filed, day, span, cast, event.sources, [event.id])


def _denial(filed: Filed, day: date, event: Event, cast: Cast) -> Source | None:
    """Return the sentence in which somebody denies the event, by the word that says so where there is one."""
    denying = [source for source in event.sources if source.stance is Stance.DENIES]
    if not denying:
        return None
    return _source(filed, day, event, next((s.cue for s in denying if s.cue), event.trigger), cast)


def _day(filed: Filed, event: Event) -> date | None:
    days = {when.earliest for when in filed.record.times if when.id in event.times and when.earliest == when.latest}
    return days.pop() if len(days) == 1 else None


def _sorted(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(names)))


def _may_be_one(first: Account, second: Account) -> bool:
    return bool(first.sides & second.sides) or not first.sides or not second.sides


def compare(fullest: Account, other: Account) -> tuple[Version, tuple[str, ...]]:
    """Return how an account stands to the fullest one of its happening, and why."""
    if fullest.actors and other.actors and not {*fullest.actors} & {*other.actors}:
        return Version.RIVAL, (OTHER_ACTORS,)
    pairs = [(a, b) for a in fullest.figures for b in other.figures if a.kind is b.kind]
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
    more += ["casualties"] if _counts(fullest) != _counts(other) else []
    return (Version.REFINEMENT, tuple(more)) if more else (Version.SAME, ())


def _counts(account: Account) -> Sequence[tuple[object, ...]]:
    return sorted({(figure.kind, figure.count.low, figure.count.high or 0) for figure in account.figures})


def _wider(first: Quantity, second: Quantity) -> Quantity:
    open_ended = first.high is None or second.high is None
    return Quantity(min(first.low, second.low), None if open_ended else max(first.high or 0, second.high or 0))
