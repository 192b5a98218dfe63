"""Mends where the names of people begin and end: what a tagger that sees two words around cannot know.

A name that ends in بن goes on; words that stand twice in a row are two names; one that was found whole in a report is
whole wherever its words stand; Latin letters in brackets behind a name spell it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, TypeAlias

from waqai.model import Token

#: Words behind which a name goes on, and those that join a name to that of a father (folded).
_OPEN: Final = frozenset({"بن", "ابن", "بنت", "ابو", "ابي", "ابا", "عبد", "ولد"})
_OF_FATHERS: Final = frozenset({"بن", "ولد", "بنت"})
_NO_NAME: Final = frozenset({"VERB", "ADP"})
_HYPHEN: Final = "-"
#: Tokens `[first, last)`.
Stretch: TypeAlias = tuple[int, int]


def mended(tokens: Sequence[Token], people: Iterable[Stretch]) -> list[Stretch]:
    """Return the names of people of a report with their bounds mended, in text order; none overlaps another."""
    parts = [part for name in people for part in _parts(tokens, *name)]
    whole = _joined(tokens, [_grown(tokens, *name) for name in parts])
    names = apart([*whole, *_told_whole(tokens, whole)])
    spelt = [latin for _, last in names if (latin := _in_latin(tokens, last))]
    return apart([*names, *spelt])


def _parts(tokens: Sequence[Token], first: int, last: int) -> Iterator[Stretch]:
    """Yield the names that stand in one: the same words twice, and what a hyphen between spaces parts."""
    half = (last - first) // 2
    if half > 1 and _words(tokens, first, first + half) == _words(tokens, first + half, last):
        yield from ((first, first + half), (first + half, last))
        return
    start = first
    for at in range(first + 1, last - 1):
        if tokens[at].plain == _HYPHEN and _standsapart(tokens, at):
            yield start, at
            start = at + 1
    yield start, last


def _standsapart(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at - 1].span.end < tokens[at].span.start and tokens[at].span.end < tokens[at + 1].span.start


def _grown(tokens: Sequence[Token], first: int, last: int) -> Stretch:
    """Return a name with the words behind an open end (سعد بن أبي | وقاص)."""
    while last < len(tokens) and tokens[last - 1].fold in _OPEN and _goes_on(tokens[last]):
        last += 1
    return first, last


def _goes_on(token: Token) -> bool:
    return token.kind == "word" and not token.conjunction and token.upos not in _NO_NAME


def _joined(tokens: Sequence[Token], names: Iterable[Stretch]) -> list[Stretch]:
    """Return the names, as one those that overlap or that a word for a son joins (محمد | ولد | سالم)."""
    kept: list[Stretch] = []
    for first, last in sorted(names):
        begun = kept[-1] if kept else (-1, -1)
        fathered = first - begun[1] in {0, 1} and tokens[begun[1]].fold in _OF_FATHERS
        if first < begun[1] or fathered:
            kept[-1] = begun[0], max(last, begun[1])
        else:
            kept.append((first, last))
    return kept


def _told_whole(tokens: Sequence[Token], names: Iterable[Stretch]) -> Iterator[Stretch]:
    """Yield where the words of a longer name stand, if it was found whole at half of those places at least."""
    found = set(names)
    starts: dict[str, list[int]] = {}
    for token in tokens:
        starts.setdefault(token.keys[0], []).append(token.index)
    for words in dict.fromkeys(_words(tokens, *name) for name in sorted(found) if name[1] - name[0] > 1):
        places = [(at, at + len(words)) for at in starts[words[0]] if _stand(tokens, at, words)]
        if 2 * len(found.intersection(places)) >= len(places):
            yield from places


def _stand(tokens: Sequence[Token], at: int, words: Sequence[str]) -> bool:
    """Whether words stand at `at`, and no و parts them."""
    inside = tokens[at + 1 : at + len(words)]
    return _words(tokens, at, at + len(words)) == words and not any(token.conjunction for token in inside)


def _words(tokens: Sequence[Token], first: int, last: int) -> tuple[str, ...]:
    return tuple(token.keys[0] for token in tokens[first:last])


def apart(names: Iterable[Stretch]) -> list[Stretch]:
    """Return names of which none overlaps another, the longer ones first choice, in text order."""
    kept: list[Stretch] = []
    for first, last in sorted(set(names), key=lambda name: (name[0] - name[1], name)):
        if all(last <= start or end <= first for start, end in kept):
            kept.append((first, last))
    return sorted(kept)


def _in_latin(tokens: Sequence[Token], at: int) -> Stretch | None:
    """Return the Latin letters in brackets at token `at`, None where there are none."""
    end = at + 1
    while end < len(tokens) and tokens[end].kind == "latin":
        end += 1
    bracketed = end < len(tokens) and tokens[at].plain == "(" and tokens[end].plain == ")"
    return (at + 1, end) if bracketed and end > at + 1 else None
