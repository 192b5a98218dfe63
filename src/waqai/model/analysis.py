"""What the language room says of a text: its words, sentences and clauses.

A `Token` is one printed word, number or punctuation mark; its clitics are fields of the token, not tokens of
their own, so that token indices and the printed page always agree. Field names follow CoNLL-U where it has them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from waqai.model.text import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """One printed word, number or mark.

    `span` covers the whole printed word. `prefixes` lists the proclitics from the outside in, the article as
    "ال" even where it is elided ("وللنظام": و ل ال). `stem` is the folded word without clitics and article
    ("نظام"), `suffix` the folded enclitic pronoun or "". `stem_span` covers the word without conjunction,
    preposition, future particle and enclitic, but with its article; where li swallowed the article it keeps
    the li, since no substring of the text reads "النظام" (codebook §2, Entities).
    """

    index: int
    span: Span
    plain: str
    fold: str
    kind: str  # "word", "number", "latin" or "punct"
    prefixes: tuple[str, ...] = ()
    stem: str = ""
    suffix: str = ""
    stem_span: Span
    upos: str = "X"
    person: str = ""  # "1", "2", "3" of a verb
    gender: str = ""  # "m", "f"
    number: str = ""  # "s", "d", "p"
    tense: str = ""  # "past", "present", "imperative" of a verb

    @property
    def definite(self) -> bool:
        """Whether the word carries the article."""
        return "ال" in self.prefixes

    @property
    def preposition(self) -> str:
        """The attached preposition (ب، ل، ك), or ""."""
        return _preposition_of(self.prefixes) if self.prefixes else ""

    @property
    def conjunction(self) -> str:
        """The attached conjunction (و، ف), or ""."""
        return self.prefixes[0] if self.prefixes and self.prefixes[0] in {"و", "ف"} else ""

    @property
    def future(self) -> bool:
        """Whether the word carries the future particle sa-."""
        return "س" in self.prefixes


@cache
def _preposition_of(prefixes: tuple[str, ...]) -> str:
    return next((prefix for prefix in prefixes if prefix in {"ب", "ل", "ك"}), "")


@dataclass(frozen=True, slots=True)
class Sentence:
    """Tokens `[first, last)`; `heading` for a headline or cross-heading; clauses as token ranges, in order."""

    first: int
    last: int
    span: Span
    heading: bool = False
    clauses: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: tokens `[first, last)`, its head word, and the preposition that governs it or ""."""

    first: int
    last: int
    head: int
    preposition: str = ""


@dataclass(frozen=True, slots=True)
class Predicate:
    """The verb at token `verb` with the head words of its subject and object as tokens, None where it has none.

    The subject may stand before the verb, before its relative pronoun, or be that of the verb before it.
    """

    verb: int
    subject: int | None = None
    object: int | None = None


@dataclass(frozen=True, slots=True)
class Analysis:
    """All that the later rooms know of the words of a text. `quotes` are token ranges inside quotation marks."""

    text: str
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    phrases: tuple[Phrase, ...] = ()
    quotes: tuple[tuple[int, int], ...] = ()
    predicates: tuple[Predicate, ...] = ()

    def span(self, first: int, last: int) -> Span:
        """Return the characters from token `first` up to but not including token `last`."""
        return Span(self.tokens[first].span.start, self.tokens[last - 1].span.end)

    def sentence_of(self, index: int) -> Sentence:
        """Return the sentence that holds token `index`."""
        low, high = 0, len(self.sentences)
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if self.sentences[middle].first <= index else (low, middle)
        return self.sentences[low]
