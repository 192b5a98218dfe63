"""A report as a desk holds it: what linking and the ledger are given."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from waqai.model import Record
from waqai.model.sentences import Sentences


@dataclass(frozen=True, slots=True)
class Listed:
    """A report in a list: its id, what people call it, the group of copies it is in, its day of publication."""

    id: str
    name: str
    group: str
    day: date | None


@dataclass(frozen=True, kw_only=True)
class Filed:
    """A record, what people call its report, and the group of copies it is in (its own id where nothing repeats it).

    `learnt` is when the desk got it (UTC), None where that is not kept.
    """

    record: Record
    name: str
    group: str
    learnt: datetime | None = None

    @cached_property
    def id(self) -> str:
        """The report's id."""
        return self.record.report.id

    @property
    def day(self) -> date | None:
        """The day of publication."""
        return self.record.report.published

    @cached_property
    def sentences(self) -> Sentences:
        """The sentences of the report."""
        return Sentences(self.record.report.text)

    @property
    def listed(self) -> Listed:
        """The report without its record."""
        return Listed(self.id, self.name, self.group, self.day)


def in_order(filed: Iterable[Filed]) -> list[Filed]:
    """Return reports by day of publication and id, undated ones last: the order of adding does not show."""
    return sorted(filed, key=lambda each: (each.day or date.max, each.id))
