"""Whether the words before a name make it a place."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from waqai.lexicon.places import AreaWord, area_words, locative_words
from waqai.model import Token


@cache
def _prepositions(*, loose: bool) -> frozenset[str]:
    return locative_words("locative") | (locative_words("locative_loose") if loose else frozenset())


def is_located(tokens: Sequence[Token], index: int, first: int, *, loose: bool) -> bool:
    """Whether a locative preposition or an area word stands before token `index` (not before token `first`).

    `loose` also counts prepositions that a place shares with a party (من، إلى).
    """
    if tokens[index].preposition == "ب":
        return True
    if index <= first:
        return False
    before = tokens[index - 1]
    known = _prepositions(loose=loose)
    return before.fold in known or before.stem in known or area_of(before) is not None


def area_of(token: Token) -> AreaWord | None:
    """Return what kind of place the word makes, or None."""
    return area_words().get(token.stem)
