"""Labelled sentences are held against what the coder finds in them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from waqai.errors import GoldError
from waqai.evaluate import Score, Tally
from waqai.evaluate import sentences as s
from waqai.evaluate.roles import count_roles
from waqai.model import EventType

ATTACK = "هاجم مسلحون حاجزا للجيش عند أطراف البلدة وقتلوا ثلاثة جنود."
MARCH = "تظاهر مئات الطلاب أمام مبنى البلدية احتجاجا على الغلاء."
WEATHER = "هطلت أمطار غزيرة على الساحل."


def lines(path: Path, rows: Sequence[Mapping[str, Any]]) -> Path:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return path


def nothing() -> None:
    """Move no bar."""


def test_ambiguous_sentences_are_left_out_and_both_kinds_of_no_count(tmp_path: Path) -> None:
    labels = [("a", "yes"), ("a", "easy no"), ("b", "difficult no"), ("b", "yes"), ("a", "ambiguous")]
    path = lines(tmp_path / "x", [{"text": text, "label": label} for text, label in labels])
    tally, seen = Tally(), list[int]()
    s.count_yes(lambda text: text == "a", path, tally, lambda: seen.append(1))
    assert tally.score("") == Score(0.5, 0.5, 0.5, 2)
    assert len(seen) == 5


def test_a_label_of_another_name_is_an_error(tmp_path: Path) -> None:
    path = lines(tmp_path / "x", [{"text": "a", "label": "maybe"}])
    with pytest.raises(GoldError, match="maybe"):
        s.count_yes(bool, path, Tally(), nothing)


def test_relevance_is_told_from_none(tmp_path: Path) -> None:
    path = lines(tmp_path / "x", [{"text": "a", "label": "1"}, {"text": "b", "label": 0}, {"text": "a", "label": "0"}])
    tally = Tally()
    s.count_relevance(lambda text: text == "a", path, tally, nothing)
    assert tally.rows[""] == [1, 2, 1]


def test_each_class_has_its_row(tmp_path: Path) -> None:
    rows = [{"text": "1", "label": "1"}, {"text": "1", "label": "3"}, {"text": "3", "label": "3"}]
    tally = Tally()
    s.count_classes(int, lines(tmp_path / "x", rows), tally, nothing)
    assert tally.rows == {"1": [1, 2, 1], "3": [1, 1, 2]}


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ('{"text": "a"}\n', "line 1"),
        ('\n{"text": "a", "label": "yes"}\nx\n', "line 3"),
        ("[1]\n", "object"),
        ("", "no"),
    ],
)
def test_a_broken_line_is_named(tmp_path: Path, content: str, says: str) -> None:
    path = tmp_path / "x.jsonl"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(GoldError, match=says):
        s.count_yes(bool, path, Tally(), nothing)


def mark(source: str, target: str) -> dict[str, list[str]]:
    return {"source_actor": source.split(), "verb": [], "target_actor": target.split()}


def test_roles_meet_the_marks_of_several_people(tmp_path: Path) -> None:
    marks = [mark("مسلحون", "للجيش"), mark("مسلحون", "حاجزا للجيش"), mark("", "جنود")]
    path = lines(tmp_path / "x", [{"text": ATTACK, "spans": marks}, {"text": WEATHER, "spans": [mark("", "")]}])
    tally = Tally()
    count_roles(EventType.ASSAULT, path, tally, nothing)
    assert tally.rows["source"] == [1, 1, 1]  # nobody marked anybody in the second
    assert tally.rows["target"] == [1, 1, 1]


def test_a_party_that_nobody_marked_is_wrong(tmp_path: Path) -> None:
    tally = Tally()
    count_roles(
        EventType.PROTEST, lines(tmp_path / "x", [{"text": MARCH, "spans": [mark("الغلاء", "")]}]), tally, nothing
    )
    assert tally.rows["source"] == [0, 1, 1]


def test_spans_that_are_none_are_an_error(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="source_actor"):
        count_roles(EventType.ASSAULT, lines(tmp_path / "x", [{"text": ATTACK, "spans": [7]}]), Tally(), nothing)
