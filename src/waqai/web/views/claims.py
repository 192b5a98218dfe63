"""Claims with the names of those in them, out of the record that they stand in."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from waqai.model import Event, Relation
from waqai.model.sentences import Sentences

if TYPE_CHECKING:
    from datetime import date

    from waqai.model import Claim, Entity, Place, Record


class Told:
    """What a record calls those who stand in its claims."""

    def __init__(self, record: Record) -> None:
        """Take the record that holds the claims."""
        self.record = record
        self.text = record.report.text
        self.entities: dict[str, Entity] = {entity.id: entity for entity in record.entities}
        self.places: dict[str, Place] = {place.id: place for place in record.places}

    @cached_property
    def _sentences(self) -> Sentences:
        return Sentences(self.text)

    def name(self, key: str) -> str:
        """Return what the record calls an entity or place, or the id itself."""
        named = self.entities.get(key) or self.places.get(key)
        return named.name if named else key

    def kind(self, key: str) -> str:
        """Return the kind of an entity, "place" for a place, "unknown" for an id that the record does not know."""
        if key in self.entities:
            return self.entities[key].kind.value
        return "place" if key in self.places else "unknown"

    def days(self, event: Event) -> tuple[date | None, date | None]:
        """Return the first and last day that an event is about, None where the report sets no bound."""
        times = [when for when in self.record.times if when.id in event.times]
        return (
            min((when.earliest for when in times if when.earliest), default=None),
            max((when.latest for when in times if when.latest), default=None),
        )

    def sentence(self, claim: Event | Relation) -> str | None:
        """Return the sentence that tells it; None where nothing says which."""
        spans = [claim.trigger] if isinstance(claim, Event) else [item.span for item in claim.evidence]
        if not spans:
            return None
        around = self._sentences.around(min(span.start for span in spans), max(span.end for span in spans))
        return around.of(self.text)

    @staticmethod
    def event(claim: Claim) -> Event:
        """Return `claim`, which must be an event; raise TypeError otherwise."""
        if isinstance(claim, Event):
            return claim
        raise TypeError(f"{type(claim).__name__} is no event")

    @staticmethod
    def relation(claim: Claim) -> Relation:
        """Return `claim`, which must be a relation; raise TypeError otherwise."""
        if isinstance(claim, Relation):
            return claim
        raise TypeError(f"{type(claim).__name__} is no relation")
