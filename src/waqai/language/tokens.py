"""Cuts a text into printed words, numbers and marks, with exact offsets into the text as received.

Marks, tatweel, presentation forms and invisible characters between two letters belong to their word; an
invisible character at the edge of a word, or alone, belongs to no token. Every punctuation mark and symbol is a
token of its own, but for those that tie the words of a hashtag (#درعا_البلد): they part words as spaces do. Time
is linear in the length of the text, whatever it holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from waqai.model.text import INVISIBLE, MARKS, TATWEEL

#: (start, end, kind) of one token; kind is "word", "number", "latin" or "punct".
Piece = tuple[int, int, str]

_MARK: Final = TATWEEL + MARKS
_LETTER: Final = (
    "\u0620-\u063f\u0641-\u064a\u066e\u066f\u0671-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06fc\u06ff"
    "\u0750-\u077f\u08a0-\u08c9\ufb50-\ufbb1\ufbd3-\ufc5d\ufc64-\ufcf1\ufcf5-\ufd3d\ufd50-\ufdfb\ufe80-\ufefc"
)
_TIES: Final = "#_"
_DIGIT: Final = "0-9\u0660-\u0669\u06f0-\u06f9"
_D: Final = f"[{_DIGIT}]"

# No group is repeated possessively: where it fails halfway, Python before 3.11.5 goes on from the middle of it.
_WORD: Final = f"[{_LETTER}][{_LETTER}{_MARK}]*+(?:[{INVISIBLE}]++[{_LETTER}{_MARK}]++)*"
_DATE: Final = f"{_D}{{1,4}}(?P<sep>[/.-]){_D}{{1,2}}(?P=sep){_D}{{1,4}}(?![{_DIGIT}])"
_NUMBER: Final = f"{_D}++(?:[.,:\u066b\u066c\u060c/]{_D}++)*"
_URL: Final = '(?:https?://|www\\.)[^\\s<>«»\u201c\u201d"]++'
_ARABIC: Final = "\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc"
_LATIN: Final = f"[^\\W\\d_{_ARABIC}](?:[^\\W_{_ARABIC}]|[\u0300-\u036f]|[.'\u2019&@-](?=[^\\W_{_ARABIC}]))*"

_TOKEN: Final = re.compile(
    f"(?P<word>{_WORD})|(?P<number>{_DATE}|{_NUMBER})|(?P<latin>{_URL}|{_LATIN})|(?P<punct>[^\\s{INVISIBLE}{MARKS}{_TIES}])"
)


def pieces(text: str) -> Iterator[Piece]:
    """Yield the tokens of `text` in order; between two tokens stand only white space, invisible characters and ties."""
    for match in _TOKEN.finditer(text):
        yield match.start(), match.end(), match.lastgroup or "punct"
