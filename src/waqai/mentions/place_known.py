"""Reads a known name as a place: the country, the capital or the row of the gazetteer that it means here."""

from __future__ import annotations

from typing import Any

from waqai.lexicon.places import AreaWord, locative_words
from waqai.mentions.locative import OPENING, area_of
from waqai.mentions.place_mention import PlaceMention
from waqai.mentions.place_names import Named, Story, key_of
from waqai.mentions.place_words import described_end
from waqai.model import Analysis, Sentence, Span

#: Which rows of the gazetteer a kind of unit means, besides those of its own name.
_KINDS = {"city": ("city", "town"), "town": ("town", "city"), "village": ("village", "town")}
_EVERYDAY = 2
#: Within how many tokens behind a name its country counts, and what may stand between.
_NEAREST = 3
_CLOSING = frozenset(")،,")
_QUOTES = frozenset('"«»“”')


def kinds_of(unit: AreaWord | None) -> tuple[str, ...]:
    """Return the classes of rows that a word for a kind of place asks for; none without a word."""
    return _KINDS.get(unit.id, (unit.id,)) if unit else ()


def _objects(analysis: Analysis, words: str) -> frozenset[int | None]:
    """Return the head words of the objects of the verbs that a class of words names."""
    verbs = locative_words(words)
    return frozenset(verb.object for verb in analysis.predicates if analysis.tokens[verb.verb].stem in verbs)


class KnownNames:
    """The known names of one sentence."""

    def __init__(self, analysis: Analysis, sentence: Sentence, story: Story) -> None:
        """Take the sentence, and the names of the whole report."""
        self.tokens = analysis.tokens
        self.first, self.stop = sentence.first, sentence.last
        self.story = story
        self.struck, self.reached = _objects(analysis, "attacking"), _objects(analysis, "reached")

    def known(
        self, index: int, unit: AreaWord | None = None, *, attached: bool = False, joined: bool = False,
        bare: bool = False,
    ) -> PlaceMention | None:  # fmt: skip
        """Return what a known name at `index` names, where a word before it makes it a place.

        `unit` is the word for its kind, if that stands before it (before the only reviewed place of a name it is enough
        wherever the report speaks of); `attached` allows a preposition on the name,
        `joined` an "and"; `bare` leaves out the adjectives behind it.
        """
        named = self.story.named.get(index)
        if named is None or index >= self.stop or named.last > self.stop:
            return None
        if (self.conjunction(index) and not joined) or (self.preposition(index) and not attached):
            return None
        if named.part in {"name", "capital"}:
            return self.country(named, sure=True, because="known")
        if named.known is None or (named.known.doubt >= _EVERYDAY and not self._named_by(named, unit)):
            return None
        only = unit is not None and len(named.known.rows) == 1 and named.known.rows[0].ours
        if not only and not self.coherent(named):
            return None
        return self.place(named, sure=True, because="known", unit=unit, bare=bare)

    def coherent(self, named: Named) -> bool:
        """Whether the place that a name names is one that the report may speak of."""
        if named.known is None:
            return False
        if not named.known.doubt and named.known.rows[0].ours:
            return True
        beside = self.beside(named.last)
        row = self.story.row(named.known, beside=beside)
        return self.story.coherent(row, beside)

    def beside(self, index: int) -> str | None:
        """Return the country behind a name that ends at token `index` (X الألمانية, X في ألمانيا), or None."""
        at, linked = index, False
        while at < min(self.stop, index + _NEAREST) and not self._is_country(at):
            if self.tokens[at].fold not in locative_words("inside") and self.tokens[at].plain not in OPENING | _CLOSING:
                return None
            linked, at = linked or self.tokens[at].kind == "word", at + 1
        if at >= min(self.stop, index + _NEAREST):
            return None
        named = self.story.named[at]
        adjective = named.part in {"nisba", "people"} and self.tokens[at].definite and not linked
        inside = named.part == "name" and (linked or self.preposition(at) == "ب")
        return named.country.code if named.country and (adjective or inside) else None

    def _is_country(self, index: int) -> bool:
        named = self.story.named.get(index)
        return named is not None and named.country is not None

    def _named_by(self, named: Named, unit: AreaWord | None) -> bool:
        """Whether an everyday word behind a word for its kind is a name there (مدينة الباب, but not بلد واحد)."""
        if unit is None or unit.known:
            return False
        token = self.tokens[named.first]
        single = named.last == named.first + 1
        if token.stem in locative_words("vague") or (single and area_of(token) is not None):
            return False
        if single and not token.definite and token.fold in locative_words("compound"):
            return False
        return token.definite or token.upos in {"NOUN", "PROPN", "X"}

    def conjunction(self, index: int) -> str:
        """Return the conjunction attached to the word at `index`, or ""."""
        named = self.story.named.get(index)
        if named and (named.attached or named.whole):
            return named.attached if named.attached == "و" else ""
        return self.tokens[index].conjunction

    def preposition(self, index: int) -> str:
        """Return the preposition attached to the word at `index`, or ""."""
        named = self.story.named.get(index)
        if named and (named.attached or named.whole):
            return named.attached if named.attached != "و" else ""
        return self.tokens[index].preposition

    def country(self, named: Named, *, sure: bool, because: str) -> PlaceMention:
        """Return the country or the capital that a name names."""
        code = named.country.code if named.country else None
        if named.country and named.country.ambiguous and self._elsewhere(named, code):
            return self.place(named, sure=sure, because=because)
        row = self.story.row(named.known) if named.known and named.part == "capital" else None
        nation = named.part == "name"
        key = code if nation and code else self._key(named)
        return self.make(
            named.first, named.last, because, key=key, row=row, country=code, nation=nation,
            capital=named.part == "capital", sure=sure,
        )  # fmt: skip

    def _elsewhere(self, named: Named, code: str | None) -> bool:
        """Whether an ambiguous name of a country is rather that of a place in one that is spoken of more (عمان)."""
        row = self.story.row(named.known) if named.known else None
        if row is None or row.country == code:
            return False
        return self.story.countries[row.country or ""] > self.story.countries[code or ""]

    def place(
        self, named: Named, *, sure: bool, because: str, unit: AreaWord | None = None, bare: bool = False
    ) -> PlaceMention:
        """Return the place of the gazetteer that a name names, with its adjectives unless `bare`."""
        row = self.story.choice(named.known, kinds_of(unit), self.beside(named.last)) if named.known else None
        last = named.last if bare else described_end(self.tokens, named.last, self.stop, self.story)
        own = area_of(self.tokens[named.first]) if named.last > named.first + 1 else None
        return self.make(
            named.first, last, because, key=self._key(named, 1 if own and own.kind == "unit" else 0), row=row,
            country=row.country if row else None, sure=sure, area=own,
        )  # fmt: skip

    def _closed(self, first: int, last: int) -> int:
        """Return the token after a mention, with the mark that closes a quotation opened in it."""
        quotes = sum(token.plain in _QUOTES for token in self.tokens[first:last])
        open_quote = quotes % 2 == 1 and last < self.stop and self.tokens[last].plain in _QUOTES
        return last + 1 if open_quote else last

    def _key(self, named: Named, skip: int = 0) -> str:
        token = self.tokens[named.first]
        if token.suffix and named.known and named.last == named.first + 1:
            return token.keys[1 if token.prefixes and not named.whole else -1].removeprefix("ال")
        key = key_of(self.tokens[named.first + skip : named.last])
        return key[len(named.attached) :]

    def nisba(self, first: int, last: int) -> str | None:
        """Return the country of an adjective in tokens `[first, last)`."""
        for index in range(first, min(last, self.stop)):
            named = self.story.named.get(index)
            if named and named.country and named.part in {"nisba", "people"}:
                return named.country.code
        return None

    def make(self, first: int, last: int, because: str, **fields: Any) -> PlaceMention:
        """Return a mention of tokens `[first, last)`; its span leaves out what is attached before it."""
        named = self.story.named.get(first)
        whole = named is not None and named.whole
        start = self.tokens[first].span.start if whole else self.tokens[first].stem_span.start
        start += len(named.attached) if named else 0
        last = self._closed(first, last)
        end = max(self.tokens[last - 1].span.end, start + 1)
        return PlaceMention(span=Span(start, end), first=first, last=last, because=because, **fields)
