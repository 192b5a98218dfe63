"""What is asked of a desk, and what it answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Generic, TypeVar

from waqai.ledger import Matter, Spot, Transition
from waqai.ledger.ties import Word
from waqai.link import Actor, Contradiction
from waqai.model import RelationStatus, RelationType

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What to show; everything given must hold. None and empty say nothing.

    `actor`, `place`: an id, or words of a name, in any of their forms. `kinds`: states, types, conflicts or kinds of
    actors, as the question has them. `since`, `until`: days that it is about, both included. `as_of`: only what was so
    by this day; `known_by`: only what had come out by this day. `after` is the `after` of the page before; a page has
    `limit` rows at most.
    """

    actor: str | None = None
    place: str | None = None
    kinds: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    as_of: date | None = None
    known_by: date | None = None
    after: str | None = None
    limit: int = 50


@dataclass(frozen=True, slots=True)
class Shown(Generic[T]):
    """One page of an answer; `after` asks for the next one, None where this is the last."""

    rows: tuple[T, ...]
    after: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """A course in a list: whose it is, where, and the days of its states.

    `parties` and `places` are those named most often first. `steps` are (day, state), the last one is where it
    stands. `reports` counts independent reports for it, `against` statements that deny one of its states.
    """

    id: str
    matter: Matter
    parties: tuple[Actor, ...]
    places: tuple[Spot, ...]
    steps: tuple[tuple[date, str], ...]
    reports: int
    against: int

    @property
    def first(self) -> date:
        """The day of its first state."""
        return self.steps[0][0]

    @property
    def last(self) -> date:
        """The day of its last state."""
        return self.steps[-1][0]

    @property
    def state(self) -> str:
        """Where it stands."""
        return self.steps[-1][1]


@dataclass(frozen=True, slots=True)
class Step:
    """A transition and the id of its course."""

    course: str
    transition: Transition


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """An actor as the desk knows it: its names (a hundred at most), the one used most often first, and its reports.

    `reports` says in how many it is; `first` and `last` are days of publication, None where none of those has one.
    """

    actor: Actor
    names: tuple[str, ...]
    reports: int
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tied:
    """A tie in a list: that `subject` stands in a relation to `object`, told from the day `first` to the day `last`.

    `status` is what the last report says that does not deny it. `reports` counts independent ones. `words` are the
    latest of them, by day; `Desk.words` has the others.
    """

    id: str
    kind: RelationType
    subject: Actor
    object: Actor
    status: RelationStatus
    first: date
    last: date
    reports: int
    words: tuple[Word, ...]


class What(StrEnum):
    """What a change is of."""

    STATE = "state"
    CONTRADICTION = "contradiction"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What reports that the desk got since a moment changed: a state that they speak of, or a contradiction with one.

    `at` is when the desk got the latest of its reports; `new` says that it had none of the reports for it before.
    """

    at: datetime
    what: What
    new: bool
    step: Step | None = None
    contradiction: Contradiction | None = None
