"""What the models of this room look at: the words of a passage, what they mean together, and what the coder found.

`Features.words` and `Features.found` are distinct names, each block counting as one vector of length one; `meaning` is
a vector of numbers.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Any

import numpy as np

from waqai.gist.vectors import Vectors
from waqai.model import Token

_SHORT, _LONG = 3, 5
_OPENING = 10
#: How much the parts of the meaning count beside the words: as in the series of a Gaussian kernel, and less for parts.
_LINEAR, _QUADRATIC, _PART = 0.75, 0.75, 0.5
_NUMBER = "number"
Array = Any


@dataclass(frozen=True, slots=True)
class Features:
    """The features of one passage; `found` is what its words may tell, and for events what the coder makes of them."""

    words: Sequence[str]
    meaning: Array
    found: Sequence[str] = ()


def word_features(tokens: Sequence[Token]) -> tuple[str, ...]:
    """Return the words, stems, pieces of words and neighbours of a passage, each once."""
    names: set[str] = set()
    for token in tokens:
        if token.kind == "word":
            names.update(_of_word(token.plain, token.fold, token.stem, token.definite))
        elif token.kind == "number":
            names.add(_NUMBER)
    stems = [token.stem for token in tokens if token.kind in {"word", "latin"}]
    names.update(f"b {left} {right}" for left, right in pairwise(stems))
    return tuple(names)


@lru_cache(maxsize=1 << 16)
def _of_word(plain: str, fold: str, stem: str, definite: bool) -> tuple[str, ...]:  # noqa: FBT001  a cache key
    whole = (f"w {plain}", f"s {stem}", *((f"d {stem}",) if definite else ()))
    return (*whole, *_pieces(f"_{fold}_"))


def _pieces(word: str) -> Iterator[str]:
    for size in range(_SHORT, _LONG + 1):
        yield from (word[at : at + size] for at in range(len(word) - size + 1))


def meaning(vectors: Vectors, tokens: Sequence[Token], near: Sequence[Token] = (), *, pairs: bool = True) -> Array:
    """Return the meaning of a passage: of the whole, of its opening, and of the words in `near`.

    With `pairs` the products of every two numbers of the whole follow, so that a linear model over them is a quadratic
    one over the meaning: it can tell groups of meanings apart, much as a Gaussian kernel does.
    """
    whole = vectors.of(_stems(tokens))
    parts = [_LINEAR * whole, _PART * vectors.of(_stems(tokens[:_OPENING])), _PART * vectors.of(_stems(near))]
    return np.concatenate([*parts, *([_QUADRATIC * _products(whole)] if pairs else [])]).astype(np.float32)


def _products(vector: Array) -> Array:
    """Return x·x and √2·x·y for every two numbers: two such rows have the squared inner product of the vectors."""
    rows, columns = np.triu_indices(len(vector))
    return vector[rows] * vector[columns] * np.where(rows == columns, 1.0, np.sqrt(2.0))


def _stems(tokens: Sequence[Token]) -> Iterator[str]:
    return (token.stem if token.kind == "word" else "0" for token in tokens if token.kind in {"word", "number"})
