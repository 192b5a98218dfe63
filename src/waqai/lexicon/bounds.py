"""Phrases beside a number that bound it: about, more than, at least. They stand in `data/words/numbers.yml`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from waqai.lexicon.files import load
from waqai.lexicon.numbers import PATH, number_forms, role_of
from waqai.model import Token, fold

_AFTER_REACH: Final = 4  # words between a number and "at least" that may name what is counted
_OPENS_BOUND: Final = {"علي", "في"}  # that open a bound behind a comma (، على الأقل), unlike وأكثر


@dataclass(frozen=True, slots=True)
class Modifier:
    """A phrase of folded words beside a number, and the bound that it sets: about, least, most or some."""

    words: tuple[str, ...]
    bound: str


@cache
def number_modifiers(side: str) -> tuple[Modifier, ...]:
    """Return the phrases of class number_`side` ("before" or "after"), longest first."""
    entries = [entry for entry in load(PATH)["entries"] if role_of(entry) == side]
    found = [Modifier(tuple(fold(words).split()), str(entry["bound"])) for entry in entries for words in entry["words"]]
    return tuple(sorted(found, key=lambda modifier: -len(modifier.words)))


def bound_behind(tokens: Sequence[Token], first: int, stop: int | None = None) -> tuple[int, int, str]:
    """Return the tokens `[start, end)` of "at least" behind token `first`, and the bound that it sets.

    Up to four words, or a comma, may stand before it, and it begins before token `stop`, if that is given. Where there
    is none, both tokens are `first` and the bound is "".
    """
    for at in range(first, min(first + _AFTER_REACH + 1, len(tokens) if stop is None else stop)):
        for modifier in _first_words().get(tokens[at].fold, ()):
            end = at + len(modifier.words)
            if tuple(token.fold for token in tokens[at:end]) == modifier.words and not _opens_another(tokens, end):
                return at, end, modifier.bound
        pauses = tokens[at].plain == "،" and at + 1 < len(tokens) and tokens[at + 1].fold in _OPENS_BOUND
        if not (tokens[at].kind == "word" or pauses) or tokens[at].fold in number_forms():
            break
    return first, first, ""


def _opens_another(tokens: Sequence[Token], end: int) -> bool:
    """Whether the words before token `end` bound the next number instead: 20 قتيلا (وأكثر من) 30 جريحا."""
    last, behind = tokens[end - 1], tokens[end : end + 1]
    return bool(last.conjunction and behind) and (last.stem, behind[0].fold) in _pairs_before()


@cache
def _pairs_before() -> frozenset[tuple[str, ...]]:
    return frozenset(modifier.words for modifier in number_modifiers("before"))


@cache
def _first_words() -> dict[str, list[Modifier]]:
    index: dict[str, list[Modifier]] = {}
    for modifier in number_modifiers("after"):
        index.setdefault(modifier.words[0], []).append(modifier)
    return index
