"""The trail of what is opened, exported and changed: noted in batches, since reading must not wait for a writer."""

from __future__ import annotations

import logging
from collections import deque
from threading import Lock
from typing import Final

from waqai.errors import StoreError
from waqai.store import Trail, Visit

_LOG: Final = logging.getLogger("waqai.access")
#: Lines that may wait.
_MOST: Final = 1000


class Recorder:
    """Gathers lines of the trail; `flush` writes them, which somebody must call every second or so and at the end."""

    def __init__(self, trail: Trail) -> None:
        """Take the trail of an open desk."""
        self._trail = trail
        self._waiting: deque[Visit] = deque()
        self._lock = Lock()

    def note(self, visit: Visit) -> bool:
        """Gather a line; return whether so many wait that whoever brought this one must call `flush`."""
        self._waiting.append(visit)
        return len(self._waiting) >= _MOST

    def flush(self) -> None:
        """Write what waits. Where the database cannot be written now, it goes on waiting, and the log says so."""
        with self._lock:
            some = [self._waiting.popleft() for _ in range(len(self._waiting))]
            try:
                self._trail.note(some)
            except StoreError as error:
                self._waiting.extendleft(reversed(some))
                _LOG.warning("the trail could not be written: %s", error)
