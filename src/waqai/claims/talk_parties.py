"""Who faces whom where talks or a deal are named: between them (بين), with one (مع), or as adjectives beside."""

from __future__ import annotations

from collections.abc import Iterator

from waqai.claims.told import Spot, Told
from waqai.lexicon.names import countries
from waqai.lexicon.words import folded_words_of
from waqai.model import Event, Token

#: How many words behind the name of talks the word that brings in their parties may stand, and a party behind that.
_AFTER, _CLOSE = 5, 3
_BETWEEN, _WITH, _AND = "بين", "مع", "و"
#: How many words behind a telling the name of what it tells may stand.
_OBJECT = 2
_TALKED_OF = frozenset({"negotiation", "deal", "truce"})


def parties_of(told: Told, event: Event) -> list[str]:
    """Return those who face each other in an event, and beside the talks, deal or truce that it is told with.

    Whom a person leads or represents is a party by that person (وقع الرئيس … وقائد القوات …); mediators are none.
    """
    between = mediators_of(told, event)
    sides = [name for name in (*event.actors, *event.recipients) if name not in between]
    spoken_for = [body for name in sides for body in told.bodies_of.get(name, ())]
    return told.bodies([*sides, *_beside(told, event), *spoken_for])


def mediators_of(told: Told, event: Event) -> frozenset[str]:
    """Return the actors named right behind a word for mediation where the event is told (برعاية روسية تركية)."""
    sentences = {told.analysis.sentence_of(index) for index in told.triggers(event)}
    words = [at for sentence in sentences for at in range(sentence.first, sentence.last - 1)]
    mediating = [at for at in words if told.analysis.tokens[at].stem in folded_words_of("mediation")]
    return frozenset(name for at in mediating for name in _row(told, at + 1, 1))


def _beside(told: Told, event: Event) -> Iterator[str]:
    for index in told.triggers(event):
        stop = told.analysis.sentence_of(index).last
        for at in told.around(index, 0, _OBJECT):
            if told.named_at(at, stop) & _TALKED_OF:
                yield from parties_beside(told, at)


def parties_beside(told: Told, name: int) -> list[str]:
    """Return the actors that the words behind the name of talks or a deal at token `name` make its parties."""
    beside = [] if _is_capital(told, name + 1) else list(_row(told, name + 1, 1))
    for at in told.around(name, -1, _AFTER):
        token = told.analysis.tokens[at]
        if token.stem == _BETWEEN:
            return list(_row(told, at + 1, _CLOSE))
        if token.stem == _WITH:
            return [*beside, *_row(told, at + 1, _CLOSE)]
        if _ends(token):
            break
    return beside


def _is_capital(told: Told, at: int) -> bool:
    """Whether a capital stands at a token: talks are called after where they are held (مفاوضات الدوحة)."""
    found = countries().get((told.analysis.tokens[at].keys[0],)) if at < len(told.analysis.tokens) else None
    return found is not None and found.part == "capital"


def _ends(token: Token) -> bool:
    """Whether what stands behind this word says nothing of the noun before it any more."""
    return token.kind == "punct" or bool(token.tense) or token.fold in folded_words_of("relative")


def _row(told: Told, start: int, close: int) -> Iterator[str]:
    """Yield the actors named in a row from token `start`: the first at most `close` words on, the others joined to it.

    Adjectives that follow each other are a row too (الروسية التركية).
    """
    stop = told.analysis.sentence_of(start - 1).last
    last: int | None = None
    for spot in (spot for spot in told.spots if start <= spot.first < stop):
        follows = spot.first < start + close if last is None else spot.first == last or _joined(told, last, spot)
        if not follows:
            return
        yield spot.entity
        last = spot.last


def _joined(told: Told, last: int, spot: Spot) -> bool:
    between = told.analysis.tokens[last : spot.first + 1]
    return len(between) <= _CLOSE and any(_AND in (token.conjunction, token.fold) for token in between)
