"""Lays the values of Recognizers-Text (TIMEX, two resolutions) on our inclusive days; docs/evaluate.md has the table.

Both coders are right by their own conventions: Recognizers gives the nearest past and the nearest coming day, ends a
range with the day after it, counts weeks from Monday and halves a month where we take a third. What it means is
translated; nothing is forgiven.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, Final

from waqai.model import When
from waqai.resolve.times_values import EARLIER

Days = tuple[date | None, date | None]

_DAY: Final = timedelta(days=1)
_WEEK: Final = 7
_OPEN: Final[Days] = (None, None)
_UNRESOLVED: Final = "0001-01-01"
_SEASONS: Final = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_WEEK_OF_YEAR: Final = re.compile(r"(\d{4})-W(\d{2})(?:-WE)?")
_WEEK_OF_MONTH: Final = re.compile(r"(?:\d{4}|X{4})-\d{2}-W(\d{2})")
_SEASON: Final = re.compile(r"(\d{4})-(SP|SU|FA|WI)")
_MIDDLE: Final = 16  # the day on which the second half of a month begins
_JULY: Final = 7
_SUNDAY: Final = 6
_FEW: Final = 3


def is_told(value: dict[str, Any]) -> bool:
    """Whether the value says anything: some feasts are found and not resolved."""
    return _UNRESOLVED not in value["PastResolution"].values()


def agrees(value: dict[str, Any], when: When, day: date) -> bool:
    """Whether `when` is what the value means for somebody who reads on `day`.

    "The following day" counts from what was told before; where nothing was, ours is open and theirs counts from `day`.
    """
    return when.reason == EARLIER or (when.earliest, when.latest) in set(_meant(value, day))


def _meant(value: dict[str, Any], day: date) -> Iterator[Days]:
    timex = value["Timex"]
    for resolution in (value["PastResolution"], value["FutureResolution"]):
        if "date" in resolution:
            yield from _days(date.fromisoformat(resolution["date"]), day)
        elif "startDate" in resolution:
            first, last = (date.fromisoformat(resolution[end]) for end in ("startDate", "endDate"))
            yield from _range(first, last, timex, day)
        elif season := _SEASON.fullmatch(timex):
            yield _months(int(season[1]), _SEASONS[season[2]], 3)
        else:
            yield from (_OPEN, (day, day))
            if timex == "TNI":
                yield day - _DAY, day


def _days(found: date, day: date) -> Iterator[Days]:
    """Yield a day; counted back in whole months or years it stands for the month or year that holds it.

    Their "next Sunday" is that of the next week, ours the nearest one; a few days are three with them, and with us
    unknown.
    """
    yield found, found
    if day - found == _FEW * _DAY:
        yield _OPEN
    if found > day + _WEEK * _DAY:
        yield found - _WEEK * _DAY, found - _WEEK * _DAY
    if found.day == day.day and found < day:
        yield _months(found.year, found.month, 1)
        if found.month == day.month:
            yield _months(found.year, 1, 12)


def _range(first: date, end: date, timex: str, day: date) -> Iterator[Days]:
    """Yield a range: its end is the day after, but in what is said as "from … to …" or as "the last …"."""
    last = end - _DAY
    yield first, last
    if timex.startswith("("):
        yield first, end
        yield from _spoken(first, end, day)
    if week := _WEEK_OF_YEAR.fullmatch(timex):
        monday = date.fromisocalendar(int(week[1]), int(week[2]), 1)
        start = _week(monday, day)
        yield start + (first - monday), start + (last - monday)
        if timex.endswith("WE"):
            yield start + (_WEEK - 1) * _DAY, start + (_WEEK - 1) * _DAY
    elif week := _WEEK_OF_MONTH.fullmatch(timex):
        start = first.replace(day=1) + (int(week[1]) - 1) * _WEEK * _DAY
        yield start, start + (_WEEK - 1) * _DAY
    elif re.fullmatch(r"\S{4}-\d{2}", timex):
        yield from _part_of_month(first, last, day)
    elif re.fullmatch(r"\d{4}", timex):
        yield from _part_of_year(first, last, day)


def _week(monday: date, day: date) -> date:
    """Return the first day of our week: a Saturday if it is this week, else so many sevens of days from today."""
    steps = (monday - (day - day.weekday() * _DAY)).days // _WEEK
    if steps == 0:
        return day - (day.weekday() + 2) % _WEEK * _DAY
    return day + (steps * _WEEK if steps < 0 else (steps - 1) * _WEEK + 1) * _DAY


def _spoken(first: date, end: date, day: date) -> Iterator[Days]:
    """Yield a range of years, which holds both, and the rest of the week, which ends with our week, as its end does."""
    if (first.month, first.day, end.month, end.day) == (1, 1, 1, 1):
        yield first, date(end.year, 12, 31)
    if first == day and end.weekday() == _SUNDAY and (end - day).days < _WEEK:
        friday = _week(day - day.weekday() * _DAY, day) + (_WEEK - 1) * _DAY
        yield from ((day, friday), (friday, friday))


def _part_of_month(first: date, last: date, day: date) -> Iterator[Days]:
    """Yield for the half of a month our first or last third, or what is left of it."""
    if first.day == _MIDDLE:
        yield first.replace(day=21), last
        yield max(first.replace(day=1), min(last, day)), last
    elif last.day == _MIDDLE - 1:
        yield first, first.replace(day=10)


def _part_of_year(first: date, last: date, day: date) -> Iterator[Days]:
    """Yield for the half of a year our first or last third, or what is left of it."""
    if first.month == _JULY:
        yield date(first.year, 9, 1), last
        yield max(date(first.year, 1, 1), min(last, day)), last
    elif last.month == _JULY - 1:
        yield first, date(first.year, 4, 30)


def _months(year: int, month: int, count: int) -> Days:
    """Return the days of so many months."""
    index = month - 1 + count
    return date(year, month, 1), date(year + index // 12, index % 12 + 1, 1) - _DAY
