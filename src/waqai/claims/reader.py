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
from functools import cache, lru_cache
from importlib import resources
from typing import Any

import numpy as np
from threadpoolctl import ThreadpoolController

from waqai.claims.reading import CHANNELS, PARTS, Window
from waqai.errors import WaqaiError

Array = Any
#: How far apart the three words are that each layer looks at.
DILATIONS = (1, 2, 4, 8, 1)
FARTHEST = 30
_SMALL = 1e-5
_STEP, _LOWEST, _HIGHEST = 0.5, -8, 6
#: What the network says of one trigger: (part, first token of the filler) → log-odds.
Reading = Mapping[tuple[str, int], float]


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
        total = self.stem_table[[self.stems.get(row[0], 0) for row in rows]]
        for place, (values, table) in enumerate(zip(self.values, self.value_tables, strict=True), start=1):
            total = total + table[[values.get(row[place], 0) for row in rows]]
        return total

    def read(self, words: Array, window: Window) -> list[Reading]:
        """Return a reading for each trigger of a window; `words` are those of the whole report."""
        first, last = window.first, window.last
        inside = words[first:last]
        at = np.array([index - first for index, _ in window.triggers])
        kinds = [self.kinds.get(kind, 0) for _, kind in window.triggers]
        far = np.clip(np.arange(last - first)[None] - at[:, None], -FARTHEST, FARTHEST) + FARTHEST
        state = np.maximum(inside[None] + self.distance_table[far] + self.kind_table[kinds][:, None] + self.start, 0)
        for layer, step in zip(self.layers, DILATIONS, strict=True):
            state = state + np.maximum(
                _around(_normed(state, layer.gain, layer.shift), step) @ layer.weight + layer.bias, 0
            )
        return self._parts(_normed(state, *self.last), at, far, window)

    def _parts(self, state: Array, at: Array, far: Array, window: Window) -> list[Reading]:
        if not window.fillers:
            return [{} for _ in window.triggers]
        spots = np.array([index - window.first for index in window.fillers])
        filler = state[:, spots]
        trigger = np.broadcast_to(state[np.arange(len(at)), at][:, None], filler.shape)
        whole = np.broadcast_to(state.max(axis=1)[:, None], filler.shape)
        seen = np.concatenate([filler, trigger, filler * trigger, whole, self.distances[far[:, spots]]], axis=-1)
        odds = np.maximum(seen @ self.hidden[0] + self.hidden[1], 0) @ self.out[0] + self.out[1]
        return [
            {
                (part, index): float(odds[row, k, p])
                for k, index in enumerate(window.fillers)
                for p, part in enumerate(PARTS)
            }
            for row in range(len(at))
        ]


def _normed(state: Array, gain: Array, shift: Array) -> Array:
    centred = state - state.mean(axis=-1, keepdims=True)
    return centred / np.sqrt((centred * centred).mean(axis=-1, keepdims=True) + _SMALL) * gain + shift


def _around(state: Array, step: int) -> Array:
    """Return each word's state beside those of the words `step` before and `step` behind it, zeros past the ends."""
    before, behind = np.zeros_like(state), np.zeros_like(state)
    before[:, step:] = state[:, :-step]
    behind[:, :-step] = state[:, step:]
    return np.concatenate([before, state, behind], axis=-1)


def steps(part: str, reading: Reading, first: int) -> tuple[str, ...]:
    """Return what a reading says of the filler at token `first` as features: every step up to the log-odds is set."""
    odds = reading.get((part, first))
    if odds is None:
        return (f"reader|{part}=none",)
    return _steps(part, min(_HIGHEST, max(_LOWEST, int(odds // _STEP))))


@lru_cache(maxsize=1 << 8)
def _steps(part: str, top: int) -> tuple[str, ...]:
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
