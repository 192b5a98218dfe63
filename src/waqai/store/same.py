"""Whether two texts are one report: the same words, one agency's text in two outlets, or an updated version.

Texts are compared by their shingles, runs of five folded words. A fixed eighth of all shingles, chosen by their hash
(FracMinHash), are a report's keys: two texts that share a stretch of words share about an eighth of it as keys,
whatever else they hold. Candidates are found by keys and judged by all their shingles.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from hashlib import blake2b
from typing import Final

from waqai.model import fold

_RUN: Final = 5
_EVERY: Final = 8
#: A short text keeps at least this many keys, its smallest hashes.
_FEWEST: Final = 16
#: From which share of common shingles two texts are one report.
SAME: Final = 0.12
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
class Likeness:
    """How alike two reports are; `jaccard` is the share of common shingles among all, in [0, 1]."""

    kind: Copy
    jaccard: float


def shingles(text: str) -> frozenset[int]:
    """Return the hashes of the shingles of `text`, 63 bits each and the same on every machine.

    A text of fewer words is one shingle.
    """
    words = _WORD.findall(fold(text).lower())
    runs = {" ".join(words[i : i + _RUN]) for i in range(max(1, len(words) - _RUN + 1))}
    return frozenset(int.from_bytes(blake2b(run.encode(), digest_size=8).digest()) >> 1 for run in runs)


def keys(of: frozenset[int]) -> frozenset[int]:
    """Return the shingles that a report is found by."""
    chosen = frozenset(shingle for shingle in of if shingle % _EVERY == 0)
    return chosen if len(chosen) >= _FEWEST else chosen | frozenset(sorted(of)[:_FEWEST])


def likeness(ours: frozenset[int], theirs: frozenset[int], *, one_outlet: bool) -> Likeness | None:
    """Return how two texts of these shingles, by `one_outlet` or by two, repeat each other; None where they do not."""
    jaccard = len(ours & theirs) / len(ours | theirs)
    if jaccard < SAME:
        return None
    if ours == theirs:
        return Likeness(Copy.EXACT, jaccard)
    return Likeness(Copy.UPDATE if one_outlet else Copy.AGENCY, jaccard)
