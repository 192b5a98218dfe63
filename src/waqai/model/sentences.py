"""The sentence around a quote, found by its marks alone: enough to show a reader where the words stand."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from waqai.model import Span

_BREAK = re.compile(r"[.!?؟۔…]+[»”\"')\]]*(?=\s)|\n")


class Sentences:
    """The sentences of one text, found once."""

    def __init__(self, text: str) -> None:
        """Find where the sentences of `text` end: at a full stop and its like before a blank, and at newlines."""
        self._text = text
        self._breaks = [0, *(match.end() for match in _BREAK.finditer(text))]

    def around(self, start: int, end: int) -> Span:
        """Return the sentence, or the run of sentences, that holds `[start, end)`, without blanks at its edges."""
        first = self._breaks[bisect_right(self._breaks, start) - 1]
        after = bisect_left(self._breaks, end)
        last = self._breaks[after] if after < len(self._breaks) else len(self._text)
        whole = self._text[first:last]
        left = len(whole) - len(whole.lstrip())
        return Span(first + left, first + max(left, len(whole.rstrip())))
