"""Phrases that count people: a quantity with its noun (سبعة مدنيين), or a noun whose own number says it (جنديان).

Source: codebook §1.3, casualties, and §2, Victims and numbers.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from waqai.claims.collectives import COLLECTIVE
from waqai.claims.scene import Counted, Party, Scene
from waqai.claims.words import casualty_readings, frame_readings
from waqai.lexicon.duals import dual_of
from waqai.lexicon.names import heads
from waqai.lexicon.words import folded_words_of
from waqai.model import EntityKind, Quantity, Sentence, Token

PLURAL: Final = Quantity(2, None)
ONE: Final = Quantity(1, 1)
_PEOPLE: Final = {"crowd", "toll"}
_NAMES_EVENT: Final = {"masdar", "noun"}
_NONE_REACH: Final = 7  # words before victims in which it may be said that there were none


@dataclass(frozen=True, slots=True)
class Headcount:
    """People counted in tokens `[first, last)`, their noun within `[first, end)`.

    `bare` where the noun's own number counts them.
    """

    first: int
    last: int
    end: int
    quantity: Quantity
    bare: bool = False


def headcounts_in(scene: Scene, sentence: Sentence) -> tuple[Headcount, ...]:
    """Return who is counted in a sentence, in text order, none overlapping.

    Parts of a toll (بينهم ثلاثة أطفال), spans of time and counted acts (أربع غارات) are left out.
    """
    counts = [_counted(scene, sentence, count) for count in _counts(scene, sentence)]
    covered = {at for count in counts for at in range(count.first, count.last + 1)}
    persons = [one for one in _persons(scene, sentence) if covered.isdisjoint(range(one.first, one.last))]
    covered |= {at for one in persons for at in range(one.first, one.last)}
    bare = [one for at in range(sentence.first, sentence.last) if at not in covered for one in _bare(scene, at)]
    people = [one for one in counts if not _of_things(scene, sentence, one)]
    ordered = sorted((*people, *bare, *persons), key=lambda one: one.first)
    return tuple(one for at, one in enumerate(ordered) if not _said_again(scene, ordered, at))


def _persons(scene: Scene, sentence: Sentence) -> Iterator[Headcount]:
    """Yield those told of as one person, by name, office or description."""
    for party in scene.outer_in(sentence.first, sentence.last):
        if party.mention.kind is EntityKind.PERSON and party.mention.form != COLLECTIVE:
            quantity = _number_of(scene, party)
            if quantity:
                yield Headcount(party.first, party.last, party.last, quantity, bare=True)


def _number_of(scene: Scene, party: Party) -> Quantity | None:
    """Return one for a person, two where the office is a dual, None where it is a plural."""
    head = scene.tokens[party.mention.head]
    if party.mention.form != "office":
        return ONE
    return dual_of(head) or (None if head.number == "p" else ONE)


def _said_again(scene: Scene, ordered: Sequence[Headcount], at: int) -> bool:
    """Whether a numeral behind the noun counts it: جنديين اثنين."""
    if at + 1 >= len(ordered) or not ordered[at].bare:
        return False
    gap = scene.tokens[ordered[at].last : ordered[at + 1].first]
    return len(gap) <= 1 and not ordered[at + 1].bare and all(token.upos == "ADJ" for token in gap)


def _counts(scene: Scene, sentence: Sentence) -> Iterator[Counted]:
    for count in scene.counts:
        if sentence.first <= count.first and count.last <= sentence.last:
            yield count


def _counted(scene: Scene, sentence: Sentence, count: Counted) -> Headcount:
    """Return the people of a count; "N families" are N people and more."""
    behind = scene.tokens[count.last : sentence.last]
    words = 0 if not behind or behind[0].kind == "punct" else 2 if behind[0].fold == "من" and len(behind) > 1 else 1
    noun = behind[words - 1].stem if words else ""
    high = None if noun in folded_words_of("household") else count.quantity.high
    return Headcount(count.first, count.last, count.last + words, Quantity(count.quantity.low, high))


def _of_things(scene: Scene, sentence: Sentence, one: Headcount) -> bool:
    if any(time.first < one.last + 1 and one.first < time.last for time in scene.times):
        return True
    if one.first > sentence.first and scene.tokens[one.first - 1].fold in folded_words_of("subset"):
        return True
    if one.last >= sentence.last:
        return False
    noun = scene.tokens[one.last]
    if {noun.stem, noun.fold} & folded_words_of("measure"):
        return True
    acts = any(reading.form.part in _NAMES_EVENT for reading in frame_readings(noun))
    return acts and not casualty_readings(noun) and not is_people(noun)


def is_people(token: Token) -> bool:
    """Whether the word is a noun for people (جنود، مدني)."""
    head = heads().get((token.stem,))
    return head is not None and head.form in _PEOPLE


def of_people(scene: Scene, one: Headcount) -> bool:
    """Whether those counted are called people: by a noun of people, or as an actor of the report."""
    if one.bare:
        return True
    called = scene.tokens[one.first : one.end + 1]
    named = any(party.first <= one.end and one.first < party.last for party in scene.parties_in(one.first, one.end + 1))
    return named or any(is_people(token) or casualty_readings(token) for token in called)


def _bare(scene: Scene, at: int) -> Iterator[Headcount]:
    token = scene.tokens[at]
    if token.stem in folded_words_of("one_of"):
        if end := _one_of(scene, at):
            yield Headcount(at, end, end, ONE, bare=True)
    elif token.stem in folded_words_of("another_one"):
        if not token.definite and casualty_readings(scene.tokens[at - 1]):
            yield Headcount(at, at + 1, at + 1, ONE, bare=True)
    elif not (token.definite or token.suffix or token.upos == "VERB") and is_people(token):
        quantity = own_number(token)
        if quantity:
            yield Headcount(at, at + 1, at + 1, quantity, bare=True)


def _one_of(scene: Scene, at: int) -> int:
    """Return the token behind "one of them" (أحدهما, أحد المدنيين); 0 where it is one of other things."""
    if scene.tokens[at].suffix:
        return at + 1
    group = scene.tokens[at + 1] if at + 1 < len(scene.tokens) else None
    return at + 2 if group and (is_people(group) or casualty_readings(group)) else 0


def none_told(scene: Scene, sentence: Sentence, at: int) -> bool:
    """Whether the words before victims say that there were none (دون وقوع إصابات, لم يسفر عن أي قتلى)."""
    for before in reversed(scene.tokens[max(sentence.first, at - _NONE_REACH) : at]):
        if before.kind == "punct":
            return False
        if before.fold in folded_words_of("without_any") or before.stem in folded_words_of("without_any"):
            return True
    return False


def own_number(token: Token) -> Quantity | None:
    """Return the count that an uncounted noun of people gives by its own number: one, two, or two and more."""
    dual = dual_of(token)
    if dual:
        return dual
    head = heads().get((token.stem,))
    if head is not None and head.form in _PEOPLE:
        return ONE if head.one else PLURAL
    if token.number == "p" or token.plain.endswith(("ون", "ين", "ى", "ات")):
        return PLURAL
    return ONE if token.number in {"", "s"} else None
