"""The finder's network as it is trained, in JAX: the same sums as `waqai.claims.finder`, with dropout and gradients."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
import optax

from waqai.claims.convolution import DILATIONS
from waqai.claims.finder import TYPES
from waqai.train.finder_samples import LENGTH, Letters, Stretches
from waqai.train.reader_network import Pace, batches, dropped, normed

Array = Any
Weights = dict[str, Any]

WIDTH = 96
_STEM, _ROOT, _VALUE = 32, 32, 8
_DROPPED_WORDS = 0.15
_BATCH = 32
_DECAY = 0.02
_RARE = -4.0


def fresh(letters: Letters, vectors: Array, seed: int = 0) -> Weights:
    """Return untrained weights; `vectors` (one row a stem, row 0 zeros) stay as they are, for good."""
    keys = iter(jax.random.split(jax.random.PRNGKey(seed), 64))

    def drawn(*shape: int, scale: float) -> Array:
        return jax.random.normal(next(keys), shape) * scale

    width = vectors.shape[1] + _STEM + _ROOT + _VALUE * len(letters.values)
    return {
        "stem": drawn(len(vectors), _STEM, scale=0.05),
        "root": drawn(len(letters.roots) + 1, _ROOT, scale=0.05),
        "values": [drawn(len(values) + 1, _VALUE, scale=0.1) for values in letters.values],
        "start": (drawn(width, WIDTH, scale=width**-0.5), jnp.zeros(WIDTH)),
        "layers": [
            (jnp.ones(WIDTH), jnp.zeros(WIDTH), drawn(3 * WIDTH, WIDTH, scale=(3 * WIDTH) ** -0.5), jnp.zeros(WIDTH))
            for _ in DILATIONS
        ],
        "last": (jnp.ones(WIDTH), jnp.zeros(WIDTH)),
        "out": (drawn(WIDTH, len(TYPES), scale=WIDTH**-0.5), jnp.full(len(TYPES), _RARE)),
    }


def odds_of(
    weights: Weights, vectors: Array, words: Array, length: Array, key: Array | None, share: float = 0.0
) -> Array:
    """Return the log-odds of every word, [stretch, word, type]; with `key`, that share of numbers is dropped."""
    keys = iter(jax.random.split(key, 16)) if key is not None else None
    stems = words[..., 0]
    if keys is not None:
        stems = jnp.where(jax.random.bernoulli(next(keys), _DROPPED_WORDS, stems.shape), 0, stems)
    inside = (jnp.arange(LENGTH)[None] < length[:, None])[..., None]
    tables = (weights["root"], *weights["values"])
    shown = (table[words[..., place]] for place, table in enumerate(tables, start=1))
    seen = jnp.concatenate([vectors[stems], weights["stem"][stems], *shown], axis=-1)
    state = jax.nn.relu(dropped(seen, keys, share) @ weights["start"][0] + weights["start"][1]) * inside
    for (gain, shift, weight, bias), step in zip(weights["layers"], DILATIONS, strict=True):
        around = _around(normed(state, gain, shift) * inside, step)
        state = (state + dropped(jax.nn.relu(around @ weight + bias), keys, share)) * inside
    return normed(state, *weights["last"]) @ weights["out"][0] + weights["out"][1]


def _around(state: Array, step: int) -> Array:
    before = jnp.pad(state, ((0, 0), (step, 0), (0, 0)))[:, :LENGTH]
    behind = jnp.pad(state, ((0, 0), (0, step), (0, 0)))[:, step:]
    return jnp.concatenate([before, state, behind], axis=-1)


def _loss(weights: Weights, vectors: Array, rows: tuple[Array, Array, Array], key: Array, share: float) -> Array:
    words, length, told = rows
    odds = odds_of(weights, vectors, words, length, key, share)
    each = jnp.maximum(odds, 0) - odds * told + jnp.log1p(jnp.exp(-jnp.abs(odds)))
    known = jnp.arange(LENGTH)[None] < length[:, None]
    return (each.sum(-1) * known).sum() / known.sum()


def fit_finder(weights: Weights, vectors: Array, stretches: Stretches, pace: Pace, *, seed: int = 0) -> Weights:
    """Return the weights after the stretches were gone through; the same input and seed, the same weights."""
    count = len(stretches.length)
    batch = min(_BATCH, count)
    total = max(1, int(pace.rounds * count / batch))
    schedule = optax.cosine_onecycle_schedule(total, pace.rate, pct_start=0.15)
    optimiser = optax.chain(optax.clip_by_global_norm(1.0), optax.adamw(schedule, weight_decay=_DECAY))
    table, state = jnp.asarray(vectors), optimiser.init(weights)

    @jax.jit
    def step(weights: Weights, state: Any, rows: tuple[Array, Array, Array], key: Array) -> tuple[Weights, Any]:
        gradient = jax.grad(_loss)(weights, table, rows, key, pace.dropped)
        updates, state = optimiser.update(gradient, state, weights)
        return optax.apply_updates(weights, updates), state

    keys = jax.random.split(jax.random.PRNGKey(seed), total)
    for number, chosen in enumerate(batches(count, batch, total, seed)):
        weights, state = step(weights, state, stretches.rows(chosen), keys[number])
    return weights


def exported(weights: Weights, vectors: Array) -> Mapping[str, Array]:
    """Return the tables of the weights file, each multiplied by its share of the first layer."""
    start, bias = (np.asarray(part) for part in weights["start"])
    stems = np.concatenate([vectors, np.asarray(weights["stem"])], axis=1)
    tables = [stems, np.asarray(weights["root"]), *map(np.asarray, weights["values"])]
    cuts = np.cumsum([table.shape[1] for table in tables])[:-1]
    stem, root, *values = [table @ share for table, share in zip(tables, np.split(start, cuts), strict=True)]
    return {"stem": stem, "root": root, "values": values, "bias": bias}
