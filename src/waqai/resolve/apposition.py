"""Offices whose holder is named behind what describes them: سفير هولندا لدى الأمم المتحدة، كارل سميت."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final

from waqai.model import Analysis, EntityKind, Mention, Token

#: How many words may describe the office.
_LONGEST: Final = 12
_NAMED: Final = frozenset({"name", "title"})
_COMMAS: Final = frozenset("،,")
_VERBS: Final = frozenset({"VERB", "AUX"})
_NEW_CLAUSE: Final = frozenset({"SCONJ", "PART", "PRON"})
_OTHERS: Final = frozenset({"من", "بينهم", "منهم", "مثل", "فيهم", "الذي", "التي"})


def named_by(
    analysis: Analysis, mentions: Sequence[Mention], times: Sequence[tuple[int, int]]
) -> Mapping[Mention, Mention]:
    """Return office → the naming of its holder, where words of place or body alone, or these and a comma, part them.

    `mentions` are in text order, `times` the token ranges of time phrases, at which a name would not stand.
    """
    return dict(_pairs(analysis, mentions, times))


def _pairs(
    analysis: Analysis, mentions: Sequence[Mention], times: Sequence[tuple[int, int]]
) -> Iterator[tuple[Mention, Mention]]:
    people = [mention for mention in _outer(mentions) if mention.kind is EntityKind.PERSON]
    timed = {at for first, last in times for at in range(first, last)}
    for office, name in pairwise(people):
        between = range(office.last, name.first)
        one_sentence = name.first < analysis.sentence_of(office.first).last
        if office.form == "office" and name.form in _NAMED and one_sentence and 1 < len(between) <= _LONGEST:
            words = analysis.tokens[office.last : name.first]
            if timed.isdisjoint(between) and _describes(words, analysis.tokens[name.first]):
                yield office, name


def _outer(mentions: Sequence[Mention]) -> Iterator[Mention]:
    last = 0
    for mention in mentions:
        if mention.first >= last:
            last = mention.last
            yield mention


def _describes(words: Sequence[Token], name: Token) -> bool:
    """Whether words between an office and a name say what the office is of."""
    if name.conjunction or name.preposition:
        return False
    inside = words[:-1] if words[-1].plain in _COMMAS else words
    if len(inside) == len(words) and not (words[0].upos == "ADP" or words[0].preposition):
        return False
    return not any(_breaks(word) for word in inside)


def _breaks(word: Token) -> bool:
    joined = word.conjunction or word.kind == "punct"
    return bool(joined or word.upos in _VERBS or word.upos in _NEW_CLAUSE or word.fold in _OTHERS)
