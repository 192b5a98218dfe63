"""A small convolutional network that reads a sentence around a trigger and says who takes which part in its event.

The linear models look at hand-made features; the reader looks at the words themselves, so that the two err apart: what
it says is one more feature of theirs. Weights are trained by `waqai train reader`. Dilated convolutions over a
sentence: Strubell, Verga, Belanger and McCallum (2017).
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import islice
from typing import Any

import numpy as np
from threadpoolctl import ThreadpoolController

from waqai.claims.reading import CHANNELS, PARTS, Window
from waqai.errors import WaqaiError
from waqai.scorer import Bundle, Names, alone, bundled

Array = Any
#: How far apart the three words are that each layer looks at.
DILATIONS = (1, 2, 4, 8, 1)
FARTHEST = 30
_SMALL = 1e-5
_STEP, _LOWEST, _HIGHEST = 0.5, -8, 6
#: What the network says of one trigger: first token of a filler → its log-odds of each part, in the order of `PARTS`.
Reading = Mapping[int, Sequence[float]]


@dataclass(frozen=True, slots=True)
class Layer:
    """One residual layer: a norm (`gain`, `shift`), then a convolution over three words."""

    gain: Array
    shift: Array
    weight: Array
    bias: Array


@dataclass(frozen=True, slots=True)
class Network:
    """The weights; every table already holds what its rows add to the first layer.

    `stems` and `values` (one mapping a channel of `CHANNELS`) give the row of a word or value, unknown ones row 0.
    """

    stems: Mapping[str, int]
    values: Sequence[Mapping[str, int]]
    kinds: Mapping[str, int]
    stem_table: Array
    value_tables: Sequence[Array]
    distance_table: Array
    kind_table: Array
    start: Array
    layers: Sequence[Layer]
    last: tuple[Array, Array]
    distances: Array
    hidden: tuple[Array, Array]
    out: tuple[Array, Array]

    def words(self, rows: Sequence[Sequence[str]]) -> Array:
        """Return what the words of a report add to the first layer, whatever the trigger; one row a token."""
        alike: dict[Sequence[str], int] = {}
        places = [alike.setdefault(row[1:], len(alike)) for row in rows]
        channels = zip(*alike, strict=True)
        shown = zip(self.values, self.value_tables, channels, strict=True)
        total = sum(table[[values.get(value, 0) for value in channel]] for values, table, channel in shown)
        return self.stem_table[[self.stems.get(row[0], 0) for row in rows]] + total[places]

    def read(self, words: Array, windows: Sequence[Window]) -> list[list[Reading]]:
        """Return, for each window, a reading for each of its triggers; `words` are those of the whole report."""
        strip = Strip.of(windows, self.kinds)
        state = words[strip.tokens]
        state += self.distance_table[strip.distances]
        state += self.kind_table[strip.kinds]
        state += self.start
        np.maximum(state, 0, out=state)
        for layer, step in zip(self.layers, DILATIONS, strict=True):
            around = _around(_normed(state, layer.gain, layer.shift), layer, strip, step)
            state += np.maximum(around, 0, out=around)
        odds = iter(self._odds(_normed(state, *self.last), strip))
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


def _normed(state: Array, gain: Array, shift: Array) -> Array:
    wide = state.shape[-1]
    normed = state - (state @ np.full((wide, 1), 1 / wide, dtype=np.float32))
    spread = np.einsum("ij,ij->i", normed, normed)[:, None] / wide
    normed /= np.sqrt(spread + _SMALL)
    normed *= gain
    normed += shift
    return normed


def _around(state: Array, layer: Layer, strip: Strip, step: int) -> Array:
    """Return the convolution of each row with those `step` above and `step` below it, of the same trigger only."""
    wide = state.shape[-1]
    above, own, below = (state @ layer.weight[at : at + wide] for at in (0, wide, 2 * wide))
    above[strip.below < step] = 0
    below[strip.above < step] = 0
    own += layer.bias
    own[step:] += above[:-step]
    own[:-step] += below[step:]
    return own


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
    number = {name: array.astype(np.float32) for name, array in parts.items() if array.dtype == np.float16}
    return Network(
        stems=_numbered(names["stems"]),
        values=[_numbered(names["values"][channel]) for channel in CHANNELS],
        kinds=_numbered(names["kinds"]),
        stem_table=parts["stem levels"] * number["stem scales"][:, None],
        value_tables=[number[f"value {channel}"] for channel in CHANNELS],
        distance_table=number["distance table"],
        kind_table=number["kind table"],
        start=number["start"],
        layers=[
            Layer(*(number[f"layer {place} {part}"] for part in ("gain", "shift", "weight", "bias")))
            for place in range(len(DILATIONS))
        ],
        last=(number["last gain"], number["last shift"]),
        distances=number["distances"],
        hidden=(number["hidden weight"], number["hidden bias"]),
        out=(number["out weight"], number["out bias"]),
    )


def _numbered(names: Iterable[str]) -> dict[str, int]:
    """Return name → row, from 1: row 0 stands for what is unknown."""
    return {name: place for place, name in enumerate(names, start=1)}


@cache
def _pools() -> ThreadpoolController:
    return ThreadpoolController()


def on_one_core() -> AbstractContextManager[object]:
    """Keep matrix products on the calling thread: these are too small to share, and idle threads would spin."""
    limited: AbstractContextManager[object] = _pools().limit(limits=1, user_api="blas")
    return limited


@cache
def shipped_reader() -> Network:
    """Return the network that comes with the package."""
    return parse_network((resources.files("waqai") / "weights" / "reader.npz").read_bytes())
