"""Who may fill a role of an event, and where each stands towards the word that names it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from waqai.claims.context import Context
from waqai.claims.pronouns import antecedents
from waqai.claims.scene import Party
from waqai.claims.subjects import Arguments
from waqai.claims.syntax import Position, position
from waqai.claims.triggers import Trigger
from waqai.model import Phrase
from waqai.model.values import value

#: How many of those that a pronoun may stand for are weighed where the sentence does not name them.
_ANTECEDENTS = 2


@value(frozen=True, slots=True)
class Candidate:
    """A party that may fill a role: where it stands, or how it was carried over from an earlier sentence.

    One that stands inside another (الحركة in متحدث باسم الحركة) stands where its `holder` does; None for all others.
    """

    party: Party
    position: Position
    carried: str = ""
    holder: Candidate | None = None

    def may_be(self, role: str) -> bool:
        """Whether it may fill a role: whoever is named inside another may act with them, but is not acted on."""
        return role == "actor" or self.holder is None


def candidates(context: Context, trigger: Trigger) -> list[Candidate]:
    """Return the parties of the trigger's sentence, those named inside them, and those of earlier sentences."""
    parties = context.parties(trigger.index)
    found = _coordinated(context, [*_ranked(context, trigger, parties)])
    return [
        *_one_each(context, trigger, found),
        *_held(context, found),
        *_carried(context, trigger, parties),
    ]


def _one_each(context: Context, trigger: Trigger, found: Sequence[Candidate]) -> list[Candidate]:
    """Keep, of the mentions of one actor, the one that is an argument of the verb, or else the nearest."""
    arguments = context.arguments.get(trigger.index, Arguments())
    named = {*arguments.subject, *arguments.object}
    best: dict[str, Candidate] = {}
    for candidate in sorted(found, key=lambda c: (c.party not in named, c.position.distance)):
        best.setdefault(candidate.party.entity, candidate)
    return list(best.values())


def _held(context: Context, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """Yield those whom the sentence names inside others alone, each once; the adjective of a state names its holder."""
    known = {candidate.party.entity for candidate in found}
    for holder in sorted(found, key=lambda c: c.position.distance):
        for party in context.scene.parties_in(holder.party.first, holder.party.last):
            if party.nested and party.mention.form != "nisba" and party.entity not in known:
                known.add(party.entity)
                yield Candidate(party, replace(holder.position, slot="inside"), holder=holder)


def _ranked(context: Context, trigger: Trigger, parties: Sequence[Party]) -> Iterator[Candidate]:
    clause = _Clause.of(context, trigger)
    before = [p for p in parties if p.first < trigger.index]
    after = [p for p in parties if p.first > trigger.index]
    for side in (reversed(before), after):
        for order, party in enumerate(side):
            governor = context.governors[party.first]
            where = position(context.tallies, trigger, party, governor=governor, order=order)
            slot = clause.slot(party, where, governor)
            yield Candidate(party, where if slot == where.slot else replace(where, slot=slot))


@value(frozen=True, slots=True)
class _Clause:
    """What the structure of the clause says of the slots of a trigger, which may be a `verb`.

    `phrase` is that of the noun at token `head`: the trigger, or the object of the verb; None where there is none.

    The subject of a verb that has an event noun for its object does what the noun says (هجوم شنه الجيش), and the object
    of a verb that has it for its subject suffers it (القصف استهدف القرية).
    """

    does: Sequence[Party]
    suffers: Sequence[Party]
    phrase: Phrase | None
    head: int
    verb: bool

    @classmethod
    def of(cls, context: Context, trigger: Trigger) -> _Clause:
        """Look up who does and who suffers."""
        index = trigger.index
        if trigger.part == "verb":
            arguments, head = context.arguments.get(index, Arguments()), context.object_of(index)
            phrase = None if head is None else context.phrase_of(head)
            return cls(arguments.subject, arguments.object, phrase, head or 0, verb=True)
        return cls(context.doers(index), context.sufferers(index), context.phrase_of(index), index, verb=False)

    def slot(self, party: Party, where: Position, governor: str) -> str:
        """Return the slot of a party by the structure of the clause, or else by order alone."""
        if party in self.does:
            return "subject"
        if party in self.suffers:
            return "object"
        if self._in_phrase(party, governor):
            return where.slot if where.slot == "genitive" else "in the object"
        if self.verb and not where.preposition:
            return "after" if where.after else "before"
        return where.slot

    def _in_phrase(self, party: Party, governor: str) -> bool:
        """Whether a party stands behind the noun in its phrase, or is joined to it by li (موقع للحزب)."""
        if self.phrase is None or party.first <= self.head:
            return False
        return party.first < self.phrase.last or (party.first == self.phrase.last and governor == "ل")


def _coordinated(context: Context, found: Sequence[Candidate]) -> list[Candidate]:
    """Give a party joined by و to another the other's slot (بين الحكومة والمعارضة)."""
    slots: dict[int, Position] = {}
    result = []
    for candidate in sorted(found, key=lambda c: c.party.first):
        party, own = candidate.party, candidate.position
        joined = context.scene.tokens[party.first].conjunction == "و"
        other = next((slots[end] for end in range(party.first, party.first - 3, -1) if end in slots), None)
        if joined and other and other.after == own.after and not own.preposition:
            own = replace(own, slot=other.slot, preposition=other.preposition)
        slots[party.last] = own
        result.append(candidate if own is candidate.position else Candidate(party, own))
    return result


def _carried(context: Context, trigger: Trigger, parties: Sequence[Party]) -> Iterator[Candidate]:
    """Yield those that the sentence does not name, each once."""
    present = {party.entity for party in parties}
    nowhere = Position("carried", after=False, distance=99, verbs=9, marks=9, order=9, preposition="", relative=False)
    for party, how in _elsewhere(context, trigger):
        if party.entity not in present:
            present.add(party.entity)
            yield Candidate(party, nowhere, how)


def _elsewhere(context: Context, trigger: Trigger) -> Iterator[tuple[Party, str]]:
    """Yield speakers of sayings, a shared subject, the first two of the sentence before, and those of a pronoun."""
    scene = context.scene
    for saying in context.sayings_over(trigger.index):
        for entity in saying.speakers:
            yield _last_before(scene.by_entity[entity], trigger.index), "speaker"
    arguments = context.arguments.get(trigger.index)
    for party in arguments.subject if arguments and arguments.how == "shared" else ():
        yield party, "shared subject"
    number = context.number(trigger.index)
    if number and not scene.analysis.sentences[number - 1].heading:
        before = scene.analysis.sentences[number - 1]
        for order, party in enumerate(scene.outer_in(before.first, before.last)[:2]):
            yield party, f"previous{order}"
    for entity, rank in antecedents(context, trigger).items():
        if rank < _ANTECEDENTS:
            yield _last_before(scene.by_entity[entity], trigger.index), "pronoun"


def _last_before(named: Sequence[Party], index: int) -> Party:
    """Return the last mention of an actor before token `index`, or else the first."""
    return max((party for party in named if party.first < index), key=lambda party: party.first, default=named[0])
