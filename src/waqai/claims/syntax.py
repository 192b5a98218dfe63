"""Where a party stands towards a trigger: subject, object, genitive or behind a preposition.

Read off order, prepositions, voice and clause edges; the words of the relation are the slots of the lexicon.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import accumulate

from waqai.claims.scene import Located, Party
from waqai.claims.triggers import Trigger
from waqai.lexicon.words import words_of
from waqai.model import Sentence, Token, fold
from waqai.model.values import value

_VERBAL = frozenset({"VERB", "AUX"})


@value(frozen=True, slots=True)
class Position:
    """How a phrase stands to a trigger.

    `slot` is "subject", "object", "genitive", "prep:X", "before" or "after"; `distance` counts words between
    them; `verbs` and `marks` count verbs and punctuation marks between them. `order` is the rank of the phrase among
    those on its side, nearest first, from 0. `relative` says that a relative pronoun stands between them.
    """

    slot: str
    after: bool
    distance: int
    verbs: int
    marks: int
    order: int
    preposition: str
    relative: bool


_THAT = fold("أن")
_SPEECH_MARKS = frozenset(':"«“')


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(fold(word) for word in words_of(kind) if " " not in word)


@value(frozen=True, slots=True)
class Tallies:
    """How many verbs, punctuation marks and relative pronouns stand before each token of a text."""

    verbs: Sequence[int]
    marks: Sequence[int]
    relatives: Sequence[int]

    @classmethod
    def of(cls, tokens: Sequence[Token]) -> Tallies:
        """Count once, so that what stands between two words is a difference."""
        relatives = _words("relative")
        return cls(
            verbs=_running([token.upos in _VERBAL for token in tokens]),
            marks=_running([token.kind == "punct" for token in tokens]),
            relatives=_running([token.fold in relatives for token in tokens]),
        )


def _running(flags: Iterable[bool]) -> list[int]:
    return list(accumulate(flags, initial=0))


def between(first: int, last: int, other_first: int, other_last: int) -> tuple[int, int]:
    """Return the tokens `[low, high)` between two phrases, `low == high` where they touch or overlap."""
    low, high = (last, other_first) if other_first >= first else (other_last, first)
    return low, max(low, high)


def position(tallies: Tallies, trigger: Trigger, phrase: Party | Located, *, governor: str, order: int) -> Position:
    """Return how `phrase`, behind the preposition `governor`, stands to `trigger`; both in one sentence."""
    after = phrase.first > trigger.index
    low, high = between(trigger.index, trigger.index + 1, phrase.first, phrase.last)
    verbs = tallies.verbs[high] - tallies.verbs[low]
    return Position(
        slot=_slot(trigger, after=after, distance=high - low, governor=governor, verbs=verbs, order=order),
        after=after,
        distance=high - low,
        verbs=verbs,
        marks=tallies.marks[high] - tallies.marks[low],
        order=order,
        preposition=governor,
        relative=tallies.relatives[high] > tallies.relatives[low],
    )


def _slot(trigger: Trigger, *, after: bool, distance: int, governor: str, verbs: int, order: int) -> str:
    if governor:
        return f"prep:{governor}"
    if not after:
        return "before" if trigger.nominal or verbs else "subject"
    if trigger.nominal:
        return "genitive" if not distance else "after"
    if verbs:
        return "after"
    return "subject" if order == 0 else "object"


def preposition_of(tokens: Sequence[Token], first: int, sentence: Sentence) -> str:
    """Return the preposition that governs the phrase starting at token `first`, folded; "" for none."""
    token = tokens[first]
    if token.preposition:
        return token.preposition
    prepositions = _words("preposition")
    for back in range(first - 1, max(sentence.first, first - 3) - 1, -1):
        before = tokens[back]
        if before.suffix:  # what stands behind إليها is not governed by it
            break
        if before.fold in prepositions or before.stem in prepositions:
            return before.stem if before.stem in prepositions else before.fold
        if before.kind == "punct" and before.plain in "\"«“”'(":
            continue
        if before.upos not in {"NUM", "DET"}:
            break
    return ""


def opens_speech(token: Token) -> bool:
    """Whether what somebody says may begin here: إن, أن, a colon or an opening quotation mark."""
    return token.stem == _THAT or token.plain in _SPEECH_MARKS


def is_relative(token: Token) -> bool:
    """Whether the word is a relative pronoun (الذي، التي)."""
    return token.fold in _words("relative")
