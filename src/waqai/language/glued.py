"""Two words that a printing slip has glued together (مدينةدرعا): where the second begins.

A slip is taken for one only where it shows: behind a letter that stands nowhere but at the end of a word (ة، ى), or
before an article. Both halves must be known words, and the whole none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final

from waqai.language.counts import shipped_counts
from waqai.language.splits import closed_words
from waqai.language.tokens import Piece
from waqai.lexicon.names import given_names, name_particles
from waqai.lexicon.places import gazetteer
from waqai.model.text import Reading, fold, plain

_SHORTEST: Final = 6
_LONGEST: Final = 40
_HALF: Final = 3
_FINAL: Final = "ةى"
#: Where a second half may begin: what is weighed at all.
_SEAM: Final = re.compile(f".[{_FINAL}]..|..(?:ال|لل)...")
_WITH_ARTICLE: Final = re.compile("(?:[وف]?[بك]?ال|[وف]?لل)(?!له$)...")
#: How often both halves must stand in the counts: after a final letter, and before an article.
_AFTER_FINAL: Final = 3
_BEFORE_ARTICLE: Final = 10


def unglued(text: str, pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Yield the tokens of `text`, each glued word as its two halves."""
    for piece in pieces:
        start, end, kind = piece
        if kind == "word" and _SHORTEST <= end - start <= _LONGEST and (at := seam(text[start:end])):
            yield start, start + at, kind
            yield start + at, end, kind
        else:
            yield piece


@lru_cache(maxsize=1 << 15)
def seam(printed: str) -> int:
    """Return where in a printed word its second half begins, 0 where it is one word."""
    word = plain(printed)
    if _SEAM.search(word) is None or word in shipped_counts():
        return 0
    if fold(word) in given_names() or gazetteer().get((fold(word),)):
        return 0
    reading = Reading.plain(printed)
    found = max(((_weight(word[:at], word[at:]), at) for at in range(2, len(word) - 1)), default=(0, 0))
    return reading.offsets[found[1]] if found[0] else 0


def _weight(left: str, right: str) -> int:
    """Return how often the rarer half stands in the counts, 0 where the two are not sure to be words of their own."""
    final = left[-1] in _FINAL
    if not final and not (_WITH_ARTICLE.match(right) and _stands_alone(left)):
        return 0
    number = min(shipped_counts().get(left, 0), shipped_counts().get(right, 0))
    return number if number >= (_AFTER_FINAL if final else _BEFORE_ARTICLE) else 0


def _stands_alone(left: str) -> bool:
    """Whether a first half is a word by itself: no proclitic, no part of a name (عبد الكريم), no bare article."""
    bare = (left[1:] if left[0] in "وف" else left).removeprefix("ال")
    if not bare or fold(bare) in name_particles() or bare in {"بال", "كال"}:
        return False
    return len(left) >= _HALF or left in closed_words()
