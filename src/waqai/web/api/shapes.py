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

    model_config = ConfigDict(frozen=True, extra="forbid")


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
