"""Bounds of numbers: phrases behind a number, or behind the noun that it counts."""

from __future__ import annotations

import pytest

from waqai.language import analyse
from waqai.lexicon.bounds import bound_behind, number_modifiers


@pytest.mark.parametrize(
    ("text", "first", "found"),
    [
        ("قتل خمسة على الأقل", 2, (2, 4, "least")),
        ("قتل خمسة حراس على الأقل", 2, (3, 5, "least")),
        ("قتل خمسة حراس، على الأقل، في البرج", 2, (4, 6, "least")),
        ("قتل خمسة على الطريق", 2, (2, 2, "")),
        ("قتل خمسة. على الأقل نجا الحارس", 2, (2, 2, "")),
        ("قتل خمسة وجرح ستة على الأقل", 2, (2, 2, "")),
        ("قتل خمسة حراس في برج قرب النهر على الأقل", 2, (2, 2, "")),
    ],
)
def test_a_bound_stands_a_few_words_behind(text: str, first: int, found: tuple[int, int, str]) -> None:
    assert bound_behind(analyse(text).tokens, first) == found


def test_the_longest_phrase_is_tried_first() -> None:
    lengths = [len(modifier.words) for modifier in number_modifiers("before")]
    assert lengths == sorted(lengths, reverse=True)
    assert lengths[0] > lengths[-1]
