"""A stretch of time and what is told of it: states of matters, and events that several reports tell of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from waqai.desk import Step as Change
from waqai.errors import UsageError
from waqai.link import Happening
from waqai.model import QUAD_OF
from waqai.web.views.quotes import Quote, quotes_of
from waqai.web.views.steps import step_of

#: How short and how long a stretch may be.
SHORTEST, LONGEST = timedelta(hours=6), timedelta(days=365 * 120)
_MARGIN = timedelta(days=2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """Something told of a day, or of some day from `first` to `last`.

    `row` is the matter, or "quad.1" to "quad.4" for events; `words` are keys of the interface that say what it is,
    `detail` is whose or where. `look` is a class, `address` the page that tells more, `weight` how many independent
    reports tell of it.
    """

    row: str
    words: tuple[str, ...]
    detail: str
    look: str
    first: date
    last: date
    address: str
    weight: int
    disputed: bool
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Stretch:
    """The time looked at, from one moment to another."""

    first: datetime
    last: datetime

    @property
    def length(self) -> timedelta:
        """How long it is."""
        return self.last - self.first

    @property
    def days(self) -> tuple[date, date]:
        """The first and the last day that it touches."""
        return self.first.date(), (self.last - timedelta(microseconds=1)).date()

    @property
    def whole(self) -> bool:
        """Whether it is of whole days."""
        return self.first.time() == self.last.time() == time.min

    def moved(self, share: float) -> Stretch:
        """Return the stretch moved by a share of its length."""
        by = self.length * share
        return _stretch(self.first + by, self.last + by) if _within(self.first + by, self.last + by) else self

    def zoomed(self, factor: float) -> Stretch:
        """Return a stretch `factor` times as long with the same middle, as far as it may be."""
        half = min(max(self.length * factor, SHORTEST), LONGEST) / 2
        middle = self.first + self.length / 2
        return _stretch(middle - half, middle + half) if _within(middle - half, middle + half) else self


def stretch_of(first: str | None, last: str | None, days: Sequence[date]) -> Stretch:
    """Return the stretch from one text to another; what is not asked goes by `days`, with a margin.

    Raises UsageError where a text is no moment, or the end does not lie after the beginning.
    """
    start = _moment(first, "from") or _begin(min(days) - _MARGIN)
    end = _moment(last, "to", ends=True) or _begin(max(days) + _MARGIN)
    if end <= start and first and last:
        raise UsageError("the stretch ends before it begins", "let `to` lie after `from`")
    return _stretch(start, max(end, start + SHORTEST))


def item_of_change(change: Change) -> Item:
    """Return a change of state as shown on the timeline."""
    step = step_of(change.transition)
    board = {"negotiation": f"/negotiations/{change.course}", "truce": f"/truces/{change.course}"}
    quotes = (*step.said, *step.denied)
    return Item(
        row=step.matter,
        words=(f"at.{step.matter}.{step.state}",),
        detail=" · ".join((*step.places[:1], *step.parties[:2])),
        look=f"state-{step.state}",
        first=step.first,
        last=step.last,
        address=board.get(step.matter, quotes[0].address),
        weight=step.independent,
        disputed=step.disputed,
        quotes=quotes,
    )


def item_of_event(event: Happening) -> Item:
    """Return what several reports tell of as shown on the timeline."""
    quotes = quotes_of(each.source for each in event.accounts)
    quad = QUAD_OF[event.type]
    days = [each.day for each in event.accounts]
    return Item(
        row=f"quad.{quad}",
        words=(f"type.{event.type}",),
        detail=event.accounts[0].source.text,
        look=f"q{quad}",
        first=min(days),
        last=max(days),
        address=quotes[0].address,
        weight=event.independent,
        disputed=any(each.denial for each in event.accounts),
        quotes=quotes,
    )


def in_rows(items: Iterable[Item], rows: Iterable[str]) -> list[tuple[str, list[Item]]]:
    """Return the items of each row that has any, in the order of `rows`."""
    found: dict[str, list[Item]] = {row: [] for row in rows}
    for item in items:
        found.setdefault(item.row, []).append(item)
    return [(row, some) for row, some in found.items() if some]


def _moment(text: str | None, name: str, *, ends: bool = False) -> datetime | None:
    """Return the moment that a text says; of a day its beginning, or its end."""
    if not text:
        return None
    try:
        moment = datetime.fromisoformat(text).replace(tzinfo=None)
        return moment + timedelta(days=1) if ends and "T" not in text else moment
    except (ValueError, OverflowError) as error:
        raise UsageError(f"{name}: {text[:40]!r} is no day", "write it as 2021-08-27 or 2021-08-27T06:00") from error


def _begin(day: date) -> datetime:
    return datetime.combine(day, time())


def _within(first: datetime, last: datetime) -> bool:
    return first.year > 1 and last.year < 9999  # noqa: PLR2004  the years that dates have


def _stretch(first: datetime, last: datetime) -> Stretch:
    return Stretch(first.replace(microsecond=0), min(last.replace(microsecond=0), first + LONGEST))
