"""Characters of a report that nobody sees, or that turn the words around them, as marks that everybody sees.

Every character stays one character, so that offsets into what is shown are offsets into the report. ◆ stands for a
mark that turns the direction of what follows, ◇ for one of several in a row that have no width, ◌ for a mark above or
below a letter that has four already; controls have pictures of their own (␀).
"""

from __future__ import annotations

import re
from typing import Final

from markupsafe import Markup

TURN: Final = "◆"
NOTHING: Final = "◇"
PILED: Final = "◌"
_ISOLATES: Final = "\u2068\u2069"
#: Embeddings, overrides, isolates and what ends them, in the order of Unicode.
_TURNS: Final = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067" + _ISOLATES
_CONTROLS: Final = {code: 0x2400 + code for code in range(0x20) if chr(code) not in "\t\n\r"}
_TABLE: Final[dict[int, int | str]] = {
    **_CONTROLS,
    0x7F: "␡",
    **dict.fromkeys(range(0x80, 0xA0), "\ufffd"),
    **dict.fromkeys(map(ord, "\u2028\u2029"), "␤"),
    **dict.fromkeys(map(ord, _TURNS), TURN),
    **dict.fromkeys(range(0xD800, 0xE000), "\ufffd"),
}
#: In markup that we made, names may stand between isolates of ours.
_MARKUP_TABLE: Final[dict[int, int | str]] = {code: sign for code, sign in _TABLE.items() if chr(code) not in _ISOLATES}
_WIDTHLESS: Final = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2060-\u2065\u206a-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff"
)
#: Two in a row are common: a joiner beside a mark of direction, an emoji of several parts.
_UNSEEN: Final = re.compile(f"[{_WIDTHLESS}]{{3,}}")
_ABOVE: Final = (
    "\u0300-\u036f\u0483-\u0489\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
)
_MARKS: Final = f"[{_ABOVE}]"
#: What a text must have for anything to be done to it: one of these characters (most texts have none of them, and that
#: is soon seen), and then a character or a run that is changed. Looking for that is far quicker than doing it.
_SUSPECT: Final = re.compile(f"[{re.escape(''.join(map(chr, _TABLE)))}{_WIDTHLESS}{_ABOVE}]")
_ODD: Final = re.compile(f"[{re.escape(''.join(map(chr, _TABLE)))}]|{_UNSEEN.pattern}|{_MARKS}{{5}}")
_ODD_IN_MARKUP: Final = re.compile(f"[{re.escape(''.join(map(chr, _MARKUP_TABLE)))}]|{_UNSEEN.pattern}|{_MARKS}{{5}}")
_PILE: Final = re.compile(f"({_MARKS}{{4}})({_MARKS}+)")


def shown(text: str) -> str:
    """Return `text` with marks in place of what is not seen; markup stays markup."""
    if _SUSPECT.search(text) is None:
        return text
    if isinstance(text, Markup):
        if _ODD_IN_MARKUP.search(text) is None:
            return text
        return Markup(_marked(str(text), _MARKUP_TABLE))  # noqa: S704  no mark of ours is a character of markup
    return _marked(text, _TABLE) if _ODD.search(text) else text


def finished(value: object) -> object:
    """Return what a template writes, shown; what is no text, as it is."""
    return shown(value) if isinstance(value, str) else value


def _marked(text: str, table: dict[int, int | str]) -> str:
    text = _UNSEEN.sub(lambda run: NOTHING * len(run[0]), text.translate(table))
    return _PILE.sub(lambda run: run[1] + PILED * len(run[2]), text)
