"""A judge adds up, survives writing, and says so when its file is damaged."""

from __future__ import annotations

import math

import numpy as np
import pytest

from waqai.errors import WaqaiError
from waqai.gist.features import Features
from waqai.gist.judge import Judge, pack_judges, unpack_judges

JUDGE = Judge(
    names={"w قصف": 0, "own=verb": 1},
    weights=np.array([[2.0], [-1.0]], dtype=np.float32),
    meaning=np.array([[0.5], [0.25]], dtype=np.float32),
    bias=np.array([0.125], dtype=np.float32),
    slope=2.0,
    offset=-1.0,
    threshold=0.4,
)
FEATURES = Features(("w قصف", "w x", "w y", "w z"), np.array([1.0, 2.0]), ("own=verb",))


def test_each_block_counts_as_one_vector() -> None:
    expected = 0.125 + 1.0 * 0.5 + 2.0 * 0.25 + 2.0 / 2 - 1.0
    assert float(JUDGE.scores(FEATURES)[0]) == pytest.approx(expected)
    assert JUDGE.probability(FEATURES) == pytest.approx(1 / (1 + math.exp(-(2 * expected - 1))))


def test_nothing_known_leaves_the_bias() -> None:
    assert float(JUDGE.scores(Features((), np.zeros(2)))[0]) == pytest.approx(0.125)


def test_writing_keeps_all() -> None:
    data = pack_judges({"question": JUDGE})
    again = unpack_judges(data)["question"]
    assert again.scores(FEATURES) == pytest.approx(JUDGE.scores(FEATURES))
    assert (again.slope, again.offset, again.threshold) == (2.0, -1.0, 0.4)
    assert pack_judges({"question": again}) == data


def test_a_damaged_file_is_reported() -> None:
    with pytest.raises(WaqaiError, match="train it again"):
        unpack_judges(b"no weights")
