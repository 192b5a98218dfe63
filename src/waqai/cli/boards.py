"""`waqai negotiations`, `truces`, `deals`, `control`, `timeline`, `contradictions`, `ledger`: where things stand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from waqai.cli.boundary import emit, guarded
from waqai.cli.database import DATABASE, Database, open_desk
from waqai.errors import UsageError

if TYPE_CHECKING:
    from waqai.ledger import Course, Ledger
    from waqai.store import Store

_AsOf = Annotated[str | None, typer.Option("--as-of", metavar="DATE", help="What was so by this day.")]
_KnownBy = Annotated[str | None, typer.Option("--known-by", metavar="DATE", help="Only what had come out by this day.")]
_Actor = Annotated[str | None, typer.Option(metavar="NAME", help="Only where this party has a part: words of a name.")]
_Place = Annotated[str | None, typer.Option(metavar="NAME", help="Only where this is the place: words of a name.")]
_AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]


def folded(store: Store, as_of: str | None, known_by: str | None) -> Ledger:
    """Fold all reports of the desk; raise DateError where a day is none."""
    from waqai.intake import parse_date  # noqa: PLC0415
    from waqai.ledger import fold_ledger  # noqa: PLC0415
    from waqai.link import Filed  # noqa: PLC0415

    filed = (Filed(record=s.record, name=s.name, group=s.group, learnt=s.added) for s in store.reports())
    return fold_ledger(
        filed,
        as_of=parse_date(as_of, "--as-of") if as_of else None,
        known_by=parse_date(known_by, "--known-by") if known_by else None,
        judgements=store.judgements(),
    )


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

        with open_desk(db) as store:
            ledger = folded(store, as_of, known_by)
        rows = [row for row in ledger.of(*map(Matter, matters or list(Matter))) if _asked(row, actor, place)]
        if as_json:
            emit(dumps({"courses": [course_to_json(row) for row in rows]}))
        else:
            emit(board(rows) if matters else timeline(rows))
        return 0

    return command


def _asked(course: Course, actor: str | None, place: str | None) -> bool:
    """Whether the course has the party and the place that are asked for: all words of a name, folded."""
    who = [each.name for each in course.parties]
    where = [spot.name for each in course.transitions for spot in each.places]
    return _has(who, actor) and _has(where, place)


def _has(names: Sequence[str], wanted: str | None) -> bool:
    from waqai.model import fold  # noqa: PLC0415

    words = fold(wanted or "").split()
    return not words or any(all(word in fold(name) for word in words) for name in names)


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

    with open_desk(db) as store:
        rows = folded(store, as_of, known_by).contradictions
    emit(dumps({"contradictions": [contradiction_to_json(row) for row in rows]}) if as_json else clashes(rows))
    return 0


@guarded
def ledger(*, db: Database = DATABASE, as_of: _AsOf = None, known_by: _KnownBy = None, as_json: _AsJson = False) -> int:
    """Fold all reports into states, each with the reports for and against it; --json gives all of it."""
    from waqai.export import dumps  # noqa: PLC0415
    from waqai.export.ledger_form import ledger_to_json  # noqa: PLC0415
    from waqai.export.ledger_sheet import board  # noqa: PLC0415

    with open_desk(db) as store:
        found = folded(store, as_of, known_by)
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
    days: Annotated[int, typer.Option(min=1, metavar="N", help="How many days up to the day it looks back.")] = 7,
    html: Annotated[bool, typer.Option("--html", help="A page instead of Markdown.")] = False,
) -> int:
    """Write a situation report of one page, each sentence footnoted to the reports behind it."""
    from waqai.export.brief import to_html, to_markdown, write_brief  # noqa: PLC0415

    if language not in {"ar", "en"}:
        raise UsageError(f"--language: there is no brief in {language!r}", "say ar or en")
    with open_desk(db) as store:
        found = write_brief(folded(store, as_of, known_by), language, days)
    emit(to_html(found) if html else to_markdown(found))
    return 0
