"""The reader is trained in JAX and read with numpy: both must say the same, and learning must change what is said."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("jax", reason="training the reader needs the `train` extra")

import jax

from scenes import context
from waqai.claims.reader import TIES, TYPES, State, parse_reader
from waqai.claims.reading import PARTS
from waqai.errors import GoldError
from waqai.evaluate.gold import GoldReport
from waqai.gist.vectors import Vectors
from waqai.model import EventType, RelationType, Report, Span
from waqai.scorer import shipped_models
from waqai.train import reader
from waqai.train.reader import packed, table_of, train_reader
from waqai.train.reader_arrays import Lessons, Letters, batch_of, numbers_of
from waqai.train.reader_fit import Pace, fit_reader, loss_of
from waqai.train.reader_network import Weights, fresh, odds_of
from waqai.train.reader_samples import Questions, Study, Tie, Twice, answers_of, asked_of, open_questions
from waqai.train.readers import NO_READERS, read_readers

TEXT = (
    "قصفت الطائرات الحربية بلدة النهر صباح أمس، وقال قائد الجيش سالم الهادي إن القصف أصاب مواقع للمسلحين في "
    "ريف المدينة. وأرسل الجيش تعزيزات إلى البلدة بعد القصف."
)
VECTORS = Vectors({"قصفت": 0, "طايرات": 1, "قايد": 2}, np.eye(3, 8, dtype=np.float32))
TABLE = table_of(VECTORS)
#: Compiled once for all tests, which give it batches of two.
LOSS = jax.jit(loss_of)


@cache
def asked() -> Questions:
    return open_questions(context(TEXT), shipped_models())


def study() -> Study:
    """What a teacher might say: the first word tells an attack, what stands before a trigger takes part."""
    one = asked()
    answers = answers_of(
        {(0, "ASSAULT"): 1.0},
        [0.9 if part.filler < part.trigger else 0.1 for part in one.parts],
        [0.8] * len(one.same),
        [asked_of(tie, {RelationType.LEADS: 0.7}) for tie in one.ties],
    )
    return Study(one, answers)


def letters() -> Letters:
    return Letters.of([asked()] * 5, VECTORS.index)


def state(weights: Weights) -> State:
    return parse_reader(packed(weights, letters(), TABLE)).read(asked().rows)


def stirred(weights: Weights) -> Weights:
    """Give the biases, which begin at one value, values of their own."""
    draw = np.random.default_rng(5)
    return {
        name: value + draw.normal(0, 0.2, value.shape).astype(np.float32) if name.endswith("bias") else value
        for name, value in weights.items()
    }


def test_numpy_reads_what_jax_has_learnt() -> None:
    weights, one = stirred(fresh(letters(), TABLE, seed=3)), asked()
    lessons = Lessons.of([study()], letters())
    there = jax.jit(odds_of)(weights, jax.numpy.asarray(TABLE), batch_of(lessons.rows, 64, np.random.default_rng(0)))
    here, words = state(weights), range(len(one.rows))
    assert here.told(words) == pytest.approx(np.asarray(there.told)[0, : len(words)], abs=0.1)
    triggers, fillers = (np.array([getattr(part, name) for part in one.parts]) for name in ("trigger", "filler"))
    takes = here.parts(triggers, fillers, [part.kind for part in one.parts])
    columns = [PARTS.index(part.part) for part in one.parts]
    assert takes[np.arange(len(columns)), columns] == pytest.approx(np.asarray(there.takes)[0, : len(columns)], abs=0.1)
    first, second, gaps = (
        np.array([getattr(twice, name) for twice in one.same]) for name in ("first", "second", "gap")
    )
    same = here.same(first, second, [twice.type for twice in one.same], gaps)
    assert same == pytest.approx(np.asarray(there.one)[0, : len(same)], abs=0.1)
    subjects, objects = np.array([tie.subject for tie in one.ties]), np.array([tie.object for tie in one.ties])
    stand = here.ties(subjects, objects, [tie.sorts for tie in one.ties])
    assert stand == pytest.approx(np.asarray(there.stand)[0, : len(stand)], abs=0.1)
    assert min(map(len, (one.parts, one.same, one.ties))) > 0


def test_lessons_are_learnt() -> None:
    lessons = Lessons.of([study()] * 2, letters())
    before = fresh(letters(), TABLE)
    batch = next(lessons.passes(np.random.default_rng(0)))
    after = fit_reader(before, TABLE, lessons, Pace(25, 3e-3, 0.1))
    assert float(LOSS(after, TABLE, batch)) < float(LOSS(before, TABLE, batch)) / 2
    told = state(after).told(range(len(asked().rows)))
    assert TYPES[int(told[0].argmax())] == "ASSAULT"
    assert told[0].max() > told[1:].max()


def test_the_same_lessons_give_the_same_reader() -> None:
    lessons, pace = Lessons.of([study()] * 2, letters()), Pace(2, 3e-3, 0.1)
    one, other = (packed(fit_reader(fresh(letters(), TABLE), TABLE, lessons, pace), letters(), TABLE) for _ in range(2))
    assert one == other


def test_nobody_errs_where_nobody_answers() -> None:
    one = asked()
    silent = answers_of(None, [-1.0] * len(one.parts), [-1.0] * len(one.same), [[-1.0] * len(TIES)] * len(one.ties))
    lessons = Lessons.of([Study(one, silent)] * 2, letters())
    assert float(LOSS(fresh(letters(), TABLE), TABLE, next(lessons.passes(np.random.default_rng(0))))) == 0.0


def test_reports_of_one_length_are_learnt_from_together() -> None:
    row = asked().rows[0]
    lengths = (40, 60, 70, 300, 1800)
    none = answers_of({}, (), (), ())
    lessons = Lessons.of([Study(Questions([row] * n, [], [], []), none) for n in (*lengths, 0)], letters())
    plan = lessons.plan(np.random.default_rng(0))
    assert {length: sorted(chosen.tolist()) for length, chosen in plan} == {64: [0, 1], 256: [2], 448: [3], 3584: [4]}


def test_of_too_many_questions_some_are_drawn() -> None:
    rows = [asked().rows[0]] * 50
    same = [Twice(0, 1, EventType.AID, 0)] * 40
    ties = [Tie((0, 1), (2, 3), ("person", "place"))] * 70
    answers = answers_of({}, (), [0.5] * 40, [asked_of(tie, {}) for tie in ties])
    lessons = Lessons.of([Study(Questions(rows, [], same, ties), answers)], letters())
    batch = batch_of(lessons.rows, 64, np.random.default_rng(0))
    assert batch.one.tolist() == [[0.5] * 32]
    assert batch.stand.shape == (1, 64, len(TIES))
    assert numbers_of(lessons_of(ties), letters()).ties[0].tolist() == [0, 0, 2, 2, *sorts_of(ties[0]), 17, 0]


def lessons_of(ties: list[Tie]) -> Questions:
    return Questions([asked().rows[0]] * 4, [], [], ties)


def sorts_of(tie: Tie) -> list[int]:
    return [letters().sorts.get(sort, 0) for sort in tie.sorts]


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


def test_every_report_has_a_reader_that_never_saw_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[tuple[int, float]] = []

    def noted(weights: Weights, _: object, lessons: Lessons, __: Pace, **___: int) -> Weights:
        heard.append(
            (len(lessons.rows), max(chance for _, one in lessons.rows for chance in (one.told or {}).values()))
        )
        return weights

    monkeypatch.setattr(reader, "fit_reader", noted)
    lines = [{"text": TEXT, "fold": fold, "told": [[0, "ASSAULT", 0.9], [3, "AID", 0.1]]} for fold in (None, 0)]
    path = tmp_path / "lessons.jsonl"
    path.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    train_reader([told(n) for n in range(6)], path, shipped_models(), VECTORS, tmp_path / "out")
    assert [count for count, _ in heard] == [1, 4, 1, 5, 1, 5, 1, 5, 1, 5, 1, 6]
    assert [most for _, most in heard] == [pytest.approx(0.9), 1.0] * 6
    known = read_readers(tmp_path / "out")
    assert known.of(told(0).report) is not known.of(told(1).report)
    assert known.of(told(0).report) is known.of(told(5).report)
    assert known.of(Report(text="غيره")) is NO_READERS.of(told(0).report)
    (tmp_path / "out" / "reader.3.npz").unlink()
    with pytest.raises(GoldError, match=r"readers of .* cannot be read"):
        read_readers(tmp_path / "out")


def test_too_few_reports_and_missing_readers_are_refused(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="too few annotated reports"):
        train_reader([told(0)], None, shipped_models(), VECTORS, tmp_path)
    with pytest.raises(GoldError, match="no readers"):
        read_readers(tmp_path / "nothing")
