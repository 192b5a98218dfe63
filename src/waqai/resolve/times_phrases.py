"""What single time phrases mean: a reader for each pattern of `times_patterns`.

A reader may refuse (return None); then the search goes on behind the first symbol. Openers (منذ، قبل، خلال) are read
later, in `times`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from waqai.model.values import value
from waqai.resolve.times_calendar import Decade, Feast, HijriDate, HijriYear, Month, Year, Years
from waqai.resolve.times_dates import (
    YEARS,
    Reader,
    date_reader,
    day_of_reader,
    end_day_reader,
    figures_reader,
    hijri_year,
    month_date_reader,
    of_month_reader,
    short_date_reader,
    weekday_reader,
    year,
)
from waqai.resolve.times_patterns import GRAMMAR
from waqai.resolve.times_symbols import Part, Symbols
from waqai.resolve.times_values import (
    EARLIER,
    FROM_EVENT,
    NO_DAY,
    VAGUE,
    Day,
    Duration,
    Night,
    Now,
    Open,
    Period,
    Told,
    Unit,
    Value,
    WeekOf,
)

_ANY_YEAR: Final = range(100, 2101)


@value(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A phrase of symbols `[first, last)` and its value.

    `kind` is one letter: δ a day, ρ another period, γ a year, τ a number of units, σ a unit without a number, ν a
    vague phrase, φ a feast, π a part of a day, κ a clock time, ε the eve or morrow of an event. `sure` is whether it
    is a time without an opener before it; `today` whether it says which weekday today is.
    """

    kind: str
    first: int
    last: int
    value: Value
    sure: bool = True
    today: bool = False


def _month_reader(part: Part) -> tuple[str, Value, bool] | None:
    if part.one("Hh"):
        return "ρ", HijriDate(month=part.value("Hh"), year=hijri_year(part)), True
    months = [item.word.number for item in part.all("Mm") if item.word]
    last = months[-1] if "&" in part.text and months[-1] != months[0] else 0
    direction = "" if part.one("Y") else part.direction()
    value = Month(month=months[0], last=last, position=part.words("Q}"), year=year(part), direction=direction)
    return "ρ", replace(value, half=_fraction(part)[0]), True


def _year_reader(part: Part) -> tuple[str, Value, bool] | None:
    named = _ANY_YEAR if part.one("yY") else YEARS
    numbers = [n for item in part.all("4N") if (n := item.number or 0) in named]
    if not numbers:
        return None
    if "@" in part.text and part.words("@") == "hijri":
        return "ρ", HijriYear(numbers[0]), True
    part_of, of = _fraction(part)
    last = Year(number=numbers[1]) if len(numbers) > 1 else None
    value = Years(first=Year(number=numbers[0]), last=last, position=part.words("Q}"), part=part_of, of=of)
    return ("ρ" if part.one("yYU0Qx") else "γ"), value, bool(part.one("yYU0Qx"))


def _fraction(part: Part) -> tuple[int, int]:
    half = part.one("x")
    return (part.value("O"), half.word.number) if half and half.word and part.one("O") else (0, 0)


def _season_reader(part: Part) -> tuple[str, Value, bool] | None:
    month = part.value("E")
    direction = "" if part.one("Y") else part.direction()
    value = Month(month=month, last=(month + 1) % 12 + 1, year=year(part), direction=direction, precision="season")
    return "ρ", value, True


_THIRDS = {"early": (0, 3), "start": (0, 3), "middle": (3, 6), "late": (6, 9), "end": (6, 9)}


def _decade_reader(part: Part) -> tuple[str, Value, bool] | None:
    start = part.value("9")
    first, last = _THIRDS.get(part.words("Q}"), (0, 9))
    years = Years(first=Year(number=start + first), last=Year(number=start + last), precision="decade")
    return "ρ", years, True


def _unit_of(part: Part) -> tuple[str, str]:
    """Return the unit and its form ("one", "two", "many"); "اليوم" and "الساعة" are units here."""
    item = part.one("VSYGdUjsyuTc")
    if item is None or item.word is None:
        return "", ""
    if item.word.kind == "unit":
        return item.word.unit, item.word.form
    return ("day" if item.word.kind == "today" else "hour"), "one"


def _relative_reader(part: Part) -> tuple[str, Value, bool] | None:
    unit, form = _unit_of(part)
    direction = part.direction()
    if part.one("4"):
        return _year_reader(part)
    if form in {"two", "many"} or part.one("N"):
        if part.one("I") and not part.one("BJF"):
            return "ρ", Now(), True
        number = part.one("N")
        count = number.number if number else 2 if form == "two" else None
        return "ρ", Period(unit=unit, count=count, direction=direction), True
    part_of, of = _fraction(part)
    if part_of and unit == "year":
        return "ρ", Years(first=Year(relative=direction or "current"), part=part_of, of=of), True
    if unit in {"hour", "minute"}:
        return "ρ", Period(unit=unit, count=1, direction=direction), True
    steps = 1 + part.value("BF")
    hour = part.words("o")
    position = part.words("Q}") or (hour if hour in {"rest", "past"} else "")
    return "ρ", Unit(unit=unit, direction=direction or "current", steps=steps, position=position), True


def _same_reader(part: Part) -> tuple[str, Value, bool] | None:
    unit, _ = _unit_of(part)
    return "ρ", Told(part.value("R"), unit), True


def _century_reader(part: Part) -> tuple[str, Value, bool] | None:
    """Read "the nineteenth century", and "the first decade of this century"."""
    units = [item.word.unit for item in part.all("V") if item.word]
    number = part.value("O")
    if units == ["century"] and 1 <= number <= 21:  # noqa: PLR2004
        first = (number - 1) * 100 + 1
        return "ρ", Years(first=Year(number=first), last=Year(number=first + 99), precision="century"), True
    if units == ["decade", "century"]:
        return "ρ", Decade(part.direction(), number), True
    return None


def _week_of_month_reader(part: Part) -> tuple[str, Value, bool] | None:
    rest = Part(part.text[2:], part.items[2:])
    month = _month_reader(rest) if rest.one("Mm") else _year_reader(rest) if rest.one("y") else _relative_reader(rest)
    return ("ρ", WeekOf(month[1], part.value("O")), True) if month else None


def _last_count_reader(part: Part) -> tuple[str, Value, bool] | None:
    unit, form = _unit_of(part)
    number = part.one("N4")
    return "ρ", Period(unit=unit, count=number.number if number else 2 if form == "two" else 1, direction="past"), True


def _count_reader(part: Part) -> tuple[str, Value, bool] | None:
    unit, form = _unit_of(part)
    number = part.one("N4")
    if part.text[0] not in "qNu4x" and number and number.number not in {1, 2} and not part.one("&"):
        return None
    if part.one("x") and not number and part.text[0] == "x":
        return "τ", Duration(unit=unit, count=None), True
    count = number.number if number else 2 if form == "two" else 1
    return "τ", Duration(unit=unit, count=count, more=part.words("q") == "over"), True


def _bare_unit_reader(part: Part) -> tuple[str, Value, bool] | None:
    unit, form = _unit_of(part)
    sure = form == "one" and bool(part.one("qA"))
    value = Duration(unit=unit, count=1 if form == "one" else None, more=part.words("q") == "over")
    return ("τ" if sure else "σ"), value, sure


def _vague_reader(part: Part) -> tuple[str, Value, bool] | None:
    means = part.words("vr")
    values: dict[str, Value] = {
        "now": Now(),
        "until_now": Now(since=True),
        "since_open": Now(since=True),
        "same": Told(),
        "then": Open(EARLIER),
    }
    return "ν", values.get(means, Open(VAGUE)), True


def _until_hour_reader(part: Part) -> tuple[str, Value, bool] | None:
    del part
    return "ν", Now(since=True), True


def _hour_reader(part: Part) -> tuple[str, Value, bool] | None:
    return "ν", Open(VAGUE, "hour"), part.text[0] == "e"


def _night_reader(part: Part) -> tuple[str, Value, bool] | None:
    if part.one("Z"):
        return "δ", Night(part.value("Z")), True
    item = part.one("P")
    if item and item.word and not item.word.definite:
        return None
    return "δ", Day(offset=0), True


def _part_reader(part: Part) -> tuple[str, Value, bool] | None:
    item = part.one("P")
    if item and item.word and item.word.night == "during" and not part.one("Q"):
        return "π", Night(), "o" in part.text
    sure = bool(part.one("pQo"))
    named = sure or (item is not None and item.word is not None and item.word.definite)
    return ("π", Open(NO_DAY, "hour"), sure) if named else None


def _clock_reader(part: Part) -> tuple[str, Value, bool] | None:
    item = part.one("NO4K")
    figure = item is not None and (bool(item.text) or "O" in part.text)
    return ("κ", Open(NO_DAY, "hour"), True) if figure else None


def _hours_reader(part: Part) -> tuple[str, Value, bool] | None:
    del part
    return "κ", Open(NO_DAY, "hour"), True


def _feast_reader(part: Part) -> tuple[str, Value, bool] | None:
    at = part.text.index("*")
    rest = Part(part.text[at + 1 :], part.items[at + 1 :])
    eve = "P" in part.text[:at]
    dated = _month_reader(rest) if rest.one("Mm") else _relative_reader(rest) if rest.one("SVY") else None
    if dated:
        return "φ", dated[1], True
    word = part.items[at].word
    if word is None:
        return None
    if word.hijri:
        month, day, days = word.hijri
        return "φ", HijriDate(month=month, day=day, days=days), eve
    if not word.gregorian:
        return "φ", Open(VAGUE, "day"), eve
    month, day, days = word.gregorian
    return "φ", Feast(month, day, days), eve


def _eve_reader(part: Part) -> tuple[str, Value, bool] | None:
    del part
    return "ε", Open(FROM_EVENT, "day"), True


def _every_reader(part: Part) -> tuple[str, Value, bool] | None:
    del part
    return "ν", Open(VAGUE), True


_READERS: Final[dict[str, Reader]] = {
    "until_now": _vague_reader,
    "until_hour": _until_hour_reader,
    "range": date_reader,
    "day": weekday_reader,
    "date": date_reader,
    "figures": figures_reader,
    "short_date": short_date_reader,
    "month_date": month_date_reader,
    "day_of": day_of_reader,
    "end_day": end_day_reader,
    "of_month": of_month_reader,
    "century": _century_reader,
    "week_of": _week_of_month_reader,
    "months": _month_reader,
    "month": _month_reader,
    "weak_month": _month_reader,
    "weak_dated": _month_reader,
    "hijri": _month_reader,
    "years": _year_reader,
    "year": _year_reader,
    "season": _season_reader,
    "bare_season": _season_reader,
    "decade": _decade_reader,
    "same": _same_reader,
    "last_count": _last_count_reader,
    "relative": _relative_reader,
    "position": _relative_reader,
    "count": _count_reader,
    "unit": _bare_unit_reader,
    "feast": _feast_reader,
    "night": _night_reader,
    "hours": _hours_reader,
    "clock": _clock_reader,
    "part": _part_reader,
    "hour": _hour_reader,
    "eve": _eve_reader,
    "every": _every_reader,
}


def phrases(found: Symbols) -> Iterator[Phrase]:
    """Yield the single phrases of a text in order; none overlaps another."""
    at = 0
    while match := GRAMMAR.search(found.text, at):
        name = match.lastgroup or ""
        part = Part(match.group(), found.items[match.start() : match.end()])
        read = _READERS[name](part)
        at = match.end() if read else match.start() + 1
        if read:
            kind, value, sure = read
            today = "T" in part.text and "W" in part.text and kind == "δ"
            yield Phrase(kind=kind, first=match.start(), last=match.end(), value=value, sure=sure, today=today)
