"""Dates as ISO 8601 writes them, and no other way: a date that could be read twice is not read at all."""

from __future__ import annotations

import re
from datetime import date

from waqai.errors import DateError

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_MOMENT = re.compile(r"(\d{4}-\d{2}-\d{2})[T ]\d{2}:\d{2}(:\d{2}([.,]\d+)?)?( ?(Z|[+-]\d{2}:?\d{2}))?", re.ASCII)
_REMEDY = "write the day as year-month-day, such as 2021-08-13"


def parse_date(value: str, what: str = "the date") -> date:
    """Return the day that `value` writes as YYYY-MM-DD; raise DateError, naming `what`, for anything else."""
    try:
        if _DAY.fullmatch(value):
            return date.fromisoformat(value)
    except ValueError:
        raise DateError(f"{what} {value!r} is not in the calendar", _REMEDY) from None
    raise DateError(f"{what} {value[:40]!r} is no date", _REMEDY)


def parse_moment(value: str, what: str = "the date") -> date:
    """Return the day of an ISO date or date-time, as printed, whatever its time zone; raise DateError otherwise."""
    moment = _MOMENT.fullmatch(value.strip())
    return parse_date(moment.group(1) if moment else value.strip(), what)
