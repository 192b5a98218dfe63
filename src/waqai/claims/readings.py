"""What the reader says of one report: worked out when first asked for, together where that is faster, and kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations, islice
from typing import TYPE_CHECKING
from weakref import proxy

import numpy as np

from waqai.claims.convolution import on_one_core
from waqai.claims.reader import OF_PLACE, TIES, TYPES, Reader, State
from waqai.claims.reading import PARTS, fillers_of, kind_of, rows_of, window_of
from waqai.claims.scene import Located
from waqai.claims.triggers import Trigger
from waqai.scorer import Bundle, Names, alone, bundled

if TYPE_CHECKING:
    from waqai.claims.context import Context
    from waqai.claims.relation_pairs import Pair

_STEP, _FEWEST, _MOST = 0.5, -10, 8
#: The log-odds from which on `stepped` tells them apart.
LOWEST = _STEP * _FEWEST
#: Log-odds: what the reader takes for less likely is weighed no further, relations apart.
LEAST, LEAST_TIED = -3.0, -2.0
#: What is said of one trigger: first token of a filler → its log-odds of each part, in the order of `PARTS`.
Reading = Mapping[int, Sequence[float]]
_Tie = tuple[int, int, int, int, bool]
#: Of which relations of `TIES` the object is a place.
_PLACED = np.array([kind in OF_PLACE for kind in TIES])


class Readings:
    """What a reader says of a report; of what nobody asked nothing is worked out."""

    def __init__(self, context: Context, reader: Reader) -> None:
        """Ask `reader` of the report that `context` is of; the context keeps this, so it is not kept in return."""
        self._context: Context = proxy(context)
        self._reader = reader
        self._state: State | None = None
        self._fillers: Sequence[int] | None = None
        self._told: dict[int, list[float]] = {}
        self._parts: dict[tuple[int, str], Reading] = {}
        self._same: dict[tuple[int, int, str], float] = {}
        self._ties: dict[_Tie, list[float]] = {}

    def state(self) -> State:
        """Return what the reader knows of each token."""
        if self._state is None:
            self._state = self._reader.read(rows_of(self._context))
        return self._state

    def told(self, index: int) -> Sequence[float]:
        """Return the log-odds that token `index` tells an event of each type."""
        if index not in self._told:
            words = sorted({index, *self._context.trigger_starts})
            with on_one_core():
                self._told.update(zip(words, self.state().told(words).tolist(), strict=True))
        return self._told[index]

    def read(self, triggers: Iterable[Trigger]) -> None:
        """Let some triggers be read together: their parts, and which of one type tell one event."""
        asked = list(triggers)
        with on_one_core():
            self._read_parts({(trigger.index, kind_of(trigger)) for trigger in asked})
            self._read_same([(a, b) for a, b in combinations(asked, 2) if a.type is b.type and a.index < b.index])

    def may_tell(self, trigger: Trigger) -> bool:
        """Whether a trigger is worth judging."""
        return trigger.type is None or self.told(trigger.index)[TYPES.index(trigger.type)] >= LEAST

    def parts(self, trigger: Trigger) -> Reading:
        """Return who may take part in the event of a trigger, and how likely."""
        key = trigger.index, kind_of(trigger)
        if key not in self._parts:
            self._read_parts({key})
        return self._parts[key]

    def same(self, first: Trigger, second: Trigger) -> float:
        """Return the log-odds that two triggers of a type, the earlier first, tell one event."""
        key = first.index, second.index, str(first.type)
        if key not in self._same:
            self._read_same([(first, second)])
        return self._same[key]

    def tie(self, pair: Pair) -> Sequence[float]:
        """Return the log-odds of each relation for a pair of one sentence."""
        key = _key(pair)
        if key not in self._ties:
            self.weigh([pair])
        return self._ties[key]

    def weigh(self, pairs: Sequence[Pair]) -> list[bool]:
        """Let some pairs of one sentence each be weighed together; return whether each is worth judging."""
        if not pairs:
            return []
        keys = [_key(pair) for pair in pairs]
        sorts = [(str(pair.subject.mention.kind), _sort(pair)) for pair in pairs]
        ends = np.array([key[:4] for key in keys])
        with on_one_core():
            odds = self.state().ties(ends[:, :2], ends[:, 2:], sorts)
        self._ties.update(zip(keys, odds.tolist(), strict=True))
        allowed = np.array([pair.of_place for pair in pairs])[:, None] == _PLACED
        worth: list[bool] = ((odds >= LEAST_TIED) & allowed).any(axis=1).tolist()
        return worth

    def _read_parts(self, asked: Iterable[tuple[int, str]]) -> None:
        rows = [(index, kind, self._near(index)) for index, kind in sorted(asked)]
        triggers = np.array([index for index, _, near in rows for _ in near], np.intp)
        kinds = [kind for _, kind, near in rows for _ in near]
        fillers = np.array([at for _, _, near in rows for at in near], np.intp)
        odds = iter(self.state().parts(triggers, fillers, kinds).tolist() if kinds else ())
        for index, kind, near in rows:
            self._parts[index, kind] = dict(zip(near, islice(odds, len(near)), strict=True))

    def _near(self, index: int) -> Sequence[int]:
        """Return where what may take part begins, in the words around a trigger."""
        if self._fillers is None:
            self._fillers = fillers_of(self._context)
        first, last = window_of(self._context, index)
        return [at for at in self._fillers if first <= at < last]

    def _read_same(self, pairs: Sequence[tuple[Trigger, Trigger]]) -> None:
        if not pairs:
            return
        number = self._context.number
        firsts = np.array([first.index for first, _ in pairs])
        seconds = np.array([second.index for _, second in pairs])
        gaps = np.array([number(second.index) - number(first.index) for first, second in pairs])
        kinds = [first.type for first, _ in pairs if first.type]
        keys = [(first.index, second.index, str(first.type)) for first, second in pairs]
        self._same.update(zip(keys, self.state().same(firsts, seconds, kinds, gaps).tolist(), strict=True))


def _key(pair: Pair) -> _Tie:
    return pair.subject.first, pair.subject.last, pair.object.first, pair.object.last, pair.of_place


def _sort(pair: Pair) -> str:
    return "place" if isinstance(pair.object, Located) else str(pair.object.mention.kind)


def may_take(part: str, reading: Reading, first: int) -> bool:
    """Whether the filler at token `first` is worth judging for a part; one that is not read always is."""
    return first not in reading or reading[first][PARTS.index(part)] >= LEAST


def steps(part: str, reading: Reading, first: int) -> Bundle:
    """Return what a reading says of the filler at token `first` as features: every step up to the log-odds is set."""
    if first not in reading:
        return alone(f"reader|{part}=none")
    return stepped(part, reading[first][PARTS.index(part)])


def stepped(what: str, odds: float) -> Bundle:
    """Return log-odds of something as features: every step up to it is set."""
    return _steps(what, min(_MOST, max(_FEWEST, int(odds // _STEP))))


@bundled
def _steps(what: str, top: int) -> Names:
    return tuple(f"reader|{what}>={step * _STEP}" for step in range(_FEWEST, top + 1))
