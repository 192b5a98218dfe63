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
) -> int:
    """Code the demo's reports, print their records in short and write a page for each, to be opened offline."""
    run_demo(out)
    return 0
