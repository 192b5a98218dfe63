"""Finds where a report proper begins: behind where it was sent from, by whom and when (عدن، 3 أيار (رويترز) - …)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from waqai.lexicon.calendar import calendar_forms
from waqai.lexicon.lookup import find
from waqai.lexicon.names import countries
from waqai.lexicon.places import shipped_gazetteer
from waqai.lexicon.registry import actors
from waqai.model import Analysis, EntityKind, Sentence, Token

_DASHES: Final = frozenset({"-", "–", "—", "ـ", "--"})
_BETWEEN: Final = frozenset("،,/().:") | {"\\"}
#: How many tokens a dateline and the line of a byline have at most, and how many words the name of a reporter.
_LONGEST, _LINE, _REPORTER = 14, 9, 3
_ASIDE: Final = 6
_GROUND: Final = frozenset({"name", "capital"})


def dateline_end(analysis: Analysis, sentence: Sentence) -> int:
    """Return the token behind the dateline that opens a sentence, or behind a line that is a byline and no more.

    A dateline is made of places, media and days alone, and ends with a dash. Where there is none, the sentence's own
    first token.
    """
    tokens, first = analysis.tokens, sentence.first
    stop = min(sentence.last, first + _LONGEST)
    dash = next((index for index in range(first + 1, stop) if tokens[index].plain in _DASHES), 0)
    if not dash or not _opens_line(analysis, sentence):
        return first
    if sentence.last - first <= _LINE and _is_byline(tokens, first, dash, sentence.last):
        return sentence.last
    return dash + 1 if not sentence.heading and _is_dateline(tokens, first, dash) else first


def _opens_line(analysis: Analysis, sentence: Sentence) -> bool:
    before = analysis.text[: analysis.tokens[sentence.first].span.start].rstrip(" \t")
    return not before or before.endswith("\n")


def _is_dateline(tokens: Sequence[Token], first: int, dash: int) -> bool:
    """Whether places, media and days alone stand before a dash, a place or a medium among them."""
    index, named = first, False
    while index < dash:
        end = _medium(tokens, index, dash) or _place(tokens, index, dash)
        named = named or end > index
        end = end or _aside(tokens, index, dash) or index + (tokens[index].plain in _BETWEEN or _of_day(tokens[index]))
        if end <= index:
            return False
        index = end
    return named


def _aside(tokens: Sequence[Token], index: int, stop: int) -> int:
    """Return the token behind a word or two in brackets at `index` (خاص), 0 where none are."""
    if tokens[index].plain != "(":
        return 0
    return next((at + 1 for at in range(index + 1, min(stop, index + _ASIDE)) if tokens[at].plain == ")"), 0)


def _is_byline(tokens: Sequence[Token], first: int, dash: int, stop: int) -> bool:
    """Whether one side of a dash is a medium and nothing else, and the other side short (سالم حمد – صحيفة الوطن)."""
    sides = ((first, dash), (dash + 1, stop))
    alone = [bool(low < high and _medium(tokens, low, high) == high) for low, high in sides]
    other = tokens[dash + 1 : stop] if alone[0] else tokens[first:dash]
    words = [token for token in other if token.kind != "punct"]
    return any(alone) and len(words) <= _REPORTER and all(token.upos != "VERB" for token in words)


def _medium(tokens: Sequence[Token], index: int, stop: int) -> int:
    """Return the token behind the known medium at `index`, 0 where none is."""
    found = find(actors(), tokens, index, stop)
    return found[0] if found and found[1].kind is EntityKind.MEDIA else 0


def _place(tokens: Sequence[Token], index: int, stop: int) -> int:
    """Return the token behind the country or the place of the gazetteer at `index`, 0 where none is."""
    token = tokens[index]
    if token.preposition or token.conjunction:
        return 0
    country = find(countries(), tokens, index, stop)
    if country and country[1].part in _GROUND:
        return country[0]
    rest = tuple(other.fold for other in tokens[index + 1 : stop])
    known = shipped_gazetteer().longest(token.keys, rest)
    return index + known[0] if known else 0


def _of_day(token: Token) -> bool:
    """Whether a word is a number, or stands for a day or a month."""
    return token.kind == "number" or token.upos == "NUM" or token.fold in calendar_forms()
