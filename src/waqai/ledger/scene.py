"""One report laid out so that a sentence can be asked who, where and when."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import chain

from waqai.ledger.reading import Telling
from waqai.ledger.values import Delegate, Matter, Spot
from waqai.ledger.wording import Wording, words_between
from waqai.lexicon.words import folded_words_of
from waqai.link import Actor, Cast, Filed, Source, source_of
from waqai.model import Attribution, Entity, EntityKind, Event, Place, Record, RelationType, Span, fold

_PARTIES = frozenset({EntityKind.GOVERNMENT, EntityKind.MILITARY, EntityKind.ARMED_GROUP, EntityKind.POLITICAL_GROUP})
_SPEAKS_FOR = frozenset(
    {RelationType.REPRESENTS, RelationType.ROLE_IN, RelationType.LEADS, RelationType.MEMBER_OF, RelationType.PART_OF}
)
#: UCDP's grades of what is smaller than a province: a point, its surroundings, a district, an area with a name.
_LOCAL = frozenset({1, 2, 3, 5})
#: How many words may stand between a telling and its day, and between a word of mediation and who mediates.
_REACH, _BY = 8, 1
#: A span of days that ended longer ago than this says when an act was; one that lasts until now says since when a state
#: stands, if that is not longer ago.
_RECENT = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Roles:
    """Who stands how to a matter, as entity ids."""

    parties: tuple[str, ...]
    mediators: tuple[str, ...] = ()
    guarantors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Scene:
    """A filed report, and who its entities are."""

    filed: Filed
    cast: Cast
    day: date
    entities: dict[str, Entity]
    actors: dict[str, Actor]
    places: dict[str, Place]
    wordings: dict[Span, Wording] = field(default_factory=dict)
    names: dict[Span, tuple[Span, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, filed: Filed, cast: Cast) -> Scene | None:
        """Return the scene, None where the day of publication is not known."""
        record, day = filed.record, filed.day
        if day is None:
            return None
        return cls(
            filed=filed,
            cast=cast,
            day=day,
            entities={entity.id: entity for entity in record.entities},
            actors={entity.id: cast.actor(filed.id, entity.id) for entity in record.entities},
            places={place.id: place for place in record.places},
        )

    @property
    def record(self) -> Record:
        """The record."""
        return self.filed.record

    @property
    def text(self) -> str:
        """The text of the report."""
        return self.record.report.text

    def telling(self, event: Event, span: Span) -> Telling:
        """Return one telling of an event with its sentence."""
        return Telling(self.text, event, span, self.wording(span), self._names(span))

    def _names(self, span: Span) -> tuple[Span, ...]:
        """Return the namings of actors, places and times in the sentence around a span."""
        around = self.around(span)
        if around not in self.names:
            parts: Iterable[Entity | Place] = (*self.record.entities, *self.record.places)
            found = chain((s for part in parts for s in part.mentions), (when.span for when in self.record.times))
            self.names[around] = tuple(each for each in found if around.contains(each))
        return self.names[around]

    def wording(self, span: Span) -> Wording:
        """Return the words of the sentence around a span."""
        around = self.around(span)
        if around not in self.wordings:
            self.wordings[around] = Wording(self.text, around)
        return self.wordings[around]

    def named(self, names: Iterable[str]) -> tuple[Actor, ...]:
        """Return the actors behind entities, each once."""
        return tuple(dict.fromkeys(self.actors[name] for name in names))

    def source(self, span: Span, sources: Iterable[Attribution], claims: Iterable[str]) -> Source:
        """Return where in the report something is said, and by whom."""
        return source_of(self.filed, self.day, span, self.cast, sources, claims)

    def around(self, span: Span) -> Span:
        """Return the sentence around a span."""
        return self.filed.sentences.around(span.start, span.end)

    def sides(self, names: Iterable[str]) -> frozenset[str]:
        """Return the sides of entities."""
        return frozenset(self.actors[name].side for name in names)

    def roles(self, matter: Matter, telling: Telling) -> Roles:
        """Return whose matter it is: those of the event's roles that stand in the sentence, else all that do."""
        if matter is Matter.CONTROL:
            takers = [name for name in telling.event.actors if self._can_be_party(name)]
            return Roles(tuple(([name for name in takers if self._stands(name, telling)] or takers)[:1]))
        mediators = self._beside(telling, "mediating")
        guarantors = self._beside(telling, "guaranteeing")
        between = {*mediators, *guarantors}
        parties = self._parties(matter, telling)
        apart = [name for name in parties if name not in between]
        return Roles(tuple(apart if len(self.sides(apart)) > 1 else parties), tuple(mediators), tuple(guarantors))

    def doers(self, event: Event) -> list[str]:
        """Return who is said to have done it: the actors that can be a party and do not merely tell of it."""
        tellers = {source.entity for source in event.sources}
        return [name for name in event.actors if name not in tellers and self._can_be_party(name)]

    def _parties(self, matter: Matter, telling: Telling) -> list[str]:
        roles = list(dict.fromkeys((*telling.event.actors, *telling.event.recipients)))
        if matter is not Matter.EVACUATION:
            roles = [name for name in roles if self._can_be_party(name)]
        here = [name for name in self.entities if self._stands(name, telling)]
        chosen = [name for name in roles if name in here]
        for more in (filter(self._can_be_party, here), roles):
            if len(self.sides(chosen)) < 2:  # noqa: PLR2004  a matter has two sides
                chosen = list(dict.fromkeys((*chosen, *more)))
        return chosen

    def _beside(self, telling: Telling, words: str) -> list[str]:
        """Return the entities whose mention follows a word of the class in the sentence (بوساطة أردنية)."""
        sentence, known = telling.sentence, folded_words_of(words)
        spans = [word.span for word in telling.wording.words if {word.fold, word.stem} & known]
        if not spans:
            return []
        found = [
            (mention, name)
            for name, entity in self.entities.items()
            for mention in entity.mentions
            if sentence.contains(mention)
            and any(s.end <= mention.start and words_between(self.text, s, mention) <= _BY for s in spans)
        ]
        return list(dict.fromkeys(name for _, name in sorted(found)))

    def delegates(self, telling: Telling, parties: Iterable[str]) -> tuple[Delegate, ...]:
        """Return the persons and committees of the sentence that sit for one of the parties, by relations."""
        sides = self.sides(parties)
        return tuple(
            Delegate(self.actors[relation.subject], self.actors[relation.object])
            for relation in self.record.relations
            if relation.type in _SPEAKS_FOR
            and relation.object in self.actors
            and relation.subject in self.actors
            and self.actors[relation.object].side in sides
            and self.entities[relation.subject].kind is EntityKind.PERSON
            and self._stands(relation.subject, telling)
        )

    def _stands(self, name: str, telling: Telling) -> bool:
        return any(telling.sentence.contains(span) for span in self.entities[name].mentions)

    def _can_be_party(self, name: str) -> bool:
        actor = self.actors[name]
        return actor.kind in _PARTIES or actor.side != actor.id

    def where(self, matter: Matter, telling: Telling) -> list[Spot]:
        """Return where it is: places of the event in the sentence, else others in it, the event's, the report's.

        An evacuation is where people leave from. Where somebody only has their seat nothing happened.
        """
        here, wanted = self._near(telling), [self.places[name] for name in telling.event.places]
        if matter is Matter.EVACUATION:
            here, wanted = ([p for p in rows if not self._follows(p, telling, "towards")] for rows in (here, wanted))
            if left := [place for place in here if self._follows(place, telling, "out_of")]:
                return [spot_of(place) for place in left]
        chosen = (
            [place for place in wanted if place in here]
            or [place for place in here if not _vague(place) and not self._is_seat(place)]
            or wanted
            or self._focus()
        )
        return [spot_of(place) for place in chosen]

    def _near(self, telling: Telling) -> list[Place]:
        """Return the places of the sentence, the nearest first."""
        rows = [
            (abs(span.start - telling.span.start), place.id)
            for place in self.places.values()
            for span in place.mentions
            if telling.sentence.contains(span)
        ]
        return [self.places[name] for name in dict.fromkeys(name for _, name in sorted(rows))]

    def _follows(self, place: Place, telling: Telling, words: str) -> bool:
        """Whether one of the words of a class stands directly before the place in the sentence."""
        spans = [span for span in place.mentions if telling.sentence.contains(span)]
        before = (self.text[telling.sentence.start : span.start].split()[-1:] for span in spans)
        return any(fold(word) in folded_words_of(words) for last in before for word in last)

    def _focus(self) -> list[Place]:
        """Return the place that the report names most, the first of several."""
        named = [p for p in self.places.values() if p.mentions and not _vague(p) and not self._is_seat(p)]
        rows = [(-len(p.mentions), p.mentions[0], p.id) for p in named]
        return [self.places[min(rows)[2]]] if rows else []

    def _is_seat(self, place: Place) -> bool:
        """Whether the report names a place only to say where somebody has their seat."""
        told = [
            part.span
            for each in self.record.relations
            if each.type is RelationType.BASED_IN and each.object == place.id
            for part in each.evidence
        ]
        return bool(told) and all(any(span.contains(mention) for span in told) for mention in place.mentions)

    def days(self, telling: Telling, *, stands: bool = False) -> tuple[date, date, bool]:
        """Return from when to when it is said to be so, and whether the report says so.

        Of a state that `stands`, a span that lasts until now (منذ السبت) tells since when.
        """
        rows = []
        for when in self.record.times:
            first, last = when.earliest, when.latest
            if first is None or last is None or first > self.day or not telling.sentence.contains(when.span):
                continue
            gap = words_between(self.text, when.span, telling.span)
            since = stands and last == self.day and first >= self.day - _RECENT
            if gap <= _REACH and (since or first == last or last < self.day - _RECENT):
                rows.append((first != last, when.id not in telling.event.times, gap, first, last))
        if not rows:
            return self.day, self.day, False
        *_, first, last = min(rows)
        return first, last, True


def _vague(place: Place) -> bool:
    return place.gazetteer_id is None and place.precision != "point"


def spot_of(place: Place) -> Spot:
    """Return a place of one report as a spot of all."""
    return Spot(place.gazetteer_id or fold(place.name), place.name, local=place.ucdp in _LOCAL)
