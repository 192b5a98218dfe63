"""Answers that go over a whole desk, kept until the desk changes."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, Final, TypeVar

from waqai.store import Store

_Question = TypeVar("_Question", bound=Hashable)
_Answer = TypeVar("_Answer")
#: How many answers are kept: those asked for last.
_MOST: Final = 64


class Kept:
    """Asks the store, or gives what it answered at the same version; for answers that nobody changes."""

    def __init__(self, store: Store, most: int = _MOST) -> None:
        """Keep `most` answers of `store`."""
        self._store = store
        self._most = most
        self._lock = Lock()
        self._version = ""
        self._answers: OrderedDict[tuple[str, Hashable], Any] = OrderedDict()

    def __call__(self, ask: Callable[[_Question], _Answer], question: _Question) -> _Answer:
        """Return what the method `ask` of the store answers to `question`."""
        version, key = self._store.version(), (ask.__name__, question)
        with self._lock:
            if version != self._version:
                self._answers.clear()
                self._version = version
            if key in self._answers:
                self._answers.move_to_end(key)
                known: _Answer = self._answers[key]
                return known
        answer = ask(question)  # at this version, or a later one, which is asked for next
        with self._lock:
            if version == self._version:
                self._answers[key] = answer
                if len(self._answers) > self._most:
                    self._answers.popitem(last=False)
        return answer
