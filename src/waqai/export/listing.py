"""Several reports or events on a terminal, each in a few lines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from waqai.export.isolates import PDI, RLI, clean, wrapped
from waqai.export.layout import cells, printed
from waqai.export.terminal import COLOURS, TYPE_CELLS, Sheet, painted
from waqai.model import QUAD_OF, Event, Record, Span


def list_events(items: Iterable[tuple[str, Record, Event]], *, colour: bool, width: int | None = None) -> str:
    """Return (label, record, event of it) as a label each, and under it what is said to happen."""
    wide, parts = cells(width), list[RenderableType]()
    for label, record, event in items:
        kind = Text(event.type.value, style=f"bold {COLOURS[QUAD_OF[event.type]]}")
        parts += [Text(label, style="dim"), _beside(kind, Sheet(record, wide).line(event), wide)]
    return printed(parts, wide, colour=colour)


def list_reports(
    items: Iterable[tuple[str, Record, Span, Sequence[Span]]], *, colour: bool, width: int | None = None
) -> str:
    """Return (label, record, sentence, words to mark) as a label each, the headline and the sentence under it."""
    wide, parts = cells(width), list[RenderableType]()
    for label, record, sentence, words in items:
        sheet = Sheet(record, wide)
        line = Text(RLI + clean(sentence.of(record.report.text)) + PDI, style="dim")
        for word in words:
            painted(line, word, sentence, "not dim bold")
        headline = Text(RLI + clean(record.report.headline) + PDI, style="bold")
        parts += [Text(label, style="dim"), sheet.block(headline, indent=0, justify="right")]
        parts += [sheet.block(line, indent=0, justify="right"), Text("")]
    return printed(parts, wide, colour=colour)


def _beside(kind: Text, line: Text, wide: int) -> Table:
    table = Table.grid(padding=(0, 1, 0, 0))
    room = wide - TYPE_CELLS - 1
    table.add_column(width=TYPE_CELLS)
    table.add_column(width=room, no_wrap=True)
    table.add_row(kind, Text("\n").join(wrapped(line, room)))
    return table
