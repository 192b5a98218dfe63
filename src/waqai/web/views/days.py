"""Days in steps that a slider can take: how much was told of each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

_STEPS: Final = (1, 7, 14, 28, 91, 182, 364)


@dataclass(frozen=True, slots=True)
class Step:
    """The days from `first` to `last`, both included, and how many claims are about them."""

    first: date
    last: date
    count: int


def steps(counted: Iterable[tuple[date, int]], most: int) -> list[Step]:
    """Return steps of equal length that cover all days, `most` at most or as few as the longest step allows.

    `counted` are (day, how many) by day; days that are nobody's (year 1) are left out. Empty gives none.
    """
    rows = [(day, many) for day, many in counted if day > date.min]
    if not rows:
        return []
    first, last = rows[0][0], rows[-1][0]
    days = (last - first).days + 1
    length = next((step for step in _STEPS if days <= step * most), -(-days // most))
    sums = [0] * -(-days // length)
    for day, many in rows:
        sums[(day - first).days // length] += many
    return [
        Step(start, min(start + timedelta(length - 1), last), many)
        for many, start in ((many, first + timedelta(at * length)) for at, many in enumerate(sums))
    ]


def tops(found: Sequence[Step]) -> list[float]:
    """Return how high each step is, from 0 to 1, the fullest being 1; by square roots, so that little ones are seen."""
    most = max((step.count for step in found), default=0)
    return [(step.count / most) ** 0.5 if most else 0.0 for step in found]
