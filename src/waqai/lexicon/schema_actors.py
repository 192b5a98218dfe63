"""The shape of the registry of actors: what an actor is called, and what is known of it, with dates."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import BeforeValidator, Field, model_validator

from waqai.lexicon.schema import CountryCode, Id, Row, Sector, Word, Words
from waqai.model import EntityKind

#: A year or a month, as far as it is sure: 2019, 2019-04.
Moment = Annotated[str, BeforeValidator(str), Field(pattern=r"^\d{3,4}(-(0[1-9]|1[0-2]))?$")]
Year = Annotated[int, Field(ge=1800, le=2100)]
#: A body of the registry, or a state by its country.
Body = Annotated[str, Field(pattern=r"^([a-z0-9_]+|[A-Z]{3})$")]
RELATIONS = ("leads", "member_of", "part_of", "affiliated_with")


class Dated(Row):
    """Something that holds for a time.

    Without `to` it has not ended as far as is known, without `from` nobody is sure when it began.
    """

    from_: Annotated[Moment | None, Field(alias="from")] = None
    to: Moment | None = None


class Office(Dated):
    """A person holds an office of a body or of a state."""

    role: Id
    of: Body


class Allegiance(Dated):
    """How an actor stands to another: exactly one of the four names the other."""

    leads: Id | None = None
    member_of: Id | None = None
    part_of: Id | None = None
    affiliated_with: Id | None = None

    @model_validator(mode="after")
    def _one_relation(self) -> Self:
        if sum(getattr(self, name) is not None for name in RELATIONS) != 1:
            raise ValueError(f"an allegiance has exactly one of {', '.join(RELATIONS)}")
        return self

    @property
    def relation(self) -> str:
        """Which of the four relations it is."""
        return next(name for name in RELATIONS if getattr(self, name) is not None)

    @property
    def whom(self) -> str:
        """The id of the other actor."""
        return str(getattr(self, self.relation))


class Renaming(Dated):
    """A name that an actor bore for a time."""

    name: Word
    english: str


class ActorEntry(Row):
    """`names/actors/*.yml`."""

    id: Id
    name: Word
    aliases: tuple[Word, ...] = ()
    english: str
    english_aliases: tuple[str, ...] = ()
    kind: EntityKind
    country: CountryCode | None = None
    sector: Sector | None = None
    rests_on: str
    born: Year | None = None
    founded: Moment | None = None
    dissolved: Moment | None = None
    renamed: tuple[Renaming, ...] = ()
    succeeds: tuple[Id, ...] = ()
    offices: tuple[Office, ...] = ()
    allegiances: tuple[Allegiance, ...] = ()

    @model_validator(mode="after")
    def _fits_its_kind(self) -> Self:
        person = self.kind is EntityKind.PERSON
        if person and (self.founded or self.dissolved or self.renamed or self.succeeds):
            raise ValueError("a person is born, holds offices and leads: it is not founded, renamed or succeeded")
        if not person and (self.born or self.offices):
            raise ValueError("only a person is born and holds offices: write allegiances")
        return self


class OfficeEntry(Row):
    """`names/offices.yml`."""

    id: Id
    words: Words
    single: bool
    bare: bool = False
