"""From days to places on a picture, and the ticks that let one read them back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

#: Steps between ticks: those of hours in seconds, of days in days, of months in months.
_HOURS, _DAYS, _MONTHS = (1, 3, 6, 12), (1, 2, 7, 14), (1, 3, 6, 12, 24, 60, 120)
_DAY, _MONTH = timedelta(days=1), timedelta(days=30.4)


@dataclass(frozen=True, slots=True)
class Tick:
    """A moment of the axis; `unit` ("hour", "day", "month", "year") says how it is to be written."""

    at: datetime
    unit: str


@dataclass(frozen=True, slots=True)
class Scale:
    """A stretch of time laid on the line from `left` to `right`; in a page read from the right it runs that way."""

    first: datetime
    last: datetime
    left: float
    right: float
    rtl: bool = False

    def x(self, when: date | datetime) -> float:
        """Return where a moment lies; of a day where it begins. What is out of the stretch lies at its edge."""
        share = (moment(when) - self.first) / (self.last - self.first)
        along = min(1.0, max(0.0, share)) * (self.right - self.left)
        return self.right - along if self.rtl else self.left + along

    def span(self, first: date | datetime, last: date | datetime) -> tuple[float, float]:
        """Return the left edge and the width of what lasts from the beginning of `first` to the end of `last`."""
        end = last if isinstance(last, datetime) else moment(last) + _DAY
        ends = sorted((self.x(first), self.x(end)))
        return ends[0], ends[1] - ends[0]

    def ticks(self, apart: float) -> list[Tick]:
        """Return ticks at least `apart` user units from each other, at round moments inside the stretch."""
        room = max(1, int((self.right - self.left) / apart))
        length = self.last - self.first
        for unit, step, duration in _steps():
            if length / duration <= room:
                return [each for each in _round(self.first, self.last, unit, step) if each.at < self.last]
        return [Tick(self.first, "year")]


def moment(when: date | datetime) -> datetime:
    """Return a moment; of a day its beginning."""
    return when if isinstance(when, datetime) else datetime.combine(when, time())


def _steps() -> Iterator[tuple[str, int, timedelta]]:
    yield from (("hour", step, timedelta(hours=step)) for step in _HOURS)
    yield from (("day", step, timedelta(days=step)) for step in _DAYS)
    yield from (("month", step, step * _MONTH) for step in _MONTHS)


def _round(first: datetime, last: datetime, unit: str, step: int) -> Iterator[Tick]:
    if unit == "month":
        yield from _months(first, last, step)
        return
    each = timedelta(hours=step) if unit == "hour" else timedelta(days=step)
    at = _start(first, unit, step)
    while at < last:
        if at >= first:
            yield Tick(at, "day" if at.hour == 0 else unit)
        at += each


def _start(first: datetime, unit: str, step: int) -> datetime:
    """Return the last round moment before `first`: weeks begin on Monday, other days are counted from the era."""
    day = datetime.combine(first.date(), time())
    return day if unit == "hour" else day - timedelta(days=(first.toordinal() - 1) % step)


def _months(first: datetime, last: datetime, step: int) -> Iterator[Tick]:
    number = (first.year * 12 + first.month - 1) // step * step
    while (at := datetime(number // 12, number % 12 + 1, 1)) < last:  # noqa: DTZ001  days have no zone
        if at >= first:
            yield Tick(at, "year" if at.month == 1 else "month")
        number += step
