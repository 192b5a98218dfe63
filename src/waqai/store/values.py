"""What the store takes and gives."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Generic, TypeVar

from waqai.model import Claim, Record, Report, content_id
from waqai.store.same import Copy

_Row = TypeVar("_Row")


class Added(StrEnum):
    """What became of a report that was added."""

    NEW = "new"
    RECODED = "recoded"
    """The report was there; the record of another generation is kept beside the older ones and is now the current."""
    KNOWN = "known"
    """The report was there with a record of this generation: nothing was done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """A report with its current record. `added` is when the desk learnt of it (UTC).

    `names` are the ids that those who added it gave it, sorted. `group` is the id of the group of reports that
    repeat each other, which is the smallest report id in it: its own where nothing repeats it.
    """

    record: Record
    names: tuple[str, ...]
    added: datetime
    group: str

    @property
    def report(self) -> Report:
        """The report."""
        return self.record.report

    @property
    def name(self) -> str:
        """What people call the report: the first of its names, else its id."""
        return self.names[0] if self.names else self.report.id


@dataclass(frozen=True, slots=True)
class Repeat:
    """Two reports, by their ids, of which the second was there when the first came; `jaccard` in [0, 1]."""

    report: str
    earlier: str
    kind: Copy
    jaccard: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A tie between two claims, entities or reports, by their ids, and why it was made.

    `kind` is the linker's word ("same_event", "contradicts", …), `maker` names the linker and its version, `score`
    lies in [0, 1].
    """

    kind: str
    subject: str
    object: str
    score: float = 1.0
    because: tuple[str, ...] = ()
    maker: str = ""

    @property
    def id(self) -> str:
        """The content id: a link that says the same is the same link."""
        return content_id("link", self.kind, self.subject, self.object, self.score, self.maker, *self.because)


@dataclass(frozen=True, slots=True)
class Box:
    """A box on the map in degrees, edges included; it may cross the 180th meridian (`west` > `east`)."""

    south: float
    west: float
    north: float
    east: float


@dataclass(frozen=True, slots=True)
class Circle:
    """All within `kilometres` of a point given in degrees."""

    latitude: float
    longitude: float
    kilometres: float


@dataclass(frozen=True, slots=True)
class Spot:
    """Where places lie, in degrees; `acled` and `ucdp` grade how closely that is meant (see `Place`).

    `id` is the same on every desk.
    """

    id: str
    latitude: float
    longitude: float
    acled: int | None
    ucdp: int | None


@dataclass(frozen=True, slots=True)
class SpotTally:
    """How many claims are about a spot, by PLOVER's classes 1 to 4 of events and 0 for other claims.

    They are about days from `first` to `last`, both included.
    """

    spot: Spot
    quads: Mapping[int, int]
    first: date
    last: date

    @property
    def count(self) -> int:
        """How many claims there are."""
        return sum(self.quads.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedPlace:
    """A place that reports name; degrees are None where the gazetteer does not know it. `reports` name it."""

    id: str
    name: str
    country: str | None
    gazetteer_id: str | None
    latitude: float | None
    longitude: float | None
    reports: int


@dataclass(frozen=True, slots=True)
class Teller:
    """Somebody whose word is reported, by their commonest name; `claims` are vouched for by them, or denied."""

    id: str
    name: str
    kind: str
    claims: int


@dataclass(frozen=True, slots=True)
class Party:
    """A known actor, or all that bear one name and are of one kind; `name` is the one that most spellings share.

    `id` is the same on every desk.
    """

    id: str
    name: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Dealing:
    """That `one` does something to `other`, or stands in a relation to them (ids of parties), and how often it is told.

    `kind`, `type` and `status` are those of the claims; `denied` says that a source denies them. They are about days
    from `first` to `last`.
    """

    one: str
    other: str
    kind: str
    type: str
    status: str
    denied: bool
    count: int
    first: date
    last: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What to look for; everything given must hold. None and empty say nothing.

    `text`: words the report must have, in any of their forms, "quoted" ones side by side. `actor`, `place`: a name,
    or part of one, as whole words. `source`: a name of whoever vouches for or denies it. `since`, `until`: days,
    both included; of a claim the days it is about (else of publication), of a report its publication. `types`: event or
    relation types; `kinds`: event, relation, negotiation, truce; `statuses`: statuses and states. `spots`: ids of
    spots, of which a claim must be about one; `between`: ids of parties, two of which must deal with each other by it.
    `least` is the least confidence of a claim. Pages count from 1; `after` is the `after` of the page before, which
    takes the same time however far one goes, and stands instead of a number.
    """

    text: str | None = None
    actor: str | None = None
    place: str | None = None
    box: Box | None = None
    circle: Circle | None = None
    since: date | None = None
    until: date | None = None
    types: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    source: str | None = None
    outlet: str | None = None
    spots: tuple[str, ...] = ()
    between: tuple[str, ...] = ()
    least: float = 0.0
    page: int = 1
    after: str | None = None
    size: int = 20


@dataclass(frozen=True, slots=True)
class Page(Generic[_Row]):
    """One page of what was found, the newest first; `more` says whether another follows.

    `after` asks for it (see `Query.after`); None where there is none, and of actors.
    """

    rows: tuple[_Row, ...]
    number: int
    more: bool
    after: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A claim that was found, with where it stands. `id` is what judgements and links call it."""

    id: str
    claim: Claim
    where: Stored


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A known actor, or all that bear one name and are of one kind; `name` is its commonest name, as printed.

    `reports` is how many reports name it.
    """

    name: str
    kind: str
    reports: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """How much it matters to look at a claim: `doubt` in [0, 1], `consequence` from 1 up, and why (words of ours)."""

    claim: str
    doubt: float
    consequence: float
    because: tuple[str, ...] = ()

    @property
    def weight(self) -> float:
        """What the queue is ordered by."""
        return self.doubt * self.consequence


@dataclass(frozen=True, slots=True, kw_only=True)
class Queued:
    """A claim that waits to be judged, with the id of its report."""

    report: str
    weighed: Weighed


@dataclass(frozen=True, slots=True, kw_only=True)
class Sums:
    """How much there is."""

    reports: int
    records: int
    claims: int
    repeats: int
    links: int
    judgements: int
