"""What stands near a word in its sentence: content words, parties, places, times, numbers, and how it refers."""

from __future__ import annotations

from collections.abc import Sequence

from waqai.claims.scene import Scene, starting_in
from waqai.claims.syntax import is_relative
from waqai.lexicon.words import folded_words_of
from waqai.model import Sentence, Token
from waqai.model.values import value

_NEAR = 10
_COMPLEMENT = 3
_SHORTEST = 3
_CONTENT = frozenset({"NOUN", "PROPN", "ADJ", "VERB"})

#: What is named near two words, by field: what the two may have in common.
NAMED = ("parties", "places", "times", "numbers", "complement")


@value(frozen=True, slots=True)
class Surroundings:
    """Folded stems of content words, ids of parties, places and times, numbers as printed, and the next words.

    `reference` says how the word refers if it is a noun: "this" (هذا الهجوم), "owned" (هجومه), or else "the" or "a"
    with the sort of word behind it (الهجوم الأخير: "the|ADJ").
    """

    words: frozenset[str]
    parties: frozenset[str]
    places: frozenset[str]
    times: frozenset[str]
    numbers: frozenset[str]
    complement: frozenset[str]
    reference: str

    @classmethod
    def of(cls, scene: Scene, index: int) -> Surroundings:
        """Return what stands up to ten words from token `index` in its sentence."""
        sentence = scene.sentence_of(index)
        low, high = max(sentence.first, index - _NEAR), min(sentence.last, index + _NEAR + 1)
        around = [token for token in scene.tokens[low:high] if token.index != index]
        content = [token for token in around if token.upos in _CONTENT and len(token.stem) >= _SHORTEST]
        return cls(
            words=frozenset([token.stem for token in content]),
            parties=frozenset([party.entity for party in scene.parties_in(low, high)]),
            places=frozenset([row.id for row in starting_in(scene.places, low, high)]),
            times=frozenset([row.id for row in starting_in(scene.times, low, high)]),
            numbers=frozenset([token.fold for token in around if token.kind == "number" or token.upos == "NUM"]),
            complement=frozenset([token.stem for token in content if index < token.index <= index + _COMPLEMENT]),
            reference=_reference(scene.tokens, index, sentence),
        )


def _reference(tokens: Sequence[Token], index: int, sentence: Sentence) -> str:
    token, before = tokens[index], tokens[index - 1] if index > sentence.first else None
    if before and not {before.fold, before.stem}.isdisjoint(folded_words_of("demonstrative")):
        return "this"
    if token.suffix:
        return "owned"
    behind = _sort(tokens[index + 1]) if index + 1 < sentence.last else "end"
    return f"{'the' if token.definite else 'a'}|{behind}"


def _sort(token: Token) -> str:
    """Return what a word behind a noun is to it, roughly."""
    if token.kind == "punct":
        return "end"
    if is_relative(token):
        return "relative"
    return "ADP" if token.preposition else token.upos
