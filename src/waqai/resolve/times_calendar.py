"""Dates of the calendars: days, months, seasons, years, decades and feasts, Gregorian and Hijri.

Without a year they are the nearest past one, or the nearest to come where the clause looks ahead.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from hijridate import Gregorian, Hijri

from waqai.model.values import value
from waqai.resolve.times_values import (
    DAY,
    EARLIER,
    MONTHS,
    NO_DATE,
    UNKNOWN_TODAY,
    Bounds,
    Context,
    Fixed,
    make_date,
    month_end,
    open_bounds,
    shift,
    third,
    whole,
)

_DECADES: Final = 10
_SOON: Final = 60  # days ahead in which a date without a year may lie, if nothing in the clause looks ahead


@value(frozen=True, slots=True, kw_only=True)
class Year:
    """How a phrase says its year: `number` itself, or `relative` to today ("past", "next", "current", "same")."""

    number: int | None = None
    relative: str = ""

    def of(self, context: Context) -> int | None:
        """Return the year, None where it is not said or not known."""
        if self.number is not None:
            return self.number
        if self.relative == "same":
            told = context.previous
            return told.earliest.year if told and told.earliest else None
        step = {"past": -1, "next": 1, "current": 0}.get(self.relative)
        return context.today.year + step if context.today and step is not None else None


@value(frozen=True, slots=True, kw_only=True)
class Date:
    """Days `first` to `last` of a month; `month` 0 means the month that `direction` says (السادس من الشهر المقبل)."""

    first: int
    last: int
    month: int = 0
    year: Year = Year()
    direction: str = ""

    def bounds(self, context: Context) -> Bounds:
        """Return the days."""
        dated = self.year.of(context)
        anchor = "none" if self.year.number is not None else context.anchor
        if dated is None and context.today is None:
            return open_bounds(UNKNOWN_TODAY, "day")
        year, month = self._month(context, dated)
        first, last = make_date(year, month, self.first), make_date(year, month, self.last)
        if first is None or last is None or last < first:
            return open_bounds(NO_DATE, "day")
        return Bounds(earliest=first, latest=last, precision="day", anchor=anchor)

    def _month(self, context: Context, dated: int | None) -> tuple[int, int]:
        if dated is not None and self.month:
            return dated, self.month
        today = context.today or date.min
        if not self.month:
            step = {"past": -1, "next": 1}.get(self.direction, 0)
            moved = shift(today.replace(day=1), step) or today
            return moved.year, moved.month
        return self._nearest(today, ahead=context.ahead), self.month

    def _nearest(self, today: date, *, ahead: bool) -> int:
        days = [d for y in (-1, 0, 1) if (d := make_date(today.year + y, self.month, self.first))]
        if self.direction == "current" or not days:
            return today.year
        past, future = [d for d in days if d <= today], [d for d in days if d > today]
        if self.direction == "past" or not future:
            return past[-1].year if past else today.year
        soon = (future[0] - today).days <= _SOON and (not past or future[0] - today < today - past[-1])
        looks_ahead = self.direction == "next" or ahead or soon
        return future[0].year if looks_ahead or not past else past[-1].year


#: The last day of the first half of a month.
_HALF_MONTH: Final = 15


@value(frozen=True, slots=True, kw_only=True)
class Month:
    """A month, or the months from one to another (`last`), or a part: a third (`position`), one `half` of two."""

    month: int
    last: int = 0
    position: str = ""
    half: int = 0
    year: Year = Year()
    direction: str = ""
    precision: str = "month"

    def bounds(self, context: Context) -> Bounds:
        """Return its days."""
        year = self.year.of(context)
        anchor = "none" if self.year.number is not None else context.anchor
        if year is None:
            if context.today is None:
                return open_bounds(UNKNOWN_TODAY, self.precision)
            year = self._year(context.today, ahead=context.ahead)
        start = date(year, self.month, 1)
        end_month = self.last or self.month
        end = month_end(date(year + (end_month < self.month), end_month, 1))
        first, last = third(start, end, self.position)
        if self.half:
            middle = date(year, self.month, _HALF_MONTH)
            first, last = (first, middle) if self.half == 1 else (middle + DAY, last)
        precision = "part of month" if self.position or self.half else self.precision
        return Bounds(earliest=first, latest=last, precision=precision, anchor=anchor)

    def _year(self, today: date, *, ahead: bool) -> int:
        month = self.month
        if self.direction == "current":
            return today.year
        if self.direction == "next":
            return today.year if month > today.month else today.year + 1
        if self.direction == "past":
            over = month <= (self.last or month) < today.month
            return today.year if over else today.year - 1
        if ahead:
            return today.year if month >= today.month else today.year + 1
        return today.year if month <= today.month else today.year - 1


@value(frozen=True, slots=True, kw_only=True)
class Years:
    """Whole years, or a part of one: a third (`position`), or one half or quarter (`part` of `of`)."""

    first: Year
    last: Year | None = None
    position: str = ""
    part: int = 0
    of: int = 0
    precision: str = "year"

    def bounds(self, context: Context) -> Bounds:
        """Return their days."""
        first, last = self.first.of(context), (self.last or self.first).of(context)
        if first is None or last is None:
            return open_bounds(UNKNOWN_TODAY if self.first.relative != "same" else EARLIER, self.precision)
        anchor = "none" if self.first.number is not None else context.anchor
        start, end = date(first, 1, 1), date(last, 12, 31)
        if self.of and 1 <= self.part <= self.of:
            months = MONTHS // self.of
            start = date(first, (self.part - 1) * months + 1, 1)
            end = month_end(date(first, self.part * months, 1))
        start, end = third(start, end, self.position)
        return Bounds(earliest=start, latest=end, precision=self.precision, anchor=anchor)


@value(frozen=True, slots=True, kw_only=True)
class HijriDate:
    """A date or month of the Hijri calendar; `day` 0 means the whole month, `days` how long a feast lasts."""

    month: int
    day: int = 0
    days: int = 1
    year: int | None = None

    def bounds(self, context: Context) -> Bounds:
        """Return its days; without a year the nearest past one, or the next where the clause looks ahead."""
        precision = "day" if self.day else "month"
        if self.year is not None:
            first, last = self._days(self.year)
            return Fixed(first, last, precision).bounds(context)
        if context.today is None:
            return open_bounds(UNKNOWN_TODAY, precision)
        year = Gregorian.fromdate(context.today).to_hijri().year
        spans = [(f, last) for y in (year - 1, year, year + 1) for f, last in [self._days(y)] if f and last]
        chosen = _nearest_span(spans, context.today, ahead=context.ahead)
        if chosen is None:
            return open_bounds(NO_DATE, precision)
        return Bounds(earliest=chosen[0], latest=chosen[1], precision=precision, anchor=context.anchor)

    def _days(self, year: int) -> tuple[date | None, date | None]:
        try:
            start = Hijri(year, self.month, self.day or 1)
            length = self.days if self.day else start.month_length()
            gregorian = start.to_gregorian()
        except (ValueError, OverflowError):
            return None, None
        first = date(gregorian.year, gregorian.month, gregorian.day)
        return first, first + (length - 1) * DAY


@value(frozen=True, slots=True)
class HijriYear:
    """A year of the Hijri calendar."""

    year: int

    def bounds(self, context: Context) -> Bounds:
        """Return its days."""
        first = HijriDate(month=1, year=self.year).bounds(context)
        last = HijriDate(month=12, year=self.year).bounds(context)
        return Fixed(first.earliest, last.latest, "year").bounds(context)


def _nearest_span(spans: list[tuple[date, date]], today: date, *, ahead: bool) -> tuple[date, date] | None:
    past = [span for span in spans if span[0] <= today]
    future = [span for span in spans if span[0] > today]
    if not past or not future:
        return past[-1] if past else future[0] if future else None
    soon = (future[0][0] - today).days <= _SOON and future[0][0] - today < today - past[-1][1]
    return future[0] if ahead or soon else past[-1]


@value(frozen=True, slots=True)
class Feast:
    """A feast of the Gregorian calendar: `days` days from the day of the month on."""

    month: int
    day: int
    days: int

    def bounds(self, context: Context) -> Bounds:
        """Return its days in the nearest year."""
        start = Date(first=self.day, last=self.day, month=self.month).bounds(context)
        if start.earliest is None:
            return start
        last = start.earliest + (self.days - 1) * DAY
        return Bounds(earliest=start.earliest, latest=last, precision="day", anchor=start.anchor)


@value(frozen=True, slots=True)
class Decade:
    """A decade of the last, this or the next century, counted from 1."""

    direction: str
    index: int

    def bounds(self, context: Context) -> Bounds:
        """Return its days."""
        if context.today is None:
            return open_bounds(UNKNOWN_TODAY, "decade")
        step = {"past": -1, "next": 1}.get(self.direction, 0)
        century, _ = whole(context.today, "century", step)
        if century is None or not 1 <= self.index <= _DECADES:
            return open_bounds(NO_DATE, "decade")
        first, last = century.year + (self.index - 1) * _DECADES, century.year + self.index * _DECADES - 1
        return Bounds(earliest=date(first, 1, 1), latest=date(last, 12, 31), precision="decade", anchor=context.anchor)
