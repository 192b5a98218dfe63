"""Telling open pages that the desk has something new, whoever added it, in this process or another.

One task asks the database what it is at, every second and only while somebody listens. Each listener is woken and
takes the newest answer when it is ready for one: what a slow listener misses is never waited for, nor kept.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncGenerator, AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Final, Self

from starlette.concurrency import run_in_threadpool

from waqai.errors import StoreError
from waqai.store import Store

_LOG: Final = logging.getLogger("waqai.web")
#: Seconds.
EVERY: Final = 1.0
BEAT: Final = 15.0
MOST_LISTENERS: Final = 500


@dataclass(frozen=True, slots=True)
class Pulse:
    """What a desk is at: `version` changes with everything that is added, `last` is the number of its last report."""

    version: str
    last: int

    @classmethod
    def of(cls, store: Store) -> Self:
        """Ask the desk."""
        return cls(store.version(), store.last())


class Hub:
    """Asks for the pulse and hands it to all who listen. Everything runs in one event loop."""

    def __init__(self, ask: Callable[[], Pulse], every: float = EVERY, beat: float = BEAT) -> None:
        """Take what asks; `every` and `beat` are seconds between questions and between signs of life."""
        self._ask = ask
        self._every = every
        self._beat = beat
        self._latest: Pulse | None = None
        self._listeners: set[asyncio.Event] = set()
        self._wanted = asyncio.Event()
        self._closed = False

    @asynccontextmanager
    async def watching(self) -> AsyncIterator[None]:
        """Ask for as long as this lasts."""
        task = asyncio.create_task(self._watch())
        try:
            yield
        finally:
            self.close()
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)

    @property
    def full(self) -> bool:
        """Whether no more may listen."""
        return len(self._listeners) >= MOST_LISTENERS

    def close(self) -> None:
        """Let all listeners go."""
        self._closed = True
        for each in self._listeners:
            each.set()

    async def listen(self, seen: str = "") -> AsyncGenerator[Pulse | None, None]:
        """Yield the newest pulse whenever its version is not the one `seen` last, and None as a sign of life."""
        woken = asyncio.Event()
        self._listeners.add(woken)
        self._wanted.set()
        try:
            while not self._closed:
                latest = self._latest
                if latest is not None and latest.version != seen:
                    seen = latest.version
                    yield latest
                elif await self._slept(woken):
                    yield None
        finally:
            self._leave(woken)

    async def _slept(self, woken: asyncio.Event) -> bool:
        """Wait to be woken; return whether that took so long that a sign of life is due."""
        woken.clear()
        try:
            await asyncio.wait_for(woken.wait(), self._beat)
        except TimeoutError:
            return True
        return False

    def _leave(self, woken: asyncio.Event) -> None:
        self._listeners.discard(woken)
        if not self._listeners:
            self._wanted.clear()
            self._latest = None  # whoever comes next must not be told what is old

    async def _watch(self) -> None:
        while True:
            await self._wanted.wait()
            try:
                pulse = await run_in_threadpool(self._ask)
            except StoreError as error:
                _LOG.warning("the desk could not be asked what is new: %s", error)
            else:
                self._tell(pulse)
            await asyncio.sleep(self._every)

    def _tell(self, pulse: Pulse) -> None:
        if pulse != self._latest and self._listeners:
            self._latest = pulse
            for each in self._listeners:
                each.set()
