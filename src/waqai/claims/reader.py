"""A small convolutional network that reads a whole report once, and says four things of it.

Which words tell an event and of which type; who takes which part in it; which tellings are of one event; which pairs
stand in a lasting relation. The linear models look at hand-made features, the reader looks at the words themselves, so
that both err apart: what it says is one more feature of theirs. Weights are trained by `waqai train reader`. Dilated
convolutions over text: Strubell, Verga, Belanger and McCallum (2017).
"""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import resources
from typing import Any

import numpy as np

from waqai.claims.convolution import (
    DILATIONS,
    Layer,
    Lexis,
    floats,
    layers_of,
    lexis_of,
    normed,
    numbered,
    on_one_core,
)
from waqai.errors import WaqaiError
from waqai.model import EventType, RelationType

Array = Any
#: The columns of what it says of words, and of pairs.
TYPES, TIES = tuple(EventType), tuple(RelationType)
#: Relations whose object is a place.
OF_PLACE = frozenset({RelationType.FROM_PLACE, RelationType.BASED_IN, RelationType.CONTROLS})
#: How far apart trigger and filler, the ends of a pair, and two tellings (in sentences) are told apart.
FARTHEST, WIDEST, GAPS = 40, 15, 15
#: The last step of how far apart two tellings stand.
STEPS = 11
_STEEP = 1.2


@dataclass(frozen=True)
class Reader:
    """The weights: tables of words, layers, then those of each head by name.

    `kinds` numbers the kinds of trigger, `sorts` those of the ends of a pair; row 0 is for unknown ones.
    """

    lexis: Lexis
    kinds: Mapping[str, int]
    sorts: Mapping[str, int]
    layers: Sequence[Layer]
    weights: Mapping[str, Array]

    def read(self, rows: Sequence[tuple[str, ...]]) -> State:
        """Read a report, given as `waqai.claims.reading.rows_of` gives it."""
        weights = self.weights
        if not rows:
            return State(self, np.zeros((0, len(weights["start"])), np.float32))
        with on_one_core():
            state = self.lexis.of(rows)
            np.maximum(state, 0, out=state)
            for layer, step in zip(self.layers, DILATIONS, strict=True):
                if step < len(rows):
                    state += layer.seen(state, step)
            return State(self, normed(state, weights["last gain"], weights["last shift"]))


@dataclass(frozen=True)
class State:
    """What the reader knows of each token of a report, one row a token; ask it on one core."""

    reader: Reader
    tokens: Array

    def told(self, words: Sequence[int]) -> Array:
        """Return the log-odds that some words tell an event of each type: a column a type of `TYPES`."""
        weights = self.reader.weights
        odds: Array = self.tokens[np.asarray(words, np.intp)] @ weights["told weight"] + weights["told bias"]
        return odds

    def parts(self, triggers: Array, fillers: Array, kinds: Sequence[str]) -> Array:
        """Return the log-odds of each part: a row for each trigger of a kind and token where a filler begins."""
        weights, known = self.reader.weights, self.reader.kinds
        filler, trigger = self._at(fillers), self._at(triggers)
        hidden = filler("part filler") + trigger("part trigger")
        hidden += (filler("part filler both") * trigger("part trigger both")) @ weights["part both"]
        hidden += self._between("part", triggers, fillers)
        hidden += weights["part kind"][[known.get(kind, 0) for kind in kinds]]
        hidden += weights["part distance"][np.clip(fillers - triggers, -FARTHEST, FARTHEST) + FARTHEST]
        return self._odds("part", hidden)

    def same(self, firsts: Array, seconds: Array, kinds: Sequence[EventType], gaps: Array) -> Array:
        """Return the log-odds that two tellings of a type are of one event, `gaps` sentences apart, earlier first."""
        weights = self.reader.weights
        one, other = self._at(firsts)("same telling"), self._at(seconds)("same telling")
        hidden = np.concatenate([one * other, np.abs(one - other), one + other], axis=-1) @ weights["same hidden"]
        hidden += weights["same type"][[TYPES.index(kind) for kind in kinds]]
        hidden += weights["same gap"][np.minimum(gaps, GAPS)]
        hidden += weights["same apart"][steps_between(firsts, seconds)]
        return self._odds("same", hidden)[:, 0]

    def ties(self, subjects: Array, objects: Array, sorts: Sequence[tuple[str, str]]) -> Array:
        """Return the log-odds of each relation of `TIES`.

        `subjects` and `objects` have a row of tokens (first, last) each, `sorts` says of what sort both are.
        """
        weights, known, firsts, others = self.reader.weights, self.reader.sorts, subjects[:, 0], objects[:, 0]
        subject, other = self._at(firsts), self._at(others)
        hidden = subject("tie subject first") + self._at(subjects[:, 1] - 1)("tie subject last")
        hidden += other("tie object first") + self._at(objects[:, 1] - 1)("tie object last")
        hidden += (subject("tie subject both") * other("tie object both")) @ weights["tie both"]
        hidden += self._between("tie", firsts, others)
        hidden += weights["tie subject"][[known.get(sort, 0) for sort, _ in sorts]]
        hidden += weights["tie object"][[known.get(sort, 0) for _, sort in sorts]]
        hidden += weights["tie distance"][np.clip(others - firsts, -WIDEST, WIDEST) + WIDEST]
        hidden += weights["tie nesting"][nesting_of(subjects, objects)]
        return self._odds("tie", hidden)

    def _odds(self, head: str, hidden: Array) -> Array:
        odds: Array = np.maximum(hidden, 0) @ self.reader.weights[f"{head} weight"]
        return odds + self.reader.weights[f"{head} bias"]

    def _at(self, rows: Array) -> Callable[[str], Array]:
        """Return what gives, by the name of weights, what the tokens at `rows` come to; each is worked out once."""
        asked = np.zeros(len(self.tokens), np.bool_)
        asked[rows] = True
        tokens, back = self.tokens[asked], (np.cumsum(asked) - 1)[rows]
        return lambda name: (tokens @ self.reader.weights[name])[back]

    def _between(self, head: str, ends: Array, others: Array) -> Array:
        """Return what the tokens from one end to the other, summed and over the root of their number, come to."""
        low, high = np.minimum(ends, others), np.maximum(ends, others)
        spread = np.sqrt(1.0 + high - low, dtype=np.float32)[:, None]
        weights, sums = self.reader.weights, self._sums
        between: Array = (sums[high] - sums[low]) / spread @ weights[f"{head} span"] @ weights[f"{head} between"]
        return between

    @cached_property
    def _sums(self) -> Array:
        """A row a token: the sum of all tokens up to it."""
        return np.cumsum(self.tokens, axis=0)


def steps_between(firsts: Array, seconds: Array) -> Array:
    """Return how far apart two tellings stand, the earlier first, in steps that grow with the distance."""
    return np.minimum((np.log2(1 + seconds - firsts) * _STEEP).astype(np.intp), STEPS)


def nesting_of(subjects: Array, objects: Array) -> Array:
    """Return 1 where a subject holds the object, 2 where the object holds it, 3 where both do, else 0."""
    within = (subjects[:, 0] <= objects[:, 0]) & (objects[:, 1] <= subjects[:, 1])
    around = (objects[:, 0] <= subjects[:, 0]) & (subjects[:, 1] <= objects[:, 1])
    nested: Array = within + 2 * around
    return nested


def parse_reader(data: bytes) -> Reader:
    """Return the reader of a weights file; raises WaqaiError where the file is none."""
    try:
        with np.load(io.BytesIO(data), allow_pickle=False) as file:
            return _reader({name: file[name] for name in file.files})
    except (ValueError, KeyError, OSError) as error:
        raise WaqaiError(
            f"the reader's weights are damaged ({error})", "train it again, or install waqai again"
        ) from error


def _reader(parts: Mapping[str, Array]) -> Reader:
    names = json.loads(bytes(parts["names"]).decode("utf-8"))
    weights = floats(parts)
    return Reader(
        lexis=lexis_of(parts, names),
        kinds=numbered(names["kinds"]),
        sorts=numbered(names["sorts"]),
        layers=layers_of(weights),
        weights=weights,
    )


@cache
def shipped_reader() -> Reader:
    """Return the reader that comes with the package."""
    return parse_reader((resources.files("waqai") / "weights" / "reader.npz").read_bytes())
