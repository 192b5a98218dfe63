"""Options that several commands share: days, and when and where reports came out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from waqai.errors import UsageError

if TYPE_CHECKING:
    from datetime import date

    from waqai.intake import Side

Published = Annotated[str | None, typer.Option(metavar="DATE", help="When the reports came out, as 2021-08-13.")]
Outlet = Annotated[str | None, typer.Option(metavar="NAME", help="Who published them.")]
Meta = Annotated[
    Path | None,
    typer.Option(metavar="DIR", help="Where NAME.json or NAME.meta.json say when and where NAME came out."),
]


def side_of(published: str | None, outlet: str | None, meta: Path | None) -> Side:
    """Return what holds for all reports of a call.

    Raises DateError where `published` is no day, UsageError where `meta` is no folder.
    """
    from waqai.intake import Side  # noqa: PLC0415

    side = Side(published=day("--published", published), outlet=outlet)
    if meta and not meta.is_dir():
        raise UsageError(f"--meta: there is no folder {meta}", "name the folder that holds the side files")
    return side


def day(option: str, value: str | None) -> date | None:
    """Return the day given to `option`, None where none was; raise DateError where it is no day."""
    from waqai.intake import parse_date  # noqa: PLC0415

    return None if value is None else parse_date(value, option)
