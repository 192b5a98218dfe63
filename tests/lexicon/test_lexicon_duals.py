"""Which nouns mean two."""

from __future__ import annotations

from dataclasses import replace

import pytest

from waqai.language import analyse
from waqai.lexicon.duals import dual_of
from waqai.model import Quantity, Token


def word(text: str, number: str = "") -> Token:
    """Return the word alone, with this grammatical number."""
    return replace(analyse(text).tokens[0], number=number)


@pytest.mark.parametrize("form", ["قتيلان", "جنديين", "شخصين", "طالبتان", "قذيفتين", "ضابطان"])
def test_duals(form: str) -> None:
    assert dual_of(word(form)) == Quantity(2, 2)


@pytest.mark.parametrize("form", ["لبنان", "مدنيين", "مسلحين", "ميدان", "بين", "عشرين", "اثنين", "سكان", "فلسطين"])
def test_no_duals(form: str) -> None:
    assert dual_of(word(form)) is None


def test_agreement_decides_between_dual_and_plural() -> None:
    assert dual_of(word("مدنيين", number="d")) == Quantity(2, 2)
    assert dual_of(word("مدنيين", number="p")) is None


@pytest.mark.parametrize("form", ["جنديين", "شرطيين", "ضابطين"])
def test_a_noun_with_a_broken_plural_is_dual_though_it_looks_plural(form: str) -> None:
    assert dual_of(word(form, number="p")) == Quantity(2, 2)
