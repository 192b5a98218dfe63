"""Lists of function words and of words that are never split, read from `data/words/`.

Each entry has an id, a class and its words; one class may stand in several entries and files.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from waqai.errors import LexiconError
from waqai.model.text import fold, plain

try:
    from yaml import CSafeLoader as _Loader
except ImportError:  # pragma: no cover - libyaml is missing
    from yaml import SafeLoader as _Loader  # type: ignore[assignment]


@dataclass(frozen=True, slots=True)
class WordList:
    """One entry: its id, its class ("preposition", "whole", …) and its words in plain spelling, in file order."""

    id: str
    word_class: str
    words: tuple[str, ...]


@cache
def word_lists() -> tuple[WordList, ...]:
    """Return all entries, ordered by file name and place in the file.

    Raises LexiconError where a file does not hold entries of id, class and words.
    """
    folder = files("waqai.lexicon").joinpath("data", "words")
    names = sorted(item.name for item in folder.iterdir() if item.name.endswith(".yml"))
    lists: list[WordList] = []
    for name in names:
        raw = yaml.load(folder.joinpath(name).read_text(encoding="utf-8"), Loader=_Loader)
        lists.extend(_entry(name, entry) for entry in raw["entries"])
    return tuple(lists)


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
