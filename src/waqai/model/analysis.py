"""What the language room says of a text: its words, sentences and clauses.

A `Token` is one printed word, number or punctuation mark; its clitics are fields of the token, not tokens of
their own, so that token indices and the printed page always agree. Field names follow CoNLL-U where it has them.
"""

from __future__ import annotations

from dataclasses import field
from functools import cache, lru_cache

from waqai.model.text import Span
from waqai.model.values import value

_ARTICLE = "ال"
_CONJUNCTIONS = frozenset("وف")
_PREPOSITIONS = frozenset("بلك")


@value(frozen=True, slots=True, kw_only=True)
class Token:
    """One printed word, number or mark.

    `span` covers the whole printed word. `prefixes` lists the proclitics from the outside in, the article as
    "ال" even where it is elided ("وللنظام": و ل ال). `stem` is the folded word without clitics and article
    ("نظام"), `suffix` the folded enclitic pronoun or "". `stem_span` covers the word without conjunction,
    preposition, future particle and enclitic, but with its article; where li swallowed the article it keeps
    the li, since no substring of the text reads "النظام" (codebook §2, Entities).

    What follows from these is kept with them, since it is asked for many times: `keys` are the folded forms under
    which the word may stand in the lexicon, the likeliest first; `definite` says whether it carries the article,
    `preposition` is the attached preposition (ب، ل، ك) and `conjunction` the attached conjunction (و، ف), or "".
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

    keys: tuple[str, ...] = field(init=False, repr=False, compare=False)
    definite: bool = field(init=False, repr=False, compare=False)
    preposition: str = field(init=False, repr=False, compare=False)
    conjunction: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Keep what follows from the other fields."""
        definite, preposition, conjunction = _clitics(self.prefixes)
        object.__setattr__(self, "keys", _keys(self.fold, self.stem, self.suffix, self.prefixes))
        object.__setattr__(self, "definite", definite)
        object.__setattr__(self, "preposition", preposition)
        object.__setattr__(self, "conjunction", conjunction)

    @property
    def future(self) -> bool:
        """Whether the word carries the future particle sa-."""
        return "س" in self.prefixes


@cache
def _clitics(prefixes: tuple[str, ...]) -> tuple[bool, str, str]:
    """Return whether the article is among some prefixes, the preposition and the conjunction."""
    preposition = next((prefix for prefix in prefixes if prefix in _PREPOSITIONS), "")
    conjunction = prefixes[0] if prefixes and prefixes[0] in _CONJUNCTIONS else ""
    return _ARTICLE in prefixes, preposition, conjunction


@lru_cache(maxsize=1 << 16)
def _keys(printed: str, stem: str, suffix: str, prefixes: tuple[str, ...]) -> tuple[str, ...]:
    """Return the folded forms under which a word may stand in the lexicon.

    "وللنظام" gives النظام (without its proclitics, article kept), then للنظام and وللنظام as printed. A word with a
    pronoun is also tried with it, since the pronoun may be part of a name.
    """
    definite, _, conjunction = _clitics(prefixes)
    article = _ARTICLE if definite else ""
    forms = (article + stem, article + stem + suffix, printed.removeprefix(conjunction), printed)
    return tuple(dict.fromkeys(form for form in forms if form))


@value(frozen=True, slots=True)
class Sentence:
    """Tokens `[first, last)`; `heading` for a headline or cross-heading; clauses as token ranges, in order."""

    first: int
    last: int
    span: Span
    heading: bool = False
    clauses: tuple[tuple[int, int], ...] = ()


@value(frozen=True, slots=True)
class Phrase:
    """A noun phrase: tokens `[first, last)`, its head word, and the preposition that governs it or ""."""

    first: int
    last: int
    head: int
    preposition: str = ""


@value(frozen=True, slots=True)
class Predicate:
    """The verb at token `verb` with the head words of its subject and object as tokens, None where it has none.

    The subject may stand before the verb, before its relative pronoun, or be that of the verb before it.
    """

    verb: int
    subject: int | None = None
    object: int | None = None


@value(frozen=True, slots=True)
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
