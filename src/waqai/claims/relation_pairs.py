"""Pairs that may stand in a lasting relation (codebook §1.4): two of one sentence, or two actors never named in one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from waqai.claims.context import Context
from waqai.claims.scene import Located, Party, starting_in
from waqai.lexicon.registry import ties
from waqai.model import Entity, EntityKind, Sentence
from waqai.model.values import value

_FARTHEST = 10
_OF_NO_STATE = frozenset({EntityKind.ARMED_GROUP, EntityKind.IGO, EntityKind.NGO})
_CODE = 3


@value(frozen=True, slots=True)
class Pair:
    """A party, and a party or place that may be what it belongs to.

    Both stand close together in `sentence`, or they are `apart`: two actors that never do, where `sentence` is that of
    the subject.
    """

    subject: Party
    object: Party | Located
    sentence: Sentence
    apart: bool = False

    @property
    def object_id(self) -> str:
        """The id of the object."""
        return self.object.entity if isinstance(self.object, Party) else self.object.id

    @property
    def of_place(self) -> bool:
        """Whether the object is a place."""
        return isinstance(self.object, Located)


def pairs(context: Context) -> Iterator[Pair]:
    """Yield the pairs of a report: those of one sentence in text order of their subjects, then those apart.

    No adjective (الروسية) is a subject.
    """
    met: set[tuple[str, str]] = set()
    for pair in _together(context):
        met.add((pair.subject.entity, pair.object_id))
        yield pair
    yield from _apart(context, met)


def _together(context: Context) -> Iterator[Pair]:
    scene = context.scene
    for sentence in scene.analysis.sentences:
        parties = scene.parties_in(sentence.first, sentence.last)
        places = starting_in(scene.places, sentence.first, sentence.last)
        rows: tuple[Party | Located, ...] = (*parties, *places)
        for subject in (party for party in parties if party.mention.form != "nisba"):
            for other in rows:
                if other is not subject and _near(subject, other) and not _same(subject, other):
                    yield Pair(subject, other, sentence)


def depth_of(context: Context, pair: Pair) -> int:
    """Return how many parties hold the object of a pair, itself among them where it is one."""
    first, last = pair.object.first, pair.object.last
    around = context.scene.parties_in(max(pair.sentence.first, first - _FARTHEST), first + 1)
    return sum(outer.first <= first and last <= outer.last for outer in around)


def _near(subject: Party, other: Party | Located) -> bool:
    gap = other.first - subject.last if other.first >= subject.last else subject.first - other.last
    return gap <= _FARTHEST


def _same(subject: Party, other: Party | Located) -> bool:
    return isinstance(other, Party) and other.entity == subject.entity


def _apart(context: Context, met: set[tuple[str, str]]) -> Iterator[Pair]:
    """Yield each two actors that are never near each other, where the registry or a country ties them.

    The other is a government of the country of the one; who has none printed may be of the country named most.
    """
    entities, by_entity = context.scene.entities, context.scene.by_entity
    home = _commonest(party.mention.country for party in context.scene.parties)
    for one in entities.values():
        subject = _fullest(context, one.id)
        if subject is None:
            continue
        country = one.country or home if _of_state(one, subject) else None
        for other in entities.values():
            governed = other.kind is EntityKind.GOVERNMENT and country is not None and other.country == country
            if other is not one and (one.id, other.id) not in met and (governed or _known(one, other)):
                yield Pair(subject, by_entity[other.id][0], context.sentence(subject.first), apart=True)


def _commonest(countries: Iterable[str | None]) -> str | None:
    found = Counter(country for country in countries if country)
    return max(found, key=found.__getitem__, default=None)


def _fullest(context: Context, entity: str) -> Party | None:
    """Return the first naming of an actor that gives its office, else the first; an adjective is none."""
    rows = [party for party in context.scene.by_entity[entity] if party.mention.form != "nisba"]
    return next((party for party in rows if party.mention.title), rows[0] if rows else None)


def _of_state(one: Entity, subject: Party) -> bool:
    """Whether an actor may belong to a state that is named elsewhere; a person needs an office."""
    if one.kind is EntityKind.PERSON:
        return bool(subject.mention.title)
    return one.kind not in _OF_NO_STATE and not is_state(one)


def _known(one: Entity, other: Entity) -> bool:
    return bool(one.registry and other.registry) and (one.registry, other.registry) in ties()


def is_state(entity: Entity) -> bool:
    """Whether the registry has the entity for a state: its id is an ISO 3166-1 alpha-3 code."""
    return entity.registry is not None and len(entity.registry) == _CODE and entity.registry.isupper()
