"""/network: who talks to, fights, follows and arms whom, around one actor or among the busiest."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Annotated, Final

from fastapi import APIRouter, Depends
from fastapi import Query as Parameter
from pydantic import Field

from waqai.web.api.given import GIVEN, Days, first_day
from waqai.web.api.shapes import Body
from waqai.web.context import Reader
from waqai.web.failures import missing
from waqai.web.views.network import Family, Network, Sight, around, overview

router = APIRouter(prefix="/network", tags=["network"])
#: How many actors a picture has unless asked, around one and of an overview.
NEAR: Final = 12
BUSIEST: Final = 20


_Most = Annotated[int, Field(ge=2, le=40)]
PartyId = Annotated[str, Parameter(pattern="^[0-9a-f]{16}$", description="An id that this answer or /network gave.")]


def _sight(
    since: Annotated[date | None, GIVEN, Parameter(alias="from", description="Told of this day or later.")] = None,
    until: Annotated[date | None, GIVEN, Parameter(alias="to", description="Told of this day or earlier.")] = None,
    days: Annotated[Days | None, GIVEN, Parameter(description="How many days up to `to`.")] = None,
    family: Annotated[list[Family] | None, GIVEN, Parameter(description="All unless given.")] = None,
    most: Annotated[_Most | None, GIVEN, Parameter(alias="limit", description="How many actors.")] = None,
) -> Sight:
    return Sight(since=first_day(since, until, days), until=until, families=frozenset(family or ()), most=most or NEAR)


Seen = Annotated[Sight, Depends(_sight)]


class Node(Body):
    """An actor; `id` asks for its neighbourhood."""

    id: str
    name: str
    kind: str


class Tie(Body):
    """What two actors have to do with each other; of talks no direction is meant."""

    family: Family
    one: str
    other: str
    count: int = Field(description="How many claims tell of it.")
    types: Mapping[str, int] = Field(description="Types of events and relations among them.")
    alleged: int
    denied: int
    first: date
    last: date


class Neighbourhood(Body):
    """A network: around `centre`, or of the busiest where that is null."""

    centre: str | None
    parties: list[Node]
    ties: list[Tie]
    hidden: int = Field(description="How many neighbours are left out.")


@router.get("")
def network(here: Reader, sight: Seen, actor: PartyId | None = None) -> Neighbourhood:
    """Return who has to do with whom: bounded, those told of most often first."""
    if actor is None:
        return _form(overview(here.store, replace(sight, most=max(sight.most, BUSIEST))))
    found = around(here.store, [actor], sight)
    if found is None:
        raise missing("actor")
    return _form(found)


def _form(found: Network) -> Neighbourhood:
    return Neighbourhood(
        centre=found.centre,
        parties=[Node(id=each.id, name=each.name, kind=each.kind) for each in found.parties],
        ties=[
            Tie(
                family=each.family,
                one=each.one,
                other=each.other,
                count=each.count,
                types=each.types,
                alleged=each.alleged,
                denied=each.denied,
                first=each.first,
                last=each.last,
            )
            for each in found.edges
        ],
        hidden=found.hidden,
    )
