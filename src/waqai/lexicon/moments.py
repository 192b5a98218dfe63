"""Years and months as the registry writes them ("2019", "2019-04"), and the days they may mean."""

from __future__ import annotations

from calendar import monthrange
from datetime import date


def earliest(moment: str) -> date:
    """Return the first day that a year or month covers."""
    year, month = _parts(moment)
    return date(year, month or 1, 1)


def latest(moment: str) -> date:
    """Return the last day that a year or month covers."""
    year, month = _parts(moment)
    return date(year, month or 12, monthrange(year, month or 12)[1])


def _parts(moment: str) -> tuple[int, int | None]:
    year, _, month = moment.partition("-")
    return int(year), int(month) if month else None
