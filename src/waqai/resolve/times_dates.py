"""Reads days and dates: the readers of those patterns of `times_patterns` that mean days.

A reader gives the kind of the phrase, its value, and whether it is a time without an opener; None where it refuses.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final

from waqai.resolve.times_calendar import Date, HijriDate, Month, Year, Years
from waqai.resolve.times_patterns import DATED
from waqai.resolve.times_symbols import Part
from waqai.resolve.times_values import MONTHS, NO_DAY, Day, Duration, Fixed, Open, Value, make_date

_LAST_DAY: Final = 31
_HOURS: Final = 12
YEARS: Final = range(1000, 2101)
_HIJRI_YEARS: Final = range(1250, 1550)

Reader = Callable[[Part], tuple[str, Value, bool] | None]


def weekday_reader(part: Part) -> tuple[str, Value, bool] | None:
    """Read a day of the week, today, or a day counted from it, with its date or its part of the day."""
    dated = _date_in(part)
    if dated is not None:
        return "δ", dated, True
    days = part.all("W")
    weekday = days[0].word.number if days and days[0].word else None
    second = days[1].word.number if len(days) > 1 and days[1].word else None
    said = part.one("TDXZ")
    offset = said.word.number if said and said.word else None
    night = part.one("P")
    value = Day(
        offset=offset,
        weekday=weekday,
        second=second,
        direction=part.direction("BJFC"),
        weeks=part.value("BF"),
        night="before" if night and night.word and night.word.night == "before" and offset is None else "",
        precision="hour" if "c" in part.text else "day",
    )
    return "δ", value, True


def _date_in(part: Part) -> Value | None:
    """Return the date that stands beside a weekday (الاثنين 9 أبريل)."""
    match = DATED.search(part.text)
    if match is None:
        return None
    inner = Part(part.text[match.start() :], part.items[match.start() :])
    found = figures_reader(inner) if inner.text[0] == "#" else date_reader(inner)
    return found[1] if found else None


def date_reader(part: Part) -> tuple[str, Value, bool] | None:
    """Read a day or days of a month, with the year where it is said."""
    if not set(part.text) & set("MmHhS"):
        return _numbers_reader(part)
    days = [item.number or 0 for item in part.all("NO")][: 2 if part.one("g&t-") and len(part.all("NO")) > 1 else 1]
    if not days or not all(1 <= day <= _LAST_DAY for day in days):
        return None
    if "H" in part.text or "h" in part.text:
        return "δ", HijriDate(month=part.value("Hh"), day=days[0], year=hijri_year(part)), True
    month = part.value("Mm")
    value = Date(
        first=days[0],
        last=days[-1],
        month=month,
        year=year(part),
        direction=part.direction() if not month or not part.one("YS") or part.one("S") else "",
    )
    return "δ", value, True


def hijri_year(part: Part) -> int | None:
    """Return the number behind a Hijri month, whatever it is: a year that is not supported is none of today's."""
    behind = [item.number for char, item in zip(part.text, part.items, strict=True) if char in "N4Hh"]
    month = next(i for i, number in enumerate(behind) if number is None)
    return behind[month + 1] if month + 1 < len(behind) else None


def year(part: Part) -> Year:
    """Return the year that a phrase says: in figures, in words, or by the year or month before or after."""
    numbers = [item.number or 0 for char, item in zip(part.text, part.items, strict=True) if char in "4N"]
    years = [number for number in numbers if number in YEARS]
    if years:
        return Year(number=years[-1])
    if part.one("R") or (part.one("w") and part.one("YS")):
        return Year(relative="same")
    return Year(relative=part.direction()) if part.one("Y") else Year()


def figures_reader(part: Part) -> tuple[str, Value, bool] | None:
    """Read a date in figures (17/8/2021)."""
    item = part.one("#")
    numbers = re.findall(r"\d+", item.text) if item else []
    return _in_figures([int(number) for number in numbers], first_is_year=len(numbers[0]) > 2)  # noqa: PLR2004


def _numbers_reader(part: Part) -> tuple[str, Value, bool] | None:
    """Read a date printed with spaces: 17 / 8 / 1422."""
    return _in_figures([item.number or 0 for item in part.all("NO4")][:3], first_is_year=False)


def _in_figures(numbers: Sequence[int], *, first_is_year: bool) -> tuple[str, Value, bool] | None:
    if len(numbers) != 3:  # noqa: PLR2004
        return None
    day, month, year = reversed(numbers) if first_is_year else numbers
    if year in _HIJRI_YEARS:
        return "δ", HijriDate(month=month, day=day, year=year), True
    year += 2000 if year < 70 else 1900 if year < 100 else 0  # noqa: PLR2004
    found = make_date(year, month, day)
    return ("δ", Fixed(found, found, "day"), True) if found else None


def short_date_reader(part: Part) -> tuple[str, Value, bool] | None:
    """Read a day and its month in figures (22/4); the one that can be no month is the day."""
    item = part.one("5")
    day, month = (int(number) for number in re.findall(r"\d+", item.text)) if item else (0, 0)
    if month > MONTHS:
        day, month = month, day
    if not (1 <= day <= _LAST_DAY and 1 <= month <= MONTHS):
        return None
    return "δ", Date(first=day, last=day, month=month), True


def month_date_reader(part: Part) -> tuple[str, Value, bool] | None:
    """Read a month and its year in figures (3/2015)."""
    item = part.one("5")
    year, month = sorted((int(number) for number in re.findall(r"\d+", item.text)), reverse=True) if item else (0, 0)
    return ("ρ", Month(month=month, year=Year(number=year)), True) if year in YEARS and 1 <= month <= MONTHS else None


def day_of_reader(part: Part) -> tuple[str, Value, bool] | None:
    """Read a day of this month that is only counted (يوم 27); "one day" is a duration."""
    item = part.one("NO")
    day = item.number or 0 if item else 0
    if item and "N" in part.text and not item.text.isdigit():
        return ("τ", Duration(unit="day", count=day), True) if day in {1, 2} else None
    if not 1 <= day <= _LAST_DAY:
        return None
    return "δ", Date(first=day, last=day), True


def end_day_reader(part: Part) -> tuple[str, Value, bool] | None:
    """Read a number behind a preposition with nothing counted: a day of the month, an hour if feminine, or a year."""
    item = part.one("NO")
    if item is None or item.number is None:
        return None
    if "N" in part.text and item.number in YEARS and not item.text.isdigit():
        return "γ", Years(first=Year(number=item.number)), True
    if "O" in part.text and item.number <= _HOURS:
        return ("κ", Open(NO_DAY, "hour"), True) if item.text.endswith("ة") else None
    return day_of_reader(part) if "O" in part.text or item.text.isdigit() else None


def of_month_reader(part: Part) -> tuple[str, Value, bool] | None:
    """Read a day of the last, this or the next month."""
    day = part.value("NO")
    if not 1 <= day <= _LAST_DAY or part.one("Y"):
        return None
    return "δ", Date(first=day, last=day, direction=part.direction()), True
