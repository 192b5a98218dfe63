"""Word vectors: what words stand beside in the news, in a few dozen numbers each.

A vector is already weighted by how rare its word is and shifted so that the words of an average text cancel out: the
vector of a text is the plain sum over its words, brought to length one. Stems are those of `Token.stem`.
"""

from __future__ import annotations

import lzma
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np

NAME = "vectors.bin.xz"
_LEVELS = 127
Array = Any


@dataclass(frozen=True, slots=True)
class Vectors:
    """Stem → row of `rows` (one float32 row a word)."""

    index: Mapping[str, int]
    rows: Array

    @property
    def width(self) -> int:
        """How many numbers a vector has."""
        return int(self.rows.shape[1])

    def of(self, stems: Iterable[str]) -> Array:
        """Return the vector of some words, of length one; all zeros where none of them is known."""
        found = [place for stem in stems if (place := self.index.get(stem)) is not None]
        if not found:
            return np.zeros(self.width, dtype=np.float32)
        total = self.rows[found].sum(axis=0)
        length = float(np.sqrt(total @ total))
        return total / length if length else total


def write_vectors(vectors: Vectors, path: Path) -> None:
    """Write vectors with one byte a number and one scale a word, compressed; the same input, the same bytes."""
    scales = (np.abs(vectors.rows).max(axis=1) / _LEVELS).astype("<f4")
    levels = np.rint(vectors.rows / np.maximum(scales, 1e-12)[:, None]).astype(np.int8)
    words = " ".join(sorted(vectors.index, key=vectors.index.__getitem__))
    path.write_bytes(lzma.compress(words.encode() + b"\n" + scales.tobytes() + levels.tobytes(), preset=9))


def read_vectors(data: bytes) -> Vectors:
    """Return the vectors of a file that `write_vectors` wrote."""
    head, _, body = lzma.decompress(data).partition(b"\n")
    words = head.decode().split(" ")
    scales = np.frombuffer(body, dtype="<f4", count=len(words))
    levels = np.frombuffer(body, dtype=np.int8, offset=scales.nbytes).reshape(len(words), -1)
    return Vectors({word: place for place, word in enumerate(words)}, levels * scales[:, None])


@cache
def shipped_vectors() -> Vectors:
    """Return the vectors that come with the package."""
    return read_vectors(files("waqai.gist").joinpath("weights", NAME).read_bytes())
