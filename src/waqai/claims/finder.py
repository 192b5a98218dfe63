"""A small convolutional network that reads a whole report and says which words tell an event, and of which type.

It finds what the lexicon has no word for, and for the lexicon's words it says how the text around them reads. Weights
are trained by `waqai train finder`.
"""

from __future__ import annotations

import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import Any

import numpy as np

from waqai.claims.convolution import (
    DILATIONS,
    Layer,
    Lexis,
    around,
    floats,
    layers_of,
    lexis_of,
    normed,
    numbered,
    on_one_core,
    widened,
)
from waqai.errors import WaqaiError
from waqai.model import EventType

Array = Any
#: The columns of what it says.
TYPES = tuple(EventType)
_WEAK = frozenset("اويىئءؤآأإةه")
_FORMATIVE = ("است", "م", "ت", "ن", "ي")
_LETTERS = 2


@dataclass(frozen=True, slots=True)
class Finder:
    """The weights. `roots` gives the row in `root_table` of what is left of a stem without its weak letters."""

    lexis: Lexis
    roots: Mapping[str, int]
    root_table: Array
    start: Array
    layers: Sequence[Layer]
    last: tuple[Array, Array]
    out: tuple[Array, Array]

    def find(self, rows: Sequence[tuple[str, ...]], words: Sequence[int]) -> Array:
        """Return the log-odds that some words of a report tell an event of each type: a column a type of `TYPES`.

        `rows` are all of the report, `words` the numbers of those asked for: the last layers look around these alone.
        """
        if not words:
            return np.zeros((0, len(TYPES)), np.float32)
        with on_one_core():
            state = self.lexis.of(rows)
            state += self.root_table[[self.roots.get(root_of(row[0]), 0) for row in rows]]
            state += self.start
            np.maximum(state, 0, out=state)
            above, asked = np.arange(len(rows)), np.array(words)
            beside = np.unique(np.clip(around(asked, DILATIONS[-1]), 0, len(rows) - 1))
            for layer, step, at in zip(self.layers, DILATIONS, (None, None, None, beside, asked), strict=True):
                if step < len(rows) and at is None:
                    state += layer.seen(state, step, above, above[::-1])
                elif step < len(rows):
                    state[at] += layer.seen_at(state, step, at)
            return normed(state[asked], *self.last) @ self.out[0] + self.out[1]


@lru_cache(maxsize=1 << 15)
def root_of(stem: str) -> str:
    """Return about the root of a word: the letters that its derivations share (مفاوض, تفاوض: فض)."""
    for prefix in _FORMATIVE:
        rest = _strong(stem.removeprefix(prefix))
        if stem.startswith(prefix) and len(rest) >= _LETTERS:
            return rest
    return _strong(stem)


def _strong(letters: str) -> str:
    return "".join(letter for letter in letters if letter not in _WEAK)


def parse_finder(data: bytes) -> Finder:
    """Return the finder of a weights file; raises WaqaiError where the file is none."""
    try:
        with np.load(io.BytesIO(data), allow_pickle=False) as file:
            return _finder({name: file[name] for name in file.files})
    except (ValueError, KeyError, OSError) as error:
        raise WaqaiError(
            f"the finder's weights are damaged ({error})", "train it again, or install waqai again"
        ) from error


def _finder(parts: Mapping[str, Array]) -> Finder:
    names = json.loads(bytes(parts["names"]).decode("utf-8"))
    number = floats(parts)
    return Finder(
        lexis=lexis_of(parts, names),
        roots=numbered(names["roots"]),
        root_table=widened(parts, "root"),
        start=number["start"],
        layers=layers_of(number),
        last=(number["last gain"], number["last shift"]),
        out=(number["out weight"], number["out bias"]),
    )


@cache
def shipped_finder() -> Finder:
    """Return the finder that comes with the package."""
    return parse_finder((resources.files("waqai") / "weights" / "finder.npz").read_bytes())
