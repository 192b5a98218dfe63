"""`waqai demo`: see what it does, on reports written for it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from waqai.cli.adapters import run_demo
from waqai.cli.boundary import guarded


@guarded
def demo(
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="Where the pages go.")] = Path("demo-output"),
    desk: Annotated[
        Path | None,
        typer.Option("--desk", metavar="FILE", help="The desk that is filled: DIR/desk.db unless given."),
    ] = None,
) -> int:
    """Code the demo's reports, print their records in short, write a page for each, and put them into a desk."""
    run_demo(out, desk)
    return 0
