"""What speaks for and against a party filling a role of an event: the features of the role models."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from waqai.claims.candidates import Candidate
from waqai.claims.context import Context, bucket
from waqai.claims.scene import Party
from waqai.claims.subjects import Arguments, main_arguments
from waqai.claims.syntax import Position
from waqai.claims.triggers import Trigger
from waqai.model import EntityKind, EventType

_GOVERNED = 6


def frame_says(trigger: Trigger, where: Position) -> str:
    """Return the roles that the frame gives to this slot, joined by "+", or "none"; a passive swaps its parties."""
    slot = where.slot
    if trigger.voice == "passive":
        slot = {"subject": "object", "object": "subject"}.get(slot, slot)
    return "+".join(role for role, slots in trigger.frame.roles.items() if slot in slots) or "none"


def role_features(context: Context, trigger: Trigger, candidate: Candidate) -> list[str]:
    """Return the features of one party for the roles of one trigger."""
    where, mention, kind, part = candidate.position, candidate.party.mention, trigger.type, trigger.part
    says, side = frame_says(trigger, where), f"after={where.after}"
    return [
        *_of_slot(says, where.slot, part, trigger.voice, kind),
        f"slot={where.slot}|{trigger.frame.id}",
        f"slot={where.slot}|{part}|{trigger.voice}|order={where.order}",
        *_of_sort(mention.kind, kind, says, where.slot, part),
        f"sector={mention.sector}|{kind}",
        *_of_form(mention.form, where.slot, side),
        *_of_place(part, side, bucket(where.distance), bucket(where.verbs), bucket(where.marks)),
        f"{side}|order={bucket(where.order)}|{kind}",
        f"relative={where.relative}|{side}",
        *_of_carrying(candidate.carried, kind, part),
        *_wider(context, trigger, candidate),
        *_syntax(context, trigger, candidate.party),
    ]


@lru_cache(maxsize=1 << 12)
def _of_slot(says: str, slot: str, part: str, voice: str, kind: EventType | None) -> tuple[str, ...]:
    return (
        f"says={says}",
        f"says={says}|{part}|{voice}",
        f"says={says}|{kind}",
        f"slot={slot}|{part}",
        f"slot={slot}|{kind}",
    )


@lru_cache(maxsize=1 << 12)
def _of_sort(sort: EntityKind | None, kind: EventType | None, says: str, slot: str, part: str) -> tuple[str, ...]:
    return f"kind={sort}|{kind}", f"kind={sort}|says={says}", f"kind={sort}|slot={slot}|{part}"


@lru_cache(maxsize=1 << 12)
def _of_form(form: str, slot: str, side: str) -> tuple[str, ...]:
    return f"form={form}|{side}", f"form={form}|slot={slot}"


@lru_cache(maxsize=1 << 12)
def _of_place(part: str, side: str, distance: str, verbs: str, marks: str) -> tuple[str, ...]:
    return f"{side}|distance={distance}|{part}", f"{side}|verbs={verbs}|{part}", f"{side}|marks={marks}"


@lru_cache(maxsize=1 << 12)
def _of_carrying(carried: str, kind: EventType | None, part: str) -> tuple[str, ...]:
    return f"carried={carried}|{kind}", f"carried={carried}|{part}"


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


def _place_in(arguments: Arguments, party: Party, name: str) -> tuple[str, ...]:
    part = "subject" if party in arguments.subject else "object" if party in arguments.object else "neither"
    return _of_argument(name, part, arguments.how, len(arguments.subject))


@lru_cache(maxsize=1 << 12)
def _of_argument(name: str, part: str, how: str, subjects: int) -> tuple[str, ...]:
    own = f"{name}|is={part}|how={how}", f"{name}|is={part}"
    return (*own, f"{name}|another is subject") if subjects and part != "subject" else own


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
