"""Days and moments as each language writes them; a page writes the same few of them over and over."""

from __future__ import annotations

from datetime import date, datetime
from functools import lru_cache
from typing import Final

from babel.dates import format_date, format_datetime

#: 8 March 2024
LONG: Final = "d MMMM y"
_KEPT: Final = 1 << 13


@lru_cache(maxsize=_KEPT)
def written(day: date, language: str, pattern: str = LONG) -> str:
    """Return a day by a pattern of CLDR."""
    return format_date(day, pattern, locale=language)


@lru_cache(maxsize=_KEPT)
def written_moment(moment: datetime, language: str) -> str:
    """Return a moment as it is in its own zone: 8 March 2024, 14:05."""
    comma = "،" if language == "ar" else ","
    return format_datetime(moment, f"{LONG}{comma} HH:mm", locale=language)
