"""Who holds what, out of the desk: the last word on each place up to a day."""

from __future__ import annotations

from datetime import date

from waqai.desk import Asked, Desk
from waqai.ledger import Matter
from waqai.lexicon.place_labels import place_labels
from waqai.store import Box
from waqai.web.views.holdings import Holding, holdings
from waqai.web.views.place_names import inside


def held(
    desk: Desk, most: int, *, as_of: date | None, known_by: date | None = None, box: Box | None = None
) -> list[Holding]:
    """Return the last word on places up to `as_of`, out of reports that came out by `known_by`, the latest first.

    `most` at most; of places in `box` only, where one is given.
    """

    def wanted(place: str) -> bool:
        row = label.row if (label := place_labels().get(place)) else None
        if box is None:
            return True
        return row is not None and row.latitude is not None and inside(box, row.latitude, row.longitude or 0.0)

    asked = Asked(as_of=as_of, known_by=known_by, limit=most)
    return holdings((place, step.transition) for place, step in desk.last_on_places(asked, Matter.CONTROL, wanted))
