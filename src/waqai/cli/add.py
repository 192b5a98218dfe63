"""`waqai add`: reports into the desk."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from waqai.cli.boundary import guarded
from waqai.cli.database import DATABASE, Database
from waqai.errors import UsageError


@guarded
def add(
    paths: Annotated[
        list[str],
        typer.Argument(metavar="PATH", help="Texts, web pages, .jsonl files, folders of them; - is standard input."),
    ],
    *,
    db: Database = DATABASE,
    published: Annotated[
        str | None, typer.Option(metavar="DATE", help="When the reports came out, as 2021-08-13.")
    ] = None,
    outlet: Annotated[str | None, typer.Option(metavar="NAME", help="Who published them.")] = None,
    meta: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="Where NAME.json or NAME.meta.json say when and where NAME came out."),
    ] = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print a line of JSON for each report once it is safely there.")
    ] = False,
) -> int:
    """Code reports and put them into the desk's database; what is there already is passed over.

    It may be interrupted, or killed, and run again: it goes on where it was. One bad report does not stop the others.
    """
    from waqai.cli.desk import Adding  # noqa: PLC0415
    from waqai.intake import Side, parse_date  # noqa: PLC0415

    side = Side(published=parse_date(published, "--published") if published is not None else None, outlet=outlet)
    if meta and not meta.is_dir():
        raise UsageError(f"--meta: there is no folder {meta}", "name the folder that holds the side files")
    return Adding(paths, side, meta, as_json=as_json).run(db)
