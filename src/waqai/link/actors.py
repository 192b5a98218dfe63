"""Who is one and the same across reports, and on whose side: by registry, by what people judged, by name.

Nothing is guessed: each tie has a reason that can be read, and a name that fits two different actors stays apart.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from waqai.language.words import form_of
from waqai.lexicon.registry import actor_by_id
from waqai.lexicon.words import folded_words_of
from waqai.link.filed import Filed
from waqai.model import Entity, EntityKind, Judgement, Place, Record, Verdict, content_id

Key = tuple[str, ...]
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
    name: str
    side: str
    kind: EntityKind
    because: tuple[str, ...] = ()


class Cast:
    """The actors behind the entities of many reports."""

    def __init__(self, actors: Mapping[tuple[str, str], Actor]) -> None:
        """Take the actor of each (report id, entity id)."""
        self._actors = actors

    def actor(self, report: str, entity: str) -> Actor:
        """Return the actor of an entity; raise KeyError where the report or the entity is not known."""
        return self._actors[report, entity]

    def everyone(self) -> list[Actor]:
        """Return the actors by id."""
        return [actor for _, actor in sorted({actor.id: actor for actor in self._actors.values()}.items())]


def cast(filed: Iterable[Filed], judgements: Iterable[Judgement] = ()) -> Cast:
    """Return who is who in all reports together; their order does not matter.

    `judgements` (same, different) between two actor ids hold over what the names say; those that another one replaces
    do not.
    """
    rows = [(each, entity, *_key(entity, home)) for each, home in _homes(filed) for entity in each.record.entities]
    joined = _judged(judgements)
    names: defaultdict[str, Counter[str]] = defaultdict(Counter)
    reasons: defaultdict[str, set[str]] = defaultdict(set)
    ids = [joined.get(content_id("actor", *key), content_id("actor", *key)) for _, _, key, _, _ in rows]
    for (_, entity, _, _, reason), actor in zip(rows, ids, strict=True):
        names[actor][entity.name] += 0 if _only_an_adjective(entity) else 1
        reasons[actor].add(reason)
    best = {actor: min(counted, key=lambda name: (-counted[name], len(name), name)) for actor, counted in names.items()}
    made: dict[tuple[str, str], Actor] = {}
    for (each, entity, _, side, _), actor in zip(rows, ids, strict=True):
        made[each.id, entity.id] = Actor(
            id=actor, name=best[actor], side=side or actor, kind=entity.kind, because=tuple(sorted(reasons[actor]))
        )
    return Cast(made)


def _only_an_adjective(entity: Entity) -> bool:
    """Whether the report names a state by an adjective alone (الروسية), which is no name to call it by."""
    return bool(entity.because) and all("nisba" in reason for reason in entity.because)


def _homes(filed: Iterable[Filed]) -> Iterator[tuple[Filed, str]]:
    for each in filed:
        yield each, home_of(each.record)


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


def _judged(judgements: Iterable[Judgement]) -> dict[str, str]:
    """Return actor id → the smallest id of those that people say are one."""
    rows = list(judgements)
    taken_back = {row.replaces for row in rows}
    parents: dict[str, str] = {}

    def root(name: str) -> str:
        while parents.get(name, name) != name:
            name = parents[name]
        return name

    for row in rows:
        if row.verdict is Verdict.SAME and row.other and row.id not in taken_back:
            first, second = sorted((root(row.subject), root(row.other)))
            parents[second] = first
    return {name: root(name) for name in parents}
