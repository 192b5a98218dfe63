"""The reader is trained in JAX and read with numpy: both must say the same, and learning must change what is said."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("jax", reason="training the reader needs the `train` extra")

from scenes import context
from waqai.claims.reader import parse_network
from waqai.claims.reading import PARTS, Window
from waqai.errors import GoldError
from waqai.evaluate.gold import GoldReport
from waqai.gist.vectors import Vectors
from waqai.model import Report
from waqai.scorer import shipped_models
from waqai.train.reader import packed, train_reader
from waqai.train.reader_network import fit_network, fresh, odds_of
from waqai.train.reader_samples import Alphabet, Lesson, arrays_of, soft_lessons
from waqai.train.readers import NO_READERS, read_readers

TEXT = "قصفت الطائرات الحربية بلدة النهر صباح أمس، وقال ناشطون إن الجيش أرسل تعزيزات إلى المدينة."
VECTORS = Vectors({"قصفت": 0, "طايرات": 1, "ناشطون": 2}, np.eye(3, 8, dtype=np.float32))
TABLE = np.concatenate([np.zeros((1, 8), np.float32), VECTORS.rows])


def lessons() -> list[Lesson]:
    return [lesson for _ in range(5) for lesson in soft_lessons(context(TEXT), shipped_models())]


def alphabet() -> Alphabet:
    return Alphabet.of(lessons(), VECTORS.index)


def test_numpy_reads_what_jax_has_learnt() -> None:
    one, letters = lessons()[0], alphabet()
    weights = fresh(letters, TABLE, seed=3)
    arrays = arrays_of([one], letters)
    there = np.asarray(odds_of(weights, TABLE, arrays.rows(np.array([0])), None))[0]
    network = parse_network(packed(weights, letters, TABLE))
    fillers = sorted({at for _, at in one.answers})
    window = Window(*one.window, ((one.at, one.kind),), fillers)
    ((here,),) = network.read(network.lexis.of(one.rows), [window])
    for number, part in enumerate(PARTS):
        asked = [at for name, at in one.answers if name == part]
        for slot, at in enumerate(asked):
            assert here[at][number] == pytest.approx(float(there[number, slot]), abs=0.05)


def test_lessons_are_learnt() -> None:
    letters = alphabet()
    arrays = arrays_of(lessons(), letters)
    every = arrays.rows(np.arange(len(arrays.length)))

    def loss(odds: np.ndarray) -> float:
        chance = 1 / (1 + np.exp(-odds))
        return float((np.abs(chance - arrays.answers) * arrays.known).sum() / arrays.known.sum())

    before = fresh(letters, TABLE)
    after = fit_network(before, TABLE, arrays, rounds=30, rate=5e-3)
    assert (
        loss(np.asarray(odds_of(after, TABLE, every, None))) < loss(np.asarray(odds_of(before, TABLE, every, None))) / 2
    )


def gold(number: int) -> GoldReport:
    record: dict[str, list[object]] = {"entities": [], "places": [], "times": [], "events": [], "relations": []}
    return GoldReport(f"r{number}", Report(text=TEXT, published=date(2020, 1, 1 + number)), record)


def test_every_report_has_a_reader_that_never_saw_it(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="annotated"):
        train_reader([gold(0)], (), shipped_models(), VECTORS, tmp_path)
    assert NO_READERS.of(gold(0).report).reader is NO_READERS.of(gold(1).report).reader
    with pytest.raises(GoldError, match="no readers"):
        read_readers(tmp_path / "nothing")
