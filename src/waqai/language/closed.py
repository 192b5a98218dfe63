"""Words whose class the lexicon settles or narrows: prepositions, conjunctions, pronouns, particles and the like."""

from __future__ import annotations

from functools import cache
from typing import Final

from waqai.language.words import Form
from waqai.lexicon.words import word_lists, words_of

#: UPOS of each class of closed words; the first class that holds a word wins.
_UPOS: Final = {
    "preposition": "ADP", "conjunction": "CCONJ", "coordinator": "CCONJ", "subordinator": "SCONJ", "relative": "PRON",
    "demonstrative": "PRON", "pronoun": "PRON", "particle": "PART", "adverb": "ADV", "auxiliary": "AUX",
    "determiner": "DET", "tens": "NUM", "relative_loose": "PRON",
}  # fmt: skip
_BARE: Final = str.maketrans("أإآ", "ااا")
_MARKS: Final = {"number": "NUM", "latin": "PROPN", "punct": "PUNCT"}
_NOMINAL: Final = ("NOUN", "ADJ", "PROPN", "NUM")
_OPEN: Final = (*_NOMINAL, "VERB")
_IMPERFECT: Final = frozenset("يتنأ")


def settled_class(form: Form, kind: str) -> str:
    """Return the word class that the lexicon or the kind of token decides, "" where the sentence must."""
    if kind != "word":
        return _MARKS[kind]
    if "ال" in form.prefixes:
        return ""
    found = _classes(form)
    return found[0] if found and form.core not in _unsettled() else ""


def possible_classes(form: Form) -> tuple[str, ...]:
    """Return the classes that a word may have: the open ones and what the lexicon adds.

    A word with an article or a preposition is no verb, but for an imperfect with li (ليشمل).
    """
    opens = _OPEN if _may_be_verb(form) else _NOMINAL
    return opens if "ال" in form.prefixes else (*opens, *_classes(form))


def _may_be_verb(form: Form) -> bool:
    if "ل" in form.prefixes and "ال" not in form.prefixes:
        return form.core[:1] in _IMPERFECT
    return not {"ال", "ب", "ك"} & set(form.prefixes)


def _classes(form: Form) -> tuple[str, ...]:
    table, prefixes = _table(), form.prefixes
    if prefixes and not form.suffix and "ADP" in (compound := table.get(prefixes[-1] + form.core, ())):
        return compound
    core = form.core[:-1] + "ى" if form.suffix and form.core.endswith("ي") else form.core
    return table.get(form.core) or table.get(core, ())


@cache
def _unsettled() -> frozenset[str]:
    return words_of("unsettled")


@cache
def _table() -> dict[str, tuple[str, ...]]:
    """Return the classes of each closed word by plain spelling, and by its spelling without hamza."""
    table: dict[str, tuple[str, ...]] = {}
    for entry in word_lists():
        if upos := _UPOS.get(entry.word_class):
            for word in entry.words:
                if " " not in word:
                    table[word] = (*table.get(word, ()), upos)
    for word in tuple(table):
        table.setdefault(word.translate(_BARE), table[word])
    return table
