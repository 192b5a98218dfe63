"""The reader's network as it is trained, in JAX: the same sums as `waqai.claims.reader`, with dropout and gradients."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
import optax

from waqai.claims.convolution import DILATIONS
from waqai.claims.reader import FARTHEST
from waqai.claims.reading import PARTS
from waqai.train.reader_samples import LENGTH, Alphabet, Arrays

Array = Any
Weights = dict[str, Any]

WIDTH = 64
_STEM, _VALUE, _KIND, _DISTANCE = 24, 8, 24, 16
_DROPPED_WORDS = 0.1
_BATCH = 64
_DECAY = 0.02
#: The rate rises over the first steps; then what is returned begins: the running mean of the weights, and its memory.
_RISE, _SETTLED, _MEMORY = 300, 500, 0.998


@dataclass(frozen=True, slots=True)
class Pace:
    """How lessons are gone through: how often, how fast is learnt from each, and what share of numbers is dropped."""

    rounds: float
    rate: float
    dropped: float


def fresh(alphabet: Alphabet, vectors: Array, seed: int = 0) -> Weights:
    """Return untrained weights; `vectors` (one row a stem, row 0 zeros) stay as they are, for good."""
    keys = iter(jax.random.split(jax.random.PRNGKey(seed), 64))

    def drawn(*shape: int, scale: float) -> Array:
        return jax.random.normal(next(keys), shape) * scale

    width = vectors.shape[1] + _STEM + _VALUE * len(alphabet.values) + _KIND + _DISTANCE + 1
    return {
        "stem": drawn(len(vectors), _STEM, scale=0.05),
        "values": [drawn(len(values) + 1, _VALUE, scale=0.1) for values in alphabet.values],
        "kind": drawn(len(alphabet.kinds) + 1, _KIND, scale=0.1),
        "distance": drawn(2 * FARTHEST + 1, _DISTANCE, scale=0.1),
        "start": (drawn(width, WIDTH, scale=width**-0.5), jnp.zeros(WIDTH)),
        "layers": [
            (jnp.ones(WIDTH), jnp.zeros(WIDTH), drawn(3 * WIDTH, WIDTH, scale=(3 * WIDTH) ** -0.5), jnp.zeros(WIDTH))
            for _ in DILATIONS
        ],
        "last": (jnp.ones(WIDTH), jnp.zeros(WIDTH)),
        "hidden": (drawn(4 * WIDTH + _DISTANCE, WIDTH, scale=(4 * WIDTH) ** -0.5), jnp.zeros(WIDTH)),
        "out": (drawn(WIDTH, len(PARTS), scale=WIDTH**-0.5), jnp.zeros(len(PARTS)) - 2.0),
    }


def odds_of(weights: Weights, vectors: Array, rows: tuple[Array, ...], key: Array | None, share: float = 0.0) -> Array:
    """Return the log-odds of every filler, [lesson, part, slot]; with `key`, that share of numbers is dropped."""
    words, length, at, kind, fillers = rows[:5]
    keys = iter(jax.random.split(key, 16)) if key is not None else None
    stems = words[..., 0]
    if keys is not None:
        stems = jnp.where(jax.random.bernoulli(next(keys), _DROPPED_WORDS, stems.shape), 0, stems)
    far = jnp.clip(jnp.arange(LENGTH)[None] - at[:, None], -FARTHEST, FARTHEST) + FARTHEST
    inside = (jnp.arange(LENGTH)[None] < length[:, None])[..., None]
    seen = jnp.concatenate(
        [
            vectors[stems],
            weights["stem"][stems],
            *(table[words[..., place]] for place, table in enumerate(weights["values"], start=1)),
            jnp.broadcast_to(weights["kind"][kind][:, None], (*stems.shape, _KIND)),
            weights["distance"][far],
            (far == FARTHEST)[..., None].astype(jnp.float32),
        ],
        axis=-1,
    )
    state = jax.nn.relu(dropped(seen, keys, share) @ weights["start"][0] + weights["start"][1]) * inside
    for (gain, shift, weight, bias), step in zip(weights["layers"], DILATIONS, strict=True):
        around = _around(normed(state, gain, shift) * inside, step)
        state = (state + dropped(jax.nn.relu(around @ weight + bias), keys, share)) * inside
    spots = (at, far, fillers)
    return _judged(weights, normed(state, *weights["last"]), inside, spots, lambda seen: dropped(seen, keys, share))


def _judged(
    weights: Weights, state: Array, inside: Array, spots: tuple[Array, Array, Array], drop: Callable[[Array], Array]
) -> Array:
    at, far, fillers = spots
    lesson = jnp.arange(len(at))
    filler = state[lesson[:, None, None], fillers]
    trigger = jnp.broadcast_to(state[lesson, at][:, None, None], filler.shape)
    whole = jnp.where(inside, state, -jnp.inf).max(axis=1)
    distance = weights["distance"][far[lesson[:, None, None], fillers]]
    parts = [filler, trigger, filler * trigger, jnp.broadcast_to(whole[:, None, None], filler.shape), distance]
    hidden = drop(jnp.concatenate(parts, axis=-1)) @ weights["hidden"][0] + weights["hidden"][1]
    odds = jax.nn.relu(hidden) @ weights["out"][0] + weights["out"][1]
    return jnp.stack([odds[:, part, :, part] for part in range(len(PARTS))], axis=1)


def normed(state: Array, gain: Array, shift: Array) -> Array:
    """Return each word's state with mean zero and spread one, then stretched and shifted."""
    centred = state - state.mean(-1, keepdims=True)
    return centred * jax.lax.rsqrt((centred * centred).mean(-1, keepdims=True) + 1e-5) * gain + shift


def _around(state: Array, step: int) -> Array:
    before = jnp.pad(state, ((0, 0), (step, 0), (0, 0)))[:, :LENGTH]
    behind = jnp.pad(state, ((0, 0), (0, step), (0, 0)))[:, step:]
    return jnp.concatenate([before, state, behind], axis=-1)


def dropped(values: Array, keys: Iterator[Array] | None, share: float) -> Array:
    """Return the values with that share of them set to 0 by chance and the others raised; all of them without keys."""
    if keys is None:
        return values
    kept = jax.random.bernoulli(next(keys), 1 - share, values.shape)
    return jnp.where(kept, values / (1 - share), 0.0)


def _loss(weights: Weights, vectors: Array, rows: tuple[Array, ...], key: Array, share: float) -> Array:
    odds, answers, known = odds_of(weights, vectors, rows, key, share), rows[5], rows[6]
    each = jnp.maximum(odds, 0) - odds * answers + jnp.log1p(jnp.exp(-jnp.abs(odds)))
    return (each * known).sum() / jnp.maximum(known.sum(), 1)


def fit_network(weights: Weights, vectors: Array, lessons: Arrays, pace: Pace, *, seed: int = 0) -> Weights:
    """Return the running mean of the weights while they learn; the same input and seed, the same weights.

    The mean of weights met on the way errs less than the last of them: Polyak and Juditsky (1992).
    """
    count = len(lessons.length)
    batch = min(_BATCH, count)
    total = max(1, int(pace.rounds * count / batch))
    schedule = optax.warmup_constant_schedule(0.0, pace.rate, min(_RISE, total // 4))
    optimiser = optax.chain(optax.clip_by_global_norm(1.0), optax.adamw(schedule, weight_decay=_DECAY))
    table, state = jnp.asarray(vectors), optimiser.init(weights)

    @jax.jit
    def step(weights: Weights, state: Any, rows: tuple[Array, ...], key: Array) -> tuple[Weights, Any]:
        gradient = jax.grad(_loss)(weights, table, rows, key, pace.dropped)
        updates, state = optimiser.update(gradient, state, weights)
        return optax.apply_updates(weights, updates), state

    @jax.jit
    def drawn(mean: Weights, weights: Weights) -> Weights:
        nearer: Weights = jax.tree.map(lambda old, new: _MEMORY * old + (1 - _MEMORY) * new, mean, weights)
        return nearer

    mean, settled = weights, min(_SETTLED, total // 2)
    keys = jax.random.split(jax.random.PRNGKey(seed), total)
    for number, chosen in enumerate(batches(count, batch, total, seed)):
        weights, state = step(weights, state, lessons.rows(chosen), keys[number])
        mean = drawn(mean, weights) if number > settled else weights
    return mean


def batches(count: int, batch: int, total: int, seed: int) -> Iterator[Array]:
    """Yield `total` batches of numbers under `count`, each number once before any comes again."""
    draw = np.random.default_rng(seed)
    order = np.array([], dtype=np.int64)
    for _ in range(total):
        if len(order) < batch:
            order = draw.permutation(count)
        yield order[:batch]
        order = order[batch:]


def exported(weights: Weights, vectors: Array) -> Mapping[str, Array]:
    """Return the arrays of the weights file, each table multiplied by its share of the first layer."""
    start, bias = (np.asarray(part) for part in weights["start"])
    stems = np.concatenate([vectors, np.asarray(weights["stem"])], axis=1)
    tables = [stems, *map(np.asarray, weights["values"]), np.asarray(weights["kind"]), np.asarray(weights["distance"])]
    cuts = np.cumsum([table.shape[1] for table in tables])
    shares = np.split(start, cuts)
    stem, *values, kind, distance = [table @ share for table, share in zip(tables, shares, strict=False)]
    distance[FARTHEST] += shares[-1][0]
    return {"stem": stem, "values": values, "kind": kind, "distance": distance, "bias": bias}
