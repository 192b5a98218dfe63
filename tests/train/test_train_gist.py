"""Judges learn what can be learned, on folds that share no document; vectors put like words together."""

from __future__ import annotations

import json
import random
from pathlib import Path

import numpy as np
import pytest

from waqai.errors import GoldError
from waqai.gist.features import Features
from waqai.gist.vectors import Vectors
from waqai.scorer import shipped_models
from waqai.train.gist import Recipe, best_threshold, fit, folds_of, held_out, table_of, train_judges, validate
from waqai.train.gist_roles import marked_in, train_roles
from waqai.train.gist_samples import Passage, distinct, read_own, read_told, read_words
from waqai.train.vectors import vectors_for

RECIPE = Recipe(penalty=0.1, rarest=3)
NOWHERE = Vectors({}, np.zeros((0, 2), dtype=np.float32))


def passages(count: int = 200, seed: int = 5) -> list[Passage]:
    """Return passages that "good" and "bad" decide; "noise" says nothing; four share a document."""
    dice = random.Random(seed)  # noqa: S311  a toy
    rows = []
    for number in range(count):
        answer = int(dice.random() < 0.3)
        words = ["good" if answer else "bad", *(["noise"] if dice.random() < 0.5 else []), f"once {number}"]
        features = Features(words, np.zeros(2, dtype=np.float32))
        rows.append(Passage(features, answer, [float(answer)], f"document {number // 4}"))
    return rows


def test_what_can_be_told_apart_is() -> None:
    rows = passages()
    judge = fit(table_of(rows, RECIPE), RECIPE)
    assert set(judge.names) <= {"good", "bad", "noise"}
    assert all((judge.probability(row.features) >= judge.threshold) == bool(row.answer) for row in rows)


def test_folds_share_no_document() -> None:
    table = table_of(passages(), RECIPE)
    tested = []
    for train, test in folds_of(table, 5, seed=1):
        assert not set(table.documents[train]) & set(table.documents[test])
        tested += list(test)
    assert sorted(tested) == list(range(200))


def test_held_out_figures_leave_out_what_people_could_not_agree_on() -> None:
    rows = [
        Passage(row.features, row.answer, row.targets, row.document, tested=i > 9) for i, row in enumerate(passages())
    ]
    real, given = held_out(rows, RECIPE)
    assert len(real) == 190
    assert (real == given).all()


def test_the_threshold_is_where_the_f1_to_be_expected_is_highest() -> None:
    chances = np.concatenate([np.linspace(0.8, 0.95, 10), np.linspace(0.0, 0.2, 30)])
    assert 0.2 < best_threshold(chances) < 0.81
    assert best_threshold(np.array([0.5, 0.1])) < 0.5


def ours(count: int) -> list[Passage]:
    """Return passages of ours: "better", a word of no labelled passage, means yes, "worse" no."""
    words = ["better" if number % 2 else "worse" for number in range(count)]
    nothing = np.zeros(2, dtype=np.float32)
    return [
        Passage(Features([word], nothing), int(word == "better"), [float(word == "better")], f"ours {i}", ours=True)
        for i, word in enumerate(words)
    ]


def test_passages_of_ours_teach() -> None:
    rows = [*passages(), *ours(60)]
    judge = fit(table_of(rows, RECIPE), RECIPE)
    better, worse = rows[-1].features, rows[-2].features
    assert judge.probability(better) > judge.probability(worse)


def test_passages_of_ours_are_never_tested_and_leave_the_folds_as_they_are() -> None:
    alone, mixed = passages(), [*passages(), *ours(60)]
    pairs = zip(folds_of(table_of(alone, RECIPE), 5, 1), folds_of(table_of(mixed, RECIPE), 5, 1), strict=True)
    for (train, test), (more, same) in pairs:
        assert list(same) == list(test)
        assert list(more) == [*train, *range(200, 260)]
    assert len(held_out(mixed, RECIPE)[0]) == 200


def told(count: int) -> list[Passage]:
    """Return passages of which a teacher says: "likely" means a good chance, "unlikely" a bad one."""
    nothing = np.zeros(2, dtype=np.float32)
    return [
        Passage(Features([word], nothing), int(chance > 0.5), [chance], f"told {number}", told=True)
        for number, (word, chance) in enumerate([("likely", 0.9), ("unlikely", 0.1)] * (count // 2))
    ]


def test_what_a_teacher_told_teaches() -> None:
    rows = [*passages(), *told(60)]
    judge = fit(table_of(rows, RECIPE), RECIPE)
    likely, unlikely = rows[-2].features, rows[-1].features
    assert judge.probability(likely) > judge.probability(unlikely)


def test_what_a_teacher_told_is_never_tested_and_leaves_the_folds_as_they_are() -> None:
    alone, mixed = passages(), [*passages(), *told(60)]
    pairs = zip(folds_of(table_of(alone, RECIPE), 5, 1), folds_of(table_of(mixed, RECIPE), 5, 1), strict=True)
    for (train, test), (more, same) in pairs:
        assert list(same) == list(test)
        assert list(more) == [*train, *range(200, 260)]
    assert len(held_out(mixed, RECIPE)[0]) == 200


def test_printed_figures_are_those_without_a_teacher() -> None:
    assert list(validate({"relevance": [*passages(), *told(60)]}, seeds=1)) == list(
        validate({"relevance": passages()}, seeds=1)
    )


def test_the_command_s_parts_print_figures_and_write_weights(tmp_path: Path) -> None:
    labelled = {"relevance": passages()}
    (line,) = validate(labelled, seeds=1)
    assert line.startswith("relevance")
    assert "F1 1.000" in line
    assert not list(validate(labelled, seeds=0))
    train_judges(labelled, tmp_path / "new")
    assert (tmp_path / "new" / "gist.json.xz").stat().st_size > 0


def test_sentences_are_read_once_each(tmp_path: Path) -> None:
    rows = [
        {"text": "قصف الجيش البلدة", "label": "1"},
        {"text": "قصف  الجيش البلدة", "label": "1"},
        {"text": "مطر", "label": "0"},
    ]
    lines = [json.dumps(row, ensure_ascii=False) for row in rows]
    (tmp_path / "un_relevance.jsonl").write_text("\n".join(lines), encoding="utf-8")
    found = read_words(tmp_path, "relevance", NOWHERE)
    assert [(row.answer, list(row.targets)) for row in found] == [(1, [1.0]), (0, [0.0])]


@pytest.mark.parametrize("line", ["{", "[]", '{"label": "1"}'])
def test_a_broken_line_is_named(tmp_path: Path, line: str) -> None:
    (tmp_path / "un_relevance.jsonl").write_text(line, encoding="utf-8")
    with pytest.raises(GoldError, match=r"un_relevance\.jsonl:1"):
        read_words(tmp_path, "relevance", NOWHERE)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match=r"un_quad\.jsonl"):
        read_words(tmp_path, "quad", NOWHERE)


def test_sentences_of_ours_are_read_by_type_and_label(tmp_path: Path) -> None:
    path = tmp_path / "sentences.jsonl"
    rows = [
        {"type": "PROTEST", "label": "yes", "text": "تظاهر مئات العمال أمس في الميناء."},
        {"type": "PROTEST", "label": "difficult no", "text": "وحمل المتظاهرون صورا."},
        {"type": "ASSAULT", "label": "easy no", "text": "وسقط مطر غزير."},
    ]
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")
    found = read_own(path, shipped_models(), NOWHERE)
    assert [(row.answer, row.ours) for row in found["PROTEST"]] == [(1, True), (0, True)]
    assert 0.0 == found["ASSAULT"][0].targets[0] < found["PROTEST"][1].targets[0] < found["PROTEST"][0].targets[0]


@pytest.mark.parametrize("wrong", [{"type": "AID"}, {"label": "maybe"}, {"label": None}])
def test_a_sentence_of_ours_of_no_type_or_label_is_named(tmp_path: Path, wrong: dict[str, str]) -> None:
    row = {"type": "PROTEST", "label": "yes", "text": "مطر"} | wrong
    (tmp_path / "sentences.jsonl").write_text(json.dumps(row), encoding="utf-8")
    with pytest.raises(GoldError, match="sentence 1"):
        read_own(tmp_path / "sentences.jsonl", shipped_models(), NOWHERE)


def test_lessons_are_read_by_type_with_their_chances(tmp_path: Path) -> None:
    path = tmp_path / "lessons.jsonl"
    rows = [
        {"text": "تظاهر مئات العمال أمس في الميناء.", "told": {"PROTEST": 0.9, "ASSAULT": 0.02}},
        {"text": "وسقط مطر غزير.", "told": {"PROTEST": 0}},
    ]
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")
    found = read_told(path, shipped_models(), NOWHERE)
    assert [(row.answer, list(row.targets), row.told) for row in found["PROTEST"]] == [(1, [0.9], True), (0, [0], True)]
    assert [list(row.targets) for row in found["ASSAULT"]] == [[0.02]]


@pytest.mark.parametrize("wrong", [None, [0.5], {"AID": 0.5}, {"PROTEST": 1.5}, {"PROTEST": "yes"}])
def test_a_sentence_that_is_no_lesson_is_named(tmp_path: Path, wrong: object) -> None:
    (tmp_path / "lessons.jsonl").write_text(json.dumps({"text": "مطر", "told": wrong}), encoding="utf-8")
    with pytest.raises(GoldError, match="sentence 1"):
        read_told(tmp_path / "lessons.jsonl", shipped_models(), NOWHERE)


def test_the_sentences_that_come_along_are_sound() -> None:
    rows = list(distinct(Path(__file__).parents[2] / "training" / "sentences.jsonl"))
    assert len(rows) == 312
    assert {(row["type"], row["label"]) for row in rows} == {
        ("PROTEST", label) for label in ("yes", "difficult no", "easy no")
    }


def test_vectors_are_made_of_the_words_that_stand_often_enough(tmp_path: Path) -> None:
    war = ["قصفت المدفعية بلدة نائية ليلا.", "قصف الطيران بلدة نائية ليلا."]
    trade = ["باع التاجر قمحا جيدا رخيصا.", "اشترى المزارع قمحا جيدا رخيصا."]
    path = tmp_path / "reports.jsonl"
    path.write_text("".join(json.dumps({"text": text}) + "\n" for text in [*war, *trade] * 3), encoding="utf-8")
    vectors = vectors_for(path, tmp_path / "out")
    assert {"بلده", "ناييه", "ليلا", "قمحا", "رخيصا"} <= set(vectors.index)
    assert "مدفعيه" not in vectors.index
    assert np.isfinite(vectors.rows).all()
    assert (tmp_path / "out" / "vectors.bin.xz").is_file()


def test_reports_that_are_none_are_refused(tmp_path: Path) -> None:
    (tmp_path / "reports.jsonl").write_text('{"title": "x"}\n', encoding="utf-8")
    with pytest.raises(GoldError, match=r"reports\.jsonl"):
        vectors_for(tmp_path / "reports.jsonl", tmp_path)


def test_roles_are_learned_from_marked_words(tmp_path: Path) -> None:
    lines = [
        {"text": "قصف الجيش مواقع المسلحين أمس.", "source_gold": "الجيش", "target_gold": ""},
        {"text": "هاجم المسلحون مواقع الجيش أمس.", "source_gold": "المسلحون", "target_gold": ""},
    ]
    for name in ("assault", "protest"):
        text = "\n".join(json.dumps(line, ensure_ascii=False) for line in lines)
        (tmp_path / f"{name}.spans.jsonl").write_text(text, encoding="utf-8")
    marked = marked_in(tmp_path)
    assert set(marked) == {"ASSAULT actor", "PROTEST actor"}
    first, second = marked["ASSAULT actor"]
    assert [first.holds(standing) for standing in first.found].count(True) == 1
    assert second.words == {"المسلحون"}
    train_roles(marked, tmp_path / "out")
    assert (tmp_path / "out" / "roles.json").is_file()
