"""A record seen as a page: short ids, names to show, and the marks that tie every fact to its words."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from waqai.model import QUAD_OF
from waqai.web.views.segments import Mark

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from waqai.model import Entity, Event, Evidence, Place, Record, Relation, Span

_ROLES = frozenset({"trigger", "actor", "recipient", "place", "time", "source", "topic", "casualties", "status"})


class View:
    """What the templates ask of a record. `events` are in the order in which the text names them."""

    def __init__(self, record: Record) -> None:
        """Give the values of `record` short ids: v1, v2 … for events, e for entities, p for places, t for times."""
        self.record = record
        self.text = record.report.text
        self.events = sorted(record.events, key=lambda event: event.trigger)
        named: tuple[Entity | Place, ...] = (*record.entities, *record.places)
        self._refs: dict[str, str] = {}
        for letter, ids in (
            ("v", [event.id for event in self.events]),
            ("e", [entity.id for entity in record.entities]),
            ("p", [place.id for place in record.places]),
            ("t", [when.id for when in record.times]),
        ):
            self._refs |= {key: f"{letter}{number}" for number, key in enumerate(ids, 1)}
        self._names = {value.id: value.name for value in named}
        self._names |= {when.id: when.span.of(self.text) for when in record.times}
        self._spans: dict[str, tuple[Span, ...]] = {value.id: value.mentions for value in named}
        self._spans |= {when.id: (when.span,) for when in record.times}

    def ref(self, key: str) -> str:
        """Return the short id of the value whose id is `key`, "" for an unknown one."""
        return self._refs.get(key, "")

    def name(self, key: str) -> str:
        """Return what to call the value whose id is `key`: its name, its words, or the id itself."""
        return self._names.get(key, key)

    def wordings(self, spans: Iterable[Span]) -> list[tuple[str, int]]:
        """Return the different words that `spans` cover, in their order, each with how often it stands there."""
        return list(Counter(span.of(self.text) for span in spans).items())

    def mentions(self, key: str) -> int:
        """Return how often the report names the value whose id is `key`."""
        return len(self._spans.get(key, ()))

    @property
    def title(self) -> str:
        """The report's title, or the beginning of its first line."""
        return self.record.report.headline

    @property
    def titled(self) -> bool:
        """Whether the report has a title that its text does not begin with."""
        title = self.record.report.title
        return bool(title) and not self.text.lstrip().startswith(str(title))

    @property
    def quads(self) -> Counter[int]:
        """How many events fall into each of PLOVER's four classes."""
        return Counter(QUAD_OF[event.type] for event in self.events)

    def quad(self, event: Event) -> int:
        """Return the class of `event`, 1 to 4."""
        return QUAD_OF[event.type]

    def position(self, event: Event) -> float:
        """Return where in the text the trigger of `event` stands, from 0 to 1000."""
        return round(1000 * event.trigger.start / max(1, len(self.text)), 1)

    def marks(self) -> Iterator[Mark]:
        """Yield a mark for every span that the page shows or can show."""
        for number, event in enumerate(self.events, 1):
            yield from self._event_marks(f"v{number}", event)
        shown = {"e": "e", "p": "p", "t": "w"}
        for key, spans in self._spans.items():
            owner = self.ref(key)
            yield from (Mark(span, owner, "mention", shown[owner[0]]) for span in sorted(set(spans)))
        for number, relation in enumerate(self.record.relations, 1):
            yield from self._relation_marks(f"r{number}", relation)
        yield from self._position_marks()

    def _event_marks(self, owner: str, event: Event) -> Iterator[Mark]:
        look = f"q{QUAD_OF[event.type]} s-{event.status.value}"
        yield Mark(event.trigger, owner, "trigger", f"v {look}")
        yield from (Mark(span, owner, "also", f"u {look}") for span in event.also)
        if event.topic:
            yield Mark(event.topic, owner, "topic")
        yield from (Mark(figure.who, owner, "casualties") for figure in event.casualties)
        yield from (Mark(source.cue, owner, "source", "a") for source in event.sources if source.cue)
        sources = [source.entity for source in event.sources]
        told = {item.part for item in event.evidence}
        yield from _evidence_marks(owner, event.evidence)
        for role, keys in (
            ("actor", event.actors), ("recipient", event.recipients), ("place", event.places),
            ("time", event.times), ("source", sources),
        ):  # fmt: skip
            if role not in told:
                yield from self._nearest(owner, role, keys, event.trigger)

    def _nearest(self, owner: str, role: str, keys: Iterable[str], to: Span) -> Iterator[Mark]:
        for key in keys:
            spans = self._spans.get(key, ())
            if spans:
                yield Mark(min(spans, key=lambda span: _distance(span, to)), owner, role)

    def _relation_marks(self, owner: str, relation: Relation) -> Iterator[Mark]:
        yield from _evidence_marks(owner, relation.evidence)
        yield from (Mark(source.cue, owner, "source", "a") for source in relation.sources if source.cue)
        told = {item.part for item in relation.evidence}
        if "subject" in told or "object" in told:
            return
        subjects, objects = self._spans.get(relation.subject, ()), self._spans.get(relation.object, ())
        if subjects and objects:
            pairs = ((first, second) for first in subjects for second in objects)
            subject, thing = min(pairs, key=lambda pair: _distance(*pair))
            yield Mark(subject, owner, "actor")
            yield Mark(thing, owner, "recipient")

    def _position_marks(self) -> Iterator[Mark]:
        for number, negotiation in enumerate(self.record.negotiations, 1):
            owner = f"n{number}"
            yield from _evidence_marks(owner, negotiation.evidence)
            yield from (Mark(span, owner, "topic") for span in negotiation.issues)
            if negotiation.reason:
                yield Mark(negotiation.reason, owner, "reason")
            yield from self._firsts(owner, "actor", negotiation.parties)
            yield from self._firsts(owner, "source", negotiation.mediators)
        for number, truce in enumerate(self.record.truces, 1):
            owner = f"h{number}"
            yield from _evidence_marks(owner, truce.evidence)
            if truce.duration:
                yield Mark(truce.duration, owner, "time")
            yield from self._firsts(owner, "actor", truce.parties)

    def _firsts(self, owner: str, role: str, keys: Iterable[str]) -> Iterator[Mark]:
        yield from (Mark(spans[0], owner, role) for key in keys if (spans := self._spans.get(key, ())))


def _evidence_marks(owner: str, evidence: Iterable[Evidence]) -> Iterator[Mark]:
    for item in evidence:
        if item.part != "trigger":
            part = {"subject": "actor", "object": "recipient"}.get(item.part, item.part)
            yield Mark(item.span, owner, part if part in _ROLES else "evidence")


def _distance(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end, 0)
