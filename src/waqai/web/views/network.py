"""Who talks to, fights, follows and arms whom: a neighbourhood of actors, small enough to be drawn."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cache, lru_cache
from typing import Final

from waqai.lexicon.files import load
from waqai.lexicon.registry import actor_by_id
from waqai.model import EventType, RelationStatus, RelationType, Status
from waqai.store import Dealing, Party, Store, party_of_known


class Family(StrEnum):
    """What two actors have to do with each other."""

    TALKS = "talks"
    FIGHTS = "fights"
    FOLLOWS = "follows"
    ARMS = "arms"


#: Types of claims → what they say of two actors; other types are not drawn.
FAMILY_OF: Final[Mapping[str, Family]] = {
    EventType.CONSULT: Family.TALKS,
    EventType.AGREE: Family.TALKS,
    EventType.COOPERATE: Family.TALKS,
    EventType.ASSAULT: Family.FIGHTS,
    EventType.COERCE: Family.FIGHTS,
    RelationType.LEADS: Family.FOLLOWS,
    RelationType.MEMBER_OF: Family.FOLLOWS,
    RelationType.PART_OF: Family.FOLLOWS,
    RelationType.AFFILIATED_WITH: Family.FOLLOWS,
    RelationType.REPRESENTS: Family.FOLLOWS,
    RelationType.ROLE_IN: Family.FOLLOWS,
    RelationType.SUPPLIES: Family.ARMS,
}
#: Statuses of what is said to be so or not to be so; what is only announced or possible is not drawn.
_SAID: Final = (Status.ACTUAL.value, Status.NEGATED.value, *(status.value for status in RelationStatus))
_DENIED: Final = frozenset({Status.NEGATED.value, RelationStatus.DENIED.value})
#: How many edges a picture takes.
_EDGES: Final = 48


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """That `one` does something to `other` (ids of parties), told `count` times; `types` says by which claims.

    Of talks no direction is meant. `alleged` and `denied` count those claims among them that are only said to be so,
    or said not to be.
    """

    family: Family
    one: str
    other: str
    types: Mapping[str, int]
    alleged: int
    denied: int
    first: date
    last: date

    @property
    def count(self) -> int:
        """How often it is told."""
        return sum(self.types.values())

    @property
    def doubtful(self) -> bool:
        """Whether most of those who tell of it only allege or deny it."""
        return 2 * (self.alleged + self.denied) > self.count


@dataclass(frozen=True, slots=True)
class Network:
    """Actors and what they have to do with each other, those told most often first.

    `centre` is the id of whom it is about, None of an overview. `hidden` counts neighbours that are left out. `ever`
    are the edges of all days: where everybody stands in the picture follows from them, so that it stands still while
    the days change.
    """

    parties: tuple[Party, ...]
    edges: tuple[Edge, ...]
    centre: str | None = None
    hidden: int = 0
    ever: tuple[Edge, ...] = ()

    def name(self, party: str) -> str:
        """Return the name of a party; raise KeyError where it is not in the picture."""
        return {each.id: each.name for each in self.parties}[party]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """What of a network is looked at: days, both included, families (all where empty), and how many actors at most.

    Who is in the picture does not depend on the days.
    """

    since: date | None = None
    until: date | None = None
    families: frozenset[Family] = frozenset()
    most: int = 16

    @property
    def types(self) -> tuple[str, ...]:
        """The types of claims that are looked at."""
        return tuple(kind for kind, family in FAMILY_OF.items() if not self.families or family in self.families)


def around(store: Store, parties: Sequence[str], sight: Sight) -> Network | None:
    """Return the neighbourhood of `parties` (ids of one actor); None where the desk does not know them."""
    ever = _ever(store, store.version(), tuple(parties), sight.types, sight.most) if parties else None
    return _within(store, ever, sight, parties) if ever and ever.centre else None


def overview(store: Store, sight: Sight) -> Network:
    """Return the busiest actors of the desk and what they have to do with each other."""
    return _within(store, _ever(store, store.version(), (), sight.types, sight.most), sight, ())


@lru_cache(maxsize=64)
def _ever(store: Store, version: str, mine: tuple[str, ...], types: tuple[str, ...], most: int) -> Network:  # noqa: ARG001
    """Return a network of all days; `version` is that of the store, so that what it said before is not said again."""
    known = store.parties(mine)
    centre = next((each for each in mine if each in known), None)
    if centre:
        near, many = store.neighbours(mine, types, _SAID, most)
    else:
        near, many = ([], 0) if mine else (store.busiest(types, most), 0)
    names = printed(known | store.parties(near))
    parties = tuple(names[each] for each in ((centre,) if centre else ()) + tuple(near) if each in names)
    edges = _edges(store.dealings([*mine, *near]), frozenset(types), frozenset(mine), centre)
    return Network(parties, tuple(edges), centre, max(0, many - len(near)), tuple(edges))


def _within(store: Store, ever: Network, sight: Sight, mine: Sequence[str]) -> Network:
    """Return a network of the days that are looked at, everybody in their place."""
    edges = ever.edges
    if sight.since or sight.until:
        those = [*mine, *(party.id for party in ever.parties)]
        rows = store.dealings(those, since=sight.since, until=sight.until)
        edges = tuple(_edges(rows, frozenset(sight.types), frozenset(mine), ever.centre))
    return replace(ever, edges=edges[:_EDGES])


def printed(parties: Mapping[str, Party]) -> dict[str, Party]:
    """Return parties (by id) with the names of the registry, where it knows them: reports often use an adjective."""
    known = _known_names()
    return {party: replace(each, name=known.get(party, each.name)) for party, each in parties.items()}


@cache
def _known_names() -> Mapping[str, str]:
    states = {entry["id"]: entry["names"][0] for entry in load("names/countries.yml")["entries"]}
    named = {actor: known.name for actor, known in actor_by_id().items()} | states
    return {party_of_known(actor): name for actor, name in named.items()}


def _edges(rows: Iterable[Dealing], types: frozenset[str], mine: frozenset[str], centre: str | None) -> list[Edge]:
    """Return the edges that dealings make, those told most often first; whoever is one of `mine` is the centre."""
    found: defaultdict[tuple[Family, str, str], list[Dealing]] = defaultdict(list)
    for row in rows:
        if row.type not in types or row.status not in _SAID:
            continue
        one, other = (centre if each in mine and centre else each for each in _direction(row))
        if one != other:
            found[FAMILY_OF[row.type], one, other].append(row)
    edges = [_edge(*key, some) for key, some in found.items()]
    return sorted(edges, key=lambda edge: (-edge.count, edge.family, edge.one, edge.other))


def _direction(row: Dealing) -> tuple[str, str]:
    """Return who does it, and to whom: whom somebody leads follows them, and talks have no direction."""
    if row.type == RelationType.LEADS:
        return row.other, row.one
    if FAMILY_OF[row.type] is Family.TALKS:
        return min(row.one, row.other), max(row.one, row.other)
    return row.one, row.other


def _edge(family: Family, one: str, other: str, rows: Sequence[Dealing]) -> Edge:
    types = Counter[str]()
    for row in rows:
        types[row.type] += row.count
    denied = [row for row in rows if row.denied or row.status in _DENIED]
    alleged = [row for row in rows if row.status == RelationStatus.ALLEGED.value and not row.denied]
    return Edge(
        family=family,
        one=one,
        other=other,
        types=types,
        alleged=sum(row.count for row in alleged),
        denied=sum(row.count for row in denied),
        first=min(row.first for row in rows),
        last=max(row.last for row in rows),
    )
