"""Whether two texts are one report: the same words, one agency's text in two outlets, or an updated version.

Texts are compared by their shingles, runs of five folded words. A fixed eighth of all shingles, chosen by their hash
(FracMinHash), are a report's keys: two texts that share a stretch of words share about an eighth of it as keys,
whatever else they hold. Candidates are found by keys and judged by all their shingles.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from hashlib import blake2b
from typing import Final

from waqai.model import fold

_RUN: Final = 5
_EVERY: Final = 8
#: A short text keeps at least this many keys, its smallest hashes.
_FEWEST: Final = 16
#: From which share of common shingles two texts are one report, and from which whenever they came out.
SAME: Final = 0.12
SAME_ANY_DAY: Final = 0.3
#: An update, or an agency's text elsewhere, comes within so many days; a background paragraph is used for weeks.
_DAYS: Final = 3
_WORD = re.compile(r"[^\W_]+")


class Copy(StrEnum):
    """How a report repeats another."""

    EXACT = "exact"
    """The same words."""
    AGENCY = "agency"
    """Text of one agency, or of the other report, in another outlet."""
    UPDATE = "update"
    """Another version by the same outlet."""


@dataclass(frozen=True, slots=True)
class Telling:
    """What is compared of a report."""

    shingles: frozenset[str]
    outlet: str | None = None
    published: date | None = None


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two reports are; `jaccard` is the share of common shingles among all, in [0, 1]."""

    kind: Copy
    jaccard: float


def shingles(text: str) -> frozenset[str]:
    """Return the shingles of `text`; a text of fewer words is one shingle."""
    words = _WORD.findall(fold(text).lower())
    return frozenset(" ".join(words[i : i + _RUN]) for i in range(max(1, len(words) - _RUN + 1)))


def keys(of: frozenset[str]) -> frozenset[int]:
    """Return the hashes of the shingles that a text is found by, 63 bits each and the same on every machine."""
    hashes = {int.from_bytes(blake2b(shingle.encode(), digest_size=8).digest()) >> 1 for shingle in of}
    chosen = frozenset(each for each in hashes if each % _EVERY == 0)
    return chosen if len(chosen) >= _FEWEST else chosen | frozenset(sorted(hashes)[:_FEWEST])


def likeness(ours: Telling, theirs: Telling) -> Likeness | None:
    """Return how two tellings repeat each other, the same both ways; None where they are two reports."""
    jaccard = len(ours.shingles & theirs.shingles) / len(ours.shingles | theirs.shingles)
    if jaccard < (SAME if _close(ours.published, theirs.published) else SAME_ANY_DAY):
        return None
    if ours.shingles == theirs.shingles:
        return Likeness(Copy.EXACT, jaccard)
    return Likeness(Copy.UPDATE if ours.outlet == theirs.outlet else Copy.AGENCY, jaccard)


def _close(one: date | None, other: date | None) -> bool:
    return one is None or other is None or abs((one - other).days) <= _DAYS
