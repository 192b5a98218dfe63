"""The normalised column that is searched: words by their stems, folded, so that a search finds والهدنة under هدنة.

Stems are those of the language room, word by word and without context, so that a question and a text are treated
alike. Everything between them (marks, signs, other spelling of digits) is dropped.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from sys import intern

from waqai.errors import UsageError
from waqai.language.tokens import pieces
from waqai.language.words import form_of
from waqai.model import Span, fold

#: Stands between two names, so that no phrase reaches from one into the next; no word reads like it.
_BETWEEN = "0name0"
_PART = re.compile(r"[^\W_]+")
_QUOTED = re.compile(r'["«“”](.+?)["»“”]')

Phrase = tuple[str, ...]
"""Terms that must stand side by side."""


def terms_of(text: str) -> str:
    """Return the terms of `text` in its order, with blanks between; "" where it has no word."""
    return " ".join(_terms(text))


def terms_of_names(names: Iterable[str]) -> str:
    """Return the terms of several names, kept apart."""
    return f" {_BETWEEN} ".join(filter(None, map(terms_of, names)))


def phrases_of(question: str) -> list[Phrase]:
    """Return what a text must have to answer `question`: each of its words, and each of its quoted phrases.

    Raises UsageError where there is no word in it.
    """
    quoted = [tuple(_terms(match)) for match in _QUOTED.findall(question)]
    single = [(term,) for term in _terms(_QUOTED.sub(" ", question))]
    return _some([phrase for phrase in [*quoted, *single] if phrase], question)


def phrase_of(name: str) -> list[Phrase]:
    """Return the one phrase that a name is; raise UsageError where there is no word in it."""
    return _some([phrase for phrase in [tuple(_terms(name))] if phrase], name)


def stems_of(text: str) -> list[str]:
    """Return the terms of `text` in its order, each once; none where it has no word."""
    return list(dict.fromkeys(_terms(text)))


def spans_of(text: str, question: str) -> tuple[Span, ...]:
    """Return where `text` has the words of `question`, in text order; raise UsageError where there is no word in it."""
    wanted = {term for phrase in phrases_of(question) for term in phrase}
    return tuple(
        Span(start, end) for start, end, kind in pieces(text) if not wanted.isdisjoint(_term(text[start:end], kind))
    )


def _some(phrases: list[Phrase], question: str) -> list[Phrase]:
    if not phrases:
        raise UsageError(f"there is no word in {question!r}", "write at least one word to look for")
    return phrases


def _terms(text: str) -> list[str]:
    return [term for start, end, kind in pieces(text) for term in _term(text[start:end], kind)]


@lru_cache(maxsize=1 << 16)
def _term(printed: str, kind: str) -> tuple[str, ...]:
    """Return the terms of one token: a page of hits looks at thousands, most of them over and over."""
    if kind == "word":
        return _parts(form_of(printed).noun_stem)
    return () if kind == "punct" else _parts(unicodedata.normalize("NFKC", fold(printed)).lower())


def _parts(text: str) -> tuple[str, ...]:
    return tuple(map(intern, _PART.findall(text)))
