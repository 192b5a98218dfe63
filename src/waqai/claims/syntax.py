"""Where a party stands towards a trigger: subject, object, genitive or behind a preposition.

Read off order, prepositions, voice and clause edges; the words of the relation are the slots of the lexicon.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from waqai.claims.scene import Located, Party, Scene
from waqai.claims.triggers import Trigger
from waqai.lexicon.words import words_of
from waqai.model import Sentence, Token, fold

_VERBAL = frozenset({"VERB", "AUX"})


@dataclass(frozen=True, slots=True)
class Position:
    """How a phrase stands to a trigger.

    `slot` is "subject", "object", "genitive", "prep:X", "before" or "after"; `distance` counts words between
    them; `verbs`, `marks` and `phrases` count verbs, punctuation marks and other parties between them.
    `order` is the rank of the phrase among those on its side, nearest first, from 0.
    """

    slot: str
    after: bool
    distance: int
    verbs: int
    marks: int
    order: int
    preposition: str
    relative: bool


_RELATIVES = frozenset(fold(word) for word in words_of("relative"))
_PREPOSITIONS = frozenset(fold(word) for word in words_of("preposition") if " " not in word)


def position(scene: Scene, trigger: Trigger, phrase: Party | Located, *, order: int) -> Position:
    """Return how `phrase` stands to `trigger`; both in one sentence."""
    tokens, index = scene.tokens, trigger.index
    after = phrase.first > index
    low, high = (index + 1, phrase.first) if after else (phrase.last, index)
    between = tokens[low:high] if low < high else ()
    governor = preposition_of(tokens, phrase.first, scene.sentence_of(index))
    verbs = sum(token.upos in _VERBAL for token in between)
    marks = sum(token.kind == "punct" for token in between)
    relative = any(is_relative(token) for token in between)
    slot = _slot(trigger, after=after, between=between, governor=governor, verbs=verbs, order=order)
    return Position(slot, after, len(between), verbs, marks, order, governor, relative)


def _slot(trigger: Trigger, *, after: bool, between: Sequence[Token], governor: str, verbs: int, order: int) -> str:
    if governor:
        return f"prep:{governor}"
    if not after:
        return "before" if trigger.nominal or verbs else "subject"
    if trigger.nominal:
        return "genitive" if not between else "after"
    if verbs:
        return "after"
    return "subject" if order == 0 else "object"


def preposition_of(tokens: Sequence[Token], first: int, sentence: Sentence) -> str:
    """Return the preposition that governs the phrase starting at token `first`, folded; "" for none."""
    token = tokens[first]
    if token.preposition:
        return token.preposition
    for back in range(first - 1, max(sentence.first, first - 3) - 1, -1):
        before = tokens[back]
        if before.fold in _PREPOSITIONS or before.stem in _PREPOSITIONS:
            return before.stem if before.stem in _PREPOSITIONS else before.fold
        if before.kind == "punct" and before.plain in "\"«“”'(":
            continue
        if before.upos not in {"NUM", "DET"}:
            break
    return ""


def is_relative(token: Token) -> bool:
    """Whether the word is a relative pronoun (الذي، التي)."""
    return token.fold in _RELATIVES
