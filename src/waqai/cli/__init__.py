"""The command `waqai`: one module per command. Heavy imports stand inside the commands, so that help is instant."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line and end the process with its exit code (see `boundary` for the codes)."""
    from waqai.cli.app import run  # noqa: PLC0415

    sys.exit(run(sys.argv[1:]))
