"""What the API says: typed bodies, the same for every list, and one shape for all that goes wrong."""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import Annotated, Generic, Self, TypeVar

from fastapi import Query as Parameter
from pydantic import BaseModel, ConfigDict, Field

_Row = TypeVar("_Row")
_Value = TypeVar("_Value")


class Body(BaseModel):
    """Base of all bodies: immutable, nothing but the fields."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Problem(Body):
    """What is wrong and what to do; `code` is the HTTP status in words (`not_found`)."""

    code: str
    problem: str
    remedy: str = ""


class Failure(Body):
    """The one shape of all errors."""

    error: Problem


class Listing(Body, Generic[_Row]):
    """One page of a list, and where the next one begins: hand `next` back as `after`; null at the end."""

    items: list[_Row]
    next: str | None = None

    @classmethod
    def of(cls, rows: Iterable[_Value], form: Callable[[_Value], _Row], following: str | None) -> Self:
        """Return the listing of `rows`, each in its `form`."""
        return cls(items=[form(row) for row in rows], next=following)


After = Annotated[str | None, Parameter(description="`next` of the page before.", max_length=200)]
Limit = Annotated[int, Parameter(ge=1, le=200, description="How many to a page.")]


class ReportRow(Body):
    """A report in a list."""

    id: str
    name: str = Field(description="The id that somebody gave it, else its own.")
    title: str = Field(description="Its title, or its first line.")
    outlet: str | None
    published: date | None
    url: str | None
    added: datetime
    group: str = Field(description="Reports of one group repeat each other.")
    events: int = Field(description="How many events it tells of.")


class Hit(Body):
    """Where a report has words that were looked for: a piece of its text, cut up so that every second part is a hit."""

    parts: list[str]


class FoundReport(ReportRow):
    """A report that has the words."""

    hits: list[Hit]


class ReportRef(Body):
    """Where a claim stands."""

    id: str
    name: str
    title: str
    outlet: str | None
    published: date | None


class Who(Body):
    """Somebody, as this report calls them."""

    name: str
    kind: str


class Where(Body):
    """A place, as this report calls it; WGS 84 degrees where the gazetteer knows it."""

    name: str
    country: str | None
    latitude: float | None
    longitude: float | None
    precision: str


class Saying(Body):
    """Who vouches for a claim (`asserts`), or denies it (`denies`)."""

    name: str
    stance: str


class Toll(Body):
    """How many people something happened to; `max` is null where nothing bounds it."""

    kind: str
    min: int
    max: int | None


class EventRow(Body):
    """An event in a list. `earliest` and `latest` are the days that it is about, null where the report does not say."""

    id: str
    type: str
    modes: list[str]
    status: str
    actors: list[Who]
    recipients: list[Who]
    places: list[Where]
    earliest: date | None
    latest: date | None
    according_to: list[Saying] = Field(description="Empty where it is the outlet's own voice.")
    casualties: list[Toll]
    trigger: str
    sentence: str
    confidence: float
    report: ReportRef


class RelationRow(Body):
    """A relation in a list; `object` is a place for from_place, based_in and controls."""

    id: str
    type: str
    status: str
    subject: str
    object: str
    role: str | None
    what: str | None
    according_to: list[Saying]
    sentence: str | None
    confidence: float
    report: ReportRef


class ActorRow(Body):
    """An actor of the desk: `names` begin with the one used most often; days are of publication."""

    id: str
    name: str
    names: list[str]
    kind: str
    reports: int
    first: date | None
    last: date | None


class TieRow(Body):
    """That one actor leads, belongs to, follows, speaks for or arms another, as reported from `first` to `last`."""

    id: str
    type: str
    subject: str
    subject_name: str
    object: str
    object_name: str
    status: str
    detail: str | None
    first: date
    last: date
    reports: int


class PlaceRow(Body):
    """A place that reports name."""

    id: str
    name: str
    country: str | None
    gazetteer_id: str | None
    latitude: float | None
    longitude: float | None
    reports: int


class TellerRow(Body):
    """Somebody whose word is reported; `claims` are vouched for by them, or denied."""

    id: str
    name: str
    kind: str
    claims: int
