"""Days in steps that a slider can take: how much was told of each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

_STEPS: Final = (1, 7, 14, 28, 91, 182, 364)
#: What share of the claims may be background of long before, and by how much shorter the axis must be without it.
_BACKGROUND, _FAR_SHORTER = 0.02, 2


@dataclass(frozen=True, slots=True)
class Step:
    """The days from `first` to `last`, both included, and how many claims are about them."""

    first: date
    last: date
    count: int


def steps(counted: Iterable[tuple[date, int]], most: int) -> list[Step]:
    """Return steps of equal length that cover all days, `most` at most or as few as the longest step allows.

    `counted` are (day, how many) by day; days that are nobody's (year 1) are left out. The first step reaches back to
    the little that is told of long before the rest. Empty gives none.
    """
    rows = [(day, many) for day, many in counted if day > date.min]
    if not rows:
        return []
    first, last = _axis(rows), rows[-1][0]
    days = (last - first).days + 1
    length = next((step for step in _STEPS if days <= step * most), -(-days // most))
    sums = [0] * -(-days // length)
    for day, many in rows:
        sums[max(0, (day - first).days // length)] += many
    starts = [rows[0][0], *(first + timedelta(at * length) for at in range(1, len(sums)))]
    ends = [min(first + timedelta((at + 1) * length - 1), last) for at in range(len(sums))]
    return [Step(*each) for each in zip(starts, ends, sums, strict=True)]


def _axis(rows: Sequence[tuple[date, int]]) -> date:
    """Return the day from which all but a little background is told, where that makes the axis far shorter."""
    left = sum(many for _, many in rows) * _BACKGROUND
    for day, many in rows:
        left -= many
        if left < 0:
            whole, rest = (rows[-1][0] - rows[0][0]).days, (rows[-1][0] - day).days
            return day if rest * _FAR_SHORTER <= whole else rows[0][0]
    return rows[0][0]


def tops(found: Sequence[Step]) -> list[float]:
    """Return how high each step is, from 0 to 1, the fullest being 1; by square roots, so that little ones are seen."""
    most = max((step.count for step in found), default=0)
    return [(step.count / most) ** 0.5 if most else 0.0 for step in found]
