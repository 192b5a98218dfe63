"""`waqai negotiations`, `truces`, `deals`, `control`, `timeline`, `contradictions`, `ledger`: where things stand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

import typer

from waqai.cli.adapters import take_in
from waqai.cli.boundary import emit, guarded
from waqai.cli.database import DATABASE, Database, open_desk
from waqai.cli.given import day
from waqai.errors import UsageError

if TYPE_CHECKING:
    from waqai.desk import Asked, Desk, Shown

T = TypeVar("T")
_AT_ONCE = 200
_AsOf = Annotated[str | None, typer.Option("--as-of", metavar="DATE", help="What was so by this day.")]
_KnownBy = Annotated[str | None, typer.Option("--known-by", metavar="DATE", help="Only what had come out by this day.")]
_Actor = Annotated[str | None, typer.Option(metavar="NAME", help="Only where this party has a part: words of a name.")]
_Place = Annotated[str | None, typer.Option(metavar="NAME", help="Only where this is the place: words of a name.")]
_BACK = "How many days up to the day it looks back; where none are said, the fewest in which anything moved."
_AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]


@contextmanager
def desk_of(target: str) -> Iterator[Desk]:
    """Open the desk in a database, brought up to date."""
    with open_desk(target) as store:
        yield take_in(store)


def _asked(as_of: str | None, known_by: str | None, actor: str | None = None, place: str | None = None) -> Asked:
    from waqai.desk import Asked  # noqa: PLC0415

    return Asked(
        actor=actor, place=place, as_of=day("--as-of", as_of), known_by=day("--known-by", known_by), limit=_AT_ONCE
    )


def every(ask: Callable[[Asked], Shown[T]], asked: Asked) -> Iterator[T]:
    """Yield all rows of an answer, page after page."""
    page = ask(asked)
    yield from page.rows
    while page.after is not None:
        page = ask(replace(asked, after=page.after))
        yield from page.rows


def _board(*matters: str) -> Callable[..., int]:
    """Return the command that shows the courses of these matters, all of them where none is given."""

    @guarded
    def command(
        *,
        db: Database = DATABASE,
        as_of: _AsOf = None,
        known_by: _KnownBy = None,
        actor: _Actor = None,
        place: _Place = None,
        as_json: _AsJson = False,
    ) -> int:
        from waqai.export import dumps  # noqa: PLC0415
        from waqai.export.ledger_form import course_to_json  # noqa: PLC0415
        from waqai.export.ledger_sheet import board, timeline  # noqa: PLC0415
        from waqai.ledger import Matter  # noqa: PLC0415

        asked = _asked(as_of, known_by, actor, place)
        with desk_of(db) as desk:
            heads = every(lambda page: desk.courses(page, *map(Matter, matters or list(Matter))), asked)
            found = (desk.course(head.id, as_of=asked.as_of, known_by=asked.known_by) for head in heads)
            rows = [row for row in found if row]
        if as_json:
            emit(dumps({"courses": [course_to_json(row) for row in rows]}))
        else:
            emit(board(rows) if matters else timeline(rows))
        return 0

    return command


negotiations = _board("negotiation")
truces = _board("truce")
deals = _board("deal", "evacuation")
control = _board("control", "siege")
timeline = _board()


@guarded
def contradictions(
    *, db: Database = DATABASE, as_of: _AsOf = None, known_by: _KnownBy = None, as_json: _AsJson = False
) -> int:
    """Show where reports contradict each other: denials, tolls, states; with both sides' words."""
    from waqai.export import dumps  # noqa: PLC0415
    from waqai.export.ledger_form import contradiction_to_json  # noqa: PLC0415
    from waqai.export.ledger_sheet import clashes  # noqa: PLC0415

    with desk_of(db) as desk:
        rows = list(every(desk.contradictions, _asked(as_of, known_by)))[::-1]
    emit(dumps({"contradictions": [contradiction_to_json(row) for row in rows]}) if as_json else clashes(rows))
    return 0


@guarded
def ledger(*, db: Database = DATABASE, as_of: _AsOf = None, known_by: _KnownBy = None, as_json: _AsJson = False) -> int:
    """Fold all reports into states, each with the reports for and against it; --json gives all of it."""
    from waqai.export import dumps  # noqa: PLC0415
    from waqai.export.ledger_form import ledger_to_json  # noqa: PLC0415
    from waqai.export.ledger_sheet import board  # noqa: PLC0415

    with desk_of(db) as desk:
        found = desk.ledger(as_of=day("--as-of", as_of), known_by=day("--known-by", known_by))
    form: Any = ledger_to_json(found)
    emit(dumps(form) if as_json else board(found.courses))
    return 0


@guarded
def brief(
    *,
    db: Database = DATABASE,
    as_of: _AsOf = None,
    known_by: _KnownBy = None,
    language: Annotated[str, typer.Option("--language", metavar="ar|en", help="The language of the brief.")] = "ar",
    days: Annotated[int | None, typer.Option(min=1, metavar="N", help=_BACK)] = None,
    html: Annotated[bool, typer.Option("--html", help="A page instead of Markdown.")] = False,
) -> int:
    """Write a situation report of one page, each sentence footnoted to the reports behind it."""
    from waqai.export.brief import lately, to_html, to_markdown, write_brief  # noqa: PLC0415

    if language not in {"ar", "en"}:
        raise UsageError(f"--language: there is no brief in {language!r}", "say ar or en")
    with desk_of(db) as desk:
        whole = desk.ledger(as_of=day("--as-of", as_of), known_by=day("--known-by", known_by))
    found = write_brief(whole, language, days) if days else lately(partial(write_brief, whole, language))
    emit(to_html(found) if html else to_markdown(found))
    return 0
