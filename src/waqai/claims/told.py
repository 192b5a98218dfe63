"""What negotiations and truces are read with: the events of a report, its words, and where its actors are named."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from waqai.claims.scene import tokens_of
from waqai.claims.words import state_readings
from waqai.lexicon.lookup import find
from waqai.lexicon.matters import NAME, MatterWord, matter_phrases, matter_words
from waqai.lexicon.words import folded_words_of
from waqai.model import Analysis, Entity, EntityKind, Event, EventType, Relation, RelationType
from waqai.model.values import value

#: How far from a telling the words stand that say where it leaves talks or a truce.
_REACH = 4
#: How far before a word the one stands that makes what it tells only feared.
_FEARED = 3
#: What is not so yet where a verb in the future says it (ستدخل الهدنة حيز التنفيذ), and what it is instead.
_REACHED, _TO_COME = frozenset({"in_force", "implemented"}), "proposed"
#: Making a deal, and giving it one's name.
DEALS = frozenset({EventType.AGREE, EventType.SUPPORT})
_SPEAKS_FOR = frozenset({RelationType.LEADS, RelationType.REPRESENTS, RelationType.ROLE_IN})
_BETWEEN = frozenset({EntityKind.IGO, EntityKind.PERSON, EntityKind.MEDIA, EntityKind.NGO})


@value(frozen=True, slots=True)
class Spot:
    """A naming of an actor in tokens `[first, last)`."""

    first: int
    last: int
    entity: str


@dataclass(frozen=True)
class Told:
    """What events are read with: the words of their report, its actors by id, all events and relations found in it.

    The events that are read may be others: people correct some, and reject some.
    """

    analysis: Analysis
    entities: Mapping[str, Entity]
    found: Sequence[Event] = ()
    relations: Sequence[Relation] = ()

    @cached_property
    def spots(self) -> Sequence[Spot]:
        """All namings of actors in text order; one inside another is left out."""
        rows = (Spot(*tokens_of(self.analysis, s), e.id) for e in self.entities.values() for s in e.mentions)
        found: list[Spot] = []
        for spot in sorted(rows, key=lambda spot: (spot.first, -spot.last)):
            if not found or spot.first >= found[-1].last:
                found.append(spot)
        return found

    @cached_property
    def names(self) -> Mapping[int, frozenset[str]]:
        """Token → what the word there names: "negotiation", "deal" and so on; words that name nothing are left out."""
        words = matter_words()
        read = ((token.index, self._named(words[token.stem])) for token in self.analysis.tokens if token.stem in words)
        return {index: named for index, named in read if named}

    @staticmethod
    def _named(words: Sequence[MatterWord]) -> frozenset[str]:
        return frozenset(word.of for word in words if word.state == NAME)

    def named_at(self, index: int, stop: int) -> frozenset[str]:
        """Return what a word or phrase that begins at token `index` and ends before `stop` names."""
        phrase = find(matter_phrases(), self.analysis.tokens, index, stop)
        return self.names.get(index, frozenset()) | self._named(phrase[1] if phrase else ())

    def triggers(self, event: Event) -> list[int]:
        """Return the tokens that tell the event."""
        return [tokens_of(self.analysis, span)[0] for span in (event.trigger, *event.also)]

    def around(self, index: int, before: int, behind: int) -> range:
        """Return the tokens of its sentence from `before` words before a token to `behind` words behind it."""
        sentence = self.analysis.sentence_of(index)
        return range(max(sentence.first, index - before), min(sentence.last, index + behind + 1))

    def named_near(self, event: Event, matters: frozenset[str], before: int, behind: int) -> bool:
        """Whether a name of one of `matters` begins at most so many words before or behind a telling."""
        return any(
            self.named_at(at, self.analysis.sentence_of(index).last) & matters
            for index in self.triggers(event)
            for at in self.around(index, before, behind)
        )

    def named_behind(self, event: Event) -> int:
        """Return how many words right behind its first telling name who does it (وافق الجانب التركي على)."""
        index = self.triggers(event)[0]
        spots = {spot.first: spot for spot in self.spots}
        end = index + 1
        while end < len(self.analysis.tokens):
            token = self.analysis.tokens[end]
            if end in spots:
                end = spots[end].last
            elif end == index + 1 and token.upos == "NOUN" and token.definite and not token.preposition:
                end += 1
            else:
                break
        return end - index - 1

    def states_near(self, index: int, of: str) -> Iterator[str]:
        """Yield the states that words near token `index` speak for; a masdar speaks of what stands behind it."""
        for at in self.around(index, _REACH, _REACH):
            if at != index and not self.feared(at):
                token = self.analysis.tokens[at]
                words = (w for w in state_readings(token) if w.of == of and (at < index or w.form.part != "masdar"))
                yield from (_TO_COME if w.state in _REACHED and token.future else w.state for w in words)

    def feared(self, index: int) -> bool:
        """Whether what token `index` tells is only feared or warded off (حذر من انهيار الهدنة)."""
        before = (self.analysis.tokens[at] for at in self.around(index, _FEARED, -1))
        return any(token.stem in folded_words_of("feared") for token in before)

    @cached_property
    def bodies_of(self) -> Mapping[str, Sequence[str]]:
        """Person → the bodies that they lead, represent or hold an office in, by the relations of the report."""
        found: dict[str, list[str]] = {}
        for one in self.relations:
            person = self.entities.get(one.subject)
            if one.type in _SPEAKS_FOR and person and person.kind is EntityKind.PERSON and one.object in self.entities:
                found.setdefault(one.subject, []).append(one.object)
        return found

    def bodies(self, names: Sequence[str]) -> list[str]:
        """Return those of some actors who may face each other: no mediating body, no person; each once."""
        return [name for name in dict.fromkeys(names) if self.entities[name].kind not in _BETWEEN]
