"""An analysis as JSON and on the terminal."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings

from arabic import news, printed
from waqai.export.isolates import FSI, PDI, RLI
from waqai.export.words_form import definite, words_to_json
from waqai.export.words_sheet import show_words
from waqai.language import analyse

TEXT = "هدنة جديدة\nقال الوسيط إن وفد المعارضة سيقتلونه، مؤكدا أن «الهدنة صامدة» من قبل 12 قائدا.\n"


def sheet(text: str = TEXT, width: int = 100) -> str:
    return re.sub(f"[{FSI}{RLI}{PDI}]", "", show_words(analyse(text), colour=False, width=width))


def row(word: str) -> list[str]:
    """Return the cells of the row of `word`, without its number."""
    found = next(line for line in sheet().splitlines() if line.rstrip(" 0123456789").endswith(f" {word}"))
    return re.split(r"  +", found.strip())[:-1]


def test_sentences_are_told_from_headings_and_show_their_clauses() -> None:
    lines = sheet().splitlines()
    assert [line.split(" ─")[0] for line in lines if "──" in line] == ["heading 1", "sentence 2"]
    assert any(
        line.endswith("قال الوسيط ┃ إن وفد المعارضة سيقتلونه، ┃ مؤكدا أن «الهدنة صامدة» من قبل 12 قائدا.")
        for line in lines
    )


def test_a_row_says_what_is_known_of_a_word() -> None:
    assert row("سيقتلونه") == ["3 m pl present", "VERB", "يقتلون", "س + يقتلون + ه", "سيقتلونه"]
    assert row("المعارضة") == ["f sg def", "NOUN", "معارضه", "ال + معارضه", "المعارضة"]
    assert row("من") == ["ADP", "من", "من"]
    assert row("قال") == ["§1", "3 m sg past", "VERB", "قال", "قال"]


def test_phrases_show_head_and_governor() -> None:
    cells = [re.split(r"  +", line.strip()) for line in sheet().splitlines()]
    assert ["وفد", "وفد المعارضة"] in cells
    assert ["من قبل", "قائدا", "12 قائدا"] in cells


@pytest.mark.parametrize("width", [40, 72, 100, 200])
def test_no_line_is_wider_than_the_page(width: int) -> None:
    assert all(len(line) <= max(72, min(width, 110)) for line in sheet(TEXT * 3, width).splitlines())


@settings(max_examples=60, deadline=None)
@given(printed())
def test_any_text_can_be_shown_and_drives_no_terminal(text: str) -> None:
    shown = show_words(analyse(text), colour=False, width=100)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", shown)
    for line in shown.splitlines():
        assert len(re.findall(f"[{FSI}{RLI}]", line)) == line.count(PDI)


@settings(max_examples=60, deadline=None)
@given(news())
def test_every_quote_of_the_json_is_exact(text: str) -> None:
    data = words_to_json(analyse(text))
    quotes = [*data["sentences"], *data["quotations"]]
    for sentence in data["sentences"]:
        quotes += [*sentence["clauses"], *sentence["words"], *sentence["phrases"]]
    assert all(text[quote["start"] : quote["end"]] == quote["text"] for quote in quotes)


def test_verbs_show_subject_and_object() -> None:
    text = "رفض وفد المعارضة شروط الحكومة."
    cells = [re.split(r"  +", line.strip()) for line in sheet(text).splitlines()]
    assert ["شروط", "وفد", "رفض"] in cells
    assert words_to_json(analyse(text))["sentences"][0]["predicates"] == [{"verb": 0, "subject": 1, "object": 3}]


def test_json_says_what_a_word_is() -> None:
    words = [word for sentence in words_to_json(analyse(TEXT))["sentences"] for word in sentence["words"]]
    killed = next(word for word in words if word["text"] == "سيقتلونه")
    assert (killed["prefixes"], killed["stem"], killed["suffix"]) == (["س"], "يقتلون", "ه")
    assert (killed["class"], killed["person"], killed["number"], killed["tense"]) == ("VERB", "3", "p", "present")
    assert killed["definite"] is None
    assert [word["index"] for word in words] == list(range(len(words)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [("الهدنة", True), ("قواتها", True), ("هدنة", False), ("قال", None), ("12", None), ("في", None)],
)
def test_definiteness(text: str, expected: bool | None) -> None:  # noqa: FBT001
    assert definite(analyse(text).tokens[0]) is expected
