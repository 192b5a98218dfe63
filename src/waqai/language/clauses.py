"""Cuts a sentence into clauses: contiguous token ranges that cover it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Final

from waqai.lexicon.words import word_lists
from waqai.model.analysis import Token
from waqai.model.text import fold

_VERBS: Final = frozenset({"VERB", "AUX"})
_LONGEST: Final = 5
_QUOTED: Final = 3


def find_clauses(
    tokens: Sequence[Token], first: int, last: int, quotes: Sequence[tuple[int, int]]
) -> tuple[tuple[int, int], ...]:
    """Return the clauses of the sentence `[first, last)` in order; `quotes` are those that lie in it."""
    starts = {first}
    for begin, end in quotes:
        if end - begin >= _QUOTED and first < begin and any(tokens[i].upos in _VERBS for i in range(begin, end)):
            starts.update((begin - 1, min(end + 1, last - 1)))
    index = first + 1
    while index < last:
        length = _opens(tokens, index, last)
        if length:
            starts.add(index)
        index += max(length, 1)
    cuts = [*sorted(s for s in starts if _worth(tokens, s, last)), last]
    cuts[0] = first
    return tuple(zip(cuts, cuts[1:], strict=False))


def _worth(tokens: Sequence[Token], start: int, last: int) -> bool:
    return any(tokens[i].kind != "punct" for i in range(start, last))


def _opens(tokens: Sequence[Token], index: int, last: int) -> int:
    """Return how many tokens open a clause at `index`, 0 where none begins there."""
    token, before = tokens[index], tokens[index - 1]
    if before.kind == "punct":
        if before.plain in {":", "؛"}:
            return 1
        if before.plain in {"،", ",", ".", "–", "-"} and token.upos in _VERBS:
            return 1
    if token.upos in _VERBS:
        return int(bool(token.conjunction)) or int(before.upos == "CCONJ" and before.kind == "word" and 0)
    if token.kind != "word":
        return 0
    length = _opener(tokens, index, last)
    if length:
        return length
    if token.upos in {"CCONJ", "PART"} and index + 1 < last and tokens[index + 1].upos in _VERBS:
        return 2 if token.upos == "CCONJ" or token.conjunction else 0
    return 0


def _opener(tokens: Sequence[Token], index: int, last: int) -> int:
    table = _openers()
    stems = [_key(tokens[i]) for i in range(index, min(index + _LONGEST, last))]
    for length in range(len(stems), 0, -1):
        if " ".join(stems[:length]) in table:
            return length
    loose = tokens[index].stem in _loose() and index + 1 < last and not tokens[index].suffix
    return int(loose and tokens[index + 1].upos in _VERBS | {"PART"})


def _key(token: Token) -> str:
    """Return the stem with its preposition, as the tables of openers spell it (بأن)."""
    return token.preposition + token.stem if not token.definite else "ال" + token.stem


@cache
def _openers() -> frozenset[str]:
    classes = {"subordinator", "relative", "coordinator"}
    return frozenset(fold(w) for e in word_lists() if e.word_class in classes for w in e.words)


@cache
def _loose() -> frozenset[str]:
    return frozenset(fold(w) for e in word_lists() if e.word_class == "relative_loose" for w in e.words)
