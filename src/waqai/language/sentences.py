"""Finds sentences and headings. A line of the text is at least one sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from waqai.language.tokens import Piece

_FINAL: Final = frozenset(".؟?!۔…")
_CLOSERS: Final = frozenset("»›\"”“’')]}")
_LONGEST_HEADLINE: Final = 22
_LONGEST_CROSSHEAD: Final = 9
_WHOLE_QUOTED: Final = 4
#: No sentence has more tokens than this: what goes on without a full stop is cut at its last comma, so that later
#: stages, which pair the words of a sentence, take time in the length of the text and not in its square.
_LONGEST: Final = 250
_COMMAS: Final = frozenset("،,؛;:")

#: (first token, one past the last token, whether the sentence is a heading)
Bounds = tuple[int, int, bool]


def find_sentences(
    text: str, pieces: Sequence[Piece], lines: Sequence[int], quotes: Sequence[tuple[int, int]]
) -> list[Bounds]:
    """Return the sentences in order; they cover all tokens."""
    inside = _quote_starts(len(pieces), quotes)
    found: list[Bounds] = []
    for number, first in enumerate(lines):
        last = lines[number + 1] if number + 1 < len(lines) else len(pieces)
        parts = [
            cut for part in _split_line(text, pieces, first, last, inside) for cut in _bounded(text, pieces, *part)
        ]
        heading = len(parts) == 1 and _is_heading(text, pieces, lines, number, last)
        found.extend((start, end, heading) for start, end in parts)
    return found


def _quote_starts(length: int, quotes: Sequence[tuple[int, int]]) -> list[int]:
    """Return for each token the first token of the innermost quotation around it, or -1."""
    inside = [-1] * length
    for first, last in quotes:
        inside[first:last] = [first] * (last - first)
    return inside


def _split_line(
    text: str, pieces: Sequence[Piece], first: int, last: int, inside: Sequence[int]
) -> list[tuple[int, int]]:
    parts: list[tuple[int, int]] = []
    start = index = first
    while index < last:
        at, _, kind = pieces[index]
        mark, index = index, index + 1
        if kind != "punct" or text[at] not in _FINAL:
            continue
        while index < last and _glued(text, pieces, index):
            index += 1
        if index < last and _ends(text, pieces, start, (mark, index), inside):
            parts.append((start, index))
            start = index
    if start < last:
        parts.append((start, last))
    return parts


def _bounded(text: str, pieces: Sequence[Piece], first: int, last: int) -> Iterator[tuple[int, int]]:
    """Yield the sentence `[first, last)`, in parts where it is too long."""
    while last - first > _LONGEST:
        latest = first + _LONGEST - 1
        commas = (i for i in range(latest, first + _LONGEST // 2, -1) if text[pieces[i][0]] in _COMMAS)
        end = next(commas, latest) + 1
        yield first, end
        first = end
    yield first, last


def _glued(text: str, pieces: Sequence[Piece], index: int) -> bool:
    """Whether token `index` is a further final mark or a closing mark that belongs to the sentence before it."""
    start, end, kind = pieces[index]
    if kind != "punct" or start != pieces[index - 1][1]:
        return False
    if text[start] in _FINAL:
        return True
    return text[start] in _CLOSERS and (end >= len(text) or text[end].isspace() or text[end] in _FINAL)


def _ends(text: str, pieces: Sequence[Piece], start: int, marks: tuple[int, int], inside: Sequence[int]) -> bool:
    """Whether the run of marks, tokens `[first, last)`, ends the sentence that began at `start`."""
    first, last = marks
    if first == start:
        return False
    before, after = pieces[first - 1], pieces[last]
    if before[2] == "punct" and text[before[0]] in _CLOSERS:
        return True
    dots = sum(text[pieces[i][0]] in ".…" for i in range(first, last))
    if dots and (_abbreviated(pieces, first) or dots > 1 or text[pieces[first][0]] == "…"):
        return False
    if first - 1 == start and before[2] == "number":
        return False
    quote = inside[first]
    if quote >= 0 and (text[pieces[first][0]] != "." or first - max(quote, start) < _WHOLE_QUOTED):
        return False
    return pieces[last - 1][1] < after[0] or after[2] == "word"


def _abbreviated(pieces: Sequence[Piece], first: int) -> bool:
    """Whether the full stop at token `first` follows a single letter (د. أحمد، أ.ف.ب)."""
    start, end, kind = pieces[first - 1]
    return kind != "punct" and end - start == 1 and kind != "number"


def _is_heading(text: str, pieces: Sequence[Piece], lines: Sequence[int], number: int, last: int) -> bool:
    """Whether a line of one sentence is a headline or cross-heading: short, unclosed, with a line after it."""
    first = lines[number]
    if number + 1 >= len(lines) or text[pieces[last - 1][0]] in _FINAL | frozenset(":،,؛"):
        return False
    if pieces[first][2] == "punct" and text[pieces[first][0]] in "-–—*•":
        return False
    return last - first <= (_LONGEST_HEADLINE if number == 0 else _LONGEST_CROSSHEAD)
