"""How many were killed, wounded, held or driven out: a counted noun phrase beside a word that says what happened.

Source: codebook §1.3, casualties, and §2, Victims and numbers.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from waqai.claims.scene import Counted, Scene
from waqai.claims.triggers import conditions_hold
from waqai.claims.words import casualty_readings
from waqai.lexicon.cues import CasualtyWord
from waqai.lexicon.names import heads
from waqai.model import CasualtyFigure, CasualtyKind, Quantity, Sentence, Span, Token

_REACH = 6
_PLURAL = Quantity(2, None)
_DUAL = Quantity(2, 2)
_ONE = Quantity(1, 1)


@dataclass(frozen=True, slots=True)
class Toll:
    """A casualty figure and the token of the word that says what happened."""

    index: int
    figure: CasualtyFigure


def tolls_in(scene: Scene, sentence: Sentence) -> list[Toll]:
    """Return the casualty figures of a sentence, in text order, each counted phrase once.

    What the counted people are called (12 جريحا) outweighs the verb beside them (سقط).
    """
    found: list[Toll] = []
    taken: set[int] = set()
    words = [(index, word) for index in range(sentence.first, sentence.last) for word in _words(scene, sentence, index)]
    for index, word in sorted(words, key=lambda row: (row[1].form.part != "noun", row[0])):
        toll = _toll(scene, sentence, index, word, taken)
        if toll and index not in {other.index for other in found}:
            found.append(toll)
    return sorted(found, key=lambda toll: toll.index)


def _words(scene: Scene, sentence: Sentence, index: int) -> Iterator[CasualtyWord]:
    """Yield what a word may say happened to people, its own conditions met."""
    for word in casualty_readings(scene.tokens[index]):
        if conditions_hold(word, scene.tokens, index, sentence):
            yield word


def _toll(scene: Scene, sentence: Sentence, index: int, word: CasualtyWord, taken: set[int]) -> Toll | None:
    part = word.form.part
    if part == "verb" and scene.tokens[index].upos not in {"VERB", "X", "NOUN"}:
        return None
    reading = _of_noun(scene, sentence, index) if part == "noun" else _of_event(scene, sentence, index)
    if reading is None or reading[0] in taken:
        return None
    at, quantity, span = reading
    taken.add(at)
    return Toll(index, CasualtyFigure(CasualtyKind(word.kind), quantity, span))


def _of_noun(scene: Scene, sentence: Sentence, index: int) -> tuple[int, Quantity, Span] | None:
    """Read "ثلاثون قتيلا", "القتلى إلى ثلاثين" or a bare plural of victims."""
    for count in _counts(scene, sentence, index):
        if count.last == index or (
            count.last < index <= count.last + 2 and not _broken(scene.tokens[count.last : index])
        ):
            return count.first, count.quantity, scene.analysis.span(count.first, index + 1)
    token = scene.tokens[index]
    if token.definite or token.suffix:
        return None
    quantity = bare_quantity(token)
    return (index, quantity, scene.analysis.span(index, index + 1)) if quantity else None


def _of_event(scene: Scene, sentence: Sentence, index: int) -> tuple[int, Quantity, Span] | None:
    """Read "قتل سبعة أشخاص" and "مقتل جندي": the count, or the one counted noun, that follows."""
    for count in _counts(scene, sentence, index):
        if index < count.first <= index + _REACH and not _broken(scene.tokens[index + 1 : count.first]):
            last = min(sentence.last, count.last + 1)
            return count.first, count.quantity, scene.analysis.span(count.first, last)
    after = index + 1
    if after < sentence.last and (quantity := _one_person(scene.tokens[after])):
        return after, quantity, scene.analysis.span(after, after + 1)
    return None


def _one_person(token: Token) -> Quantity | None:
    head = heads().get((token.stem,))
    if head is None or head.form not in {"crowd", "toll"} or token.definite or token.suffix:
        return None
    return bare_quantity(token)


def bare_quantity(token: Token) -> Quantity | None:
    """Return the count that an uncounted noun of people gives by its own number: one, two, or two and more."""
    word = token.plain
    if word.endswith(("ان", "ين")) and token.number == "d":
        return _DUAL
    if token.number == "p" or word.endswith(("ون", "ين", "ى", "ات")):
        return _PLURAL
    return _ONE if token.number in {"", "s"} else None


def _counts(scene: Scene, sentence: Sentence, index: int) -> Iterator[Counted]:
    for count in scene.counts:
        if sentence.first <= count.first and count.last <= sentence.last and abs(count.first - index) <= _REACH + 2:
            yield count


def _broken(tokens: Sequence[Token]) -> bool:
    return any(token.kind == "punct" or token.upos in {"VERB", "SCONJ"} or token.conjunction for token in tokens)
