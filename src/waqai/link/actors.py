"""Who is one and the same across reports, and on whose side: by registry, by what people judged, by name.

Nothing is guessed: each tie has a reason that can be read, and a name that fits two different actors stays apart.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, NewType, TypeVar

from waqai.language.words import form_of
from waqai.lexicon.registry import actor_by_id
from waqai.lexicon.words import folded_words_of
from waqai.link.filed import Filed
from waqai.link.verdicts import Verdicts
from waqai.model import Entity, EntityKind, Judgement, Place, Record, content_id, target_id

Key = tuple[str, ...]
#: What somebody is called; it may change when more reports come.
Name = NewType("Name", str)
T = TypeVar("T", bound=Any)
_STATE = frozenset({EntityKind.GOVERNMENT, EntityKind.MILITARY})
_CROWD = frozenset({EntityKind.POPULATION, EntityKind.PERSON, EntityKind.UNKNOWN})
_REBELS = frozenset({"REB", "OPP", "UAF"})
_OPPOSITION = "opposition"


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Somebody who may stand in many reports.

    `name` is what reports call them most often. `side` groups those who negotiate and fight as one: a state with its
    army, a country's unnamed rebels; of all others it is `id`. `because` says what ties their mentions together.
    """

    id: str
    name: Name
    side: str
    kind: EntityKind
    because: tuple[str, ...] = ()


class Cast:
    """The actors behind the entities of many reports."""

    def __init__(self, actors: Mapping[tuple[str, str], Actor], everyone: Iterable[Actor] = ()) -> None:
        """Take the actor of each (report id, entity id), and all of them as the desk knows them."""
        self._actors = actors
        self._everyone = tuple(everyone)

    def actor(self, report: str, entity: str) -> Actor:
        """Return the actor of an entity; raise KeyError where the report or the entity is not known."""
        return self._actors[report, entity]

    def name(self, report: str, entity: str) -> Name:
        """Return what the actor of an entity is called; raise KeyError as above."""
        return self._actors[report, entity].name

    def everyone(self) -> list[Actor]:
        """Return the actors by id, each of the kind and on the side that most reports give it."""
        return sorted(self._everyone, key=lambda actor: actor.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """Who one entity of a report is.

    `name` is what the report calls it; `counts` is False where that is no name to go by. `base` is the actor by the
    report alone, before people judged; `mention` is what judgements call the entity.
    """

    entity: str
    mention: str
    base: str
    actor: str
    side: str
    kind: EntityKind
    name: str
    counts: bool
    because: str


def faces(filed: Filed, verdicts: Verdicts) -> Iterator[Face]:
    """Yield who each entity of one report is; other reports do not matter."""
    home = home_of(filed.record)
    for entity in filed.record.entities:
        key, side, reason = _key(entity, home)
        base, mention = content_id("actor", *key), target_id(filed.record.report, entity)
        actor = _judged(base, mention, verdicts)
        yield Face(
            entity=entity.id, mention=mention, base=base, actor=actor, side=side or actor, kind=entity.kind,
            name=entity.name, counts=not _only_an_adjective(entity), because=reason,
        )  # fmt: skip


def _judged(actor: str, mention: str, verdicts: Verdicts) -> str:
    """Return the actor of a mention after what people judged of it and of the actor."""
    if verdicts.are_apart(mention, actor) or verdicts.are_apart(mention, verdicts.of(actor)):
        actor = content_id("actor", mention)
    joined = verdicts.of(mention)
    return verdicts.of(actor if joined == mention else joined)


def cast(filed: Iterable[Filed], judgements: Iterable[Judgement] = ()) -> Cast:
    """Return who is who in all reports together; their order does not matter.

    `judgements` (same, different, unsure) between two actors, or between a mention and an actor, hold over what the
    names say; those that another one replaces do not.
    """
    verdicts = Verdicts(judgements)
    rows = [(each.id, face) for each in filed for face in faces(each, verdicts)]
    known: defaultdict[str, list[Face]] = defaultdict(list)
    for _, face in rows:
        known[face.actor].append(face)
    everyone = {actor: _together(actor, found) for actor, found in known.items()}
    return Cast({(report, face.entity): _as(everyone[face.actor], face) for report, face in rows}, everyone.values())


def _as(actor: Actor, face: Face) -> Actor:
    return replace(actor, kind=face.kind, side=face.side)


def _together(actor: str, found: Sequence[Face]) -> Actor:
    names, sorts = Counter[str](), Counter[tuple[str, str]]()
    for face in found:
        names[face.name] += face.counts
        sorts[face.kind, face.side] += 1
    kind, side = commonest(sorts)
    reasons = tuple(sorted({face.because for face in found}))
    return Actor(id=actor, name=best_name(names), side=side, kind=EntityKind(kind), because=reasons)


def best_name(names: Mapping[str, int]) -> Name:
    """Return what somebody is called most often; of several the shortest."""
    return Name(min(names, key=lambda name: (-names[name], len(name), name)))


def commonest(counted: Mapping[T, int]) -> T:
    """Return what was counted most often; of several the first in order."""
    return min(counted, key=lambda value: (-counted[value], value))


def _only_an_adjective(entity: Entity) -> bool:
    """Whether the report names a state by an adjective alone (الروسية), which is no name to call it by."""
    return bool(entity.because) and all("nisba" in reason for reason in entity.because)


def home_of(record: Record) -> str:
    """Return the country (ISO code) that most mentions of places point to, of actors where no place does, else ""."""
    return _most_named(record.places) or _most_named(record.entities)


def _most_named(rows: Iterable[Place | Entity]) -> str:
    votes: Counter[str] = Counter()
    for row in rows:
        votes[row.country or ""] += len(row.mentions)
    votes.pop("", None)
    return min(votes, key=lambda code: (-votes[code], code), default="")


def _key(entity: Entity, home: str) -> tuple[Key, str, str]:
    """Return (what makes the actor, side or "" for its own, why)."""
    if entity.registry:
        known = actor_by_id().get(entity.registry)
        state = (known.country if known else entity.registry) if entity.kind in _STATE else None
        return ("registry", entity.registry), f"state {state}" if state else "", f"registry {entity.registry}"
    stems = _stems(entity.name)
    if not stems - _generic() and _of_opposition(entity):
        country = entity.country or home
        return (_OPPOSITION, country), f"{_OPPOSITION} {country}", f"rebels without a name of their own in {country}"
    return ("name", *sorted(stems), entity.country or ""), _side(entity, home, stems), "same name"


def _side(entity: Entity, home: str, stems: frozenset[str]) -> str:
    """Return the side of somebody who is not in the registry: the state whose body, forces or people it is, or ""."""
    if entity.kind in _STATE:
        return f"state {entity.country or home}"
    if _of_opposition(entity) and stems & _generic():
        return f"{_OPPOSITION} {entity.country or home}"
    foreign = entity.country and entity.country != home
    return f"state {entity.country}" if foreign and entity.kind in _CROWD else ""


def _of_opposition(entity: Entity) -> bool:
    return entity.sector in _REBELS


def _stems(name: str) -> frozenset[str]:
    return frozenset(form_of(word).noun_stem for word in name.split() if any(map(str.isalnum, word)))


def _generic() -> frozenset[str]:
    return folded_words_of("rebels")
