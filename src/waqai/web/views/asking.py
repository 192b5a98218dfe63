"""What a reader asks of a board: the days, the party, the place, and where in the list."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from waqai.desk import Asked
from waqai.errors import UsageError

#: How many rows a page of a board has.
ROWS = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """The question in the address of a page; what is None was not asked."""

    as_of: date | None = None
    known_by: date | None = None
    actor: str | None = None
    place: str | None = None
    after: str | None = None

    @property
    def given(self) -> bool:
        """Whether anything was asked."""
        return any((self.as_of, self.known_by, self.actor, self.place))

    @property
    def days(self) -> dict[str, date | None]:
        """The days asked for, to be carried along to other boards."""
        return {"as_of": self.as_of, "known_by": self.known_by}

    def of_desk(self, *kinds: str, limit: int = ROWS) -> Asked:
        """Return the question as the desk takes it."""
        return Asked(
            actor=self.actor, place=self.place, kinds=kinds, as_of=self.as_of, known_by=self.known_by,
            after=self.after, limit=limit,
        )  # fmt: skip


def day_of(text: str | None, name: str) -> date | None:
    """Return the day that a form sent; an empty field asks nothing. Raise UsageError where it is no day."""
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise UsageError(f"{name}: {text[:40]!r} is no day", "write it as 2021-08-27") from error
