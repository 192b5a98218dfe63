"""What a word's clitics say, and the forms under which it is looked up."""

from __future__ import annotations

import pytest

from waqai.language import analyse
from waqai.model import Token, fold


def last_word(text: str) -> Token:
    return analyse(text).tokens[-1]


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("والمجلس", ["المجلس", "والمجلس"]),
        ("للمجلس", ["المجلس", "للمجلس"]),
        ("مجلس", ["مجلس"]),
        ("بيانهم", ["بيان", "بيانهم"]),
    ],
)
def test_keys_have_the_likeliest_first(word: str, forms: list[str]) -> None:
    found = last_word(f"قرأ {word}").keys
    assert [form for form in found if form in forms] == list(map(fold, forms))


@pytest.mark.parametrize(
    ("word", "definite", "preposition", "conjunction"),
    [("والمجلس", True, "", "و"), ("وللمجلس", True, "ل", "و"), ("بمجلس", False, "ب", ""), ("مجلس", False, "", "")],
)
def test_clitics_are_kept_with_the_word(word: str, definite: bool, preposition: str, conjunction: str) -> None:  # noqa: FBT001
    token = last_word(f"قرأ {word}")
    assert (token.definite, token.preposition, token.conjunction) == (definite, preposition, conjunction)
