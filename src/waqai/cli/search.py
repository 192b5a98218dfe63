"""`waqai search`, `waqai events`, `waqai actors`: what the desk holds."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from waqai.cli.adapters import take_in
from waqai.cli.boundary import emit, guarded
from waqai.cli.database import DATABASE, Database, open_desk
from waqai.cli.given import chosen, day
from waqai.errors import UsageError

if TYPE_CHECKING:
    from waqai.store import Query, Store

_Words = Annotated[
    list[str] | None, typer.Argument(metavar="WORD", help='Words in any of their forms; "several" side by side.')
]
_Actor = Annotated[str | None, typer.Option(metavar="NAME", help="Who takes part: a name, or words of one.")]
_Place = Annotated[str | None, typer.Option(metavar="NAME", help="Where: a name, or words of one.")]
_Box = Annotated[str | None, typer.Option(metavar="S,W,N,E", help="Where: a box on the map, in degrees.")]
_Near = Annotated[str | None, typer.Option(metavar="LAT,LON,KM", help="Where: around a point on the map.")]
_Since = Annotated[str | None, typer.Option(metavar="DATE", help="From this day on.")]
_Until = Annotated[str | None, typer.Option(metavar="DATE", help="Up to this day, with it.")]
_Types = Annotated[list[str] | None, typer.Option("--type", metavar="TYPE", help="ASSAULT, AGREE, … (repeatable).")]
_Statuses = Annotated[
    list[str] | None,
    typer.Option("--status", metavar="STATUS", help="actual, negated, future, hypothetical (repeatable)."),
]
_Source = Annotated[str | None, typer.Option(metavar="NAME", help="Who vouches for it, or denies it.")]
_Outlet = Annotated[str | None, typer.Option(metavar="NAME", help="Who published it: the whole name.")]
_Number = Annotated[int, typer.Option("--page", metavar="N", help="Which page.")]
_Size = Annotated[int, typer.Option("--size", metavar="N", help="How many to a page.")]
_AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]
_Answer = Callable[["Store", "Query", bool], str]


def _finder(answer: _Answer) -> Callable[..., int]:
    """Return the command that puts a question to the desk and prints its `answer`."""

    @guarded
    def command(  # noqa: PLR0913  each is an option
        words: _Words = None,
        *,
        db: Database = DATABASE,
        actor: _Actor = None,
        place: _Place = None,
        box: _Box = None,
        near: _Near = None,
        since: _Since = None,
        until: _Until = None,
        types: _Types = None,
        statuses: _Statuses = None,
        source: _Source = None,
        outlet: _Outlet = None,
        page: _Number = 1,
        size: _Size = 20,
        as_json: _AsJson = False,
    ) -> int:
        from waqai.model import EventType, RelationStatus, RelationType, Status  # noqa: PLC0415
        from waqai.store import Box, Circle, Query  # noqa: PLC0415

        query = Query(
            text=" ".join(map(_quoted, words)) if words else None,
            actor=actor,
            place=place,
            box=Box(*_numbers("--box", box, 4)) if box else None,
            circle=Circle(*_numbers("--near", near, 3)) if near else None,
            since=day("--since", since),
            until=day("--until", until),
            types=chosen("--type", types, (*EventType, *RelationType)),
            statuses=chosen("--status", statuses, dict.fromkeys((*Status, *RelationStatus))),
            source=source,
            outlet=outlet,
            page=page,
            size=size,
        )
        with open_desk(db) as store:
            emit(answer(store, query, as_json))
        return 0

    return command


def _reports(store: Store, query: Query, as_json: bool) -> str:  # noqa: FBT001  it is passed on
    from waqai.cli import listings  # noqa: PLC0415

    page = store.find_reports(query)
    return listings.reports_json(page) if as_json else listings.reports(page, query.text, colour=sys.stdout.isatty())


def _events(store: Store, query: Query, as_json: bool) -> str:  # noqa: FBT001  it is passed on
    from waqai.cli import listings  # noqa: PLC0415

    page, desk = store.find_claims(_only_events(query)), take_in(store)
    told = {found.id: happening for found in page.rows if (happening := desk.happening_of(found.id))}
    return listings.events_json(page, told) if as_json else listings.events(page, told, colour=sys.stdout.isatty())


search = _finder(_reports)
events = _finder(_events)


@guarded
def actors(
    name: Annotated[list[str] | None, typer.Argument(metavar="NAME", help="A name, or words of one.")] = None,
    *,
    db: Database = DATABASE,
    kinds: Annotated[
        list[str] | None,
        typer.Option("--kind", metavar="KIND", help="person, government, armed_group, … (repeatable)."),
    ] = None,
    page: _Number = 1,
    size: _Size = 20,
    as_json: _AsJson = False,
) -> int:
    """List who is named in the desk's reports, the most often named first."""
    from waqai.cli import listings  # noqa: PLC0415
    from waqai.desk import Asked, Shown  # noqa: PLC0415
    from waqai.model import EntityKind  # noqa: PLC0415

    if page < 1 or size < 1:
        raise UsageError(f"page {page} of {size} cannot be meant", "count from 1")
    asked = Asked(actor=" ".join(name) if name else None, kinds=chosen("--kind", kinds, EntityKind), limit=size)
    with open_desk(db) as store:
        desk = take_in(store)
        found = desk.actors(asked)
        for _ in range(page - 1):
            found = desk.actors(replace(asked, after=found.after)) if found.after else Shown(())
    emit(listings.actors_json(found, page) if as_json else listings.actors(found, page))
    return 0


def _only_events(query: Query) -> Query:
    """Return `query` narrowed to events."""
    return replace(query, kinds=("event",))


def _quoted(word: str) -> str:
    """Return an argument of several words as a phrase, as the shell has taken its quotation marks away."""
    return f'"{word}"' if " " in word.strip() and '"' not in word else word


def _numbers(option: str, value: str, count: int) -> list[float]:
    try:
        numbers = [float(part) for part in value.split(",")]
    except ValueError:
        numbers = []
    if len(numbers) != count:
        raise UsageError(f"{option}: {value!r} is not {count} numbers", "write them with commas between, in degrees")
    return numbers
