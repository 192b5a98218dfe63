"""The record of one report: all its claims, and all that they refer to."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from waqai.model.claim import Claim, Event, Negotiation, Relation, Truce
from waqai.model.entity import Entity, Place, When
from waqai.model.report import Report
from waqai.model.values import value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from waqai.model.text import Span


@value(frozen=True, slots=True, kw_only=True)
class Record:
    """Everything coded from `report`; ids are unique within the record and stable across runs.

    `contexts` are the PLOVER contexts that the words make plain, sorted.
    """

    report: Report
    entities: tuple[Entity, ...] = ()
    places: tuple[Place, ...] = ()
    times: tuple[When, ...] = ()
    events: tuple[Event, ...] = ()
    relations: tuple[Relation, ...] = ()
    negotiations: tuple[Negotiation, ...] = ()
    truces: tuple[Truce, ...] = ()
    contexts: tuple[str, ...] = ()

    @property
    def claims(self) -> tuple[Claim, ...]:
        """All claims: events, relations, negotiations, truces."""
        return (*self.events, *self.relations, *self.negotiations, *self.truces)

    def spans(self) -> Iterator[Span]:
        """Yield every span of the record, each into `report.text`."""
        yield from chain.from_iterable(entity.mentions for entity in self.entities)
        yield from chain.from_iterable(place.mentions for place in self.places)
        yield from (when.span for when in self.times)
        for event in self.events:
            yield event.trigger
            yield from event.also
            if event.topic:
                yield event.topic
            yield from (figure.who for figure in event.casualties)
            yield from (source.cue for source in event.sources if source.cue)
        yield from (evidence.span for claim in self.claims for evidence in claim.evidence)
