"""Broken plurals and their singulars, in the spelling that words are looked up by."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Final

from waqai.errors import LexiconError
from waqai.lexicon.files import load
from waqai.model import fold

PATH: Final = "words/plurals.yml"


@cache
def singulars() -> Mapping[str, tuple[str, ...]]:
    """Return folded broken plural → its folded singulars.

    Raises LexiconError where an entry has no nouns, or a noun no plural.
    """
    index: dict[str, tuple[str, ...]] = {}
    for entry in load(PATH)["entries"]:
        try:
            for row in entry["nouns"]:
                singular, plural, *others = (fold(word) for word in row.split())
                for word in (plural, *others):
                    index[word] = tuple(dict.fromkeys((*index.get(word, ()), singular)))
        except (KeyError, TypeError, ValueError) as error:
            raise LexiconError(f"{PATH}: entry {entry!r}", 'give it nouns, each "singular plural …"') from error
    return index
