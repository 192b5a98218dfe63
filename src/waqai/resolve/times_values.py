"""What a time phrase means: values that give inclusive days once the day they are counted from is known.

Conventions (codebook §2 "Times", "Time values", "Settled cases"): a weekday is the nearest one before, that day
itself included; last week is the seven days before; a month without a year is the nearest one past; early, middle
and late are days 1 to 10, 11 to 20 and 21 to the end of a month, and thirds of a year.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final, Protocol

from waqai.model.values import value

DAY: Final = timedelta(days=1)
_WEEK: Final = 7
MONTHS: Final = 12
_SATURDAY: Final = 5
_LATE: Final = 21  # the day of December on which the end of a year begins
_UNIT_DAYS: Final = {"day": 1, "week": _WEEK}
_UNIT_MONTHS: Final = {"month": 1, "year": 12, "decade": 120, "century": 1200}

UNKNOWN_TODAY: Final = "the day of publication is not known"
VAGUE: Final = "the phrase has no bound"
DURATION: Final = "a duration, not a date"
FROM_EVENT: Final = "counts from an event"
NO_DAY: Final = "a time of day without a day"
EARLIER: Final = "refers to a time told before, which is open"
NO_DATE: Final = "no such date"
TOO_LATE: Final = "begins after the day of publication"


@value(frozen=True, slots=True, kw_only=True)
class Bounds:
    """Inclusive days, None where open; the other fields are those of `model.When`."""

    earliest: date | None = None
    latest: date | None = None
    precision: str = "unknown"
    anchor: str = "none"
    reason: str = ""


@value(frozen=True, slots=True, kw_only=True)
class Context:
    """What a phrase is resolved against.

    `published` is the day of publication, `today` the day that the text speaks from, `anchor` where that comes from
    ("publication", "text"), both None where unknown. `ahead` is whether the clause looks ahead, `previous` the last
    dated time of the text.
    """

    published: date | None = None
    today: date | None = None
    anchor: str = "none"
    ahead: bool = False
    previous: Bounds | None = None


class Value(Protocol):
    """Anything that can be resolved."""

    def bounds(self, context: Context) -> Bounds:
        """Return the days that the value means in `context`, or the reason why there are none."""
        ...


def open_bounds(reason: str, precision: str = "unknown") -> Bounds:
    """Return bounds that are open on both sides, with the reason."""
    return Bounds(precision=precision, reason=reason)


def shift(day: date, months: int) -> date | None:
    """Return the same day `months` later (or earlier), cut to the month's length; None outside the calendar."""
    index = day.year * MONTHS + day.month - 1 + months
    if not MONTHS <= index < 9999 * MONTHS:
        return None
    first = date(index // MONTHS, index % MONTHS + 1, 1)
    return first + min(day.day - 1, (month_end(first) - first).days) * DAY


def month_end(day: date) -> date:
    """Return the last day of the month of `day`."""
    return date(day.year, 12, 31) if day.month == MONTHS else date(day.year, day.month + 1, 1) - DAY


def make_date(year: int, month: int, day: int) -> date | None:
    """Return the date, or None where there is none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def third(first: date, last: date, position: str) -> tuple[date, date]:
    """Return the early, middle or late part of a period: ten days of a month, four months of a year.

    The start of a year is its first month, its end the last ten days or so; of other periods they are the early and the
    late part. What is left or gone of it, which only today would tell, is the whole.
    """
    if position in {"", "rest", "past"}:
        return first, last
    index = {"early": 0, "start": 0, "middle": 1, "late": 2, "end": 2}[position]
    days = (last - first).days + 1
    if days > 300:  # noqa: PLR2004  a year
        if position in {"start", "end"}:
            return (first, month_end(first)) if position == "start" else (last.replace(day=_LATE), last)
        start = date(first.year, index * 4 + 1, 1)
        return start, month_end(date(start.year, start.month + 3, 1))
    part = 10 if days > 20 else max(1, -(-days // 3))  # noqa: PLR2004
    start = first + index * part * DAY
    return start, last if index == 2 else min(last, start + (part - 1) * DAY)  # noqa: PLR2004


@value(frozen=True, slots=True)
class Open:
    """A phrase that has no bound, and why."""

    reason: str
    precision: str = "unknown"

    def bounds(self, context: Context) -> Bounds:
        """Return open bounds."""
        del context
        return open_bounds(self.reason, self.precision)


@value(frozen=True, slots=True)
class Fixed:
    """Days that need no context."""

    earliest: date | None
    latest: date | None
    precision: str

    def bounds(self, context: Context) -> Bounds:
        """Return the days as they are."""
        del context
        if self.earliest is None and self.latest is None:
            return open_bounds(NO_DATE, self.precision)
        return Bounds(earliest=self.earliest, latest=self.latest, precision=self.precision)


@value(frozen=True, slots=True)
class Now:
    """The day of publication; `since` leaves its beginning open ("until now")."""

    since: bool = False

    def bounds(self, context: Context) -> Bounds:
        """Return that day, or everything up to it."""
        if context.published is None:
            return open_bounds(UNKNOWN_TODAY)
        earliest = None if self.since else context.published
        reason = VAGUE if self.since else ""
        return Bounds(earliest=earliest, latest=context.published, precision="day", anchor="publication", reason=reason)


@value(frozen=True, slots=True)
class Night:
    """The night that led to today, or `days` later."""

    days: int = 0

    def bounds(self, context: Context) -> Bounds:
        """Return yesterday and today."""
        if context.today is None:
            return open_bounds(UNKNOWN_TODAY)
        last = context.today + self.days * DAY
        return Bounds(earliest=last - DAY, latest=last, precision="hour", anchor=context.anchor)


@value(frozen=True, slots=True)
class Told:
    """A time told before in the text, `days` later."""

    days: int = 0
    unit: str = "day"

    def bounds(self, context: Context) -> Bounds:
        """Return the days of the last dated time of the text, moved."""
        told = context.previous
        if told is None or told.earliest is None or told.latest is None:
            return open_bounds(EARLIER)
        if self.unit in _UNIT_MONTHS:
            first, last = whole(told.earliest, self.unit, self.days)
            return Bounds(earliest=first, latest=last, precision=self.unit, anchor="text")
        if self.days and told.earliest != told.latest:
            return open_bounds(EARLIER)
        step = self.days * _UNIT_DAYS.get(self.unit, 1) * DAY
        return Bounds(earliest=told.earliest + step, latest=told.latest + step, precision="day", anchor="text")


@value(frozen=True, slots=True, kw_only=True)
class Day:
    """A day named by its distance from today or by its weekday; `second` ends a range of weekdays.

    `direction` is "past", "next", "current" or ""; `night` is "before" for the night that leads to the day (ليلة
    الاثنين), else ""; `weeks` is how many weeks further ("the Friday before
    last"). `offset` with `weekday` is a day said twice (أمس السبت): the weekday decides.
    """

    offset: int | None = None
    weekday: int | None = None
    second: int | None = None
    direction: str = ""
    weeks: int = 0
    night: str = ""
    precision: str = "day"

    def bounds(self, context: Context) -> Bounds:
        """Return the day, or the night and the day after it."""
        if context.today is None:
            return open_bounds(UNKNOWN_TODAY, self.precision)
        first = self.day(context.today, ahead=context.ahead)
        last = first
        if self.second is not None and self.weekday is not None:
            last = first + (self.second - self.weekday) % _WEEK * DAY
            if last > context.today and not context.ahead and self.direction != "next":
                first, last = first - _WEEK * DAY, last - _WEEK * DAY
        elif self.night == "before":
            first = first - DAY
        return Bounds(earliest=first, latest=last, precision=self.precision, anchor=context.anchor)

    def day(self, today: date, *, ahead: bool = False) -> date:
        """Return the day, counted from `today`."""
        if self.weekday is None:
            return today + (self.offset or 0) * DAY
        back = (today.weekday() - self.weekday) % _WEEK
        if self.direction == "past" and self.offset is None:
            back = back or _WEEK
        forward = (self.weekday - today.weekday()) % _WEEK
        if self.direction == "next":
            return today + ((forward or _WEEK) + self.weeks * _WEEK) * DAY
        looks_ahead = self.offset > 0 if self.offset is not None else ahead and self.direction != "past"
        return today + forward * DAY if looks_ahead else today - (back + self.weeks * _WEEK) * DAY


def whole(day: date, unit: str, step: int) -> tuple[date | None, date | None]:
    """Return the first and last day of the calendar unit `step` units from the one that holds `day`."""
    moved = shift(day.replace(day=1), step * _UNIT_MONTHS[unit])
    if moved is None:
        return None, None
    if unit == "month":
        return moved, month_end(moved)
    years = _UNIT_MONTHS[unit] // MONTHS
    start = moved.year // years * years if unit != "century" else (moved.year - 1) // years * years + 1
    return make_date(start, 1, 1), make_date(start + years - 1, 12, 31)


@value(frozen=True, slots=True, kw_only=True)
class Unit:
    """The last, this or the next week, month, year …, or a part of it (`position`)."""

    unit: str
    direction: str
    steps: int = 1
    position: str = ""

    def bounds(self, context: Context) -> Bounds:
        """Return its days: last week is the seven days before today, this week runs from Saturday to Friday."""
        if context.today is None:
            return open_bounds(UNKNOWN_TODAY, self.unit)
        step = {"past": -self.steps, "next": self.steps}.get(self.direction, 0)
        first, last = self._days(context.today, step)
        if first is None or last is None:
            return open_bounds(VAGUE, self.unit)
        first, last = third(first, last, self.position)
        if self.position == "rest":
            first = max(first, min(last, context.today))
        if self.position == "past":
            last = max(first, min(last, context.today))
        return Bounds(earliest=first, latest=last, precision=self.unit, anchor=context.anchor)

    def _days(self, today: date, step: int) -> tuple[date | None, date | None]:
        if self.unit in _UNIT_MONTHS:
            return whole(today, self.unit, step)
        if self.unit == "day":
            return today + step * DAY, today + step * DAY
        if self.unit != "week":
            return None, None
        if step:
            near = today + (step + (step < 0)) * _WEEK * DAY
            return (near - _WEEK * DAY, near - DAY) if step < 0 else (near - (_WEEK - 1) * DAY, near)
        start = today - (today.weekday() - _SATURDAY) % _WEEK * DAY
        return start, start + (_WEEK - 1) * DAY


@value(frozen=True, slots=True, kw_only=True)
class Period:
    """A number of units up to today or from tomorrow on ("the last ten days"); `count` None: an unknown number.

    One or two days or weeks end yesterday, as "last week" does.
    """

    unit: str
    count: int | None
    direction: str

    @property
    def _within_a_day(self) -> bool:
        """Whether so many hours or minutes reach no further than the day before or after; the next hours may."""
        count = 1 if self.count is None and self.direction == "past" else self.count
        return bool(self.direction) and count is not None and count <= 24  # noqa: PLR2004

    def bounds(self, context: Context) -> Bounds:
        """Return its days; what has no number is open at its far end, or wholly where it looks ahead."""
        today = context.today
        if today is None:
            return open_bounds(UNKNOWN_TODAY, self.unit)
        past = self.direction != "next"
        if self.unit in {"hour", "minute"} and self._within_a_day:
            first, last = (today - DAY, today) if past else (today, today + DAY)
            return Bounds(earliest=first, latest=last, precision="hour", anchor=context.anchor)
        far = ago(today, self.unit, (self.count or 0) if past else -(self.count or 0))
        if self.count is None or far is None:
            latest = today if past else None
            return Bounds(latest=latest, precision=self.unit, anchor=context.anchor if past else "none", reason=VAGUE)
        near = today - DAY if past and self.unit in _UNIT_DAYS and self.count <= 2 else today  # noqa: PLR2004
        first, last = (far, near) if past else (today + DAY, far)
        return Bounds(earliest=first, latest=last, precision=self.unit, anchor=context.anchor)


def ago(today: date, unit: str, count: int) -> date | None:
    """Return the day `count` units before `today`, None where that is no date."""
    if unit in _UNIT_MONTHS:
        return shift(today, -count * _UNIT_MONTHS[unit])
    days = count * _UNIT_DAYS[unit] if unit in _UNIT_DAYS else -(-count // 24) if unit == "hour" else 0
    try:
        return today - days * DAY
    except OverflowError:
        return None


@value(frozen=True, slots=True, kw_only=True)
class Duration:
    """A number of units, or `more` than that; `count` None where it is not said. By itself it has no bound."""

    unit: str
    count: int | None
    more: bool = False

    def bounds(self, context: Context) -> Bounds:
        """Return open bounds."""
        del context
        return open_bounds(DURATION, self.unit)


@value(frozen=True, slots=True)
class WeekOf:
    """A week of a month, counted from its first day: 1 to 5, 0 for the last seven days."""

    month: Value
    index: int

    def bounds(self, context: Context) -> Bounds:
        """Return its days."""
        month = self.month.bounds(context)
        if month.earliest is None or month.latest is None:
            return month
        first = month.latest - (_WEEK - 1) * DAY
        if self.index:
            first = min(first, month.earliest + (self.index - 1) * _WEEK * DAY)
        last = min(month.latest, first + (_WEEK - 1) * DAY)
        return Bounds(earliest=first, latest=last, precision="week", anchor=month.anchor)
