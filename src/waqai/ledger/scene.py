"""One report laid out so that a sentence can be asked who, where and when."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from dataclasses import replace
from datetime import date, timedelta
from functools import cached_property

from waqai.ledger.reading import Telling
from waqai.ledger.values import Matter, Spot, Statement, Teller
from waqai.ledger.wording import words_between
from waqai.lexicon.words import folded_words_of
from waqai.link import Actor, Cast, Filed, home_of
from waqai.model import Attribution, EntityKind, Place, Record, Relation, Span, Stance, When, fold
from waqai.model.sentences import Sentences

_PARTY = frozenset(
    {EntityKind.GOVERNMENT, EntityKind.MILITARY, EntityKind.ARMED_GROUP, EntityKind.POLITICAL_GROUP}
)
_BETWEEN = frozenset({"third-party"})
#: UCDP's grades of what is smaller than a province: a point, its surroundings, a district, an area with a name.
_LOCAL = frozenset({1, 2, 3, 5})
#: How many words may stand between a telling and its day.
_REACH = 8
#: A span of days that ended longer ago than this is when it began; one that lasts until now says nothing of that.
_RECENT = timedelta(days=30)


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
    mentions: dict[str, tuple[Span, ...]]

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
            mentions={entity.id: entity.mentions for entity in record.entities},
        )

    def sentence(self, span: Span) -> Span:
        """Return the sentence around a span."""
        return self.sentences.around(span.start, span.end)

    def statement(self, matter: Matter, state: str, telling: Telling) -> Iterator[Statement]:
        """Yield the statements that one telling makes: one, or of control one for each place."""
        event, sentence = telling.event, telling.sentence
        places = self._places(matter, telling)
        parties = self._parties(matter, telling)
        if matter is Matter.NEGOTIATION and len(self._sides(parties)) < 2:
            return
        on, until, dated = self._days(telling)
        whole = Statement(
            matter=matter, state=state, on=on, until=until, dated=dated, reported=self.day, learnt=self.filed.learnt,
            parties=tuple(dict.fromkeys(self.entities[n] for n in parties)), places=tuple(map(_spot, places)),
            tellers=self._tellers(event.sources), report=self.filed.id, name=self.filed.name,
            outlet=self.record.report.outlet, copy_of=self.filed.group, text=sentence.of(self.record.report.text),
            span=sentence, claims=(event.id,), because=event.because[:1],
        )  # fmt: skip
        if matter is Matter.CONTROL:
            yield from (replace(whole, places=(spot,)) for spot in whole.places)
        else:
            yield whole

    def holding(self, relation: Relation) -> Iterator[Statement]:
        """Yield that somebody holds a place, on the day of publication."""
        place = self.places.get(relation.object)
        if place is None or not relation.evidence:
            return
        sentence = self.sentence(relation.evidence[0].span)
        yield Statement(
            matter=Matter.CONTROL, state="holds", on=self.day, until=self.day, dated=False, reported=self.day,
            learnt=self.filed.learnt, parties=(self.entities[relation.subject],), places=(_spot(place),),
            tellers=self._tellers(relation.sources), report=self.filed.id, name=self.filed.name,
            outlet=self.record.report.outlet, copy_of=self.filed.group, text=sentence.of(self.record.report.text),
            span=sentence, claims=(relation.subject, relation.object), because=relation.because[:1],
        )  # fmt: skip

    def _name(self, entity: str) -> str:
        return self.entities[entity].name

    def _tellers(self, sources: Iterable[Attribution]) -> tuple[Teller, ...]:
        return tuple(Teller(name=self._name(s.entity), denies=s.stance is Stance.DENIES) for s in sources)

    def _parties(self, matter: Matter, telling: Telling) -> list[str]:
        """Return whose matter it is: those of the event's roles that stand in the sentence, else all that do."""
        event = telling.event
        if matter is Matter.CONTROL:
            takers = [name for name in event.actors if self._can_be_party(name)]
            return ([name for name in takers if self._stands(name, telling.sentence)] or takers)[:1]
        leaving = matter is Matter.EVACUATION
        roles = [n for n in dict.fromkeys((*event.actors, *event.recipients)) if leaving or self._can_be_party(n)]
        here = [entity.id for entity in self.record.entities if self._stands(entity.id, telling.sentence)]
        chosen = [name for name in roles if name in here]
        if len(self._sides(chosen)) < 2:
            chosen = list(dict.fromkeys((*chosen, *filter(self._can_be_party, here))))
        if len(self._sides(chosen)) < 2:
            chosen = list(dict.fromkeys((*chosen, *roles)))
        return chosen

    def _stands(self, name: str, sentence: Span) -> bool:
        return any(sentence.contains(span) for span in self.mentions[name])

    def _sides(self, names):
        return {self.entities[n].side for n in names}

    def _can_be_party(self, name: str) -> bool:
        actor = self.entities[name]
        return actor.kind in _PARTY or actor.side != actor.id

    def _places(self, matter: Matter, telling: Telling) -> list[Place]:
        """Return where it is: places of the event in the sentence, else others in it, the event's, the report's."""
        event, sentence = telling.event, telling.sentence
        here = [place for place in self._near(telling) if matter is not Matter.EVACUATION or not self._is_goal(place, sentence)]
        wanted = [self.places[name] for name in event.places]
        if matter is Matter.EVACUATION:
            wanted = [place for place in wanted if not self._is_goal(place, sentence)]
            left = [place for place in here if self._follows(place, sentence, "out_of")]
            if left: return left
        return (
            [place for place in wanted if place in here]
            or [place for place in here if not _vague(place)]
            or wanted
            or self._focus()
        )

    def _near(self, telling: Telling) -> list[Place]:
        rows = []
        for place in self.record.places:
            gaps = [abs(m.start - telling.span.start) for m in place.mentions if telling.sentence.contains(m)]
            rows += [(min(gaps), place.id)] if gaps else []
        return [self.places[name] for _, name in sorted(rows)]

    def _is_goal(self, place: Place, sentence: Span) -> bool:
        return self._follows(place, sentence, "towards")

    def _follows(self, place: Place, sentence: Span, words: str) -> bool:
        """Whether one of the words of a class stands directly before the place in the sentence."""
        text = self.record.report.text
        spans = [span for span in place.mentions if sentence.contains(span)]
        before = [text[sentence.start : span.start].split()[-1:] for span in spans]
        return any(fold(word) in folded_words_of(words) for last in before for word in last)

    def _focus(self) -> list[Place]:
        """Return the place that the report names most, the first of several."""
        rows = [(-len(p.mentions), p.mentions[0].start, p.id) for p in self.record.places if not _vague(p) and p.mentions]
        return [self.places[min(rows)[2]]] if rows else []

    def _days(self, telling: Telling) -> tuple[date, date, bool]:
        """Return from when to when it is said to be so, and whether the report says so."""
        text, sentence = self.record.report.text, telling.sentence
        rows = [
            ((when.earliest != when.latest, when.id not in telling.event.times), words_between(text, when.span, telling.span), when.earliest, when.latest)
            for when in self.record.times
            if sentence.contains(when.span) and when.earliest and when.latest and when.earliest <= self.day
        ]
        rows = [(a, gap, first, last) for a, gap, first, last in rows if gap <= _REACH and (first == last or last < self.day - _RECENT)]
        if not rows:
            return self.day, self.day, False
        _, _, first, last = min(rows)
        return first, last, True


def _vague(place: Place) -> bool:
    return place.gazetteer_id is None and place.precision != "point"


def _spot(place: Place) -> Spot:
    return Spot(place.gazetteer_id or fold(place.name), place.name, local=place.ucdp in _LOCAL)
