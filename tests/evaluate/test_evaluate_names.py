"""Named entities in the CoNLL form are read, and held against the mentions of the coder."""

from __future__ import annotations

from pathlib import Path

import pytest

from waqai.errors import GoldError
from waqai.evaluate import Tally
from waqai.evaluate.conll import read_conll
from waqai.evaluate.names import count_names, names_of

FILE = """حل O
الرئيس O
كريم B-PERS
الحلبي I-PERS
في O
القاهرة B-LOC
. O

وأعلن O
مجلس B-ORG
الإعمار I-ORG
ذلك O
في O
دمشق B-LOC
. O
"""


def conll(folder: Path, content: str) -> Path:
    path = folder / "names.conll"
    path.write_text(content, encoding="utf-8")
    return path


def test_sentences_and_names_are_read(tmp_path: Path) -> None:
    first, second = read_conll(conll(tmp_path, FILE))
    assert first.text == "حل الرئيس كريم الحلبي في القاهرة ."
    assert first.names == {("PERS", 2, 4), ("LOC", 5, 6)}
    assert second.words[1].of(second.text) == "مجلس"
    assert ("ORG", 1, 3) in second.names


def test_other_corpora_name_their_types_differently(tmp_path: Path) -> None:
    nested = "رئيس B-OCC\nبلدية I-OCC B-ORG\nنابلس I-OCC I-ORG B-GPE\nسامر B-PER\nالعلي I-PER\nكأس B-MISC\n"
    (sentence,) = read_conll(conll(tmp_path, nested))
    assert sentence.names == {("ORG", 1, 3), ("LOC", 2, 3), ("PERS", 3, 5)}


def test_names_side_by_side_are_two(tmp_path: Path) -> None:
    (sentence,) = read_conll(conll(tmp_path, "سامر B-PERS\nكريم B-PERS\nحلب I-LOC\n"))
    assert sentence.names == {("PERS", 0, 1), ("PERS", 1, 2), ("LOC", 2, 3)}


@pytest.mark.parametrize(("content", "says"), [("سامر\n", "no tag"), ("\n\n", "no sentence")])
def test_a_file_of_another_form_is_an_error(tmp_path: Path, content: str, says: str) -> None:
    with pytest.raises(GoldError, match=says):
        read_conll(conll(tmp_path, content))


def test_the_coder_finds_names_without_titles_and_countries_as_places() -> None:
    text = "قال وزير الدفاع سامر العلي إن مجلس الإعمار استقبل جنودا في روسيا"
    found = {(kind, span.of(text)) for kind, span in names_of(text)}
    assert {("PERS", "سامر العلي"), ("LOC", "روسيا"), ("ORG", "مجلس الإعمار")} <= found
    assert not any("جنود" in words for _, words in found)


def test_names_are_counted_by_words_and_type(tmp_path: Path) -> None:
    tally, seen = Tally(), list[int]()
    count_names(conll(tmp_path, FILE), tally, lambda: seen.append(1))
    assert tally.rows["PERS"] == [1, 1, 1]
    assert tally.rows["LOC"] == [2, 2, 2]
    assert tally.rows["ORG"] == [1, 1, 1]
    assert len(seen) == 2
