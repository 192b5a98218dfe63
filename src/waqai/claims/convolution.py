"""What the reader is made of: tables of words, and dilated convolutions over a row of them.

Strubell, Verga, Belanger and McCallum (2017) read sentences with dilated convolutions.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from functools import cache
from typing import Any

import numpy as np
from threadpoolctl import ThreadpoolController

from waqai.claims.reading import CHANNELS
from waqai.claims.roots import root_of
from waqai.model.values import value

Array = Any
#: How far apart the three words are that each layer looks at.
DILATIONS = (1, 2, 4, 8, 2, 1)
_SMALL = 1e-5
#: How many combinations of values are remembered.
_KEPT = 1 << 13


class _Values(dict[tuple[str, ...], Array]):
    """What the values of all channels add together, each sum made when first met; all are forgotten at too many.

    `rows` and `tables` have one entry a channel of `CHANNELS`: value → its row, unknown ones row 0.
    """

    def __init__(self, rows: Sequence[Mapping[str, int]], tables: Sequence[Array]) -> None:
        super().__init__()
        self._channels = list(zip(rows, tables, strict=True))

    def __missing__(self, values: tuple[str, ...]) -> Array:
        if len(self) >= _KEPT:
            self.clear()
        shown = zip(self._channels, values, strict=True)
        self[values] = total = sum(table[rows.get(value, 0)] for (rows, table), value in shown)
        return total


@value(frozen=True, slots=True)
class Lexis:
    """What each word adds to the first layer: its stem and root, a row of `table`, and its values.

    `stems` gives the rows of known stems, `roots` those of stems unknown but for their root, `other` that of all else.
    """

    stems: Mapping[str, int]
    roots: Mapping[str, int]
    other: int
    table: Array
    values: Mapping[tuple[str, ...], Array]

    def of(self, rows: Sequence[tuple[str, ...]]) -> Array:
        """Return what the words of a report, as `rows_of` gives them, add to the first layer; one row a token."""
        total = np.concatenate([self.values[row[1:]] for row in rows]).reshape(len(rows), -1)
        total += self.table[[self._row(row[0]) for row in rows]]
        return total

    def _row(self, stem: str) -> int:
        known = self.stems.get(stem)
        return self.roots.get(root_of(stem), self.other) if known is None else known


@value(frozen=True, slots=True)
class Layer:
    """One residual layer: a norm (`gain`, `shift`), then a convolution over three words."""

    gain: Array
    shift: Array
    weight: Array
    bias: Array

    def seen(self, state: Array, step: int) -> Array:
        """Return what the layer adds to each row: it looks at the row, and at those `step` above and below it."""
        state, wide = normed(state, self.gain, self.shift), state.shape[-1]
        before, own, behind = (state @ self.weight[at : at + wide] for at in (0, wide, 2 * wide))
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
    """Return the tables of words of a weights file; what a stem, its root and every word add is summed beforehand."""
    stems, roots = names["stems"], numbered(names["roots"])
    by_stem, by_root = widened(parts, "stem"), widened(parts, "root") + parts["start"].astype(np.float32)
    known = by_stem[1:] + by_root[[roots.get(root_of(stem), 0) for stem in stems]]
    return Lexis(
        stems={stem: row for row, stem in enumerate(stems)},
        roots={root: len(stems) + row for root, row in roots.items()},
        other=len(stems),
        table=np.concatenate([known, by_stem[0] + by_root]),
        values=_Values(
            [numbered(names["values"][channel]) for channel in CHANNELS],
            [parts[f"value {channel}"].astype(np.float32) for channel in CHANNELS],
        ),
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
