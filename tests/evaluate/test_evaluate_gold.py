"""Annotated reports are read with spans for their quotes; what cannot be read is named."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from annotated import ANNOTATION, TEXT, write_gold
from waqai.errors import GoldError
from waqai.evaluate.gold import mentions, occurrences, read_gold, sentence_span, with_spans
from waqai.model import Span


def words(text: str, spans: list[Span]) -> list[str]:
    return [text[max(0, span.start - 2) : span.end] for span in spans]


@pytest.mark.parametrize(
    ("text", "quote", "found"),
    [
        ("قرأ الكتاب", "الكتاب", [(4, 10)]),
        ("قرأ بالكتاب", "الكتاب", [(5, 11)]),
        ("قرأ وبالكتاب", "الكتاب", [(6, 12)]),
        ("سلم سلاما سلم", "سلم", [(0, 3), (10, 13)]),
        ("قرأ الكتابة", "الكتاب", [(4, 10)]),
        ("المستكتاب الكتاب", "تاب", [(6, 9), (13, 16)]),
        ("قرأ", "الكتاب", []),
        ("قال. (نعم) نعم", "(نعم)", [(5, 10)]),
    ],
)
def test_quotes_are_found_at_word_edges(text: str, quote: str, found: list[tuple[int, int]]) -> None:
    assert occurrences(text, quote) == [Span(*row) for row in found]


def test_a_quote_inside_a_longer_word_counts_only_where_there_is_no_better() -> None:
    assert occurrences("الكتابة الكتاب", "الكتاب") == [Span(8, 14)]


def test_a_quote_may_be_looked_for_in_a_stretch() -> None:
    assert occurrences("سلم ثم سلم", "سلم", Span(4, 10)) == [Span(7, 10)]
    assert occurrences("سلم ثم سلم", "سلم", Span(3, 6)) == []


def test_the_longest_name_takes_the_words() -> None:
    text = "حرس الساحل وحرس المطار ثم الحرس وللحرس"
    found = [span.of(text) for span in mentions(text, ["حرس", "حرس الساحل", "الحرس"])]
    assert found == ["حرس الساحل", "حرس", "الحرس", "للحرس"]


def test_an_annotation_gains_spans_and_is_left_as_it_is() -> None:
    before = json.dumps(ANNOTATION, ensure_ascii=False)
    record = with_spans(ANNOTATION, TEXT)
    assert json.dumps(ANNOTATION, ensure_ascii=False) == before
    assert [span.of(TEXT) for span in record["entities"][2]["spans"]] == ["صيادي الجزيرة", "الصيادين", "صيادين"]
    assert [span.of(TEXT) for span in record["places"][0]["spans"]] == ["الميناء", "ميناء المرجان"]
    assert record["times"][0]["spans"][0].of(TEXT) == "يوم السبت"
    agree, assault = record["events"]
    assert agree["trigger_span"].of(TEXT) == "اتفقا"
    assert [span.of(TEXT) for span in agree["also_spans"]] == ["هدنة", "هدنة"]
    assert assault["trigger_span"].start > agree["trigger_span"].start


def test_a_trigger_is_looked_for_in_its_own_sentence() -> None:
    text = "اتفقا أمس. ثم اتفقا اليوم."
    event = {"id": "V1", "type": "AGREE", "sentence": "ثم اتفقا اليوم", "trigger": "اتفقا"}
    record = with_spans({"events": [event]}, text)
    assert record["events"][0]["trigger_span"] == Span(14, 19)


def test_other_tellings_are_looked_for_everywhere() -> None:
    text = "اتفقا أمس. ثم وقعا اتفاقا جديدا. هذا اتفاق. وباتفاق آخر."
    event = {"id": "V1", "type": "AGREE", "sentence": "ثم وقعا اتفاقا جديدا", "trigger": "وقعا", "also": ["اتفاق"]}
    record = with_spans({"events": [event]}, text)
    assert [span.start for span in record["events"][0]["also_spans"]] == [
        text.index("اتفاق. "),
        text.index("اتفاق آخر"),
    ]


def test_what_is_not_in_the_text_stands_nowhere() -> None:
    record = with_spans({"events": [{"id": "V1", "type": "AGREE", "trigger": "اتفقا"}]}, "لا شيء")
    assert record["events"][0]["trigger_span"] == Span(-1, -1)
    assert (record["entities"], record["relations"]) == ([], [])


def test_reports_are_read_by_name(tmp_path: Path) -> None:
    write_gold(tmp_path, "b")
    write_gold(tmp_path, "a", annotation={})
    (tmp_path / "lonely.json").write_text("{}", encoding="utf-8")
    first, second = read_gold(tmp_path)
    assert (first.name, second.name) == ("a", "b")
    assert (first.report.published, first.report.outlet) == (None, None)
    assert (second.report.published, second.report.outlet) == (date(2021, 8, 16), ANNOTATION["outlet"])
    assert second.report.text == TEXT


def test_lines_end_as_they_end(tmp_path: Path) -> None:
    """Spans count code points of the text as received: no line end may be changed on reading."""
    (tmp_path / "a.txt").write_bytes("سطر\r\nسطر".encode())
    (tmp_path / "a.json").write_text("{}", encoding="utf-8")
    (gold,) = read_gold(tmp_path)
    assert gold.report.text == "سطر\r\nسطر"


def test_a_folder_without_annotated_reports(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="no annotated report") as caught:
        list(read_gold(tmp_path))
    assert caught.value.exit_code == 4


@pytest.mark.parametrize(
    "annotation",
    [
        [],
        "words",
        {"published": "yesterday"},
        {"entities": [{"id": "E1"}]},
        {"entities": "none"},
        {"events": [{"id": "V1", "type": "AGREE"}]},
        {"times": [{"id": "T1"}]},
    ],
)
def test_an_annotation_that_is_none_is_named(tmp_path: Path, annotation: Any) -> None:
    write_gold(tmp_path, "broken", annotation=annotation)
    with pytest.raises(GoldError, match=r"broken\.json") as caught:
        list(read_gold(tmp_path))
    assert caught.value.remedy


def test_a_file_that_is_no_json_is_named(tmp_path: Path) -> None:
    write_gold(tmp_path, "broken")
    (tmp_path / "broken.json").write_text("{", encoding="utf-8")
    with pytest.raises(GoldError, match=r"broken\.json"):
        list(read_gold(tmp_path))


def test_the_sentence_of_an_annotation() -> None:
    assert sentence_span("قال. ثم نام. ثم صحا.", {"sentence": "ثم صحا"}) == Span(13, 19)
    assert sentence_span("قال.", {"sentence": "نام"}) is None
    assert sentence_span("قال.", {"sentence": ""}) is None
    assert sentence_span("قال.", {}) is None
