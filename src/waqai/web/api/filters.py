"""What lists can be narrowed by, the same for all of them; a name that no list knows is an error, not a silence."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any

from fastapi import Query as Parameter
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from waqai.model import EntityKind, EventType, RelationStatus, RelationType, Status
from waqai.store import Query

_TYPES = tuple(kind.value for kind in (*EventType, *RelationType))
_STATUSES = tuple(status.value for status in (*Status, *RelationStatus))
_Name = Annotated[str, Field(max_length=200)]
_Word = Annotated[str, Field(max_length=40)]


def _one_of(known: tuple[str, ...]) -> AfterValidator:
    """Return what refuses a value that nothing on the desk can have: it would find nothing, as if nothing were told."""

    def check(value: str) -> str:
        if value not in known:
            raise ValueError(f"{value!r} is none of {', '.join(known)}")
        return value

    return AfterValidator(check)


_Type = Annotated[_Word, _one_of(_TYPES)]
_Status = Annotated[_Word, _one_of(_STATUSES)]
_Kind = Annotated[_Word, _one_of(tuple(kind.value for kind in EntityKind))]


class Paging(BaseModel):
    """Which page of a list."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    after: Annotated[str | None, Field(max_length=200, description="`next` of the page before, as it is.")] = None
    limit: Annotated[int, Field(ge=1, le=200, description="How many to a page.")] = 20


class Filters(Paging):
    """Everything given must hold."""

    text: Annotated[
        str | None, Field(max_length=200, description='Words in any of their forms; "several" side by side.')
    ] = None
    actor: Annotated[_Name | None, Field(description="Who takes part: a name, or words of one.")] = None
    place: Annotated[_Name | None, Field(description="Where: a name, or words of one.")] = None
    since: Annotated[date | None, Field(alias="from", description="From this day on.")] = None
    until: Annotated[date | None, Field(alias="to", description="Up to this day, with it.")] = None
    type: Annotated[list[_Type], Field(max_length=40, description=f"Types of claims: {', '.join(_TYPES)}.")] = []
    status: Annotated[list[_Status], Field(max_length=20, description=f"One of {', '.join(_STATUSES)}.")] = []
    source: Annotated[_Name | None, Field(description="Who vouches for it, or denies it.")] = None
    outlet: Annotated[_Name | None, Field(description="Who published it: the whole name.")] = None
    min_confidence: Annotated[float, Field(ge=0, le=1, description="The least confidence of a claim.")] = 0

    def query(self, *kinds: str) -> Query:
        """Return the question to the store, about claims of `kinds`."""
        return Query(
            text=self.text or None,
            actor=self.actor or None,
            place=self.place or None,
            since=self.since,
            until=self.until,
            types=tuple(self.type),
            kinds=kinds,
            statuses=tuple(self.status),
            source=self.source or None,
            outlet=self.outlet or None,
            least=self.min_confidence,
            after=self.after,
            size=self.limit,
        )


class Named(Paging):
    """A list of those who have a name."""

    name: Annotated[_Name | None, Field(description="A name, or words of one.")] = None
    kind: Annotated[list[_Kind], Field(max_length=20, description="Kinds of actors.")] = []


class Form(Filters):
    """What a page's form sends: fields left empty say nothing, and what is not of the form is passed over."""

    model_config = ConfigDict(frozen=True, extra="ignore", populate_by_name=True)

    @model_validator(mode="before")
    @classmethod
    def _without_empty(cls, values: Any) -> Any:
        return filled(values)


class NameForm(Named):
    """The same for those who have a name."""

    model_config = ConfigDict(frozen=True, extra="ignore", populate_by_name=True)

    @model_validator(mode="before")
    @classmethod
    def _without_empty(cls, values: Any) -> Any:
        return filled(values)


def filled(values: Any) -> Any:
    """Return what a form sent without the fields that were left empty."""
    if not isinstance(values, Mapping):
        return values
    lists = {name: list(filter(None, value)) if isinstance(value, list) else value for name, value in values.items()}
    return {name: value for name, value in lists.items() if value not in ("", [])}


Filtered = Annotated[Filters, Parameter()]
FilteredForm = Annotated[Form, Parameter()]
FilteredNameForm = Annotated[NameForm, Parameter()]
FilteredByName = Annotated[Named, Parameter()]
