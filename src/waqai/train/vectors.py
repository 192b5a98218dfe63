"""Makes word vectors from unlabelled news: positive pointwise mutual information, reduced by singular values.

Levy, Goldberg and Dagan (2015) say why the counts of contexts are smoothed and the singular values halved.
"""

from __future__ import annotations

import json
import lzma
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import coo_matrix, csr_matrix
from sklearn.utils.extmath import randomized_svd

from waqai.errors import GoldError
from waqai.gist.vectors import NAME, Vectors, read_vectors, shipped_vectors, write_vectors
from waqai.language.tokens import pieces
from waqai.language.words import form_of

_WINDOW = 5
_LEAST = 5
_SMOOTHING = 0.75
_RARE = 1e-3
_WIDTH = 64
_LARGEST = 20_000
Array = Any


def vectors_for(reports: Path | None, out: Path) -> Vectors:
    """Return the vectors to train with: made from `reports` and written to the folder `out`, or the shipped ones."""
    if reports is None:
        return shipped_vectors()
    out.mkdir(parents=True, exist_ok=True)
    write_vectors(train_vectors(texts_in(reports)), out / NAME)
    return read_vectors((out / NAME).read_bytes())


def texts_in(path: Path) -> Iterator[str]:
    """Yield title and text of every report of a JSON-lines file, plain or .xz."""
    try:
        for row in lines_of(path):
            yield f"{row.get('title') or ''} . {row['text']}"
    except KeyError as error:
        raise GoldError(f"{path} holds no reports ({error})", "give JSON lines with a text each") from error


def lines_of(path: Path) -> Iterator[dict[str, Any]]:
    """Yield every object of a JSON-lines file, plain or .xz; raises GoldError where it is none."""
    opener = lzma.open if path.suffix == ".xz" else open
    try:
        with opener(path, "rt", encoding="utf-8") as lines:
            yield from map(json.loads, lines)
    except (OSError, ValueError, lzma.LZMAError) as error:
        raise GoldError(f"{path} holds no JSON lines ({error})", "give JSON lines, plain or .xz") from error


def train_vectors(texts: Iterable[str]) -> Vectors:
    """Return vectors of the stems that stand in `texts` at least five times; offsets and order do not matter."""
    documents = [_stems(text) for text in texts]
    counts = Counter(stem for document in documents for stem in document)
    known = sorted((stem for stem, n in counts.most_common(_LARGEST) if n >= _LEAST), key=lambda s: (-counts[s], s))
    index = {stem: place for place, stem in enumerate(known)}
    left, values, _ = randomized_svd(_information(_beside(documents, index)), _WIDTH, n_iter=4, random_state=0)
    return Vectors(index, _weighted(left * np.sqrt(values), np.array([counts[stem] for stem in known])))


def _stems(text: str) -> list[str]:
    found = []
    for start, end, kind in pieces(text):
        if kind == "word":
            found.append(form_of(text[start:end]).stem)
        elif kind == "number":
            found.append("0")
        elif text[start:end] in ".؟!":
            found.append("")
    return found


def _beside(documents: Sequence[Sequence[str]], index: Mapping[str, int]) -> csr_matrix:
    """Return how often each word stands up to five words from each other, nearer ones counting more."""
    gap = [-1] * _WINDOW
    places = np.concatenate([np.array([*(index.get(stem, -1) for stem in row), *gap]) for row in documents])
    size = len(index)
    total = csr_matrix((size, size), dtype=np.float32)
    for step in range(1, _WINDOW + 1):
        first, second = places[:-step], places[step:]
        both = (first >= 0) & (second >= 0)
        weights = np.full(int(both.sum()), 1.0 / step, dtype=np.float32)
        total = total + coo_matrix((weights, (first[both], second[both])), shape=(size, size)).tocsr()
    return total + total.T


def _information(beside: csr_matrix) -> csr_matrix:
    """Return the positive pointwise mutual information of every pair."""
    sums = np.asarray(beside.sum(axis=1)).ravel() + 1e-9
    smoothed = sums**_SMOOTHING / (sums**_SMOOTHING).sum()
    cells = beside.tocoo()
    values = np.log(cells.data / (sums[cells.row] * smoothed[cells.col]))
    kept = values > 0
    return csr_matrix((values[kept], (cells.row[kept], cells.col[kept])), shape=beside.shape)


def _weighted(rows: Array, counts: Array) -> Array:
    """Return rows of length one, shifted by their mean in running text, rare words weighing more."""
    rows = rows / (np.linalg.norm(rows, axis=1, keepdims=True) + 1e-9)
    shares = counts / counts.sum()
    weights = _RARE / (_RARE + shares)
    running = weights * shares
    mean = (running[:, None] * rows).sum(axis=0) / running.sum()
    return ((rows - mean) * weights[:, None]).astype(np.float32)
