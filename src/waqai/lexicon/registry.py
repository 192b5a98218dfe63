"""The registry of known actors: what they are called, and who held which office when."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from waqai.lexicon.files import Entry, entries, load
from waqai.lexicon.moments import earliest, latest
from waqai.lexicon.names import Phrases
from waqai.model import EntityKind, fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

#: The role of whoever `leads` a body.
LEADER = "leader"
_RELATIONS = frozenset({"leads", "member_of", "part_of", "affiliated_with"})
_own: list[Entry] = []


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A known actor of the registry; `founded` is the first day that it may have existed, None where nobody says.

    `rivals` are the ids of others that bear the name it was found by.
    """

    id: str
    name: str
    kind: EntityKind
    country: str | None
    sector: str | None
    founded: date | None = None
    rivals: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Tenure:
    """A person in an office between two days, both counted; the bounds are as wide as the dates are unsure."""

    person: str
    since: date
    until: date


def set_own_actors(rows: Iterable[Entry]) -> None:
    """Know the actors of a user's entries too, before the registry's, and no longer those set before.

    It holds for the whole process; the entries must be sound (`user_actors` sees to that).
    """
    _own[:] = rows
    files_changed()


def files_changed() -> None:
    """Read the registry anew when it is next asked for."""
    load.cache_clear()
    for table in (actor_rows, actor_by_id, actors, actor_names, office_words, bare_roles, tenures, ties):
        table.cache_clear()


@cache
def actor_rows() -> Sequence[Entry]:
    """Return the entries of the registry, those of the user first."""
    return [*_own, *entries("names/actors")]


@cache
def actors() -> Phrases[Actor]:
    """Return every name of the registry; where several actors share it, the first with the others as its rivals."""
    bearers: dict[str, Actor] = {}
    for entry in actor_rows():
        actor = actor_by_id()[entry["id"]]
        for name in {fold(name): None for name in _names(entry)}:
            first = bearers.setdefault(name, actor)
            if first is not actor:
                bearers[name] = replace(first, rivals=(*first.rivals, actor.id))
    return Phrases(bearers.items(), folded=True)


@cache
def actor_by_id() -> Mapping[str, Actor]:
    """Return every actor of the registry by its id."""
    return {entry["id"]: _actor(entry) for entry in actor_rows()}


def _names(entry: Entry) -> Iterator[str]:
    yield entry["name"]
    yield from entry.get("aliases", ())
    yield from (row["name"] for row in entry.get("renamed", ()))


def _actor(entry: Entry, rivals: Sequence[str] = ()) -> Actor:
    founded = entry.get("founded")
    return Actor(
        id=entry["id"],
        name=entry["name"],
        kind=EntityKind(entry["kind"]),
        country=entry.get("country"),
        sector=entry.get("sector"),
        founded=earliest(str(founded)) if founded else None,
        rivals=tuple(rivals),
    )


@cache
def actor_names() -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """Return id → the folded words of each of its names."""
    return {
        row["id"]: tuple(dict.fromkeys(tuple(fold(name).replace("-", " ").split()) for name in _names(row)))
        for row in actor_rows()
    }


@cache
def office_words() -> Phrases[frozenset[str]]:
    """Return what offices that one person holds are printed as, without articles → the roles that it may mean."""
    roles: defaultdict[str, set[str]] = defaultdict(set)
    for entry in load("names/offices.yml")["entries"]:
        for words in entry["words"] if entry["single"] else ():
            roles[fold(words)].add(entry["id"])
    return Phrases((words, frozenset(ids)) for words, ids in roles.items())


@cache
def bare_roles() -> frozenset[str]:
    """Return the roles that are printed without their country too."""
    return frozenset(entry["id"] for entry in load("names/offices.yml")["entries"] if entry.get("bare"))


def known_to() -> date:
    """Return the last day for which an office that has no end is taken to go on."""
    return latest(str(load("names/offices.yml")["known_to"]))


@cache
def tenures() -> Mapping[tuple[str, str], tuple[Tenure, ...]]:
    """Return (role, body or country) → who held it when."""
    table: defaultdict[tuple[str, str], list[Tenure]] = defaultdict(list)
    for entry in actor_rows():
        for row in entry.get("offices", ()):
            table[row["role"], row["of"]] += _tenure(entry["id"], row)
        for row in entry.get("allegiances", ()):
            if "leads" in row:
                table[LEADER, row["leads"]] += _tenure(entry["id"], row)
    return {office: tuple(rows) for office, rows in table.items()}


@cache
def ties() -> Mapping[tuple[str, str], frozenset[str]]:
    """Return (actor, other) → what ties them, whenever it was: relations (`part_of` …) and offices by their role."""
    table: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for entry in actor_rows():
        for row in entry.get("offices", ()):
            table[entry["id"], row["of"]].add(row["role"])
        for row in entry.get("allegiances", ()):
            for relation in _RELATIONS.intersection(row):
                table[entry["id"], row[relation]].add(relation)
    return {pair: frozenset(found) for pair, found in table.items()}


def _tenure(person: str, row: Entry) -> Iterator[Tenure]:
    """Yield the tenure that a statement gives; one of which nobody says when it began decides nothing."""
    since, until = row.get("from"), row.get("to")
    if since:
        yield Tenure(person, earliest(str(since)), latest(str(until)) if until else known_to())


def holders(roles: Iterable[str], of: str, day: date) -> frozenset[str]:
    """Return the ids of all who may have held one of the roles in a body or country on a day."""
    return frozenset(
        tenure.person
        for role in roles
        for tenure in tenures().get((role, of), ())
        if tenure.since <= day <= tenure.until
    )
