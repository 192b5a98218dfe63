"""Linear models over words, meaning and what the coder found; one judge answers one question.

The weights are trained by `waqai train gist` and stand in `weights/`; see the card beside them.
"""

from __future__ import annotations

import json
import lzma
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np

from waqai.errors import WaqaiError
from waqai.gist.features import Features

NAME = "gist.json.xz"
_LARGEST = 30.0
Array = Any


@dataclass(frozen=True, slots=True)
class Judge:
    """One score for each answer: `names` maps a feature to its row of `weights`, which has a column an answer.

    `slope` and `offset` turn the score of a yes-or-no question into a probability; from `threshold` on it is a yes.
    """

    names: Mapping[str, int]
    weights: Array
    meaning: Array
    bias: Array
    slope: float = 1.0
    offset: float = 0.0
    threshold: float = 0.5

    def scores(self, features: Features) -> Array:
        """Return the score of every answer."""
        named = self._block(features.words) + self._block(features.found)
        return self.bias + features.meaning @ self.meaning + named

    def _block(self, block: Sequence[str]) -> Array:
        known = [place for place in map(self.names.get, block) if place is not None]
        return self.weights[known].sum(axis=0) / math.sqrt(len(block)) if known else 0.0

    def probability(self, features: Features) -> float:
        """Return the probability of yes."""
        odds = self.slope * float(self.scores(features)[0]) + self.offset
        return 1.0 / (1.0 + math.exp(-max(-_LARGEST, min(_LARGEST, odds))))


def pack_judges(judges: Mapping[str, Judge]) -> bytes:
    """Return the weights file of judges by name; the same input, the same bytes."""
    rows = {name: _row(judge) for name, judge in sorted(judges.items())}
    return lzma.compress(json.dumps(rows, ensure_ascii=False, separators=(",", ":")).encode(), preset=9)


def _row(judge: Judge) -> dict[str, Any]:
    weights = _rounded(judge.weights)
    return {
        "weights": {name: weights[place] for name, place in sorted(judge.names.items())},
        "meaning": _rounded(judge.meaning),
        "bias": _rounded(judge.bias),
        **{key: round(getattr(judge, key), 4) for key in ("slope", "offset", "threshold")},
    }


def _rounded(numbers: Array) -> list[Any]:
    return list(np.round(np.asarray(numbers, dtype=np.float64), 3).tolist())


def unpack_judges(data: bytes) -> dict[str, Judge]:
    """Return the judges of a weights file.

    Raises WaqaiError where the file is none.
    """
    try:
        return {name: _judge(row) for name, row in json.loads(lzma.decompress(data)).items()}
    except (ValueError, KeyError, TypeError, AttributeError, lzma.LZMAError) as error:
        raise WaqaiError(f"the weights file is damaged ({error})", "train it again, or install waqai again") from error


def _judge(row: Mapping[str, Any]) -> Judge:
    bias = np.array(row["bias"], dtype=np.float32)
    weights = np.array([*row["weights"].values()], dtype=np.float32).reshape(-1, len(bias))
    names = {name: place for place, name in enumerate(row["weights"])}
    meaning = np.array(row["meaning"], dtype=np.float32)
    return Judge(names, weights, meaning, bias, row["slope"], row["offset"], row["threshold"])


@cache
def shipped_judges() -> dict[str, Judge]:
    """Return the judges that come with the package."""
    return unpack_judges(files("waqai.gist").joinpath("weights", NAME).read_bytes())
