"""A small convolutional network that reads a sentence around a trigger and says who takes which part in its event.

The linear models look at hand-made features; the reader looks at the words themselves, so that the two err apart: what
it says is one more feature of theirs. Weights are trained by `waqai train reader`. Dilated convolutions over a
sentence: Strubell, Verga, Belanger and McCallum (2017).
"""

from __future__ import annotations

import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import islice
from typing import Any

import numpy as np

from waqai.claims.convolution import DILATIONS, Layer, Lexis, floats, layers_of, lexis_of, normed, numbered
from waqai.claims.reading import PARTS, Window
from waqai.errors import WaqaiError
from waqai.scorer import Bundle, Names, alone, bundled

Array = Any
FARTHEST = 30
_STEP, _LOWEST, _HIGHEST = 0.5, -8, 6
#: What the network says of one trigger: first token of a filler → its log-odds of each part, in the order of `PARTS`.
Reading = Mapping[int, Sequence[float]]


@dataclass(frozen=True, slots=True)
class Network:
    """The weights; every table already holds what its rows add to the first layer."""

    lexis: Lexis
    kinds: Mapping[str, int]
    distance_table: Array
    kind_table: Array
    start: Array
    layers: Sequence[Layer]
    last: tuple[Array, Array]
    distances: Array
    hidden: tuple[Array, Array]
    out: tuple[Array, Array]

    def read(self, words: Array, windows: Sequence[Window]) -> list[list[Reading]]:
        """Return, for each window, a reading for each of its triggers; `words` are those of the whole report."""
        strip = Strip.of(windows, self.kinds)
        state = words[strip.tokens]
        state += self.distance_table[strip.distances]
        state += self.kind_table[strip.kinds]
        state += self.start
        np.maximum(state, 0, out=state)
        for layer, step in zip(self.layers, DILATIONS, strict=True):
            state += layer.seen(state, step, strip.above, strip.below)
        odds = iter(self._odds(normed(state, *self.last), strip))
        return [
            [dict(zip(window.fillers, islice(odds, len(window.fillers)), strict=True)) for _ in window.triggers]
            for window in windows
        ]

    def _odds(self, state: Array, strip: Strip) -> list[list[float]]:
        """Return the log-odds of each part, for every filler of every trigger in turn."""
        filler, trigger = state[strip.fillers], state[strip.triggers][strip.owners]
        whole = np.maximum.reduceat(state, strip.starts)[strip.owners]
        distance = self.distances[strip.distances[strip.fillers]]
        seen = np.concatenate([filler, trigger, filler * trigger, whole, distance], axis=-1)
        odds = np.maximum(seen @ self.hidden[0] + self.hidden[1], 0) @ self.out[0] + self.out[1]
        rows: list[list[float]] = odds.tolist()
        return rows


@dataclass(frozen=True, slots=True)
class Strip:
    """The words around every trigger, one below the other.

    `tokens`, `distances` to the trigger, `kinds` of trigger, and how many words of the same trigger stand `above` and
    `below`, have one row a word; `starts` are the first rows of each trigger's words, `triggers` its own row; `fillers`
    are the rows where something begins that may take part, `owners` the number of the trigger each is weighed for.
    """

    tokens: Array
    distances: Array
    kinds: Array
    above: Array
    below: Array
    starts: Array
    triggers: Array
    fillers: Array
    owners: Array

    @classmethod
    def of(cls, windows: Sequence[Window], kinds: Mapping[str, int]) -> Strip:
        """Lay out the triggers of some windows; `kinds` numbers the kinds of trigger."""
        each = [(window, index, kind) for window in windows for index, kind in window.triggers]
        lengths = np.array([window.last - window.first for window, _, _ in each])
        starts = np.cumsum(lengths) - lengths
        firsts = np.array([window.first for window, _, _ in each])
        indices = np.array([index for _, index, _ in each])
        above = np.arange(lengths.sum()) - np.repeat(starts, lengths)
        tokens = above + np.repeat(firsts, lengths)
        away = np.clip(tokens - np.repeat(indices, lengths), -FARTHEST, FARTHEST) + FARTHEST
        numbers = [len(window.fillers) for window, _, _ in each]
        spots = np.array([spot for window, _, _ in each for spot in window.fillers], dtype=np.intp)
        owners = np.repeat(np.arange(len(each)), numbers)
        return cls(
            tokens=tokens,
            distances=away,
            kinds=np.repeat([kinds.get(kind, 0) for _, _, kind in each], lengths),
            above=above,
            below=np.repeat(lengths - 1, lengths) - above,
            starts=starts,
            triggers=starts + indices - firsts,
            fillers=spots + (starts - firsts)[owners],
            owners=owners,
        )


def steps(part: str, reading: Reading, first: int) -> Bundle:
    """Return what a reading says of the filler at token `first` as features: every step up to the log-odds is set."""
    if first not in reading:
        return alone(f"reader|{part}=none")
    return _steps(part, min(_HIGHEST, max(_LOWEST, int(reading[first][PARTS.index(part)] // _STEP))))


@bundled
def _steps(part: str, top: int) -> Names:
    return tuple(f"reader|{part}>={step * _STEP}" for step in range(_LOWEST, top + 1))


def parse_network(data: bytes) -> Network:
    """Return the network of a weights file; raises WaqaiError where the file is none."""
    try:
        with np.load(io.BytesIO(data), allow_pickle=False) as file:
            return _network({name: file[name] for name in file.files})
    except (ValueError, KeyError, OSError) as error:
        raise WaqaiError(
            f"the reader's weights are damaged ({error})", "train it again, or install waqai again"
        ) from error


def _network(parts: Mapping[str, Array]) -> Network:
    names = json.loads(bytes(parts["names"]).decode("utf-8"))
    number = floats(parts)
    return Network(
        lexis=lexis_of(parts, names),
        kinds=numbered(names["kinds"]),
        distance_table=number["distance table"],
        kind_table=number["kind table"],
        start=number["start"],
        layers=layers_of(number),
        last=(number["last gain"], number["last shift"]),
        distances=number["distances"],
        hidden=(number["hidden weight"], number["hidden bias"]),
        out=(number["out weight"], number["out bias"]),
    )


@cache
def shipped_reader() -> Network:
    """Return the network that comes with the package."""
    return parse_network((resources.files("waqai") / "weights" / "reader.npz").read_bytes())
