"""Where a text has the words that somebody looks for: pieces of it with the hits cut out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from waqai.errors import UsageError
from waqai.model import Span
from waqai.store import spans_of

Parts = tuple[str, ...]
"""A piece of text cut up: every second part, counted from one, is a hit."""

#: How many characters stand before and behind a hit, about.
_AROUND: Final = 90


def marked(text: str, question: str) -> Parts:
    """Return all of `text` with the hits cut out; where there is no word in `question` there are none."""
    return _cut(text, Span(0, len(text)), _spans(text, question))


def snippets(text: str, question: str, most: int = 3) -> list[Parts]:
    """Return pieces of `text` around its hits, in text order: those with most hits, `most` at most."""
    spans = _spans(text, question)
    pieces = [(_widened(text, group), group) for group in _groups(spans)]
    best = sorted(pieces, key=lambda piece: (-len(piece[1]), piece[0].start))[:most]
    return [_cut(text, window, group) for window, group in sorted(best, key=lambda piece: piece[0])]


def _spans(text: str, question: str) -> Sequence[Span]:
    try:
        return spans_of(text, question)
    except UsageError:
        return ()


def _groups(spans: Iterable[Span]) -> Iterator[list[Span]]:
    """Yield runs of hits that fit into one piece."""
    run: list[Span] = []
    for span in spans:
        if run and span.end - run[0].start > 2 * _AROUND:
            yield run
            run = []
        run.append(span)
    if run:
        yield run


def _widened(text: str, group: Sequence[Span]) -> Span:
    """Return the piece around a run of hits: whole words, within one line."""
    first, last = group[0].start, group[-1].end
    line = text.rfind("\n", 0, first) + 1
    line_end = text.find("\n", last)
    line_end = len(text) if line_end < 0 else line_end
    start, end = max(line, first - _AROUND), min(line_end, last + _AROUND)
    if start > line:
        start = text.find(" ", start, first) + 1 or start
    if end < line_end:
        end = max(text.rfind(" ", last, end), last) if " " in text[last:end] else end
    return Span(start, end)


def _cut(text: str, window: Span, hits: Iterable[Span]) -> Parts:
    parts, at = [], window.start
    for hit in hits:
        parts += [text[at : hit.start], hit.of(text)]
        at = hit.end
    return (*parts, text[at : window.end])
