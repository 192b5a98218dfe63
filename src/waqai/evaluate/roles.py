"""Sentences with the words of who did it and to whom: whether the party that the coder chooses meets them.

One JSON line a sentence, with `text` and `spans`: what several people marked, each the words of `source_actor`, `verb`
and `target_actor`. A role counts in the sentences where somebody marked it, and is right where the party chosen for it
shares a character with any of the words marked.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from waqai.errors import GoldError
from waqai.evaluate.facts import Tally
from waqai.evaluate.lines import Advance, Json, read_lines
from waqai.gist import roles
from waqai.model import EventType, Span

#: The row, the coder's role, and the field of the marks.
_ROLES: Final = (("source", "actor", "source_actor"), ("target", "recipient", "target_actor"))


def count_roles(kind: EventType, path: Path, tally: Tally, advance: Advance) -> None:
    """Add to the rows "source" and "target" how often the party of an event of one type is the one marked.

    Raises GoldError for marks that cannot be read.
    """
    for item in read_lines(path, ("text", "spans")):
        chosen = roles(item["text"], kind)
        for row, role, field in _ROLES:
            gold = _marked(item, field, path)
            if gold:
                party = chosen[role]
                right = party is not None and any(span.overlaps(party) for span in gold)
                tally.count(row, right, party is not None, 1)
        advance()


def _marked(item: Json, field: str, path: Path) -> list[Span]:
    try:
        return [span for mark in item["spans"] for span in _locate(item["text"], mark.get(field) or ())]
    except (AttributeError, TypeError) as error:
        raise GoldError(f"{path} has spans that cannot be read", f"give lists of words as {field}") from error


def _locate(text: str, words: Sequence[str]) -> list[Span]:
    """Return where marked words stand: together, where the text has them in a row, else each by itself."""
    whole = re.search(r"\W+".join(map(re.escape, words)), text) if words else None
    if whole:
        return [Span(*whole.span())]
    found = (re.search(re.escape(word), text) for word in words)
    return [Span(*match.span()) for match in found if match]
