"""What speaks for and against a party filling a role of an event: the features of the role models."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from waqai.claims.candidates import Candidate
from waqai.claims.context import Context, bucket
from waqai.claims.pronouns import antecedents
from waqai.claims.readings import Reading, steps
from waqai.claims.scene import Party
from waqai.claims.subjects import Arguments, main_arguments
from waqai.claims.syntax import Position
from waqai.claims.triggers import Trigger
from waqai.model import EntityKind, EventType
from waqai.scorer import Bundle, Features, Names, alone, bundled

_GOVERNED = 6
_MAIN = Bundle(("main verb|participle",))


def frame_says(trigger: Trigger, where: Position) -> str:
    """Return the roles that the frame gives to this slot, joined by "+", or "none"; a passive swaps its parties."""
    slot = where.slot
    if trigger.voice == "passive":
        slot = {"subject": "object", "object": "subject"}.get(slot, slot)
    return "+".join([role for role, slots in trigger.frame.roles.items() if slot in slots]) or "none"


def role_features(context: Context, trigger: Trigger, candidates: Iterable[Candidate]) -> list[Features]:
    """Return the features of each of some parties for the roles of one trigger."""
    clause = _Clause.of(context, trigger)
    return [_features(context, trigger, clause, candidate) for candidate in candidates]


def _features(context: Context, trigger: Trigger, clause: _Clause, candidate: Candidate) -> Features:
    where, mention, kind, part = candidate.position, candidate.party.mention, trigger.type, trigger.part
    says, side = frame_says(trigger, where), f"after={where.after}"
    single = [
        f"slot={where.slot}|{trigger.frame.id}",
        f"kind={mention.kind}|slot={where.slot}|{part}",
        f"slot={where.slot}|{part}|{trigger.voice}|order={where.order}",
        f"sector={mention.sector}|{kind}",
        f"{side}|order={bucket(where.order)}|{kind}",
    ]
    bundles = [
        _of_slot(says, where.slot, part, trigger.voice, kind),
        _of_sort(mention.kind, kind, says),
        _of_form(mention.form, where.slot, side, where.relative),
        _of_place(part, side, bucket(where.distance), bucket(where.verbs), bucket(where.marks)),
        _of_carrying(candidate.carried, kind, part),
        *clause.bundles,
        *[_place_in(arguments, candidate.party, names) for arguments, names in clause.structures],
        *_agreement(context, trigger, candidate.party),
        *_of_reader(clause.reading, candidate),
        *_of_pronoun(context, trigger, candidate.party),
        *_held(trigger, clause, candidate),
    ]
    _add_wider(context, trigger, clause, candidate, single, bundles)
    return Features(single, bundles)


@dataclass(frozen=True, slots=True)
class _Clause:
    """What the clause of a trigger says of any party: `structures` are the verbs that bear on it, with their cues.

    They are the trigger itself, the verb of a participle, the light verb that carries a noun, and the verb that governs
    one. `speakers` are those of what is said over the trigger, `reading` is what the reader says of it.
    """

    structures: Sequence[tuple[Arguments, Bundle]]
    bundles: Sequence[Bundle]
    speakers: frozenset[str]
    reading: Reading

    @classmethod
    def of(cls, context: Context, trigger: Trigger) -> _Clause:
        """Look up the verbs that bear on a trigger."""
        light = context.carriers.get(trigger.index)
        speakers = frozenset(name for saying in context.sayings_over(trigger.index) for name in saying.speakers)
        lightly = (alone(f"light={light.frame.id}"),) if light else ()
        return cls(tuple(_structures(context, trigger, light)), lightly, speakers, context.reading(trigger))


def _structures(context: Context, trigger: Trigger, light: Trigger | None) -> Iterator[tuple[Arguments, Bundle]]:
    arguments = context.arguments.get(trigger.index)
    if arguments and not trigger.nominal:
        yield arguments, _of_verb(trigger.part, trigger.voice, trigger.type)
    if trigger.part == "participle":
        yield main_arguments(context.arguments, context.sentence(trigger.index).first, trigger.index), _MAIN
    carrier = context.arguments.get(light.index) if light else None
    if light and carrier:
        yield carrier, _of_light(light.frame.id, trigger.type)
    head = None if light else _governing_verb(context, trigger)
    if head is not None:
        names = _of_governor(trigger.part, bucket(trigger.index - head), trigger.type)
        yield context.arguments[head], names


def _of_pronoun(context: Context, trigger: Trigger, party: Party) -> Iterator[Bundle]:
    """Yield whether the pronoun on an event word may stand for a party."""
    ranks = antecedents(context, trigger)
    if ranks:
        head = context.scene.tokens[party.mention.head]
        agrees = f"{context.scene.tokens[trigger.index].suffix}|{party.mention.kind}|{head.gender}{head.number}"
        sort, slot = ("pronoun", "genitive") if trigger.nominal else ("pronoun object", "object")
        says = "+".join(role for role, slots in trigger.frame.roles.items() if slot in slots)
        yield _of_rank(sort, min(ranks.get(party.entity, -1), 3), says, agrees, trigger.type)


@bundled
def _of_rank(sort: str, rank: int, says: str, agrees: str, kind: EventType | None) -> Names:
    first = min(rank, 1)
    return f"{sort}={rank}", f"{sort}={rank}|says={says}", f"{sort}={first}|{kind}", f"{sort}={first}|{agrees}"


def _of_reader(reading: Reading, candidate: Candidate) -> tuple[Bundle, ...]:
    """Return what the reader says of a party in each role, nothing of one that is carried over."""
    first = candidate.party.first
    return () if candidate.carried else (steps("actor", reading, first), steps("recipient", reading, first))


def _held(trigger: Trigger, clause: _Clause, candidate: Candidate) -> Iterator[Bundle]:
    """Yield in whose name a party stands, what the frame says of that one, and whether it speaks."""
    holder = candidate.holder
    if holder:
        says, speaks = frame_says(trigger, holder.position), holder.party.entity in clause.speakers
        sort = f"{holder.party.mention.form}|{holder.party.mention.kind}"
        yield _of_holder(sort, candidate.party.mention.kind, says, speaks, trigger.type)


@bundled
def _of_holder(sort: str, own: EntityKind | None, says: str, speaks: bool, kind: EventType | None) -> Names:  # noqa: FBT001  a part of the key
    return (
        f"inside={sort}|{own}",
        f"inside={sort}|{kind}",
        f"inside={sort}|says={says}",
        f"inside={sort}|speaks={speaks}",
        f"inside says={says}|{own}|{kind}",
    )


@bundled
def _of_slot(says: str, slot: str, part: str, voice: str, kind: EventType | None) -> Names:
    return (
        f"says={says}",
        f"says={says}|{part}|{voice}",
        f"says={says}|{kind}",
        f"slot={slot}|{part}",
        f"slot={slot}|{kind}",
    )


@bundled
def _of_sort(sort: EntityKind | None, kind: EventType | None, says: str) -> Names:
    return f"kind={sort}|{kind}", f"kind={sort}|says={says}"


@bundled
def _of_form(form: str, slot: str, side: str, relative: bool) -> Names:  # noqa: FBT001  a part of the key
    return f"form={form}|{side}", f"form={form}|slot={slot}", f"relative={relative}|{side}"


@bundled
def _of_place(part: str, side: str, distance: str, verbs: str, marks: str) -> Names:
    return f"{side}|distance={distance}|{part}", f"{side}|verbs={verbs}|{part}", f"{side}|marks={marks}"


@bundled
def _of_carrying(carried: str, kind: EventType | None, part: str) -> Names:
    return f"carried={carried}|{kind}", f"carried={carried}|{part}"


@bundled
def _of_verb(part: str, voice: str, kind: EventType | None) -> Names:
    return f"{part}|{voice}", str(kind)


@bundled
def _of_light(frame: str, kind: EventType | None) -> Names:
    return f"light|{kind}", f"light={frame}"


@bundled
def _of_governor(part: str, gap: str, kind: EventType | None) -> Names:
    return f"governor|{part}", f"governor|{part}|gap={gap}", f"governor|{kind}"


def _agreement(context: Context, trigger: Trigger, party: Party) -> Iterator[Bundle]:
    """Yield whether a verb agrees in gender with its subject; a crowd or a broken plural may be feminine."""
    arguments = None if trigger.nominal else context.arguments.get(trigger.index)
    if arguments and party in arguments.subject:
        token, head = context.scene.tokens[trigger.index], context.scene.tokens[party.mention.head]
        if token.gender and head.gender:
            yield alone(f"subject agrees={token.gender == head.gender}|how={arguments.how}|number={head.number}")


def _place_in(arguments: Arguments, party: Party, names: Bundle) -> Bundle:
    part = "subject" if party in arguments.subject else "object" if party in arguments.object else "neither"
    return _of_argument(names, part, arguments.how, part != "subject" and arguments.subject != ())


@bundled
def _of_argument(names: Bundle, part: str, how: str, another: bool) -> Names:  # noqa: FBT001  a part of the key
    own = tuple(feature for name in names for feature in (f"{name}|is={part}|how={how}", f"{name}|is={part}"))
    return (*own, *(f"{name}|another is subject" for name in names)) if another else own


def _governing_verb(context: Context, trigger: Trigger) -> int | None:
    """Return the last verb before a noun in its sentence, at most six words away."""
    if not trigger.nominal:
        return None
    first = max(context.sentence(trigger.index).first, trigger.index - _GOVERNED)
    return next((i for i in range(trigger.index - 1, first - 1, -1) if i in context.arguments), None)


def _add_wider(
    context: Context,
    trigger: Trigger,
    clause: _Clause,
    candidate: Candidate,
    single: list[str],
    bundles: list[Bundle],
) -> None:
    """Add what the sentence says."""
    party, slot = candidate.party, candidate.position.slot
    sentence = context.sentence(trigger.index)
    token, head = context.scene.tokens[trigger.index], context.scene.tokens[party.mention.head]
    mentions, parties = context.mention_count[party.entity], context.parties(trigger.index)
    bundles.append(_of_sentence(bucket(mentions), bucket(len(parties)), sentence.heading))
    speaks = party.entity in clause.speakers
    if speaks:
        single.append(f"speaker|{trigger.type}")
    if trigger.part == "verb":
        bundles.append(_of_person(token.person, speaks, slot))
        if token.gender and head.gender:
            single.append(f"agrees={token.gender == head.gender}|{slot}")
    if candidate.position.after and candidate.position.distance == 0:
        single += (f"adjacent|{trigger.part}|{party.mention.form}", f"adjacent|{trigger.type}|{trigger.part}")
    if party.first in context.cue_tokens:
        single.append("by the cue")
    if candidate.holder:
        held_by = context.scene.tokens[candidate.holder.party.mention.head].stem
        single += (f"inside head={held_by}", f"inside head={held_by}|{trigger.type}")
    low, high = sorted((trigger.index + 1, party.first))
    between = bucket(len(context.triggers_between(low, high)))
    where = "elsewhere" if candidate.carried else f"place in sentence={bucket(party.first - sentence.first)}"
    single += (f"triggers between={between}|after={candidate.position.after}", where)


@bundled
def _of_sentence(mentions: str, parties: str, heading: bool) -> Names:  # noqa: FBT001  a part of the key
    return f"mentions={mentions}", f"parties={parties}", f"heading={heading}"


@bundled
def _of_person(person: str, speaks: bool, slot: str) -> Names:  # noqa: FBT001  a part of the key
    return f"person={person}|speaker={speaks}|slot={slot}", f"person={person}|speaker={speaks}"
