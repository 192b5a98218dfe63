"""The finder is trained in JAX and read with numpy: both must say the same, and learning must change what is said."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("jax", reason="training the finder needs the `train` extra")

from scenes import context
from waqai.claims.finder import TYPES, parse_finder
from waqai.errors import GoldError
from waqai.evaluate.gold import GoldReport
from waqai.gist.vectors import Vectors
from waqai.model import Report, Span
from waqai.scorer import shipped_models
from waqai.train import finder
from waqai.train.finder import packed, train_finder
from waqai.train.finder_network import Weights, fit_finder, fresh, odds_of
from waqai.train.finder_samples import LENGTH, Letters, Text, Told, stretches_of, text_of
from waqai.train.reader_network import Pace
from waqai.train.readers import NO_READERS, read_readers

TEXT = "قصفت الطائرات الحربية بلدة النهر صباح أمس، وقال ناشطون إن الجيش أرسل تعزيزات إلى المدينة."
VECTORS = Vectors({"قصفت": 0, "طايرات": 1, "ناشطون": 2}, np.eye(3, 8, dtype=np.float32))
TABLE = np.concatenate([np.zeros((1, 8), np.float32), VECTORS.rows])


def text() -> Text:
    return text_of(context(TEXT), {(0, "ASSAULT"): 1.0})


def letters() -> Letters:
    return Letters.of([text()] * 5, VECTORS.index)


def test_numpy_finds_what_jax_has_learnt() -> None:
    weights = fresh(letters(), TABLE, seed=3)
    words, length, _ = stretches_of([text()], letters()).rows(np.array([0]))
    there = np.asarray(odds_of(weights, TABLE, words, length, None))[0, : length[0]]
    here = parse_finder(packed(weights, letters(), TABLE)).find(text().rows, range(len(text().rows)))
    assert here == pytest.approx(there, abs=0.05)


def test_what_is_told_is_learnt() -> None:
    one = stretches_of([text()] * 4, letters())
    after = fit_finder(fresh(letters(), TABLE), TABLE, one, Pace(20, 2e-2, 0.2))
    odds = parse_finder(packed(after, letters(), TABLE)).find(text().rows, range(len(text().rows)))
    assert TYPES[int(odds[0].argmax())] == "ASSAULT"
    assert odds[0].max() > odds[1:].max()


def test_long_texts_are_cut_where_a_sentence_begins() -> None:
    rows = [("كلمة", *([""] * (len(text().rows[0]) - 1)))] * (LENGTH + 30)
    cut = stretches_of([Text(rows, [0, 200, 240], {(250, "AID"): 0.5})], letters())
    assert cut.length.tolist() == [240, LENGTH + 30 - 240]
    assert cut.told[1, 10].max() == 0.5
    assert stretches_of([Text(rows, [0], {})], letters()).length.tolist() == [LENGTH, 30]


def gold(number: int) -> GoldReport:
    event = {"type": "ASSAULT", "trigger_span": Span(0, 4), "also_spans": []}
    record: dict[str, list[object]] = {
        "entities": [], "places": [], "times": [], "events": [event], "relations": [],
    }  # fmt: skip
    return GoldReport(f"r{number}", Report(text=f"{TEXT} {number}"), record)


def test_every_report_has_a_finder_that_never_saw_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[tuple[int, list[Told]]] = []

    def noted(weights: Weights, _: object, texts: Sequence[Text]) -> Weights:
        heard.append((len(texts), [text.told for text in texts]))
        return weights

    monkeypatch.setattr(finder, "fit_finder", lambda weights, table, texts, _, **__: noted(weights, table, texts))
    monkeypatch.setattr(finder, "stretches_of", lambda texts, _: texts)
    told = [[0, "ASSAULT", 0.9], [3, "AID", 0.1]]
    lines = [{"text": TEXT, "fold": fold, "told": told} for fold in (None, 0, 1)]
    lessons = tmp_path / "lessons.jsonl"
    lessons.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    train_finder([gold(n) for n in range(6)], lessons, shipped_models(), VECTORS, tmp_path / "out")
    assert [count for count, _ in heard] == [1, 4, 1, 5, 1, 5, 1, 5, 1, 5, 1, 6]
    assert heard[0][1] == [{(0, "ASSAULT"): 0.9}]
    known = read_readers(tmp_path / "out")
    assert known.of(gold(0).report).finder is not known.of(gold(1).report).finder
    assert known.of(gold(0).report).finder is known.of(gold(5).report).finder
    assert known.of(Report(text="غيره")).finder is NO_READERS.of(gold(0).report).finder
    assert known.of(gold(0).report).reader is NO_READERS.of(gold(0).report).reader
    (tmp_path / "out" / "finder.3.npz").unlink()
    with pytest.raises(GoldError, match=r"finders of .* cannot be read"):
        read_readers(tmp_path / "out")


def test_too_few_reports_are_refused(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="too few annotated reports"):
        train_finder([gold(0)], None, shipped_models(), VECTORS, tmp_path)
