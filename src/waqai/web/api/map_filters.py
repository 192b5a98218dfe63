"""What the map is narrowed by, the same for its page and its API."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated, Final

from fastapi import Depends
from fastapi import Query as Parameter

from waqai.model import EventType, Status
from waqai.store import Box, Query
from waqai.web.api.given import GIVEN, Days, first_day

_EVENTS: Final = ("event",)
_Words = Annotated[str | None, Parameter(max_length=200)]


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
    since: Annotated[date | None, GIVEN, Parameter(alias="from", description="Events of this day or later.")] = None,
    until: Annotated[date | None, GIVEN, Parameter(alias="to", description="Events of this day or earlier.")] = None,
    days: Annotated[Days | None, GIVEN, Parameter(description="How many days up to `to`.")] = None,
    kind: Annotated[list[EventType] | None, GIVEN, Parameter(alias="type")] = None,
    status: Annotated[list[Status] | None, GIVEN, Parameter()] = None,
    actor: _Words = None,
    source: _Words = None,
) -> MapFilters:
    query = Query(
        kinds=_EVENTS,
        types=tuple(each.value for each in kind or ()),
        statuses=tuple(each.value for each in status or ()),
        actor=(actor or "").strip() or None,
        source=(source or "").strip() or None,
    )
    return MapFilters(first_day(since, until, days), until, days, query)


Filtered = Annotated[MapFilters, Depends(_filters)]
