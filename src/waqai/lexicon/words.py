"""Lists of function words, of words that are never split and of those that single rules ask for, from `data/words/`.

Each entry has an id, a class and its words; one class may stand in several entries and files.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from waqai.errors import LexiconError
from waqai.lexicon.files import load
from waqai.model.text import fold, plain

_FILES: Final = ("function", "splits", "whole", "duration", "single")


@dataclass(frozen=True, slots=True)
class WordList:
    """One entry: its id, its class ("preposition", "whole", …) and its words in plain spelling, in file order."""

    id: str
    word_class: str
    words: tuple[str, ...]


@cache
def word_lists() -> tuple[WordList, ...]:
    """Return all entries in file order.

    Raises LexiconError where an entry has no id, class or words.
    """
    return tuple(_entry(name, entry) for name in _FILES for entry in load(f"words/{name}.yml")["entries"])


def _entry(name: str, entry: dict[str, Any]) -> WordList:
    try:
        words = tuple(dict.fromkeys(plain(str(word)) for word in entry["words"]))
        return WordList(str(entry["id"]), str(entry["class"]), words)
    except (KeyError, TypeError) as error:
        raise LexiconError(f"words/{name}: entry {entry!r}", "give it an id, a class and words") from error


@cache
def words_of(*classes: str) -> frozenset[str]:
    """Return the words of the classes in plain spelling; empty where there are none."""
    return frozenset(word for entry in word_lists() if entry.word_class in classes for word in entry.words)


@cache
def folded_words_of(*classes: str) -> frozenset[str]:
    """Return the words of the classes, folded for look-up."""
    return frozenset(map(fold, words_of(*classes)))
