"""How a word refers: by a demonstrative, a pronoun or an article, and by what stands behind it."""

from __future__ import annotations

import pytest

from scenes import context


@pytest.mark.parametrize(
    ("text", "word", "reference"),
    [
        ("رفضت الحكومة هذا الاتفاق بشدة.", "الاتفاق", "this"),
        ("رفضت الحكومة تلك الزيارة.", "الزيارة", "this"),
        ("شن المقاتلون هجومهم ليلا.", "هجومهم", "owned"),
        ("رفضت الحكومة الاتفاق.", "الاتفاق", "the|end"),
        ("رفضت الحكومة الاتفاق الذي وقعه الوفد.", "الاتفاق", "the|relative"),
        ("شن المقاتلون هجوما على البلدة.", "هجوما", "a|ADP"),
        ("انتهى الهجوم", "الهجوم", "the|end"),
    ],
)
def test_how_a_word_refers(text: str, word: str, reference: str) -> None:
    found = context(text)
    index = next(at for at, token in enumerate(found.scene.tokens) if token.plain == word)
    assert found.surroundings(index).reference == reference


def test_a_demonstrative_of_the_sentence_before_is_none() -> None:
    found = context("نرفض هذا. الهجوم مستمر.")
    index = next(at for at, token in enumerate(found.scene.tokens) if token.plain == "الهجوم")
    assert found.surroundings(index).reference.startswith("the|")
