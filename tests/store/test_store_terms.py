"""Words as they are searched."""

from __future__ import annotations

import pytest

from waqai.errors import UsageError
from waqai.store.terms import phrase_of, phrases_of, spans_of, terms_of, terms_of_names


@pytest.mark.parametrize("printed", ["هدنة", "الهدنة", "والهدنة", "بالهدنة", "للهدنة", "هُدنـــة", "هدنته", "وهدنتهم"])
def test_forms_of_a_word_are_one_term(printed: str) -> None:
    assert terms_of(printed) == "هدنه"


def test_terms_are_words_and_numbers_without_marks() -> None:
    assert terms_of("قُتل ١٢ (بينهم 3) في F-16، «أمس»!") == "قتل 12 بين 3 في f 16 امس"
    assert terms_of("… !؟ _") == ""


def test_no_phrase_reaches_from_name_to_name() -> None:
    names = terms_of_names(["وقف إطلاق", "!", "النار"])
    assert "وقف اطلاق" in names
    assert "اطلاق نار" not in names


def test_questions_are_words_and_quoted_phrases() -> None:
    assert phrases_of('هدنة "وقف إطلاق النار" «في درعا»') == [("وقف", "اطلاق", "نار"), ("في", "درعا"), ("هدنه",)]
    assert phrase_of('الناطق "باسم"') == [("ناطق", "اسم")]


@pytest.mark.parametrize("question", ["", " ", "؟", '""', '"؟"'])
def test_a_question_needs_a_word(question: str) -> None:
    with pytest.raises(UsageError):
        phrases_of(question)


def test_words_asked_for_are_shown_where_they_stand() -> None:
    text = "وافق على الهدنة، ثم خرق هدنته."
    assert [span.of(text) for span in spans_of(text, '"هدنة"')] == ["الهدنة", "هدنته"]
