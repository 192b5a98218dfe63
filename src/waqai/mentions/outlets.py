"""Finds whom somebody speaks to: papers and channels by the quotation marks around their names (لـ«الوطن»)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from waqai.lexicon.cues import reporting_words
from waqai.lexicon.lookup import find
from waqai.lexicon.names import heads
from waqai.lexicon.registry import actors
from waqai.lexicon.words import folded_words_of
from waqai.model import Analysis, EntityKind, Mention, Token

_TO: Final = "ل"
_MARKS: Final = {"«": "»", "“": "”", '"': '"', "”": "“", "{": "}"}
#: How many words a name has at most, and how many words before it somebody speaks.
_LONGEST, _REACH = 3, 10
_NAME_CLASSES: Final = frozenset({"PROPN", "X"})


def spoken_to(tokens: Sequence[Token], first: int, index: int, stop: int) -> bool:
    """Whether li at token `index` names a medium that somebody in office speaks to (مسؤول في الحزب | لوكالة رويترز).

    The words of the office from `first` on must name where he serves, else it is his own (المدير العام لقناة الجزيرة).
    """
    if tokens[index].preposition != _TO or all(token.upos == "ADJ" for token in tokens[first:index]):
        return False
    known = find(actors(), tokens, index, stop)
    if known:
        return known[1].kind is EntityKind.MEDIA
    headed = find(heads(), tokens, index, stop)
    return headed is not None and headed[1].kind is EntityKind.MEDIA


def outlets(analysis: Analysis, found: Iterable[Mention]) -> Iterator[tuple[int, int]]:
    """Yield the tokens `[first, last)` of names in quotation marks behind li that somebody speaks to."""
    tokens = analysis.tokens
    quoted = [i for i in range(len(tokens) - _LONGEST) if tokens[i].fold == _TO and tokens[i + 1].plain in _MARKS]
    taken = {at for mention in found for at in range(mention.first, mention.last)} if quoted else set()
    for index in quoted:
        first, last = index + 2, _closed(tokens, index + 1)
        if last and _named(tokens[first:last]) and taken.isdisjoint(range(first, last)):
            before = tokens[max(analysis.sentence_of(index).first, index - _REACH) : index]
            if _spoken(before, tokens[last + 1 :]):
                yield first, last


def _closed(tokens: Sequence[Token], opening: int) -> int:
    """Return the token that closes a short quotation, 0 where none does."""
    marks = {_MARKS[tokens[opening].plain], tokens[opening].plain}
    ahead = range(opening + 2, min(opening + _LONGEST + 2, len(tokens)))
    return next((at for at in ahead if tokens[at].plain in marks), 0)


def _named(words: Sequence[Token]) -> bool:
    """Whether the words may be a name: with an article, or taken for one."""
    plain = all(word.kind in {"word", "latin"} and not word.preposition and not word.conjunction for word in words)
    return plain and (words[0].definite or words[0].upos in _NAME_CLASSES)


def _spoken(before: Sequence[Token], behind: Sequence[Token]) -> bool:
    """Whether somebody speaks in the words before a name, or a colon behind it opens what is said (فلان لـ«الوطن»:)."""
    if behind and behind[0].plain == ":":
        return True
    return any(
        token.stem in folded_words_of("statement") or (token.upos == "VERB" and token.stem in reporting_words())
        for token in before
    )
