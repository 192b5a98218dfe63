"""Whom the pronoun on an event word may stand for: the doer of a noun (التزامها), the object of a verb (اتهمته)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import IntEnum

from waqai.claims.context import Context
from waqai.claims.scene import Party
from waqai.claims.triggers import Trigger
from waqai.model import EntityKind, Token

_MOST = 6
_SPEAKING = frozenset({"نا", "ي"})
_PEOPLE = frozenset({EntityKind.PERSON, EntityKind.POPULATION})
_ACRONYM = 6


class Agreement(IntEnum):
    """How well a pronoun and a party agree in gender and number."""

    YES = 0
    MAYBE = 1
    NO = 2


def antecedents(context: Context, trigger: Trigger) -> Mapping[str, int]:
    """Return entity → its rank among those that the pronoun on an event word may stand for, the likeliest 0.

    Those that agree come first, then the nearest; for a noun subjects come before these, and a verb's own subject is
    not its object. "Our" and "my" are those of the speaker. Empty where there is no pronoun.
    """
    if not context.scene.tokens[trigger.index].suffix:
        return {}
    if trigger.index not in context.antecedents_of:
        ranked = dict.fromkeys(_ranked(context, trigger.index, nominal=trigger.nominal))
        context.antecedents_of[trigger.index] = {entity: rank for rank, entity in enumerate(list(ranked)[:_MOST])}
    return context.antecedents_of[trigger.index]


def _ranked(context: Context, index: int, *, nominal: bool) -> Iterator[str]:
    tokens = context.scene.tokens
    if tokens[index].suffix in _SPEAKING:
        yield from (entity for saying in context.sayings_over(index) for entity in saying.speakers)
        return
    verbs = range(context.sentence(index).first, index) if nominal else ()
    subjects = {p.entity for verb in verbs if verb in context.arguments for p in context.arguments[verb].subject}
    own = set() if nominal or index not in context.arguments else {p.entity for p in context.arguments[index].subject}
    before = [party for party in _before(context, index) if party.entity not in own]
    rows = [
        (agreement(tokens[index].suffix, tokens[party.mention.head], party), party.entity not in subjects, order)
        for order, party in enumerate(before)
    ]
    yield from (before[order].entity for agrees, _, order in sorted(rows) if agrees is not Agreement.NO)


def _before(context: Context, index: int) -> Iterator[Party]:
    """Yield the parties before token `index` in its sentence, the nearest first, then those of the sentence before."""
    yield from (party for party in reversed(context.parties(index)) if party.last <= index)
    number = context.number(index)
    if number and not context.scene.analysis.sentences[number - 1].heading:
        yield from context.parties(context.scene.analysis.sentences[number - 1].first)


def agreement(suffix: str, head: Token, party: Party) -> Agreement:
    """Return how well a pronoun agrees with a party by its head word: things in the plural are feminine.

    Source: Ryding 2005, ch. 7 and 12.
    """
    kind, number = party.mention.kind, head.number
    state = kind is EntityKind.GOVERNMENT and party.mention.form in {"name", "nisba"} and not number
    feminine = head.gender == "f" and kind is not EntityKind.POPULATION
    match suffix:
        case "هما":
            return Agreement.YES if number == "d" else Agreement.MAYBE
        case "هن":
            return Agreement.YES if head.gender == "f" and not feminine else Agreement.NO
        case "هم":
            several = (number, head.gender) == ("p", "m") or kind is EntityKind.POPULATION
            single = kind is EntityKind.PERSON or feminine or state
            return Agreement.YES if several else Agreement.NO if single else Agreement.MAYBE
        case "ها":
            acronym = kind not in _PEOPLE and not head.definite and len(head.plain) < _ACRONYM
            return Agreement.YES if feminine else Agreement.MAYBE if state or acronym else Agreement.NO
    many = number in {"p", "d"} or (kind is EntityKind.POPULATION and not head.definite)
    return Agreement.NO if feminine or many else Agreement.MAYBE if state else Agreement.YES
