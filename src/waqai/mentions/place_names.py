"""The names of places and countries in a text, before the words around them are judged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from waqai.lexicon.lookup import bases, find
from waqai.lexicon.names import Country, actors, countries
from waqai.lexicon.places import GazetteerRow, Known, gazetteer, locative_words
from waqai.mentions.locative import area_of
from waqai.model import Analysis, Token

_LARGE = 100_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A name in tokens `[first, last)`: of a country or its capital, of a place of the gazetteer, or an adjective."""

    first: int
    last: int
    country: Country | None = None
    known: Known | None = None

    @property
    def part(self) -> str:
        """What the words are of a country ("name", "capital", "nisba", …), "" where they name a place alone."""
        return self.country.part if self.country else ""


@dataclass(frozen=True, slots=True)
class Story:
    """The names of a report by their first token, and how often each country is spoken of.

    `actors` are the tokens inside the names of known actors (قوات سوريا الديمقراطية), which name no place.
    """

    named: Mapping[int, Named]
    countries: Counter[str]
    actors: frozenset[int] = frozenset()

    @property
    def main(self) -> str | None:
        """The country that the report speaks of most, the first of equals; None where it names none."""
        return max(self.countries, key=lambda code: self.countries[code], default=None)

    def among(self, codes: Iterable[str]) -> str | None:
        """Return which of the codes the report speaks of most, None where it speaks of none."""
        spoken = [code for code in codes if self.countries[code]]
        return max(spoken, key=lambda code: self.countries[code], default=None)

    def row(self, known: Known, kinds: Iterable[str] = ()) -> GazetteerRow:
        """Return the row that the report means.

        That is one of the `kinds`, of the country that the report speaks of most, a point of our own, the largest.
        """
        wanted = frozenset(kinds)
        return max(known.rows, key=lambda row: self._fit(row, wanted))

    def _fit(self, row: GazetteerRow, wanted: frozenset[str]) -> tuple[bool, int, bool, int]:
        own = row.precision == "point" and row.id.startswith("own:")
        return row.kind in wanted, self.countries[row.country or ""], own, row.population

    def coherent(self, row: GazetteerRow) -> bool:
        """Whether the report speaks of the country of the row, or the row is too well known to ask."""
        return row.population >= _LARGE or not row.country or self.countries[row.country] > 0


def story_of(analysis: Analysis) -> Story:
    """Return the names of a text; of two that start together the longer one."""
    named: dict[int, Named] = {}
    inside: set[int] = set()
    for sentence in analysis.sentences:
        index = sentence.first
        while index < sentence.last:
            found = _at(analysis.tokens, index, sentence.last)
            last = _actor_end(analysis.tokens, index, sentence.last, found)
            if last:
                inside.update(range(index, last))
            elif found:
                named[index] = found
            index = last or (found.last if found and found.country else index + 1)
    return Story(named, _spoken_of(named.values()), frozenset(inside))


def _at(tokens: Sequence[Token], index: int, stop: int) -> Named | None:
    token = tokens[index]
    if token.kind != "word":
        return None
    country = find(countries(), tokens, index, stop)
    known = find(gazetteer(), tokens, index, stop)
    if known and known[0] == index + 1 and token.plain in locative_words("look_alike", as_printed=True):
        known = None
    if country and (known is None or country[0] >= known[0]):
        same = known[1] if known and known[0] == country[0] else None
        return Named(first=index, last=country[0], country=country[1], known=same)
    return Named(first=index, last=known[0], known=known[1]) if known else None


def _actor_end(tokens: Sequence[Token], index: int, stop: int, found: Named | None) -> int:
    """Return the token after a known actor's name of several words at `index` that is no name of a place; 0 if none."""
    if tokens[index].kind != "word":
        return 0
    actor = find(actors(), tokens, index, stop)
    if actor is None or actor[0] == index + 1 or (found and found.last >= actor[0]):
        return 0
    area = area_of(tokens[index])
    return 0 if area and area.kind in {"unit", "whole"} else actor[0]


def _spoken_of(named: Iterable[Named]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for name in named:
        if name.country:
            if name.country.code and not name.country.ambiguous:
                counts[name.country.code] += 1
        elif name.known and not name.known.doubtful and (code := name.known.rows[0].country):
            counts[code] += 1
    return counts


def key_of(tokens: Sequence[Token]) -> str:
    """Return the folded words of a name, proclitics and articles aside: what spellings of one place share."""
    return " ".join(bases(token)[0].removeprefix("ال") for token in tokens if token.kind != "punct")
