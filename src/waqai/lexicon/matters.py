"""Words that name what the ledger keeps account of, and words that say where it stands, from `cues/matters.yml`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from waqai.lexicon.files import load
from waqai.lexicon.frames import forms_of
from waqai.lexicon.names import Phrases
from waqai.model import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

#: The state of a word that names a matter and says nothing of where it stands.
NAME = "name"
_FILES = ("cues/states.yml", "cues/matters.yml")


@dataclass(frozen=True, slots=True)
class MatterWord:
    """A word about a matter (`of`: "negotiation", "truce", …); `tense` is that of a verb's form, else ""."""

    of: str
    state: str
    tense: str = ""


@cache
def matter_words() -> Mapping[str, tuple[MatterWord, ...]]:
    """Return folded form of one word → what it says."""
    index: dict[str, dict[tuple[str, str], MatterWord]] = {}
    for path in _FILES:
        for entry in load(path)["entries"]:
            for form in forms_of(entry):
                word = MatterWord(entry["of"], entry["state"], form.tense)
                index.setdefault(form.key, {}).setdefault((word.of, word.state), word)
    return {key: tuple(words.values()) for key, words in index.items()}


@cache
def matter_phrases() -> Phrases[tuple[MatterWord, ...]]:
    """Return phrases of several words (وقف إطلاق النار) → what they say; clitics are taken off their first word."""
    found: dict[str, tuple[MatterWord, ...]] = {}
    for phrase, word in _phrases():
        found[phrase] = (*found.get(phrase, ()), word)
    return Phrases(found.items(), folded=True)


def _phrases() -> Iterator[tuple[str, MatterWord]]:
    for path in _FILES:
        for entry in load(path)["entries"]:
            for phrase in entry.get("phrase", ()):
                yield fold(phrase), MatterWord(entry["of"], entry["state"])
