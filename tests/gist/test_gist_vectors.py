"""Vectors survive writing, and a text's vector has length one."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from waqai.gist.vectors import Vectors, read_vectors, shipped_vectors, write_vectors


def test_writing_keeps_words_and_nearly_all_of_the_numbers(tmp_path: Path) -> None:
    rows = np.random.default_rng(3).normal(size=(4, 6)).astype(np.float32)
    write_vectors(Vectors({"قصف": 0, "هدنة": 1, "سوق": 2, "مطر": 3}, rows), tmp_path / "v.xz")
    again = read_vectors((tmp_path / "v.xz").read_bytes())
    assert list(again.index) == ["قصف", "هدنة", "سوق", "مطر"]
    assert np.abs(again.rows - rows).max() < 0.02


def test_a_text_has_length_one_and_unknown_words_none() -> None:
    vectors = Vectors({"قصف": 0, "مدفع": 1}, np.array([[3.0, 0.0], [0.0, 4.0]], dtype=np.float32))
    assert vectors.of(["قصف", "مدفع", "غير معروف"]) == pytest.approx([0.6, 0.8])
    assert not vectors.of(["غير معروف"]).any()


def test_shipped_words_of_one_kind_lie_together() -> None:
    vectors = shipped_vectors()
    attack, shelling, market = (vectors.of([word]) for word in ("هجوم", "قصف", "اسعار"))
    assert attack @ shelling > attack @ market + 0.2
