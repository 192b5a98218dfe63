"""The lines of a text; a line on which a sentence breaks off is taken together with the next.

Some files break paragraphs into lines of one width; in others a sentence is broken once, where its page had something
between. Either shows: by lines that end where the next word had no room, and by a last word that wants another.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from waqai.language.tokens import Piece
from waqai.lexicon.words import words_of
from waqai.model.text import plain

_BREAK: Final = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_COMMAS: Final = frozenset("،,")
_FINAL: Final = frozenset(".؟?!۔…:؛")
_CLOSERS: Final = frozenset("»›\"”“’')]}")
_BULLETS: Final = frozenset("-–—*•")
#: A text has lines of one width, in characters from _NARROWEST to _WIDEST, where at least _LEAST lines end in the midst
#: of a sentence, and at least _SHARE of those would have grown to _FULL of the widest with the next word.
_NARROWEST: Final = 40
_WIDEST: Final = 160
_LEAST: Final = 4
_SHARE: Final = 0.8
_FULL: Final = 0.9


def line_starts(text: str, pieces: Sequence[Piece]) -> list[int]:
    """Return the index of the first token of each line that holds one; lines of a broken sentence count as one."""
    printed, breaks = _printed_lines(text, pieces)
    carried = [first for first in printed[1:] if _carried_on(text, pieces, first)]
    joined = {first for first in carried if _hangs(text, pieces[first - 1], blank=breaks[first] > 1)}
    joined |= _full_lines(pieces, printed, [first for first in carried if breaks[first] == 1])
    return [first for first in printed if first not in joined]


def _printed_lines(text: str, pieces: Sequence[Piece]) -> tuple[list[int], dict[int, int]]:
    """Return the first token of each printed line, and how many line breaks stand before it."""
    starts, breaks = [0] if pieces else [], {}
    for index in range(1, len(pieces)):
        before, after = pieces[index - 1][1], pieces[index][0]
        if after > before and (gap := text[before:after]) != " " and (number := len(_BREAK.findall(gap))):
            starts.append(index)
            breaks[index] = number
    return starts, breaks


def _carried_on(text: str, pieces: Sequence[Piece], first: int) -> bool:
    """Whether nothing shows that the line before token `first` ends a sentence, and nothing that a list goes on."""
    last, after = text[pieces[first - 1][0]], pieces[first]
    return last not in _FINAL | _CLOSERS and text[after[0]] not in _BULLETS and after[2] != "latin"


def _hangs(text: str, piece: Piece, *, blank: bool) -> bool:
    """Whether the last token of a line wants another word: a preposition, a conjunction, or a comma without a gap."""
    start, end, kind = piece
    if kind == "punct":
        return text[start] in _COMMAS and not blank
    word = plain(text[start:end])
    return word in words_of("hanging") or (word[:1] in "وف" and word[1:] in words_of("hanging"))


def _full_lines(pieces: Sequence[Piece], printed: Sequence[int], carried: Sequence[int]) -> set[int]:
    """Return those of the `carried` lines before which a line was full, none in a text without lines of one width."""
    if len(carried) < _LEAST:
        return set()
    ends = [*printed[1:], len(pieces)]
    widths = {end: pieces[end - 1][1] - pieces[start][0] for start, end in zip(printed, ends, strict=True)}
    widest = max(widths.values())
    full = {first for first in carried if widths[first] + 1 + _width(pieces[first]) >= _FULL * widest}
    wrapped = _NARROWEST <= widest <= _WIDEST and len(full) >= max(_LEAST, _SHARE * len(carried))
    return full if wrapped else set()


def _width(piece: Piece) -> int:
    return piece[1] - piece[0]
