"""Finds what stands inside quotation marks, as Arabic pages print them: « », “ ”, ” ”, " ", ‹ ›, ' '."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from waqai.language.tokens import Piece

_FAMILY: Final = {
    "«": "guillemet", "»": "guillemet", "‹": "single-guillemet", "›": "single-guillemet",
    '"': "double", "“": "double", "”": "double", "„": "double", "‟": "double", "″": "double", "＂": "double",
    "'": "single", "‘": "single", "’": "single", "‚": "single", "‛": "single",
}  # fmt: skip
_CLOSES: Final = frozenset("»›")
_OPENS: Final = frozenset("«‹„‚")


def find_quotes(text: str, pieces: Sequence[Piece], lines: Sequence[int]) -> list[tuple[int, int]]:
    """Return token ranges inside quotation marks, outer before inner; a quotation ends with its line.

    `lines` holds the index of the first token of each line, in order.
    """
    found: list[tuple[int, int]] = []
    breaks = frozenset(lines)
    opened: dict[str, int] = {}
    for index, (start, end, kind) in enumerate(pieces):
        if index in breaks:
            opened.clear()
        if kind != "punct" or (family := _FAMILY.get(text[start])) is None:
            continue
        if family in opened and not _opens(text, start, end):
            first = opened.pop(family)
            if first < index:
                found.append((first, index))
        elif text[start] not in _CLOSES:
            opened[family] = index + 1
    return sorted(found, key=lambda quote: (quote[0], -quote[1]))


def _opens(text: str, start: int, end: int) -> bool:
    """Whether a mark can only open a quotation: white space before it, a letter after it."""
    if text[start] in _OPENS:
        return True
    before = start == 0 or text[start - 1].isspace() or text[start - 1] in "([:"
    return before and end < len(text) and not text[end].isspace() and text[end] not in ".،,؛:)؟!"
