"""What the map is narrowed by, the same for its page and its API."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated, Final

from fastapi import Depends
from fastapi import Query as Parameter
from pydantic import BeforeValidator, Field

from waqai.model import EventType, Status
from waqai.store import Box, Query

_EVENTS: Final = ("event",)
_Words = Annotated[str | None, Parameter(max_length=200)]


def _given(value: object) -> object:
    """Return what was given: a form sends what was left empty as ""."""
    return [each for each in value if each] if isinstance(value, list) else value or None


_Given: Final = BeforeValidator(_given)
_Days = Annotated[int, Field(ge=1, le=40_000)]


@dataclass(frozen=True, slots=True)
class MapFilters:
    """Everything given must hold. `days` counts the days up to `until`; with it `since` is what follows from both."""

    since: date | None
    until: date | None
    days: int | None
    query: Query

    def on_map(self, box: Box | None = None) -> Query:
        """Return the question for the map, in a box of degrees where one is given."""
        return replace(self.query, box=box, since=self.since, until=self.until)

    def ever(self) -> Query:
        """Return the question without its days."""
        return self.query

    def at(self, spots: Sequence[str], page: int, size: int) -> Query:
        """Return the question for a page of claims at some spots, at all places where none is given."""
        return replace(self.on_map(), spots=tuple(spots), page=page, size=size)


def _filters(
    since: Annotated[date | None, _Given, Parameter(alias="from", description="Events of this day or later.")] = None,
    until: Annotated[date | None, _Given, Parameter(alias="to", description="Events of this day or earlier.")] = None,
    days: Annotated[_Days | None, _Given, Parameter(description="How many days up to `to`.")] = None,
    kind: Annotated[list[EventType] | None, _Given, Parameter(alias="type")] = None,
    status: Annotated[list[Status] | None, _Given, Parameter()] = None,
    actor: _Words = None,
    source: _Words = None,
) -> MapFilters:
    if since is None and until and days:
        since = date.fromordinal(max(1, until.toordinal() - days + 1))
    query = Query(
        kinds=_EVENTS,
        types=tuple(each.value for each in kind or ()),
        statuses=tuple(each.value for each in status or ()),
        actor=(actor or "").strip() or None,
        source=(source or "").strip() or None,
    )
    return MapFilters(since, until, days, query)


Filtered = Annotated[MapFilters, Depends(_filters)]
