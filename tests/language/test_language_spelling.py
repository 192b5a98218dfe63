from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arabic import LETTERS
from waqai.language import analyse
from waqai.language.spelling import usual
from waqai.language.words import form_of
from waqai.model import fold


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("فى", "في"), ("التى", "التي"), ("والذى", "والذي"), ("إلي", "إلى"), ("وعلي", "وعلى"), ("يجرى", "يجري"),
        ("هذة", "هذه"), ("مدينه", "مدينة"), ("الحكومه", "الحكومة"), ("بمدينه", "بمدينة"),
    ],
)  # fmt: skip
def test_a_last_letter_printed_as_its_neighbour_is_put_right(word: str, expected: str) -> None:
    assert usual(word) == expected


@pytest.mark.parametrize("word", ["علي", "على", "حاله", "كتابه", "قاده", "ليلى", "إليه", "منزلة", "عينة", "ه", "ى"])
def test_a_word_that_may_be_meant_stays(word: str) -> None:
    assert usual(word) == word


def test_the_layer_reads_both_spellings_alike() -> None:
    usual_one, other = (
        [(token.stem, token.suffix, token.upos) for token in analyse(text).tokens]
        for text in ("وصل الوفد إلى مدينة في الشمال التي هدأت", "وصل الوفد إلي مدينه فى الشمال التى هدأت")
    )
    assert usual_one == other


def test_what_is_printed_stays_in_the_token() -> None:
    form = form_of("بمدينه")
    assert (form.plain, form.core, form.suffix) == ("بمدينه", "مدينة", "")
    assert "بمدينه"[form.start : form.end] == "مدينه"


@settings(deadline=None)
@given(st.text(LETTERS, min_size=1, max_size=10))
def test_only_the_last_letter_changes_and_no_look_up(word: str) -> None:
    assert usual(word)[:-1] == word[:-1]
    assert fold(usual(word)) == fold(word)
    assert usual(usual(word)) == usual(word)
