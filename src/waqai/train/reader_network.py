"""The reader's network as it is trained, in JAX: the same sums as `waqai.claims.reader`, with dropout and gradients.

Weights have the names that they have in the weights file, but for those that the file has no place for: the layers and
the tables that make up the first of them, and the biases of the hidden layers.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
import numpy as np

from waqai.claims.convolution import DILATIONS
from waqai.claims.reader import FARTHEST, GAPS, STEPS, TIES, TYPES, WIDEST
from waqai.claims.reading import PARTS
from waqai.train.reader_arrays import Batch, Letters

Array = Any
Weights = dict[str, Any]

WIDTH = 128
_STEM, _ROOT, _VALUE = 32, 32, 8
#: How wide the hidden layers are, and what two words are multiplied in; what stands between two words is of one width.
_PART, _PART_BOTH, _SAME, _TIE, _TIE_BOTH, _SPAN = 128, 64, 64, 96, 48, 48
_DROPPED_WORDS, _DROPPED_SAME = 0.12, 0.15
_RARE, _SELDOM, _OFTEN = -4.0, -2.0, -1.0
_TABLED = 0.3


class Odds(NamedTuple):
    """Log-odds: [report, word, type], of every question on parts and on same events, and of ties for each relation."""

    told: Array
    takes: Array
    one: Array
    stand: Array


class Drop:
    """Sets numbers to 0 by chance, and raises the others; without a key it leaves all as they are."""

    def __init__(self, key: Array | None, share: Array | float) -> None:
        """Take what chance comes from, and the share of numbers."""
        self.keys: Iterator[Array] = iter(()) if key is None else iter(jax.random.split(key, 16))
        self.learning, self.share = key is not None, share

    def __call__(self, values: Array, share: Array | float | None = None) -> Array:
        """Return the values with that share of them dropped."""
        share = self.share if share is None else share
        if not self.learning:
            return values
        kept = jax.random.bernoulli(next(self.keys), 1 - share, values.shape)
        return jnp.where(kept, values / (1 - share), 0.0)

    def words(self, stems: Array) -> Array:
        """Return stems of which some are unknown."""
        if not self.learning:
            return stems
        return jnp.where(jax.random.bernoulli(next(self.keys), _DROPPED_WORDS, stems.shape), 0, stems)


def fresh(letters: Letters, vectors: Array, seed: int = 0) -> Weights:
    """Return untrained weights; `vectors` (one row a stem, row 0 zeros) stay as they are, for good."""
    keys = iter(jax.random.split(jax.random.PRNGKey(seed), 64))

    def drawn(*shape: int, scale: float | None = None) -> Array:
        return jax.random.normal(next(keys), shape) * (shape[0] ** -0.5 if scale is None else scale)

    width = vectors.shape[1] + _STEM + _ROOT + _VALUE * len(letters.values)
    return {
        "stem": drawn(len(vectors), _STEM, scale=0.05),
        "root": drawn(len(letters.roots) + 1, _ROOT, scale=0.05),
        "values": [drawn(len(values) + 1, _VALUE, scale=0.1) for values in letters.values],
        "start": (drawn(width, WIDTH), jnp.zeros(WIDTH)),
        "layers": [(jnp.ones(WIDTH), jnp.zeros(WIDTH), drawn(3 * WIDTH, WIDTH), jnp.zeros(WIDTH)) for _ in DILATIONS],
        "last": (jnp.ones(WIDTH), jnp.zeros(WIDTH)),
        "told weight": drawn(WIDTH, len(TYPES)),
        "told bias": jnp.full(len(TYPES), _RARE),
        **_fresh_parts(letters, drawn),
        **_fresh_same(drawn),
        **_fresh_ties(letters, drawn),
    }


def _fresh_parts(letters: Letters, drawn: Any) -> Weights:
    return {
        **{name: drawn(WIDTH, _PART) for name in ("part filler", "part trigger")},
        **{name: drawn(WIDTH, _PART_BOTH) for name in ("part filler both", "part trigger both")},
        "part both": drawn(_PART_BOTH, _PART),
        "part span": drawn(WIDTH, _SPAN),
        "part between": drawn(_SPAN, _PART),
        "part kind": drawn(len(letters.kinds) + 1, _PART, scale=_TABLED),
        "part distance": drawn(2 * FARTHEST + 1, _PART, scale=_TABLED),
        "part hidden bias": jnp.zeros(_PART),
        "part weight": drawn(_PART, len(PARTS)),
        "part bias": jnp.full(len(PARTS), _SELDOM),
    }


def _fresh_same(drawn: Any) -> Weights:
    return {
        "same telling": drawn(WIDTH, _SAME),
        "same hidden": drawn(3 * _SAME, _SAME),
        "same type": drawn(len(TYPES), _SAME, scale=_TABLED),
        "same gap": drawn(GAPS + 1, _SAME, scale=_TABLED),
        "same apart": drawn(STEPS + 1, _SAME, scale=_TABLED),
        "same hidden bias": jnp.zeros(_SAME),
        "same weight": drawn(_SAME, 1),
        "same bias": jnp.full(1, _OFTEN),
    }


def _fresh_ties(letters: Letters, drawn: Any) -> Weights:
    ends = ("tie subject first", "tie subject last", "tie object first", "tie object last")
    return {
        **{name: drawn(WIDTH, _TIE) for name in ends},
        **{name: drawn(WIDTH, _TIE_BOTH) for name in ("tie subject both", "tie object both")},
        "tie both": drawn(_TIE_BOTH, _TIE),
        "tie span": drawn(WIDTH, _SPAN),
        "tie between": drawn(_SPAN, _TIE),
        **{name: drawn(len(letters.sorts) + 1, _TIE, scale=_TABLED) for name in ("tie subject", "tie object")},
        "tie distance": drawn(2 * WIDEST + 1, _TIE, scale=_TABLED),
        "tie nesting": drawn(4, _TIE, scale=_TABLED),
        "tie hidden bias": jnp.zeros(_TIE),
        "tie weight": drawn(_TIE, len(TIES)),
        "tie bias": jnp.full(len(TIES), _RARE),
    }


def odds_of(weights: Weights, vectors: Array, batch: Batch, key: Array | None = None, share: float = 0.0) -> Odds:
    """Return what the network says of a batch; with `key`, that share of its numbers is dropped."""
    drop = Drop(key, share)
    state = _state(weights, vectors, batch, drop)
    return Odds(
        state @ weights["told weight"] + weights["told bias"],
        _parts(weights, state, batch.parts, drop),
        _same(weights, state, batch.same, drop),
        _ties(weights, state, batch.ties, drop),
    )


def _state(weights: Weights, vectors: Array, batch: Batch, drop: Drop) -> Array:
    """Return what is known of every word."""
    words, stems = batch.words, drop.words(batch.words[..., 0])
    inside = (jnp.arange(words.shape[1])[None] < batch.length[:, None])[..., None]
    tables = (weights["root"], *weights["values"])
    shown = (table[words[..., place]] for place, table in enumerate(tables, start=1))
    seen = jnp.concatenate([vectors[stems], weights["stem"][stems], *shown], axis=-1)
    state = jax.nn.relu(drop(seen) @ weights["start"][0] + weights["start"][1]) * inside
    for (gain, shift, weight, bias), step in zip(weights["layers"], DILATIONS, strict=True):
        around = _around(_normed(state, gain, shift) * inside, step)
        state = (state + drop(jax.nn.relu(around @ weight + bias))) * inside
    return _normed(state, *weights["last"])


def _normed(state: Array, gain: Array, shift: Array) -> Array:
    """Return each word's state with mean zero and spread one, then stretched and shifted."""
    centred = state - state.mean(-1, keepdims=True)
    return centred * jax.lax.rsqrt((centred * centred).mean(-1, keepdims=True) + 1e-5) * gain + shift


def _around(state: Array, step: int) -> Array:
    length = state.shape[1]
    before = jnp.pad(state, ((0, 0), (step, 0), (0, 0)))[:, :length]
    behind = jnp.pad(state, ((0, 0), (0, step), (0, 0)))[:, step:]
    return jnp.concatenate([before, state, behind], axis=-1)


def _at(values: Array, places: Array) -> Array:
    """Return the row of each place in its own report."""
    return values[jnp.arange(len(places))[:, None], places]


def _between(values: Array, firsts: Array, seconds: Array) -> Array:
    """Return what stands between two words of each question.

    Running sums are a product with ones under the diagonal: a scan over a long axis is slow to learn through.
    """
    below = jnp.tril(jnp.ones((values.shape[1], values.shape[1])))
    summed = jnp.einsum("ij,bjk->bik", below, values, precision=jax.lax.Precision.HIGHEST)
    low, high = jnp.minimum(firsts, seconds), jnp.maximum(firsts, seconds)
    return (_at(summed, high) - _at(summed, low)) / jnp.sqrt(1.0 + high - low)[..., None]


def _parts(weights: Weights, state: Array, asked: Array, drop: Drop) -> Array:
    trigger, filler, part, kind = (asked[..., column] for column in range(4))
    hidden = _at(state @ weights["part filler"], filler) + _at(state @ weights["part trigger"], trigger)
    both = _at(state @ weights["part filler both"], filler) * _at(state @ weights["part trigger both"], trigger)
    hidden += both @ weights["part both"]
    hidden += _between(state @ weights["part span"], trigger, filler) @ weights["part between"]
    hidden += weights["part kind"][kind] + weights["part hidden bias"]
    hidden += weights["part distance"][jnp.clip(filler - trigger, -FARTHEST, FARTHEST) + FARTHEST]
    odds = drop(jax.nn.relu(hidden)) @ weights["part weight"] + weights["part bias"]
    return jnp.take_along_axis(odds, part[..., None], axis=-1)[..., 0]


def _same(weights: Weights, state: Array, asked: Array, drop: Drop) -> Array:
    telling = state @ weights["same telling"]
    one, other = _at(telling, asked[..., 0]), _at(telling, asked[..., 1])
    seen = jnp.concatenate([one * other, jnp.abs(one - other), one + other], axis=-1)
    hidden = drop(seen, _DROPPED_SAME) @ weights["same hidden"] + weights["same hidden bias"]
    for column, table in enumerate(("same type", "same gap", "same apart"), start=2):
        hidden += weights[table][asked[..., column]]
    return (drop(jax.nn.relu(hidden), _DROPPED_SAME) @ weights["same weight"] + weights["same bias"])[..., 0]


def _ties(weights: Weights, state: Array, asked: Array, drop: Drop) -> Array:
    subject, object_ = asked[..., 0], asked[..., 2]
    hidden = weights["tie hidden bias"]
    ends = ("tie subject first", "tie subject last", "tie object first", "tie object last")
    for column, name in enumerate(ends):
        hidden += _at(state @ weights[name], asked[..., column])
    for column, name in enumerate(("tie subject", "tie object", "tie distance", "tie nesting"), start=len(ends)):
        hidden += weights[name][asked[..., column]]
    both = _at(state @ weights["tie subject both"], subject) * _at(state @ weights["tie object both"], object_)
    hidden += both @ weights["tie both"]
    hidden += _between(state @ weights["tie span"], subject, object_) @ weights["tie between"]
    return drop(jax.nn.relu(hidden)) @ weights["tie weight"] + weights["tie bias"]


#: The biases of hidden layers: each goes into a table of which one row is always added.
_FOLDED = {"part": "part kind", "same": "same type", "tie": "tie nesting"}
_APART = ("stem", "root", "values", "start", "layers", "last")


def exported(weights: Weights, vectors: Array) -> Mapping[str, Array]:
    """Return the heads as the weights file has them, and the tables multiplied by their share of the first layer."""
    start, bias = (np.asarray(part) for part in weights["start"])
    stems = np.concatenate([vectors, np.asarray(weights["stem"])], axis=1)
    tables = [stems, np.asarray(weights["root"]), *map(np.asarray, weights["values"])]
    cuts = np.cumsum([table.shape[1] for table in tables])[:-1]
    stem, root, *values = [table @ share for table, share in zip(tables, np.split(start, cuts), strict=True)]
    heads = {name: np.asarray(array) for name, array in weights.items() if name not in _APART}
    for head, table in _FOLDED.items():
        heads[table] = heads[table] + heads.pop(f"{head} hidden bias")
    return {**heads, "stem": stem, "root": root, "values": values, "start": bias}
