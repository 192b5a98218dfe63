"""Words whose class the lexicon settles: prepositions, conjunctions, pronouns, particles and the like."""

from __future__ import annotations

from functools import cache
from typing import Final

from waqai.language.words import Form
from waqai.lexicon.words import word_lists

#: UPOS of each class of closed words; the first class that holds a word wins.
_UPOS: Final = {
    "preposition": "ADP", "conjunction": "CCONJ", "coordinator": "CCONJ", "subordinator": "SCONJ", "relative": "PRON",
    "demonstrative": "PRON", "pronoun": "PRON", "particle": "PART", "adverb": "ADV", "auxiliary": "AUX",
    "determiner": "DET",
}  # fmt: skip
_BARE: Final = str.maketrans("أإآ", "ااا")
_MARKS: Final = {"number": "NUM", "latin": "PROPN", "punct": "PUNCT"}


def settled_class(form: Form, kind: str) -> str:
    """Return the word class that the lexicon or the kind of token decides, "" where the sentence must."""
    if kind != "word":
        return _MARKS[kind]
    table, prefixes = _table(), form.prefixes
    if "ال" in prefixes or "س" in prefixes:
        return ""
    if prefixes and (compound := table.get(prefixes[-1] + form.core)) == "ADP" and not form.suffix:
        return compound
    return table.get(form.core, "")


@cache
def _table() -> dict[str, str]:
    """Return the class of each closed word by plain spelling, and by its spelling without hamza."""
    table: dict[str, str] = {}
    unsettled: set[str] = set()
    for entry in word_lists():
        if entry.word_class == "unsettled":
            unsettled.update(entry.words)
        elif upos := _UPOS.get(entry.word_class):
            for word in entry.words:
                table.setdefault(word, upos)
    for word in tuple(table):
        table.setdefault(word.translate(_BARE), table[word])
    return {word: upos for word, upos in table.items() if word not in unsettled and " " not in word}
