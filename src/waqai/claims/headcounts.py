"""Phrases that count people: a quantity with its noun (سبعة مدنيين), or a noun whose own number says it (جنديان).

Source: codebook §1.3, casualties, and §2, Victims and numbers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest
from typing import Final

from waqai.claims.collectives import COLLECTIVE
from waqai.claims.scene import Counted, Party, Scene
from waqai.claims.words import casualty_readings, frame_readings
from waqai.lexicon.bounds import bound_behind
from waqai.lexicon.duals import dual_of
from waqai.lexicon.lemmas import singulars
from waqai.lexicon.names import countries, heads
from waqai.lexicon.words import folded_words_of
from waqai.model import EntityKind, Quantity, Sentence, Token
from waqai.model.values import value

PLURAL: Final = Quantity(2, None)
ONE: Final = Quantity(1, 1)
_PEOPLE: Final = {"crowd", "toll"}
_NAMES_EVENT: Final = {"masdar", "noun"}
_PART_GAP: Final = 2  # words between two parts of one toll, or from a noun to the numeral behind it
_NONE_REACH: Final = 7  # words before victims in which it may be said that there were none


@value(frozen=True, slots=True)
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
    covered = {at for count in counts for at in range(count.first, count.end)}
    persons = [
        _bounded(scene, one) for one in _persons(scene, sentence) if covered.isdisjoint(range(one.first, one.last))
    ]
    covered |= {at for one in persons for at in range(one.first, one.last)}
    alone = (at for at in range(sentence.first, sentence.last) if at not in covered and not _says_of_whom(scene, at))
    bare = [one for at in alone for one in _bare(scene, at)]
    ordered = sorted((*counts, *bare, *persons), key=lambda one: one.first)
    people = [one for one in _wholes(scene, sentence, ordered) if not _of_things(scene, sentence, one)]
    return tuple(_once(scene, people))


def _wholes(scene: Scene, sentence: Sentence, ordered: Iterable[Headcount]) -> Iterator[Headcount]:
    """Yield those that are no part of a toll (بينهم ثلاثة أطفال وأربع نساء) and describe nobody told before them."""
    part = end = sentence.first
    for one in ordered:
        if one.first == end > sentence.first and _describes(scene, one):
            continue
        end = one.end
        gap = scene.tokens[part : one.first]
        joined = part > sentence.first and conjoined(scene.tokens[one.first]) and len(gap) <= _PART_GAP
        if (joined and all(token.kind == "word" for token in gap)) or _opens_part(scene, sentence, one):
            part = one.last
        else:
            yield one


def _describes(scene: Scene, one: Headcount) -> bool:
    """Whether a noun of people describes the one right before it: فردين مطلوبين."""
    before = scene.tokens[one.first - 1]
    noun = is_people(before) and not before.definite and not casualty_readings(before)  # but أسر ضابطين
    return one.bare and noun and not conjoined(scene.tokens[one.first])


def _opens_part(scene: Scene, sentence: Sentence, one: Headcount) -> bool:
    return one.first > sentence.first and scene.tokens[one.first - 1].fold in folded_words_of("subset")


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
    plural = head.number == "p" or head.stem in singulars()
    return dual_of(head) or (None if plural else ONE)


def _once(scene: Scene, ordered: Sequence[Headcount]) -> Iterator[Headcount]:
    """Yield each once: a numeral behind the noun counts it (جنديين اثنين)."""
    said = -1
    for one, behind in zip_longest(ordered, ordered[1:]):
        if behind is not None and _said_again(scene, one, behind):
            said = one.first if one.quantity.low == behind.quantity.low else -1
        else:
            yield replace(one, first=said, end=one.last) if said >= 0 else one
            said = -1


def _said_again(scene: Scene, one: Headcount, numeral: Headcount) -> bool:
    gap = scene.tokens[one.last : numeral.first + 1]
    return (
        one.bare
        and len(gap) <= _PART_GAP
        and not numeral.bare
        and all(token.upos == "ADJ" for token in gap[:-1])
        and not conjoined(gap[-1])
    )


def _counts(scene: Scene, sentence: Sentence) -> Iterator[Counted]:
    for count in scene.counts:
        if sentence.first <= count.first and count.last <= sentence.last:
            yield count


def _counted(scene: Scene, sentence: Sentence, count: Counted) -> Headcount:
    """Return the people of a count; "N families" are N people and more."""
    behind = scene.tokens[count.last : sentence.last]
    words = 2 if len(behind) > 1 and behind[0].fold == "من" else int(bool(behind) and _may_be_counted(behind[0]))
    noun = behind[words - 1].stem if words else ""
    high = None if noun in folded_words_of("household") else count.quantity.high
    return Headcount(count.first, count.last, count.last + words, Quantity(count.quantity.low, high))


def _may_be_counted(token: Token) -> bool:
    linked = token.conjunction or token.preposition or token.upos in {"ADP", "CCONJ"}
    return token.kind != "punct" and not linked


def _of_things(scene: Scene, sentence: Sentence, one: Headcount) -> bool:
    if any(time.first < one.last + 1 and one.first < time.last for time in scene.times):
        return True
    if one.bare or one.last >= sentence.last:
        return False
    noun = scene.tokens[one.last]
    if not _may_be_counted(noun):
        return False  # إصابة المئات برصاص; مقتل ثمانية وتدمير
    if {noun.stem, noun.fold} & folded_words_of("measure"):
        return True
    acts = any(reading.form.part in _NAMES_EVENT for reading in frame_readings(noun))
    return acts and not casualty_readings(noun) and not is_people(noun)


def conjoined(token: Token) -> bool:
    """Whether "and" stands before the word, or is it."""
    return token.conjunction == "و" or token.fold == "و" or token.fold.startswith("و")


def is_people(token: Token) -> bool:
    """Whether the word is a noun for people (جنود، مدني)."""
    head = heads().get((token.stem,))
    return head is not None and head.form in _PEOPLE


def of_people(scene: Scene, one: Headcount) -> bool:
    """Whether those counted are called people: by a noun of people, or as an actor of the report."""
    if one.bare or one.end == one.last:
        return True
    called = scene.tokens[one.first : one.end + 1]
    named = any(party.first <= one.end and one.first < party.last for party in scene.parties_in(one.first, one.end + 1))
    return named or any(is_people(token) or casualty_readings(token) for token in called)


def _says_of_whom(scene: Scene, at: int) -> bool:
    """Whether a noun says of whom those before it are some (خمسة من سكان القرية)."""
    return at > 0 and scene.tokens[at - 1].fold == "من"


def _bare(scene: Scene, at: int) -> Iterator[Headcount]:
    token = scene.tokens[at]
    if token.stem in folded_words_of("one_of"):
        if end := _one_of(scene, at):
            yield Headcount(at, end, end, ONE, bare=True)
    elif quantity := _by_itself(scene, at):
        yield _bounded(scene, Headcount(at, at + 1, at + 1, quantity, bare=True))


def _bounded(scene: Scene, one: Headcount) -> Headcount:
    """Return people without a numeral with the bound behind them: جندي على الأقل."""
    stop = scene.analysis.sentence_of(one.first).last
    least = bound_behind(scene.tokens, one.last, stop)[2] == "least"
    return replace(one, quantity=Quantity(one.quantity.low, None)) if least else one


def _by_itself(scene: Scene, at: int) -> Quantity | None:
    """Return how many people a word tells of without a numeral (جندي، شقيقه), None where it tells of none."""
    token = scene.tokens[at]
    if token.upos == "VERB" or (token.definite and not token.suffix):
        return None
    if token.suffix:
        return _kin(token)
    if is_people(token):
        return own_number(token)
    if at == 0 or not casualty_readings(scene.tokens[at - 1]):
        return None
    if token.stem in folded_words_of("another_one"):
        return None if at > 1 and _of_a_construct(scene, at) else ONE
    return _nationals(token)


def _of_a_construct(scene: Scene, at: int) -> bool:
    """Whether "another" may describe the noun that governs the word before it: معسكرات احتجاز أخرى."""
    governor, word = scene.tokens[at - 2 : at]
    return governor.upos == "NOUN" and not governor.definite and not (word.prefixes or word.upos == "VERB")


def _kin(token: Token) -> Quantity | None:
    """Return the count of somebody's people (شقيقه، والديه)."""
    kin = folded_words_of("kin")
    if token.stem in kin:
        return ONE
    return Quantity(2, 2) if token.stem.endswith(("ي", "ا")) and token.stem[:-1] in kin else None


def _nationals(token: Token) -> Quantity | None:
    """Return the count of people called after their country (فلسطيني)."""
    found = countries().get((token.stem,))
    describes = token.upos == "ADJ" and token.stem.endswith("ه")  # جرائم قتل فلسطينية
    if found is None or found.part not in {"nisba", "people"} or describes:
        return None
    return Quantity(2, 2) if token.stem.endswith("يان") else own_number(token)


def _one_of(scene: Scene, at: int) -> int:
    """Return the token behind "one of them" (أحدهما, أحد المدنيين); 0 where it is one of other things."""
    if scene.tokens[at].suffix:
        return at + 1
    group = scene.tokens[at + 1] if at + 1 < len(scene.tokens) else None
    return at + 2 if group and (is_people(group) or casualty_readings(group)) else 0


def together(told: Sequence[Headcount]) -> Sequence[Headcount]:
    """Return people told in a row without a numeral as one count (ضابط وجندي are two), others as they are."""
    if len(told) <= 1 or not all(one.bare and one.quantity.low == one.quantity.high for one in told):
        return told
    total = sum(one.quantity.low or 0 for one in told)
    return [replace(told[0], last=told[-1].last, end=told[-1].end, quantity=Quantity(total, total))]


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
    plural = token.number == "p" or token.stem in singulars()
    if plural or token.plain.endswith(("ون", "ين", "ى", "ات")):
        return PLURAL
    return ONE if token.number in {"", "s"} else None
