"""What speaks for and against a party filling a role of an event: the features of the role models.

The reader judges words; told beside it is what the lexicon, the registry and the structure of the clause know.
"""

# ruff: noqa: FBT001 - what is true or false is part of the key

from __future__ import annotations

from collections.abc import Iterable, Iterator

from waqai.claims.candidates import Candidate
from waqai.claims.context import Context, bucket
from waqai.claims.pronouns import antecedents
from waqai.claims.readings import steps
from waqai.claims.scene import Party
from waqai.claims.syntax import Position, between
from waqai.claims.triggers import Trigger
from waqai.model import EntityKind, EventType
from waqai.scorer import Bundle, Features, Names, bundled


def frame_says(trigger: Trigger, where: Position) -> str:
    """Return the roles that the frame gives to this slot, joined by "+", or "none"; a passive swaps its parties."""
    slot = where.slot
    if trigger.voice == "passive":
        slot = {"subject": "object", "object": "subject"}.get(slot, slot)
    return _roles_in(trigger, slot) or "none"


def _roles_in(trigger: Trigger, slot: str) -> str:
    return "+".join([role for role, slots in trigger.frame.roles.items() if slot in slots])


def role_features(context: Context, trigger: Trigger, candidates: Iterable[Candidate]) -> list[Features]:
    """Return the features of each of some parties for the roles of one trigger."""
    speakers = {name for saying in context.sayings_over(trigger.index) for name in saying.speakers}
    return [Features((), [*_of(context, trigger, candidate, speakers)]) for candidate in candidates]


def _of(context: Context, trigger: Trigger, candidate: Candidate, speakers: set[str]) -> Iterator[Bundle]:
    where, party, kind = candidate.position, candidate.party, trigger.type
    mention, says = party.mention, frame_says(trigger, where)
    yield _of_slot(says, where.slot, trigger.part, trigger.voice, kind)
    yield _of_sort(mention.kind, mention.sector, kind, says)
    yield _of_carrying(candidate.carried, kind, trigger.part)
    yield _of_gap(where.after, bucket(_between(context, trigger, party)), bucket(where.marks))
    yield _of_standing(bucket(context.mention_count[party.entity]), context.sentence(trigger.index).heading)
    if trigger.part == "verb":
        person = context.scene.tokens[trigger.index].person
        yield _of_person(person, party.entity in speakers, where.slot)
    if not candidate.carried:
        reading = context.reading(trigger)
        yield steps("actor", reading, party.first)
        yield steps("recipient", reading, party.first)
    yield from _of_pronoun(context, trigger, party)


def _between(context: Context, trigger: Trigger, party: Party) -> int:
    """Return how many possible triggers stand between a party and the trigger."""
    low, high = between(trigger.index, trigger.index + 1, party.first, party.first + 1)
    return len(context.triggers_between(low, high))


def _of_pronoun(context: Context, trigger: Trigger, party: Party) -> Iterator[Bundle]:
    """Yield whether the pronoun on an event word may stand for a party."""
    ranks = antecedents(context, trigger)
    if ranks:
        sort, slot = ("pronoun", "genitive") if trigger.nominal else ("pronoun object", "object")
        yield _of_rank(sort, min(ranks.get(party.entity, -1), 3), _roles_in(trigger, slot))


@bundled
def _of_rank(sort: str, rank: int, says: str) -> Names:
    return f"{sort}={rank}", f"{sort}={rank}|says={says}"


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
def _of_sort(sort: EntityKind | None, sector: str | None, kind: EventType | None, says: str) -> Names:
    return f"kind={sort}|{kind}", f"kind={sort}|says={says}", f"sector={sector}|{kind}"


@bundled
def _of_carrying(carried: str, kind: EventType | None, part: str) -> Names:
    return f"carried={carried}|{kind}", f"carried={carried}|{part}"


@bundled
def _of_gap(after: bool, triggers: str, marks: str) -> Names:
    return f"triggers between={triggers}|after={after}", f"marks={marks}|after={after}"


@bundled
def _of_standing(mentions: str, heading: bool) -> Names:
    return f"mentions={mentions}", f"heading={heading}"


@bundled
def _of_person(person: str, speaks: bool, slot: str) -> Names:
    return f"person={person}|speaker={speaks}|slot={slot}", f"person={person}|speaker={speaks}"
