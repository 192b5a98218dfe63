"""What speaks for and against a party filling a role of an event: the features of the role models."""

from __future__ import annotations

from collections.abc import Iterator

from waqai.claims.candidates import Candidate
from waqai.claims.context import Context, bucket
from waqai.claims.scene import Party
from waqai.claims.subjects import Arguments, main_arguments
from waqai.claims.syntax import Position
from waqai.claims.triggers import Trigger

_GOVERNED = 6


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
    speaks = any(party.entity in saying.speakers for saying in context.sayings_over(trigger.index))
    if speaks:
        yield f"speaker|{trigger.type}"
    if trigger.part == "verb":
        yield f"person={token.person}|speaker={speaks}|slot={candidate.position.slot}"
        yield f"person={token.person}|speaker={speaks}"
    if party.first in context.cue_tokens:
        yield "by the cue"
    between = context.triggers_between(*sorted((trigger.index + 1, party.first)))
    yield f"triggers between={bucket(len(between))}|after={candidate.position.after}"
    yield f"place in sentence={bucket(party.first - sentence.first)}" if not candidate.carried else "elsewhere"
