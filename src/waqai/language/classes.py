"""Word classes (UPOS) of the words of one sentence."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Final

from waqai.language.words import Form
from waqai.lexicon.words import word_lists
from waqai.model.text import fold

#: UPOS of each class of closed words, first match wins.
_UPOS: Final = {
    "preposition": "ADP", "conjunction": "CCONJ", "coordinator": "CCONJ", "subordinator": "SCONJ", "relative": "PRON",
    "demonstrative": "PRON", "pronoun": "PRON", "particle": "PART", "adverb": "ADV", "auxiliary": "AUX",
    "determiner": "DET",
}  # fmt: skip


@cache
def closed_classes() -> dict[str, str]:
    """Return the word class of each closed word, by folded spelling."""
    table: dict[str, str] = {}
    for entry in word_lists():
        if upos := _UPOS.get(entry.word_class):
            for word in entry.words:
                if " " not in word:
                    table.setdefault(fold(word), upos)
    return table


def tag_by_rule(forms: Sequence[Form], kinds: Sequence[str]) -> list[str]:
    """Return the word class of each token of a sentence, without any trained weights."""
    tags: list[str] = []
    for form, kind in zip(forms, kinds, strict=True):
        tags.append(_tag(form, kind, tags))
    return tags


def _tag(form: Form, kind: str, before: list[str]) -> str:
    if kind != "word":
        return {"number": "NUM", "latin": "PROPN"}.get(kind, "PUNCT")
    prefixes, stem = form.split.prefixes, form.stem
    if "ال" not in prefixes and (closed := closed_classes().get(stem)):
        return closed
    if "ال" in prefixes:
        return "ADJ" if before and before[-1] in {"NOUN", "ADJ"} and stem.endswith(("ي", "يه")) else "NOUN"
    if "س" in prefixes or (stem[0] == "ي" and len(stem) > 3) or form.plain.endswith("وا"):
        return "VERB"
    opening = not before or before[-1] in {"PUNCT", "SCONJ", "PART"} or bool(prefixes and prefixes[0] in "وف")
    if opening and not set(prefixes) & {"ب", "ك"} and (stem.endswith("ت") or len(stem) in {3, 4} and stem[-1] != "ه"):
        return "VERB"
    if stem.endswith(("ي", "يه")) and before and before[-1] == "NOUN":
        return "ADJ"
    return "NOUN"
