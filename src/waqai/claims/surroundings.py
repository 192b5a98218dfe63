"""What stands near a word in its sentence: content words, parties, places, times, numbers."""

from __future__ import annotations

from dataclasses import dataclass

from waqai.claims.scene import Scene, starting_in

_NEAR = 10
_COMPLEMENT = 3
_SHORTEST = 3
_CONTENT = frozenset({"NOUN", "PROPN", "ADJ", "VERB"})

#: What is named near two words, by field: what the two may have in common.
NAMED = ("parties", "places", "times", "numbers", "complement")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Folded stems of content words, ids of parties, places and times, numbers as printed, and the next words."""

    words: frozenset[str]
    parties: frozenset[str]
    places: frozenset[str]
    times: frozenset[str]
    numbers: frozenset[str]
    complement: frozenset[str]

    @classmethod
    def of(cls, scene: Scene, index: int) -> Surroundings:
        """Return what stands up to ten words from token `index` in its sentence."""
        sentence = scene.sentence_of(index)
        low, high = max(sentence.first, index - _NEAR), min(sentence.last, index + _NEAR + 1)
        around = [token for token in scene.tokens[low:high] if token.index != index]
        content = [token for token in around if token.upos in _CONTENT and len(token.stem) >= _SHORTEST]
        return cls(
            words=frozenset(token.stem for token in content),
            parties=frozenset(party.entity for party in scene.parties_in(low, high)),
            places=frozenset(row.id for row in starting_in(scene.places, low, high)),
            times=frozenset(row.id for row in starting_in(scene.times, low, high)),
            numbers=frozenset(token.fold for token in around if token.kind == "number" or token.upos == "NUM"),
            complement=frozenset(token.stem for token in content if index < token.index <= index + _COMPLEMENT),
        )
