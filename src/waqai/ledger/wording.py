"""The words of one sentence that name a matter of the ledger or say where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from waqai.language.words import form_of
from waqai.lexicon.matters import MatterWord, matter_phrases, matter_words
from waqai.model import Span

_WORD = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)*")
_LONGEST = 4


@dataclass(frozen=True, slots=True)
class Said:
    """A reading of the words at `span`: they name a matter or say where one stands; `at` is the first one's number."""

    at: int
    span: Span
    word: MatterWord


def readings(text: str, sentence: Span) -> list[Said]:
    """Return all readings of the sentence `sentence` of `text`, in its order."""
    spans = words_of(text, sentence)
    forms = [form_of(span.of(text)) for span in spans]
    return [said for at in range(len(spans)) for said in _at(at, spans, [(form.fold, form.stem) for form in forms])]


def _at(at: int, spans: list[Span], forms: list[tuple[str, str]]) -> Iterator[Said]:
    printed, stem = forms[at]
    rest = tuple(fold for fold, _ in forms[at + 1 : at + _LONGEST])
    phrase = matter_phrases().longest((printed, stem), rest)
    if phrase:
        length, words = phrase
        yield from (Said(at, Span(spans[at].start, spans[at + length - 1].end), word) for word in words)
        return
    yield from (Said(at, spans[at], word) for word in matter_words().get(stem, ()))


def words_between(text: str, first: Span, second: Span) -> int:
    """Return how many words stand between two spans; 0 where they touch or overlap."""
    low, high = sorted((first, second))
    return sum(1 for _ in _WORD.finditer(text, low.end, max(low.end, high.start)))


def words_of(text: str, sentence: Span) -> list[Span]:
    """Return the words of a sentence."""
    return [Span(found.start(), found.end()) for found in _WORD.finditer(text, sentence.start, sentence.end)]
