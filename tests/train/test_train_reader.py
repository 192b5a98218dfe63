"""The reader is trained in JAX and read with numpy: both must say the same, and learning must change what is said."""

from __future__ import annotations

import json
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
from waqai.model import Report, Span
from waqai.scorer import shipped_models
from waqai.train import reader
from waqai.train.lessons import Role
from waqai.train.reader import packed, train_reader
from waqai.train.reader_network import Pace, Weights, fit_network, fresh, odds_of
from waqai.train.reader_samples import Alphabet, Arrays, Lesson, arrays_of, open_lessons, taught_lessons
from waqai.train.readers import NO_READERS, read_readers

TEXT = "قصفت الطائرات الحربية بلدة النهر صباح أمس، وقال ناشطون إن الجيش أرسل تعزيزات إلى المدينة."
VECTORS = Vectors({"قصفت": 0, "طايرات": 1, "ناشطون": 2}, np.eye(3, 8, dtype=np.float32))
TABLE = np.concatenate([np.zeros((1, 8), np.float32), VECTORS.rows])


def roles() -> list[Role]:
    """What a teacher might say: whatever begins before a trigger takes the part, what stands behind it does not."""
    tokens = context(TEXT).scene.tokens
    return [
        (tokens[lesson.at].span.start, lesson.kind, part, tokens[filler].span.start, 0.9 if filler < lesson.at else 0.1)
        for lesson in open_lessons(context(TEXT), shipped_models())
        for part, filler in lesson.answers
    ]


def lessons() -> list[Lesson]:
    return [lesson for _ in range(5) for lesson in taught_lessons(context(TEXT), roles())]


def alphabet() -> Alphabet:
    return Alphabet.of(lessons(), VECTORS.index)


def test_a_teacher_answers_what_is_asked() -> None:
    asked, taught = open_lessons(context(TEXT), shipped_models()), lessons()
    for question, lesson in zip(asked, taught, strict=False):
        assert (question.at, question.kind, question.window) == (lesson.at, lesson.kind, lesson.window)
        assert set(question.answers) == set(lesson.answers)
        assert set(question.answers.values()) == {0.0}
    assert {answer for lesson in taught for answer in lesson.answers.values()} == {0.1, 0.9}
    elsewhere = [(9999, *role[1:]) for role in roles()] + [(*role[:3], 9999, 0.5) for role in roles()]
    assert not list(taught_lessons(context(TEXT), elsewhere))


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
    after = fit_network(before, TABLE, arrays, Pace(30, 5e-3, 0.3))
    assert (
        loss(np.asarray(odds_of(after, TABLE, every, None))) < loss(np.asarray(odds_of(before, TABLE, every, None))) / 2
    )


def gold(number: int) -> GoldReport:
    record: dict[str, list[object]] = {"entities": [], "places": [], "times": [], "events": [], "relations": []}
    return GoldReport(f"r{number}", Report(text=TEXT, published=date(2020, 1, 1 + number)), record)


def test_every_report_has_a_reader_that_never_saw_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[tuple[int, float]] = []

    def noted(weights: Weights, _: object, arrays: Arrays, __: Pace) -> Weights:
        heard.append((len(arrays.length), float(arrays.answers.max())))
        return weights

    monkeypatch.setattr(reader, "fit_network", noted)
    lines = [{"text": TEXT, "fold": fold, "roles": roles()} for fold in (None, 0)]
    path = tmp_path / "lessons.jsonl"
    path.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    train_reader([told(n) for n in range(6)], path, shipped_models(), VECTORS, tmp_path / "out")
    assert [most for _, most in heard] == [pytest.approx(0.9), 1.0] * 6
    counts = [count for count, _ in heard]
    assert counts[1] == counts[-1] * 4 // 6
    known = read_readers(tmp_path / "out")
    assert known.of(told(0).report).reader is not known.of(told(1).report).reader
    assert known.of(told(0).report).finder is NO_READERS.of(told(0).report).finder


def told(number: int) -> GoldReport:
    event = {
        "id": "v1", "type": "ASSAULT", "trigger_span": Span(0, 4), "also_spans": [], "actors": ["e1"],
        "recipients": [], "places": [], "times": [], "sources": [],
    }  # fmt: skip
    party = {"id": "e1", "kind": "force", "name": "الطائرات", "spans": [Span(5, 13)]}
    record: dict[str, list[object]] = {
        "entities": [party], "places": [], "times": [], "events": [event], "relations": [],
    }  # fmt: skip
    return GoldReport(f"r{number}", Report(text=f"{TEXT} {number}"), record)


def test_too_few_reports_and_missing_readers_are_refused(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="annotated"):
        train_reader([gold(0)], None, shipped_models(), VECTORS, tmp_path)
    assert NO_READERS.of(gold(0).report).reader is NO_READERS.of(gold(1).report).reader
    with pytest.raises(GoldError, match="no readers"):
        read_readers(tmp_path / "nothing")
