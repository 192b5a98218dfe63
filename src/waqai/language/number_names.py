"""Numbers that count nothing: they name a resolution, an article, a weapon, a year or a day of a month."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Final

from waqai.lexicon.calendar import calendar_forms
from waqai.lexicon.numbers import number_words
from waqai.model import Token

_DAYS: Final = range(1, 32)
_YEARS: Final = range(1900, 2100)


def names_something(tokens: Sequence[Token], at: int) -> bool:
    """Whether the number in token `at` is a name or part of a date; words of number never are."""
    if tokens[at].kind != "number":
        return False
    before = tokens[at - 1] if at else None
    if before and _is_any(before, "label"):
        return True
    return _is_year(before, tokens[at]) or _is_day(tokens, at) or _is_joined(tokens, at)


def _is_any(token: Token, role: str) -> bool:
    return token.fold in number_words(role) or token.stem in number_words(role)


def _is_year(before: Token | None, token: Token) -> bool:
    if before is None or not (token.plain.isdecimal() and int(token.plain) in _YEARS):
        return False
    return _is_any(before, "year") or before.fold in _months()[1]


def _is_day(tokens: Sequence[Token], at: int) -> bool:
    plain = tokens[at].plain
    return at + 1 < len(tokens) and plain.isdecimal() and int(plain) in _DAYS and tokens[at + 1].fold in _months()[0]


@cache
def _months() -> tuple[frozenset[str], frozenset[str]]:
    """Return the first and the last words of the names of months, folded."""
    names = [
        (first, *form.rest)
        for first, forms in calendar_forms().items()
        for form in forms
        if form.word.kind == "month" and not form.preposition
    ]
    return frozenset(name[0] for name in names), frozenset(name[-1] for name in names)


def _is_joined(tokens: Sequence[Token], at: int) -> bool:
    """Whether a hyphen without spaces joins the number to a word: إس-300."""
    if at < 2 or tokens[at - 1].plain != "-" or tokens[at - 2].kind not in {"word", "latin"}:  # noqa: PLR2004
        return False
    hyphen = tokens[at - 1].span
    return tokens[at - 2].span.end == hyphen.start and hyphen.end == tokens[at].span.start
