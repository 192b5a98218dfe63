"""Text as received, spans into it, and folded readings of it that keep the way back.

All offsets in waqai are Unicode code points, half-open `[start, end)`, into the text as received.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

TATWEEL = "\u0640"
_INVISIBLE = "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\u061c\u00ad"
_MARKS = "".join(chr(c) for c in (*range(0x0610, 0x061B), *range(0x064B, 0x0660), 0x0670, *range(0x06D6, 0x06DD)))
_DROPPED = frozenset(_MARKS + TATWEEL + _INVISIBLE)

#: Persian and Urdu letters, and Arabic-Indic digits, as Arabic news prints them by mistake or by font.
_LETTERS = {"ی": "ي", "ې": "ي", "ک": "ك", "ھ": "ه", "ہ": "ه", "ۃ": "ة", "ە": "ه", "ٱ": "ا"}
_DIGITS = {chr(0x0660 + d): str(d) for d in range(10)} | {chr(0x06F0 + d): str(d) for d in range(10)}
#: Spelling variants that a look-up must not tell apart.
_FOLDS = {"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي"}

_SIMPLE_TABLE = str.maketrans({**_LETTERS, **_DIGITS, **dict.fromkeys(_DROPPED, "")})
#: Presentation forms (U+FB50 to U+FEFC) stand for the letters that they show.
_FORMS = {code: unicodedata.normalize("NFKC", chr(code)).translate(_SIMPLE_TABLE) for code in range(0xFB50, 0xFEFD)}
_PLAIN_TABLE = _FORMS | _SIMPLE_TABLE
_FOLD_TABLE = str.maketrans(_FOLDS)
_WHOLE_TABLE = _FOLD_TABLE | {code: (plain or "").translate(_FOLD_TABLE) for code, plain in _PLAIN_TABLE.items()}


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range `[start, end)` of code points in a text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the characters that the span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share at least one character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end


def plain(text: str) -> str:
    """Return `text` without marks, tatweel and invisible characters, in standard Arabic letters and digits.

    Presentation forms are decomposed (U+FEFB becomes لا). Hamza, alef forms and ta marbuta stay.
    """
    return text.translate(_PLAIN_TABLE)


def fold(text: str) -> str:
    """Return `plain(text)` with alef, ya, ta marbuta and seated hamza folded: the key of every look-up."""
    return text.translate(_WHOLE_TABLE)


@dataclass(frozen=True, slots=True)
class Reading:
    """A folded form of a text that maps every character back to where it came from.

    `offsets[i]` is the position, in the text as received, of the character that gave `value[i]`.
    """

    value: str
    offsets: tuple[int, ...]
    length: int

    @classmethod
    def plain(cls, text: str) -> Reading:
        """Return the plain reading of `text` (see `plain`)."""
        parts = [char.translate(_PLAIN_TABLE) for char in text]
        offsets = tuple(i for i, part in enumerate(parts) for _ in part)
        return cls("".join(parts), offsets, len(text))

    def span(self, start: int, end: int) -> Span:
        """Return the span of the original text behind `value[start:end]`; marks inside it are covered.

        Raises IndexError where the range lies outside the reading or is empty.
        """
        if not 0 <= start < end <= len(self.value):
            raise IndexError(f"[{start}, {end}) is outside a reading of {len(self.value)} characters")
        after = self.offsets[end] if end < len(self.offsets) else self.length
        return Span(self.offsets[start], max(after, self.offsets[end - 1] + 1))
