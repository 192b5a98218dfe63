"""Words for parties already named (الطرفان، البلدان، بينهما) stand for their members: codebook §2, Entities."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import combinations, pairwise

from waqai.claims.scene import Party, Scene, in_order
from waqai.claims.syntax import preposition_of
from waqai.lexicon.words import folded_words_of
from waqai.model import EntityKind, Sentence, Token

#: The form of a mention that stands for a member of a collective.
COLLECTIVE = "collective"
_PAIRING = frozenset({"مع", "و"})
_REACH = 3
#: How many of the parties named most often may be meant without ever being joined, if they are named twice or more.
_OFTEN, _TWICE = 6, 2
_TWO = 2
_BESIDES = frozenset({EntityKind.PERSON, EntityKind.MEDIA, EntityKind.POPULATION})
_Pair = frozenset[str]


def with_members(scene: Scene) -> Scene:
    """Return the scene with a party for each member of every collective word whose members can be told.

    The members are the two parties before it that are named most often and as a pair: joined by و, or one with (مع)
    the other.
    """
    counts = Counter(party.entity for party in scene.parties if not party.nested)
    found = [party for sentence in scene.analysis.sentences for party in _members(scene, counts, sentence)]
    return replace(scene, parties=in_order((*scene.parties, *found))) if found else scene


def _members(scene: Scene, counts: Mapping[str, int], sentence: Sentence) -> Iterator[Party]:
    stems = _stems()
    for token in scene.tokens[sentence.first : sentence.last]:
        if token.stem in stems and (word := _collective(token)):
            index, span = token.index, token.stem_span
            for party in _pair_before(scene, counts, index, states=word == "states"):
                mention = replace(
                    party.mention, first=index, last=index + 1, head=index, span=span, form=COLLECTIVE, title="",
                    because=COLLECTIVE,
                )  # fmt: skip
                yield Party(entity=party.entity, mention=mention)


def _collective(token: Token) -> str:
    """Return "states" for words that mean two countries, "parties" for those that mean any two, "" for others."""
    word = "ال" + token.stem if token.definite else token.stem
    if word in folded_words_of("two_states"):
        return "states"
    both = token.stem in folded_words_of("takes_two") and token.suffix == "هما"
    return "parties" if both or word in folded_words_of("two_parties") else ""


@cache
def _stems() -> frozenset[str]:
    """Return the stems of all words that may be collective."""
    words = folded_words_of("two_states", "takes_two", "two_parties")
    return words.union(word.removeprefix("ال") for word in words)


def _pair_before(scene: Scene, counts: Mapping[str, int], index: int, *, states: bool) -> Sequence[Party]:
    """Return the last mentions before token `index` of the two parties that it most likely stands for, if any.

    How often the report names the rarer of the two weighs as much as how often they are joined; a pair of the same
    sentence comes first where they are alike.
    """
    before = [party for party in scene.parties_in(0, index) if not party.nested and _fits(party, states=states)]
    sides = [(left, right) for left, right in pairwise(before) if left.entity != right.entity]
    joined = [(left, right) for left, right in sides if _paired(scene, left, right)]
    times = Counter(_pair(left, right) for left, right in joined)
    begins = scene.sentence_of(index).first
    here = {_pair(left, right) for left, right in joined if right.first >= begins}
    last = {party.entity: party for party in before}

    def weight(pair: _Pair) -> tuple[float, list[int]]:
        named = 2 * math.log(1 + min(counts[entity] for entity in pair))
        return named + min(times[pair], 2) + 2 * (pair in here), sorted(last[entity].first for entity in pair)

    pairs = {*times, *_often_named(before, counts)} or set(_only_two(scene, before))
    best = max(pairs, key=weight, default=frozenset())
    return in_order([last[entity] for entity in best])


def _pair(left: Party, right: Party) -> _Pair:
    return frozenset({left.entity, right.entity})


def _often_named(before: Sequence[Party], counts: Mapping[str, int]) -> Iterator[_Pair]:
    """Yield every two of the parties that the report names most often, persons and media aside."""
    names = dict.fromkeys(party.entity for party in before if party.mention.kind not in _BESIDES)
    often = sorted((name for name in names if counts[name] >= _TWICE), key=lambda name: -counts[name])
    yield from map(frozenset, combinations(often[:_OFTEN], 2))


def _only_two(scene: Scene, before: Sequence[Party]) -> Iterator[_Pair]:
    """Yield the only two parties named so far, persons and media aside, where one sentence names both."""
    names = {party.entity: party for party in before if party.mention.kind not in _BESIDES}
    if len(names) == _TWO and len({scene.sentence_of(party.first) for party in names.values()}) == 1:
        yield frozenset(names)


def _fits(party: Party, *, states: bool) -> bool:
    return not states or party.mention.kind is EntityKind.GOVERNMENT


def _paired(scene: Scene, left: Party, right: Party) -> bool:
    """Whether a party stands close behind another, joined by و or governed by مع."""
    sentence = scene.sentence_of(right.first)
    if left.first < sentence.first or right.first - left.last > _REACH:
        return False
    token = scene.tokens[right.first]
    return token.conjunction in _PAIRING or preposition_of(scene.tokens, right.first, sentence) in _PAIRING
