"""What speaks for and against a party filling a role of an event: the features of the role models."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from waqai.claims.context import Context, bucket
from waqai.claims.scene import Party
from waqai.claims.subjects import Arguments, main_arguments
from waqai.claims.syntax import Position, position
from waqai.claims.triggers import Trigger

_GOVERNED = 6


@dataclass(frozen=True, slots=True)
class Candidate:
    """A party that may fill a role: where it stands, or how it was carried over from an earlier sentence."""

    party: Party
    position: Position
    carried: str = ""


def candidates(context: Context, trigger: Trigger) -> list[Candidate]:
    """Return the parties of the trigger's sentence, and those that earlier sentences carry over."""
    parties = context.parties(trigger.index)
    found = _coordinated(context, [*_ranked(context, trigger, parties)])
    return [*_one_each(context, trigger, found), *_carried(context, trigger, parties)]


def _one_each(context: Context, trigger: Trigger, found: Sequence[Candidate]) -> list[Candidate]:
    """Keep, of the mentions of one actor, the one that is an argument of the verb, or else the nearest."""
    arguments = context.arguments.get(trigger.index, Arguments())
    named = {*arguments.subject, *arguments.object}
    best: dict[str, Candidate] = {}
    for candidate in sorted(found, key=lambda c: (c.party not in named, c.position.distance)):
        best.setdefault(candidate.party.entity, candidate)
    return list(best.values())


def _ranked(context: Context, trigger: Trigger, parties: Sequence[Party]) -> Iterator[Candidate]:
    before = [p for p in parties if p.first < trigger.index]
    after = [p for p in parties if p.first > trigger.index]
    for order, party in enumerate(reversed(before)):
        yield Candidate(party, _position(context, trigger, party, order))
    for order, party in enumerate(after):
        yield Candidate(party, _position(context, trigger, party, order))


def _position(context: Context, trigger: Trigger, party: Party, order: int) -> Position:
    return position(context.tallies, trigger, party, governor=context.governors[party.first], order=order)


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
        result.append(replace(candidate, position=own))
    return result


def _carried(context: Context, trigger: Trigger, parties: Sequence[Party]) -> Iterator[Candidate]:
    """Yield those not in the sentence: speakers of sayings, a shared subject, the first two of the sentence before."""
    present = {party.entity for party in parties}
    scene = context.scene
    nowhere = Position("carried", after=False, distance=99, verbs=9, marks=9, order=9, preposition="", relative=False)
    for saying in context.sayings_over(trigger.index):
        for entity in saying.speakers:
            if entity not in present:
                present.add(entity)
                yield Candidate(_party(scene.parties, entity, trigger.index), nowhere, "speaker")
    arguments = context.arguments.get(trigger.index)
    for party in arguments.subject if arguments and arguments.how == "shared" else ():
        if party.entity not in present:
            present.add(party.entity)
            yield Candidate(party, nowhere, "shared subject")
    number = context.number(trigger.index)
    if number and not scene.analysis.sentences[number - 1].heading:
        before = scene.analysis.sentences[number - 1]
        for order, party in enumerate(scene.outer_in(before.first, before.last)[:2]):
            if party.entity not in present:
                present.add(party.entity)
                yield Candidate(party, nowhere, f"previous{order}")


def _party(parties: Sequence[Party], entity: str, index: int) -> Party:
    named = [party for party in parties if party.entity == entity]
    return max((p for p in named if p.first < index), key=lambda p: p.first, default=named[0])


def frame_says(trigger: Trigger, where: Position) -> str:
    """Return the roles that the frame gives to this slot, joined by "+", or "none"; a passive swaps its parties."""
    slot = where.slot
    if trigger.voice == "passive":
        slot = {"subject": "object", "object": "subject"}.get(slot, slot)
    return "+".join(role for role, slots in trigger.frame.roles.items() if slot in slots) or "none"


def role_features(context: Context, trigger: Trigger, candidate: Candidate) -> list[str]:
    """Return the features of one party for the roles of one trigger."""
    where, mention = candidate.position, candidate.party.mention
    says = frame_says(trigger, where)
    head = f"{trigger.part}|{trigger.voice}"
    return [
        f"says={says}",
        f"says={says}|{head}",
        f"says={says}|{trigger.type}",
        f"slot={where.slot}|{trigger.part}",
        f"slot={where.slot}|{trigger.type}",
        f"slot={where.slot}|{trigger.frame.id}",
        f"slot={where.slot}|{head}|order={where.order}",
        f"kind={mention.kind}|{trigger.type}",
        f"kind={mention.kind}|says={says}",
        f"kind={mention.kind}|slot={where.slot}|{trigger.part}",
        f"sector={mention.sector}|{trigger.type}",
        f"form={mention.form}|after={where.after}",
        f"form={mention.form}|slot={where.slot}",
        f"after={where.after}|distance={bucket(where.distance)}|{trigger.part}",
        f"after={where.after}|verbs={bucket(where.verbs)}|{trigger.part}",
        f"after={where.after}|marks={bucket(where.marks)}",
        f"after={where.after}|order={bucket(where.order)}|{trigger.type}",
        f"relative={where.relative}|after={where.after}",
        f"carried={candidate.carried}|{trigger.type}",
        f"carried={candidate.carried}|{trigger.part}",
        *_wider(context, trigger, candidate),
        *_syntax(context, trigger, candidate.party),
    ]


def _syntax(context: Context, trigger: Trigger, party: Party) -> Iterator[str]:
    """Yield what the clause says: subject or object of the verb, or of the verb that carries or governs a noun."""
    arguments = context.arguments.get(trigger.index)
    if arguments and not trigger.nominal:
        yield from _place_in(arguments, party, f"{trigger.part}|{trigger.voice}")
        yield from _place_in(arguments, party, str(trigger.type))
        yield from _agreement(context, trigger.index, party, arguments)
    if trigger.part == "participle":
        main = main_arguments(context.arguments, context.sentence(trigger.index).first, trigger.index)
        yield from _place_in(main, party, "main verb|participle")
    light = context.carriers.get(trigger.index)
    if light:
        carrier = context.arguments.get(light.index)
        yield f"light={light.frame.id}"
        if carrier:
            yield from _place_in(carrier, party, f"light|{trigger.type}")
            yield from _place_in(carrier, party, f"light={light.frame.id}")
    head = _governing_verb(context, trigger)
    if head is not None and not light:
        gap = bucket(trigger.index - head)
        yield from _place_in(context.arguments[head], party, f"governor|{trigger.part}")
        yield from _place_in(context.arguments[head], party, f"governor|{trigger.part}|gap={gap}")
        yield from _place_in(context.arguments[head], party, f"governor|{trigger.type}")


def _agreement(context: Context, verb: int, party: Party, arguments: Arguments) -> Iterator[str]:
    """Yield whether a verb agrees in gender with its subject; a crowd or a broken plural may be feminine."""
    token, head = context.scene.tokens[verb], context.scene.tokens[party.mention.head]
    if party in arguments.subject and token.gender and head.gender:
        yield f"subject agrees={token.gender == head.gender}|how={arguments.how}|number={head.number}"


def _place_in(arguments: Arguments, party: Party, name: str) -> Iterator[str]:
    subject, target = party in arguments.subject, party in arguments.object
    part = "subject" if subject else "object" if target else "neither"
    yield f"{name}|is={part}|how={arguments.how}"
    yield f"{name}|is={part}"
    if not subject and arguments.subject:
        yield f"{name}|another is subject"


def _governing_verb(context: Context, trigger: Trigger) -> int | None:
    """Return the last verb before a noun in its sentence, at most six words away."""
    if not trigger.nominal:
        return None
    first = max(context.sentence(trigger.index).first, trigger.index - _GOVERNED)
    return next((i for i in range(trigger.index - 1, first - 1, -1) if i in context.arguments), None)


def _wider(context: Context, trigger: Trigger, candidate: Candidate) -> Iterator[str]:
    party = candidate.party
    sentence = context.sentence(trigger.index)
    token, head = context.scene.tokens[trigger.index], context.scene.tokens[party.mention.head]
    yield f"mentions={bucket(context.mention_count[party.entity])}"
    yield f"parties={bucket(len(context.parties(trigger.index)))}"
    yield f"heading={sentence.heading}"
    if trigger.part == "verb" and token.gender and head.gender:
        yield f"agrees={token.gender == head.gender}|{candidate.position.slot}"
    if candidate.position.after and candidate.position.distance == 0:
        yield f"adjacent|{trigger.part}|{party.mention.form}"
        yield f"adjacent|{trigger.type}|{trigger.part}"
    sayings = context.sayings_over(trigger.index)
    if any(party.entity in saying.speakers for saying in sayings):
        yield f"speaker|{trigger.type}"
    if party.first in context.cue_tokens:
        yield "by the cue"
    between = context.triggers_between(*sorted((trigger.index + 1, party.first)))
    yield f"triggers between={bucket(len(between))}|after={candidate.position.after}"
    yield f"place in sentence={bucket(party.first - sentence.first)}" if not candidate.carried else "elsewhere"
