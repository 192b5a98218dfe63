"""Changes of control out of the desk, up to a day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from waqai.desk import Asked, Desk
from waqai.ledger import Matter, Transition

_AT_ONCE: Final = 500
#: How many changes of control are looked back through, at most.
_MOST: Final = 5_000


def transitions(desk: Desk, as_of: date | None, known_by: date | None = None) -> Iterator[Transition]:
    """Yield changes of control up to `as_of`, out of reports that came out by `known_by`, the latest first."""
    after: str | None = None
    for _ in range(_MOST // _AT_ONCE):
        asked = Asked(as_of=as_of, known_by=known_by, after=after, limit=_AT_ONCE)
        shown = desk.timeline(asked, Matter.CONTROL)
        yield from (step.transition for step in shown.rows)
        after = shown.after
        if after is None:
            return
