"""Words that make plain in which field a report lies, from `cues/contexts.yml`."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from waqai.lexicon.files import load
from waqai.lexicon.names import Phrases
from waqai.model import fold

if TYPE_CHECKING:
    from collections.abc import Mapping


@cache
def context_words() -> Mapping[str, tuple[str, ...]]:
    """Return folded word without article → the contexts it speaks for."""
    return _contexts("words")


@cache
def context_phrases() -> Phrases[tuple[str, ...]]:
    """Return phrases of several words → the contexts they speak for."""
    return Phrases(_contexts("phrases").items(), folded=True)


def _contexts(field: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for entry in load("cues/contexts.yml")["entries"]:
        for word in entry.get(field, ()):
            found[fold(word)] = (*found.get(fold(word), ()), entry["context"])
    return found
