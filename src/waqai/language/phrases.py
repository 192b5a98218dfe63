"""Noun phrases: a noun with its construct, adjectives and names, its head, and the preposition that governs it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Final

from waqai.lexicon.words import word_lists
from waqai.model.analysis import Phrase, Sentence, Token
from waqai.model.text import fold

_NOMINAL: Final = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "DET", "X", "SYM"})
_PREPOSITIONS: Final = frozenset("بلك")


def find_phrases(tokens: Sequence[Token], sentences: Iterable[Sentence]) -> list[Phrase]:
    """Return the noun phrases of all sentences in order."""
    found: list[Phrase] = []
    for sentence in sentences:
        index = sentence.first
        while index < sentence.last:
            if not _starts(tokens[index]):
                index += 1
                continue
            last = _extend(tokens, index, sentence.last)
            found.append(_phrase(tokens, index, last, sentence.first))
            index = last
    return found


def _starts(token: Token) -> bool:
    return token.upos in _NOMINAL and token.kind != "punct" or _is_demonstrative(token)


def _is_demonstrative(token: Token) -> bool:
    return token.upos == "PRON" and token.stem in _demonstratives()


@cache
def _demonstratives() -> frozenset[str]:
    return frozenset(fold(w) for e in word_lists() if e.word_class == "demonstrative" for w in e.words)


def _extend(tokens: Sequence[Token], first: int, limit: int) -> int:
    """Return one past the last token of the phrase that begins at `first`."""
    index = first + 1
    while index < limit and _continues(tokens, first, index):
        index += 1
    return index


def _continues(tokens: Sequence[Token], first: int, index: int) -> bool:
    before, token = tokens[index - 1], tokens[index]
    if token.conjunction or token.preposition or not (_starts(token)):
        return False
    if _is_demonstrative(token):
        return before.definite and not _is_demonstrative(before)
    if token.upos == "ADJ":
        return _agrees(tokens, first, index)
    if before.suffix or (before.upos == "ADJ" and token.upos == "NOUN"):
        return token.upos == "PROPN"
    if before.definite and before.upos == "NOUN":
        return token.upos == "PROPN" or (token.upos == "NUM" and token.kind == "word")
    if before.upos == "PROPN" and token.upos == "NOUN":
        return False
    return True


def _agrees(tokens: Sequence[Token], first: int, index: int) -> bool:
    """Whether the adjective at `index` may belong to a noun of the phrase: definite to definite."""
    if tokens[index].definite:
        return any(tokens[i].definite or tokens[i].suffix or tokens[i].upos == "PROPN" for i in range(first, index))
    before = tokens[index - 1]
    return not before.definite and not before.suffix


def _phrase(tokens: Sequence[Token], first: int, last: int, start: int) -> Phrase:
    return Phrase(first, last, _head(tokens, first, last), _governor(tokens, first, start))


def _head(tokens: Sequence[Token], first: int, last: int) -> int:
    for index in range(first, last):
        token = tokens[index]
        if token.upos in {"NOUN", "PROPN", "ADJ", "X"} and not _is_demonstrative(token):
            return index
    return first


def _governor(tokens: Sequence[Token], first: int, start: int) -> str:
    if attached := tokens[first].preposition:
        return attached
    before = first - 1
    if before < start or tokens[first].conjunction or tokens[before].suffix or tokens[before].upos != "ADP":
        return ""
    if before > start and (pair := f"{tokens[before - 1].stem} {tokens[before].stem}") in _spellings():
        return _spellings()[pair]
    return _spellings().get(tokens[before].stem, tokens[before].plain)


@cache
def _spellings() -> dict[str, str]:
    """Return the plain spelling of each preposition by its folded form."""
    table: dict[str, str] = {}
    for entry in word_lists():
        if entry.word_class == "preposition":
            for word in entry.words:
                table.setdefault(fold(word), word)
    return table
