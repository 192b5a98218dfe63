"""What every page for a terminal needs: its width, its lines, and cells of Arabic that lie to the right."""

from __future__ import annotations

import io
import shutil
from collections.abc import Iterable
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table
from rich.text import Text

from waqai.export.isolates import wrapped

if TYPE_CHECKING:
    from rich.console import JustifyMethod, RenderableType

_WIDEST, _NARROWEST = 110, 48


def cells(width: int | None) -> int:
    """Return how many cells a page takes on a terminal of `width` cells, on this one where None."""
    return max(_NARROWEST, min(width or shutil.get_terminal_size((100, 24)).columns, _WIDEST))


def printed(parts: Iterable[RenderableType], width: int, *, colour: bool) -> str:
    """Return the parts of a page as text, in colour if wanted, with an empty line at its end."""
    page = io.StringIO()
    console = Console(
        file=page, width=width, force_terminal=colour, color_system="standard" if colour else None,
        highlight=False, markup=False, emoji=False, legacy_windows=False,
    )  # fmt: skip
    for part in parts:
        console.print(part)
    return "\n".join(line.rstrip() for line in page.getvalue().splitlines()) + "\n\n"


def to_the_right(text: Text, width: int) -> Text:
    """Return `text` wrapped to `width`, each line pushed to the right edge."""
    lines = Text("\n").join(wrapped(text, width))
    lines.justify = "right"
    return lines


def block(text: Text, width: int, *, indent: int = 0, justify: JustifyMethod = "left") -> Table:
    """Return `text` wrapped to `width` cells, of which the first `indent` stay empty, its lines to one side."""
    table = Table.grid(padding=0)
    room = width - indent
    if indent:
        table.add_column(width=indent)
    table.add_column(width=room, no_wrap=True, justify=justify)
    table.add_row(*[""] * bool(indent), Text("\n").join(wrapped(text, room)))
    return table
