"""Nouns that mean two by their ending (`data/words/numbers.yml`)."""

from __future__ import annotations

from waqai.lexicon.numbers import number_forms, number_words
from waqai.model import Quantity, Token


def dual_of(token: Token) -> Quantity | None:
    """Return two to two where the word is a dual ("قتيلان", "جنديين"), None where it is not, or may be a plural.

    The caller must know that the word names people or things: "بين" and "لبنان" are excluded by a list only.
    """
    word = token.stem or token.fold
    if len(word) < 5 or word in number_words("not_dual") or word in number_forms():  # noqa: PLR2004
        return None
    if not word.endswith(("ان", "ين")):
        return None
    if word[:-2] in number_words("people"):
        return Quantity(2, 2)
    sure = token.number == "d" or (word[-3] == "ت" and not token.number)
    return Quantity(2, 2) if sure else None
