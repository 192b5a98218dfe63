"""One report laid out so that a sentence can be asked who, where and when."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from waqai.ledger.values import Matter, Spot, Statement, Teller
from waqai.lexicon.words import folded_words_of
from waqai.link import Actor, Cast, Filed, home_of
from waqai.model import EntityKind, Event, Place, Record, Relation, Span, Stance, When, fold
from waqai.model.sentences import Sentences

_PARTY = frozenset(
    {EntityKind.GOVERNMENT, EntityKind.MILITARY, EntityKind.ARMED_GROUP, EntityKind.POLITICAL_GROUP}
)
_BETWEEN = frozenset({"third-party"})
_OLD = 45


@dataclass(frozen=True, slots=True)
class Scene:
    """A filed report with its sentences, and who its entities are."""

    filed: Filed
    record: Record
    cast: Cast
    sentences: Sentences
    day: date
    entities: dict[str, Actor]
    places: dict[str, Place]
    times: dict[str, When]

    @classmethod
    def of(cls, filed: Filed, cast: Cast) -> Scene | None:
        """Return the scene, None where the day of publication is not known."""
        record, day = filed.record, filed.day
        if day is None:
            return None
        return cls(
            filed=filed,
            record=record,
            cast=cast,
            sentences=Sentences(record.report.text),
            day=day,
            entities={entity.id: cast.actor(filed.id, entity.id) for entity in record.entities},
            places={place.id: place for place in record.places},
            times={when.id: when for when in record.times},
        )

    def sentence(self, span: Span) -> Span:
        """Return the sentence around a span."""
        return self.sentences.around(span.start, span.end)

    def statement(self, matter: Matter, state: str, event: Event, span: Span, because: str) -> Iterator[Statement]:
        """Yield the statements that one telling makes: one, or of control one for each place."""
        sentence = self.sentence(span)
        places = self._places(event.places, sentence, span)
        parties, mediators, guarantors = self._who(event, sentence, matter)
        rows = [(spot,) for spot in places] if matter is Matter.CONTROL else [places]
        for spots in rows:
            yield self._statement(
                matter, state, event, sentence, because, self._day(event, sentence, span), spots, parties, mediators, guarantors
            )

    def _statement(self, matter, state, event, sentence, because, on, spots, parties, mediators, guarantors):
        return Statement(
            matter=matter, state=state, on=on, reported=self.day, learnt=self.filed.learnt,
            parties=parties, mediators=mediators, guarantors=guarantors, places=tuple(spots),
            tellers=self._tellers(event), report=self.filed.id, name=self.filed.name,
            outlet=self.record.report.outlet, copy_of=self.filed.group, text=sentence.of(self.record.report.text),
            span=sentence, claims=(event.id,), because=(because,),
        )

    def holding(self, relation: Relation) -> Iterator[Statement]:
        place = self.places.get(relation.object)
        if place is None or not relation.evidence:
            return
        span = relation.evidence[0].span
        sentence = self.sentence(span)
        yield Statement(
            matter=Matter.CONTROL, state="holds", on=self.day, reported=self.day, learnt=self.filed.learnt,
            parties=(self.entities[relation.subject],), places=(_spot(place),),
            tellers=tuple(Teller(name=self._name(s.entity), denies=s.stance is Stance.DENIES) for s in relation.sources),
            report=self.filed.id, name=self.filed.name, outlet=self.record.report.outlet, copy_of=self.filed.group,
            text=sentence.of(self.record.report.text), span=sentence, claims=(relation.subject, relation.object),
            because=("relation controls",),
        )

    def _name(self, entity: str) -> str:
        return self.entities[entity].name

    def _tellers(self, event: Event) -> tuple[Teller, ...]:
        return tuple(Teller(name=self._name(s.entity), denies=s.stance is Stance.DENIES) for s in event.sources)

    def _who(self, event, sentence, matter):
        named = [e.id for e in self.record.entities if any(sentence.contains(m) for m in e.mentions)]
        roles = list(dict.fromkeys((*event.actors, *event.recipients)))
        here = [n for n in named if self._can_be_party(n)]
        own = [n for n in roles if self._can_be_party(n)]
        if matter is Matter.CONTROL:
            actors = [n for n in event.actors if self._can_be_party(n)]
            local = [n for n in actors if n in here]
            chosen = (local or actors)[:1] if True else actors
        else:
            both = [n for n in own if n in here]
            chosen = both if len(self._sides(both)) > 1 else list(dict.fromkeys((*both, *here)))
            if len(self._sides(chosen)) < 2:
                chosen = list(dict.fromkeys((*chosen, *own)))
        return tuple(dict.fromkeys(self.entities[n] for n in chosen)), (), ()

    def _sides(self, names):
        return {self.entities[n].side for n in names}

    def _can_be_party(self, name: str) -> bool:
        actor = self.entities[name]
        return actor.kind in _PARTY or actor.side != actor.id

    def _places(self, wanted: Sequence[str], sentence: Span, span: Span) -> list[Spot]:
        near = sorted(
            (min(abs(m.start - span.start) for m in p.mentions if sentence.contains(m)), p.id)
            for p in self.record.places
            if any(sentence.contains(m) for m in p.mentions)
        )
        here = [self.places[i] for _, i in near]
        event = [self.places[i] for i in wanted]
        chosen = [p for p in event if p in here] or [p for p in here if not _vague(p)] or event or self._focus()
        return [_spot(p) for p in chosen]

    def _focus(self) -> list[Place]:
        rows = [(-len(p.mentions), p.mentions[0].start, p.id) for p in self.record.places if not _vague(p) and p.mentions]
        return [self.places[min(rows)[2]]] if rows else []

    def _day(self, event: Event, sentence: Span, span: Span) -> date:
        rows = [
            (when.id not in event.times, abs(when.span.start - span.start), when.earliest)
            for when in self.record.times
            if sentence.contains(when.span) and when.earliest and when.earliest == when.latest
        ]
        if rows:
            return min(rows)[2]
        return self.day


def _vague(place: Place) -> bool:
    return place.gazetteer_id is None and place.precision != "point"


def _spot(place: Place) -> Spot:
    return Spot(place.gazetteer_id or fold(place.name), place.name)
