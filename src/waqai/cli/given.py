"""Options that several commands share: days, and when and where reports came out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from waqai.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from waqai.intake import Side

Published = Annotated[str | None, typer.Option(metavar="DATE", help="When the reports came out, as 2021-08-13.")]
Outlet = Annotated[str | None, typer.Option(metavar="NAME", help="Who published them.")]
Meta = Annotated[
    Path | None,
    typer.Option(metavar="DIR", help="Where NAME.json or NAME.meta.json say when and where NAME came out."),
]

WHEN_IT_CAME_OUT = "say when they came out: --published DATE, or NAME.meta.json beside NAME.txt"


def undated(number: int) -> str:
    """Return that so many reports have no date."""
    return f"{number:,} report{' has' if number == 1 else 's have'} no date"


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


def chosen(option: str, values: Sequence[str] | None, known: Iterable[str]) -> tuple[str, ...]:
    """Return what was given to `option`, as `known` spells it; raise UsageError where it knows no such value.

    A value that nothing has would find nothing, which reads as if nothing had happened.
    """
    spelt = {name.casefold(): name for name in known}
    for value in values or ():
        if value.casefold() not in spelt:
            raise UsageError(f"{option}: there is no {value!r}", f"give one of {', '.join(spelt.values())}")
    return tuple(spelt[value.casefold()] for value in values or ())
