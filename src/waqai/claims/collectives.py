"""Words for parties already named (الطرفان، البلدان، بينهما) stand for their members: codebook §2, Entities."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from waqai.claims.scene import Party, Scene, in_order
from waqai.claims.syntax import preposition_of
from waqai.lexicon.words import folded_words_of
from waqai.model import EntityKind, Sentence, Token

#: The form of a mention that stands for a member of a collective.
COLLECTIVE = "collective"
_PAIRING = frozenset({"مع", "و"})
_REACH = 3


def with_members(scene: Scene) -> Scene:
    """Return the scene with a party for each member of every collective word whose members can be told.

    The members are the last two parties before it that are named as a pair: joined by و, or one with (مع) the other.
    """
    found = [party for sentence in scene.analysis.sentences for party in _members(scene, sentence)]
    return replace(scene, parties=in_order((*scene.parties, *found))) if found else scene


def _members(scene: Scene, sentence: Sentence) -> Iterator[Party]:
    for index in range(sentence.first, sentence.last):
        word = _collective(scene.tokens[index])
        if word:
            span = scene.tokens[index].stem_span
            for party in _pair_before(scene, index, states=word == "states"):
                mention = replace(
                    party.mention, first=index, last=index + 1, head=index, span=span, form=COLLECTIVE, title="",
                    because=COLLECTIVE,
                )  # fmt: skip
                yield Party(entity=party.entity, mention=mention)


def _collective(token: Token) -> str:
    """Return "states" for words that mean two countries, "parties" for those that mean any two, "" for others."""
    word = "ال" + token.stem if token.definite else token.stem
    if _listed().isdisjoint((word, token.stem)):
        return ""
    if word in folded_words_of("two_states"):
        return "states"
    both = token.stem in folded_words_of("takes_two") and token.suffix == "هما"
    return "parties" if both or word in folded_words_of("two_parties") else ""


@cache
def _listed() -> frozenset[str]:
    return folded_words_of("two_states", "takes_two", "two_parties")


def _pair_before(scene: Scene, index: int, *, states: bool) -> Sequence[Party]:
    """Return the last two parties before token `index` that are named as a pair, nothing where there are none."""
    before = [party for party in scene.parties_in(0, index) if not party.nested and _fits(party, states=states)]
    for place in range(len(before) - 1, 0, -1):
        left, right = before[place - 1], before[place]
        if left.entity != right.entity and _paired(scene, left, right):
            return left, right
    return ()


def _fits(party: Party, *, states: bool) -> bool:
    return not states or party.mention.kind is EntityKind.GOVERNMENT


def _paired(scene: Scene, left: Party, right: Party) -> bool:
    """Whether a party stands close behind another, joined by و or governed by مع."""
    sentence = scene.sentence_of(right.first)
    if left.first < sentence.first or right.first - left.last > _REACH:
        return False
    token = scene.tokens[right.first]
    return token.conjunction in _PAIRING or preposition_of(scene.tokens, right.first, sentence) in _PAIRING
