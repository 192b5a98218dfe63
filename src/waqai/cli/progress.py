"""How far it is, on standard error, for what takes long: a bar on a terminal, elsewhere a line now and then."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final, Protocol

from waqai.cli.boundary import say

#: How often a line says how far it is, in seconds.
_OFTEN: Final = 30


class Advance(Protocol):
    """What is called when some more are done."""

    def __call__(self, more: int = 1, /) -> object:
        """Count `more` as done."""


@contextmanager
def progress(total: int | None, *, quiet: bool = False, what: str = "") -> Iterator[Advance]:
    """Show a bar and give the call that moves it on; `total` None where nobody knows how much there is.

    `what` names what is counted; without it nothing is shown off a terminal. Nothing is shown either where it would be
    `quiet`, or where there is but one thing to do.
    """
    if quiet or total == 1:
        yield lambda _=1, /: None
    elif not sys.stderr.isatty():
        yield _Lines(total, what).advance
    else:
        yield from _bar(total, what)


def _bar(total: int | None, what: str) -> Iterator[Advance]:
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn  # noqa: PLC0415

    columns = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}"), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=False) as bar:
        task = bar.add_task(what, total=total)
        yield lambda more=1, /: bar.advance(task, more)


class _Lines:
    """Says now and then how many are done."""

    def __init__(self, total: int | None, what: str) -> None:
        self._of = "" if total is None else f" of {total:,}"
        self._what, self._done, self._last = what, 0, time.monotonic()

    def advance(self, more: int = 1, /) -> None:
        self._done += more
        now = time.monotonic()
        if self._what and now - self._last >= _OFTEN:
            self._last = now
            say(f"{self._done:,}{self._of} {self._what}")
