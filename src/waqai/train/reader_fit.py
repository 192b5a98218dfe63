"""How the reader's network learns from studies: what it errs in, and the steps that make it err less."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from itertools import islice
from math import cos, pi, prod
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
import optax

from waqai.train.reader_arrays import Batch, Lessons
from waqai.train.reader_network import Weights, odds_of

Array = Any
_DECAY = 0.02
#: The share of the steps in which the rate rises, and the least share of it to which it falls.
_RISE, _LEAST = 0.06, 0.003
#: What words, parts, same events and ties weigh beside each other.
_WEIGHTS = (3.0, 1.0, 0.3, 0.4)


@dataclass(frozen=True, slots=True)
class Pace:
    """How lessons are gone through: how often, how fast is learnt from each, and what share of numbers is dropped."""

    rounds: float
    rate: float
    dropped: float


_OPTIMISER = optax.chain(
    optax.clip_by_global_norm(1.0), optax.scale_by_adam(), optax.add_decayed_weights(_DECAY), optax.scale(-1.0)
)


def fit_reader(weights: Weights, vectors: Array, lessons: Lessons, pace: Pace, *, seed: int = 0) -> Weights:
    """Return the weights after the lessons were gone through; the same input and seed, the same weights."""
    draw = np.random.default_rng(seed)
    total = max(1, int(pace.rounds * len(lessons.plan(draw))))
    form, flat = Form.of(weights)
    table, state = jnp.asarray(vectors), _OPTIMISER.init(flat)
    keys = jax.random.split(jax.random.PRNGKey(seed), total)
    for number, batch in enumerate(islice(lessons.passes(draw), total)):
        rate = pace.rate * _share_of_rate((number + 1) / total)
        flat, state = _step(form, flat, state, table, batch, keys[number], (rate, pace.dropped))
    return form.spread(flat)


@dataclass(frozen=True, slots=True)
class Form:
    """How weights lie in one row of numbers: steps over a row are compiled much faster than those over a hundred."""

    tree: Any
    shapes: tuple[tuple[int, ...], ...]

    @classmethod
    def of(cls, weights: Weights) -> tuple[Form, Array]:
        """Return the form of weights, and their numbers in a row."""
        leaves, tree = jax.tree.flatten(weights)
        shapes = tuple(tuple(leaf.shape) for leaf in leaves)
        return cls(tree, shapes), jnp.concatenate([jnp.ravel(leaf) for leaf in leaves])

    def spread(self, flat: Array) -> Weights:
        """Return the weights that stand in a row."""
        cuts = np.cumsum([prod(shape) for shape in self.shapes])[:-1].tolist()
        leaves = [part.reshape(shape) for part, shape in zip(jnp.split(flat, cuts), self.shapes, strict=True)]
        weights: Weights = jax.tree.unflatten(self.tree, leaves)
        return weights


@partial(jax.jit, static_argnums=0)
def _step(
    form: Form, flat: Array, state: Any, vectors: Array, batch: Batch, key: Array, pace: tuple[float, float]
) -> tuple[Array, Any]:
    """Take one step; all that changes from fit to fit is given to it, so that it is compiled once for each length."""
    rate, dropped = pace
    gradient = jax.grad(lambda numbers: loss_of(form.spread(numbers), vectors, batch, key, dropped))(flat)
    updates, state = _OPTIMISER.update(gradient, state, flat)
    return flat + rate * updates, state


def _share_of_rate(done: float) -> float:
    """Return how much of the rate is left: it rises quickly, then falls as a cosine does."""
    fall = 0.5 * (1 + cos(pi * max(0.0, done - _RISE) / (1 - _RISE)))
    return min(done / _RISE, max(_LEAST, fall))


def loss_of(weights: Weights, vectors: Array, batch: Batch, key: Array | None = None, share: float = 0.0) -> Array:
    """Return how far the network is from the answers: the mean over words, over questions, over ties."""
    odds = odds_of(weights, vectors, batch, key, share)
    answers = (batch.told, batch.takes[..., None], batch.one[..., None], batch.stand)
    said = (odds.told, odds.takes[..., None], odds.one[..., None], odds.stand)
    return sum(weight * _missed(*both) for weight, *both in zip(_WEIGHTS, said, answers, strict=True))


def _missed(odds: Array, answers: Array) -> Array:
    """Return the cross-entropy, summed over the answers to one question; those below 0 are none."""
    each = jnp.maximum(odds, 0) - odds * answers + jnp.log1p(jnp.exp(-jnp.abs(odds)))
    known = answers >= 0
    return jnp.where(known, each, 0.0).sum() / jnp.maximum(known.any(-1).sum(), 1)
