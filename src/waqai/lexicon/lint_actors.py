"""The linter of the registry of actors: its entries must not contradict one another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from waqai.lexicon.moments import earliest, latest
from waqai.lexicon.registry import LEADER
from waqai.lexicon.schema_actors import ActorEntry, Dated
from waqai.model import fold

#: Nobody younger holds an office, in years.
_YOUNGEST = 15


@dataclass(frozen=True, slots=True)
class World:
    """What entries are compared with: all actors by id, the countries, and the roles (id → one holder at a time)."""

    actors: Mapping[str, ActorEntry]
    countries: Collection[str]
    roles: Mapping[str, bool]


@dataclass(frozen=True, slots=True)
class _Statement:
    """A dated statement: what it says of whom, and which actor or country it ties the entry to."""

    what: str
    other: str
    when: Dated
    role: str = ""


def contradictions(entry: ActorEntry, world: World) -> Iterator[str]:
    """Yield what is wrong with an entry by itself and beside the actors that it names."""
    statements = list(_statements(entry))
    yield from _reversed(entry, statements)
    yield from _unknown(entry, statements, world)
    yield from _too_young(entry, statements)
    yield from _outside_own_time(entry, statements)
    for statement in statements:
        yield from _outside_its_time(statement, world.actors.get(statement.other))


def _statements(entry: ActorEntry) -> Iterator[_Statement]:
    for office in entry.offices:
        yield _Statement(f"{office.role} of {office.of}", office.of, office, office.role)
    for allegiance in entry.allegiances:
        role = LEADER if allegiance.leads else ""
        yield _Statement(f"{allegiance.relation} {allegiance.whom}", allegiance.whom, allegiance, role)


def _reversed(entry: ActorEntry, statements: Sequence[_Statement]) -> Iterator[str]:
    rows = [(one.what, one.when.from_, one.when.to) for one in statements]
    rows += [(f"renamed {name.name}", name.from_, name.to) for name in entry.renamed]
    rows += [("founded", entry.founded, entry.dissolved)]
    for what, since, until in rows:
        if since and until and latest(until) < earliest(since):
            yield f"{what}: ends in {until}, before it begins in {since}"


def _unknown(entry: ActorEntry, statements: Sequence[_Statement], world: World) -> Iterator[str]:
    for other in [*entry.succeeds, *(one.other for one in statements)]:
        if other not in world.actors and other not in world.countries:
            yield f"{other!r} is neither an actor nor a country"
    for office in entry.offices:
        if office.role not in world.roles:
            yield f"{office.role!r} is no role of names/offices.yml"


def _too_young(entry: ActorEntry, statements: Sequence[_Statement]) -> Iterator[str]:
    for one in statements:
        since = one.when.from_ and latest(one.when.from_).year
        if entry.born and since and since - entry.born < _YOUNGEST:
            yield f"{one.what}: from {one.when.from_}, at the age of {since - entry.born}"


def _outside_own_time(entry: ActorEntry, statements: Sequence[_Statement]) -> Iterator[str]:
    for one in statements:
        if entry.founded and _begins_before(one.when, entry.founded):
            yield f"{one.what}: from {one.when.from_}, before the actor was founded in {entry.founded}"
        if entry.dissolved and _goes_past(one.when, entry.dissolved):
            yield f"{one.what}: after the actor was dissolved in {entry.dissolved}"


def _outside_its_time(one: _Statement, other: ActorEntry | None) -> Iterator[str]:
    if other and other.founded and _begins_before(one.when, other.founded):
        yield f"{one.what}: from {one.when.from_}, but {other.id} was founded in {other.founded}"
    if other and other.dissolved and _goes_past(one.when, other.dissolved):
        yield f"{one.what}: {one.when.from_} to {one.when.to}, but {other.id} was dissolved in {other.dissolved}"


def _begins_before(when: Dated, founded: str) -> bool:
    """Whether something surely began before a foundation, or was over by then."""
    began = when.from_ or when.to
    return bool(began and latest(began) < earliest(founded))


def _goes_past(when: Dated, dissolved: str) -> bool:
    """Whether something surely began, or ended, after a dissolution; without an end it ended with the body."""
    return any(moment and earliest(moment) > latest(dissolved) for moment in (when.from_, when.to))


def double_heads(world: World) -> Iterator[tuple[str, str]]:
    """Yield (entry, what is wrong) for every two who surely held an office of one holder at one time."""
    held: defaultdict[tuple[str, str], list[tuple[str, Dated]]] = defaultdict(list)
    for entry in world.actors.values():
        for one in _statements(entry):
            if one.role == LEADER or world.roles.get(one.role):
                held[one.role, one.other].append((entry.id, one.when))
    for (role, body), rows in held.items():
        for (first, early), (second, late) in combinations(rows, 2):
            if first != second and _overlap(early, late):
                yield second, f"{role} of {body} at the same time as {first}"


def _overlap(left: Dated, right: Dated) -> bool:
    """Whether two statements surely hold on one day: what the precision of their dates leaves open is allowed."""
    if not left.from_ or not right.from_:
        return False
    ends = [earliest(when.to) if when.to else date.max for when in (left, right)]
    return max(latest(left.from_), latest(right.from_)) < min(ends)


def collisions(world: World) -> Iterator[tuple[str, str]]:
    """Yield (entry, what is wrong) where two actors of one country and kind bear one name."""
    bearers: dict[tuple[object, ...], str] = {}
    for entry in world.actors.values():
        names = [entry.name, *entry.aliases, *(row.name for row in entry.renamed)]
        for name in dict.fromkeys(map(fold, names)):
            first = bearers.setdefault((name, entry.country, entry.kind), entry.id)
            if first != entry.id:
                yield entry.id, f"{first} has the name {name!r} too"


def cycles(world: World) -> Iterator[tuple[str, str]]:
    """Yield (entry, what is wrong) where an actor is part, or the successor, of itself by way of others."""
    above: dict[str, dict[str, Sequence[str]]] = {
        "part of": {
            key: [one.whom for one in row.allegiances if one.part_of] for key, row in world.actors.items()
        },
        "the successor of": {key: row.succeeds for key, row in world.actors.items()},
    }  # fmt: skip
    for relation, edges in above.items():
        yield from ((start, f"is {relation} itself") for start in edges if start in _reached(start, edges))


def _reached(start: str, edges: Mapping[str, Sequence[str]]) -> set[str]:
    seen: set[str] = set()
    todo = list(edges[start])
    while todo:
        key = todo.pop()
        if key not in seen:
            seen.add(key)
            todo += edges.get(key, ())
    return seen
