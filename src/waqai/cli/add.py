"""`waqai add`: reports into the desk."""

from __future__ import annotations

from typing import Annotated

import typer

from waqai.cli.boundary import guarded
from waqai.cli.database import DATABASE, Database
from waqai.cli.given import Meta, Outlet, Published, side_of


@guarded
def add(
    paths: Annotated[
        list[str],
        typer.Argument(metavar="PATH", help="Texts, web pages, .jsonl files, folders of them; - is standard input."),
    ],
    *,
    db: Database = DATABASE,
    published: Published = None,
    outlet: Outlet = None,
    meta: Meta = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print a line of JSON for each report once it is safely there.")
    ] = False,
) -> int:
    """Code reports and put them into the desk's database; what is there already is passed over.

    It may be interrupted, or killed, and run again: it goes on where it was. One bad report does not stop the others.
    """
    from waqai.cli.desk import Adding  # noqa: PLC0415

    return Adding(paths, side_of(published, outlet, meta), meta, as_json=as_json).run(db)
