"""Text as received, spans into it, and folded readings of it that keep the way back.

All offsets in waqai are Unicode code points, half-open `[start, end)`, into the text as received.
"""

from __future__ import annotations

import re
import unicodedata

from waqai.model.values import value

TATWEEL = "\u0640"
#: Ranges of a regular expression's class: vowel and Quranic marks, presentation forms of marks, unseen characters.
MARKS = (
    "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u08ca-\u08e1\u08e3-\u08ff"
    "\ufc5e-\ufc63\ufcf2-\ufcf4\ufe70-\ufe7f"
)
INVISIBLE = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
_RANGES = re.findall("(.)(?:-(.))?", MARKS + TATWEEL + INVISIBLE)
_DROPPED = [chr(code) for first, last in _RANGES for code in range(ord(first), ord(last or first) + 1)]

#: Persian and Urdu letters, and Arabic-Indic digits, as Arabic news prints them by mistake or by font.
_LETTERS = {
    "ی": "ي", "ې": "ي", "ے": "ي", "ک": "ك", "ڪ": "ك", "ھ": "ه", "ہ": "ه", "ۀ": "ه", "ۂ": "ه", "ۃ": "ة", "ە": "ه",
    "ٱ": "ا",
}  # fmt: skip
_DIGITS = {chr(0x0660 + d): str(d) for d in range(10)} | {chr(0x06F0 + d): str(d) for d in range(10)}
#: A letter and the hamza or madda that is printed as a mark on it (decomposed text), and the letter that they make.
_SEATS = {
    "ا\u0653": "آ",
    "ا\u0654": "أ",
    "ا\u0655": "إ",
    "و\u0654": "ؤ",
    "ي\u0654": "ئ",
    "ى\u0654": "ئ",
    "ی\u0654": "ئ",
}
_SEATED = re.compile(f"([اويىی])([{MARKS}]*?)([\u0653-\u0655])")
#: Spelling variants that a look-up must not tell apart.
_FOLDS = {"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي"}

_SIMPLE_TABLE = str.maketrans({**_LETTERS, **_DIGITS, **dict.fromkeys(_DROPPED, "")})
#: Presentation forms (U+FB50 to U+FDFF, U+FE70 to U+FEFC) stand for the letters that they show.
_PRESENTED = (*range(0xFB50, 0xFE00), *range(0xFE70, 0xFEFD))
_FORMS = {code: unicodedata.normalize("NFKC", chr(code)).translate(_SIMPLE_TABLE) for code in _PRESENTED}
_PLAIN_TABLE = _FORMS | _SIMPLE_TABLE
_FOLD_TABLE = str.maketrans(_FOLDS)
_WHOLE_TABLE = _FOLD_TABLE | {code: (plain or "").translate(_FOLD_TABLE) for code, plain in _PLAIN_TABLE.items()}


@value(frozen=True, slots=True, order=True)
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

    Presentation forms are decomposed (U+FEFB becomes لا). Hamza, alef forms and ta marbuta stay; a hamza or madda that
    is printed as a mark is joined to its letter.
    """
    return _seated(text).translate(_PLAIN_TABLE)


def _seated(text: str) -> str:
    """Return `text`, of the same length, with every letter that carries a loose hamza or madda spelt as one letter."""
    if "\u0654" not in text and "\u0655" not in text and "\u0653" not in text:
        return text
    return _SEATED.sub(lambda found: _SEATS.get(found[1] + found[3], found[1]) + found[2] + found[3], text)


def fold(text: str) -> str:
    """Return `plain(text)` with alef, ya, ta marbuta and seated hamza folded: the key of every look-up."""
    return text.translate(_WHOLE_TABLE)


@value(frozen=True, slots=True)
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
        parts = [char.translate(_PLAIN_TABLE) for char in _seated(text)]
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
