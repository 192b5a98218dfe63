"""An actor's ties through time: whom they lead, belong to, follow, speak for or arm, and who does so to them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from waqai.web.views.quotes import Quote, quotes_of

if TYPE_CHECKING:
    from waqai.desk import Tied
    from waqai.link import Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class Bond:
    """One tie: `outward` where the actor is its subject. `start` and `width` place its days on a line of 0 to 100.

    `quotes` are the last words on it.
    """

    kind: str
    status: str
    outward: bool
    other: Actor
    details: tuple[str, ...]
    first: date
    last: date
    reports: int
    start: float
    width: float
    quotes: tuple[Quote, ...]


#: How many words on a tie stand behind it: the last ones, since thousands of reports may tell of it.
_BEHIND: Final = 5


def bonds_of(actor_id: str, ties: Iterable[Tied]) -> list[Bond]:
    """Return the ties of an actor, those that began first on top."""
    rows = sorted(ties, key=lambda tie: (tie.first, tie.last, tie.id))
    return [_bond(actor_id, tie, rows) for tie in rows]


def _bond(actor_id: str, tie: Tied, rows: Sequence[Tied]) -> Bond:
    outward = tie.subject.id == actor_id
    first, last = min(each.first for each in rows), max(each.last for each in rows)
    days = max(1, (last - first).days)
    start = 100 * (tie.first - first).days / days
    width = 100 * (tie.last - tie.first).days / days
    return Bond(
        kind=tie.kind.value,
        status=tie.status.value,
        outward=outward,
        other=tie.object if outward else tie.subject,
        details=tuple(dict.fromkeys(word.detail for word in tie.words if word.detail)),
        first=tie.first,
        last=tie.last,
        reports=tie.reports,
        start=min(start, 98.0),
        width=max(2.0, width),
        quotes=quotes_of(word.source for word in tie.words[-_BEHIND:]),
    )
