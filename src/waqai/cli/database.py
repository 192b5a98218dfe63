"""Where the desk's database is: one option for all commands that use it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from waqai.store import Store

DATABASE = "waqai.db"
Database = Annotated[
    str,
    typer.Option(
        "--db", metavar="FILE|URL", envvar="WAQAI_DB", help="The desk: a file, or postgresql://USER@HOST/NAME."
    ),
]


def open_desk(target: str, *, create: bool = False) -> Store:
    """Open the desk's database; raise a StoreError that says what to do where it cannot be."""
    from waqai.store import open_store  # noqa: PLC0415

    return open_store(target, create=create)
