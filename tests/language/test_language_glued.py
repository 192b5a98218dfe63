from __future__ import annotations

import pytest
from hypothesis import given, settings

from arabic import printed
from waqai.language import analyse
from waqai.language.glued import seam, unglued
from waqai.language.tokens import pieces


@pytest.mark.parametrize(
    "halves",
    [
        "المدينة|التي",
        "الشرطة|الروسية",
        "إلى|اتفاق",
        "عناصر|المقاومة",
        "في|الأراضي",
        "أعلن|الجيش",
        "قـوات|الـجيش",
        "الهُدْنَة|بعد",
    ],
)
def test_glued_words_are_parted(halves: str) -> None:
    left, right = halves.split("|")
    assert seam(left + right) == len(left)
    assert [token.span.of(left + right) for token in analyse(left + right).tokens] == [left, right]


@pytest.mark.parametrize(
    "word",
    [
        "الجيش", "عبدالكريم", "وعبدالملك", "أبوالفضل", "عبيدالله", "والبالغة", "وبالجيش", "متوالي", "لمبالغ", "إجلالا",
        "استقلالية", "مدينتهم", "وسيقتلونهم", "كالمعارضة", "برتقالية", "ة", "المدينةس",
    ],
)  # fmt: skip
def test_whole_words_and_names_stay(word: str) -> None:
    assert seam(word) == 0


@settings(deadline=None)
@given(printed())
def test_halves_make_up_the_word(text: str) -> None:
    cut = list(pieces(text))
    parted = list(unglued(text, cut))
    assert "".join(text[a:b] for a, b, _ in parted) == "".join(text[a:b] for a, b, _ in cut)
    assert {a for a, _, _ in cut} <= {a for a, _, _ in parted}
    assert all(a < b for a, b, _ in parted)


def test_a_word_of_any_length_is_looked_at_once() -> None:
    word = "المدينة" * 10_000
    assert [token.span.of(word) for token in analyse(word).tokens] == [word]
