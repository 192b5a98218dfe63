"""What the small networks of this room share: tables of words, and dilated convolutions over a row of them.

Strubell, Verga, Belanger and McCallum (2017) read sentences with dilated convolutions.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from threadpoolctl import ThreadpoolController

from waqai.claims.reading import CHANNELS

Array = Any
#: How far apart the three words are that each layer looks at.
DILATIONS = (1, 2, 4, 8, 1)
_SMALL = 1e-5


@dataclass(frozen=True, slots=True)
class Lexis:
    """What each word adds to the first layer; every table already holds what its rows add.

    `stems` and `values` (one mapping a channel of `CHANNELS`) give the row of a word or value, unknown ones row 0.
    """

    stems: Mapping[str, int]
    values: Sequence[Mapping[str, int]]
    stem_table: Array
    value_tables: Sequence[Array]

    def of(self, rows: Sequence[Sequence[str]]) -> Array:
        """Return what the words of a report, as `rows_of` gives them, add to the first layer; one row a token."""
        alike: dict[Sequence[str], int] = {}
        places = [alike.setdefault(row[1:], len(alike)) for row in rows]
        channels = zip(*alike, strict=True)
        shown = zip(self.values, self.value_tables, channels, strict=True)
        total = sum(table[[values.get(value, 0) for value in channel]] for values, table, channel in shown)
        return self.stem_table[[self.stems.get(row[0], 0) for row in rows]] + total[places]


@dataclass(frozen=True, slots=True)
class Layer:
    """One residual layer: a norm (`gain`, `shift`), then a convolution over three words."""

    gain: Array
    shift: Array
    weight: Array
    bias: Array

    def seen(self, state: Array, step: int, above: Array, below: Array) -> Array:
        """Return what the layer adds to each row: it looks at the row, and at those `step` above and below it.

        `above` and `below` say how many rows of the same text stand there.
        """
        state, wide = normed(state, self.gain, self.shift), state.shape[-1]
        before, own, behind = (state @ self.weight[at : at + wide] for at in (0, wide, 2 * wide))
        before[below < step] = 0
        behind[above < step] = 0
        own += self.bias
        own[step:] += before[:-step]
        own[:-step] += behind[step:]
        return np.maximum(own, 0, out=own)


def normed(state: Array, gain: Array, shift: Array) -> Array:
    """Return each row with mean zero and spread one, then stretched and shifted."""
    wide = state.shape[-1]
    centred = state - (state @ np.full((wide, 1), 1 / wide, dtype=np.float32))
    spread = np.einsum("ij,ij->i", centred, centred)[:, None] / wide
    centred /= np.sqrt(spread + _SMALL)
    centred *= gain
    centred += shift
    return centred


def floats(parts: Mapping[str, Array]) -> dict[str, Array]:
    """Return the half floats of a weights file, widened."""
    return {name: array.astype(np.float32) for name, array in parts.items() if array.dtype == np.float16}


def widened(parts: Mapping[str, Array], table: str) -> Array:
    """Return a table that a weights file keeps with one byte a number and one scale a row."""
    wide: Array = parts[f"{table} levels"] * parts[f"{table} scales"].astype(np.float32)[:, None]
    return wide


def lexis_of(parts: Mapping[str, Array], names: Mapping[str, Any]) -> Lexis:
    """Return the tables of words of a weights file."""
    return Lexis(
        stems=numbered(names["stems"]),
        values=[numbered(names["values"][channel]) for channel in CHANNELS],
        stem_table=widened(parts, "stem"),
        value_tables=[parts[f"value {channel}"].astype(np.float32) for channel in CHANNELS],
    )


def layers_of(number: Mapping[str, Array]) -> list[Layer]:
    """Return the layers of a weights file."""
    return [
        Layer(*(number[f"layer {place} {part}"] for part in ("gain", "shift", "weight", "bias")))
        for place in range(len(DILATIONS))
    ]


def numbered(names: Iterable[str]) -> dict[str, int]:
    """Return name → row, from 1: row 0 stands for what is unknown."""
    return {name: place for place, name in enumerate(names, start=1)}


@cache
def _pools() -> ThreadpoolController:
    return ThreadpoolController()


def on_one_core() -> AbstractContextManager[object]:
    """Keep matrix products on the calling thread: these are too small to share, and idle threads would spin."""
    limited: AbstractContextManager[object] = _pools().limit(limits=1, user_api="blas")
    return limited
