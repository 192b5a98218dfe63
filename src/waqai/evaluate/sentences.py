"""Labelled sentences: whether each tells of an assault or a protest, bears on a conflict, and which class it has.

One JSON line a sentence, with `text` and `label`. Assault and protest have the labels `yes`, `easy no`, `difficult no`
and `ambiguous`, which is left out; the United Nations sentences have 0 or 1, and 1 material conflict, 2 material
cooperation, 3 verbal conflict, 4 verbal cooperation, 0 none. What judges them is the room `gist`.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from waqai.errors import GoldError
from waqai.evaluate.facts import Tally
from waqai.evaluate.lines import Advance, Json, read_lines

_LABELS: Final = {"yes": True, "easy no": False, "difficult no": False, "ambiguous": None}
_FIELDS: Final = ("text", "label")
_NONE: Final = "0"


def count_yes(judge: Callable[[str], bool], path: Path, tally: Tally, advance: Advance) -> None:
    """Add to the row "" how well `judge` tells the sentences labelled `yes` from both kinds of `no`.

    Raises GoldError for a label of another name.
    """
    for item in read_lines(path, _FIELDS):
        wanted = _label(item, path)
        if wanted is not None:
            said = judge(item["text"])
            tally.count("", wanted and said, said, wanted)
        advance()


def _label(item: Json, path: Path) -> bool | None:
    try:
        return _LABELS[item["label"]]
    except (KeyError, TypeError) as error:
        raise GoldError(f"{path} has the label {item['label']!r}", f"use one of {', '.join(_LABELS)}") from error


def count_relevance(judge: Callable[[str], bool], path: Path, tally: Tally, advance: Advance) -> None:
    """Add to the row "" how well `judge` tells the sentences labelled 1 from those labelled 0."""
    for item in read_lines(path, _FIELDS):
        wanted, said = str(item["label"]) != _NONE, judge(item["text"])
        tally.count("", wanted and said, said, wanted)
        advance()


def count_classes(judge: Callable[[str], int], path: Path, tally: Tally, advance: Advance) -> None:
    """Add to one row for each class how well `judge` tells the classes apart."""
    for item in read_lines(path, _FIELDS):
        tally.sets(str(item["label"]), [str(item["label"])], [])
        said = str(judge(item["text"]))
        tally.count(said, said == str(item["label"]), 1, 0)
        advance()
