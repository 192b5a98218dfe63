"""Arabic on a terminal: cleaned of what could drive the terminal, isolated so that mixed lines read in order.

Characters are never reversed: ordering them is the terminal's work. Each line of a wrapped text opens and closes its
own isolates, since a terminal orders every line for itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.text import Text

FSI, RLI, PDI = "\u2068", "\u2067", "\u2069"
#: Control characters, line separators, and marks that change the direction of what follows.
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def clean(text: str) -> str:
    """Return `text` with a space for every character that could move, colour or turn round a terminal's line."""
    return _UNSAFE.sub(" ", text)


def isolate(text: str) -> str:
    """Return `text`, cleaned, so that it keeps its own direction inside a line of another one."""
    return f"{FSI}{clean(text)}{PDI}"


def listed(names: Iterable[str]) -> str:
    """Return `names`, each isolated, with commas between."""
    return ", ".join(map(isolate, names))


def wrapped(text: Text, width: int) -> list[Text]:
    """Return `text` as lines of at most `width` cells, each with all its isolates opened and closed."""
    from rich.console import Console  # noqa: PLC0415

    lines: list[Text] = []
    opened: list[str] = []
    for line in text.wrap(Console(width=width, color_system=None), max(8, width)):
        line.rstrip()
        before = "".join(opened)
        for char in line.plain:
            if char in {FSI, RLI}:
                opened.append(char)
            elif char == PDI and opened:
                opened.pop()
        lines.append(_joined(before, line, PDI * len(opened)))
    return lines


def _joined(before: str, line: Text, after: str) -> Text:
    from rich.text import Text  # noqa: PLC0415

    return Text.assemble(before, line, after)
