"""`waqai trail`: who opened, exported and changed what at a desk with accounts, and how long that is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from waqai.cli.boundary import emit, guarded, say
from waqai.cli.database import DATABASE, Database, open_desk
from waqai.cli.users import AsJson

if TYPE_CHECKING:
    from waqai.access import Visit

app = typer.Typer(
    help="The trail of who opened, exported and changed what.", no_args_is_help=True, rich_markup_mode=None
)


@app.command("list")
@guarded
def list_(
    *,
    limit: Annotated[int, typer.Option("--limit", metavar="N", min=1, help="How many lines.")] = 100,
    db: Database = DATABASE,
    as_json: AsJson = False,
) -> int:
    """List the last lines, the newest first."""
    from waqai.export import dumps  # noqa: PLC0415

    with open_desk(db) as store:
        rows = [_row(visit) for visit in store.trail.visits(size=limit)]
    emit(dumps({"visits": rows}) if as_json else "".join(map(_line, rows)))
    return 0


@app.command()
@guarded
def prune(
    *,
    keep: Annotated[int, typer.Option("--keep", metavar="DAYS", min=1, help="What is older than that goes.")],
    db: Database = DATABASE,
) -> int:
    """Remove old lines for good; that it was done, and up to which day, stays."""
    from waqai.access import People  # noqa: PLC0415

    with open_desk(db) as store:
        gone = People(store).prune_trail(keep)
    say(f"lines older than {keep} days removed: {gone:,}")
    return 0


def _row(visit: Visit) -> dict[str, Any]:
    return {
        "at": visit.at.isoformat(timespec="seconds"), "who": visit.who, "act": str(visit.act), "what": visit.what,
        "status": visit.status, "address": visit.address, "means": visit.means,
    }  # fmt: skip


def _line(row: dict[str, Any]) -> str:
    from waqai.export.isolates import isolate  # noqa: PLC0415

    who = isolate(row["who"]) if row["who"] else "-"
    return f"{row['at']} {who} {row['act']} {isolate(row['what'])} {row['address']}".rstrip() + "\n"
