"""Parameters that forms send too: what was left empty is not given."""

from datetime import date
from typing import Annotated, Final

from pydantic import BeforeValidator, Field


def _given(value: object) -> object:
    return [each for each in value if each] if isinstance(value, list) else value or None


GIVEN: Final = BeforeValidator(_given)
"""Takes "" for None, as a form sends what was left empty."""
Days = Annotated[int, Field(ge=1, le=40_000)]


def first_day(since: date | None, until: date | None, days: int | None) -> date | None:
    """Return the first of `days` days up to `until` where no first day is given itself; None where nothing says it."""
    if since or not until or not days:
        return since
    return date.fromordinal(max(1, until.toordinal() - days + 1))
