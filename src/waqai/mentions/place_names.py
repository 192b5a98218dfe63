"""The names of places and countries in a text, before the words around them are judged."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from waqai.lexicon.lookup import words_after
from waqai.lexicon.names import Country, countries
from waqai.lexicon.places import GazetteerRow, Known, degrees_between, gazetteer, locative_words
from waqai.lexicon.registry import actors
from waqai.mentions.locative import area_of
from waqai.model import Analysis, Token
from waqai.model.values import value

#: People of a city too well known to ask whether the report speaks of its country; and of one that outdoes namesakes.
_LARGE, _FAMOUS = 300_000, 150_000
#: How many times its largest namesake a famous city is; how seldom a country may be named against the main one.
_OUTDONE, _SELDOM = 10, 4
#: Within how many degrees of other places of the report a namesake lies that is meant, and how many times nearer it is.
_CLOSE, _NEARER = 0.5, 2
#: Within how many degrees of other places of the report an everyday word may be the name of one.
_AT_HOME = 4
#: How far apart rows may lie and be one place.
_SAME = 0.1
_ATTACHED = frozenset("وبل")
_SHORTEST = 3


@value(frozen=True, slots=True, kw_only=True)
class Named:
    """A name in tokens `[first, last)`: of a country or its capital, of a place of the gazetteer, or an adjective.

    `attached` is the conjunction or preposition before it that the words of the text did not tell from the name;
    `whole` says that what they took for one belongs to the name (وارسو).
    """

    first: int
    last: int
    country: Country | None = None
    known: Known | None = None
    attached: str = ""
    whole: bool = False

    @property
    def part(self) -> str:
        """What the words are of a country ("name", "capital", "nisba", …), "" where they name a place alone."""
        if self.country is None:
            return ""
        return "capital" if self.country.part == "government" and self.known else self.country.part


class Fit(NamedTuple):
    """What speaks for a row of the gazetteer, the weightiest first: fits compare as tuples do.

    It is of the kind that the word before the name asks for (مدينة X), lies in the country named right behind it, is a
    point of our own near another place of the report, is a famous city, how often the report speaks of its country
    (half of that for a hamlet that nobody counted), it is a point of our own, how many live there.
    """

    of_kind: bool
    beside: bool
    near: bool
    famous: bool
    spoken: int
    ours: bool
    population: int


@value(frozen=True, slots=True)
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

    def row(self, known: Known, kinds: Iterable[str] = (), beside: str | None = None) -> GazetteerRow:
        """Return the row that the report means: the one that most speaks for; see `Fit`."""
        if len(known.rows) == 1:
            return known.rows[0]
        fits = self.fits(known, kinds, beside)
        return max(known.rows, key=lambda row: fits[row.id])

    def choice(self, known: Known, kinds: Iterable[str] = (), beside: str | None = None) -> GazetteerRow | None:
        """Return the same, but of namesakes for which as much speaks the one near other places; None where none is."""
        if len(known.rows) == 1:
            return known.rows[0]
        fits = self.fits(known, kinds, beside)
        best = max(known.rows, key=lambda row: fits[row.id])
        rivals = [row for row in known.rows if fits[row.id] == fits[best.id] and row.latitude is not None]
        if best.ours or all(degrees_between(best, row) <= _SAME for row in rivals):
            return best
        return self._nearest(rivals, best.country)

    def _nearest(self, rivals: Sequence[GazetteerRow], country: str | None) -> GazetteerRow | None:
        """Return the row that lies near a place of the report, and far nearer than its rivals."""
        near = [row for row in self._sure() if row.country == country]
        away = sorted(
            ((min((degrees_between(row, other) for other in near), default=math.inf), row) for row in rivals),
            key=lambda pair: pair[0],
        )
        first, second = away[0][0], away[1][0]
        return away[0][1] if first <= _CLOSE and second >= _NEARER * first else None

    def fits(self, known: Known, kinds: Iterable[str] = (), beside: str | None = None) -> Mapping[str, Fit]:
        """Return id → what speaks for each row, where one of the `kinds` is asked for and a country named beside."""
        wanted, most = frozenset(kinds), sorted(row.population for row in known.rows)[-2:]
        outdoes = most[-1] >= _FAMOUS and (len(most) == 1 or most[-1] >= _OUTDONE * most[0])
        unique = most[-1] if outdoes and not any(row.ours for row in known.rows) else None
        near = self._among_others([row for row in known.rows if row.ours])
        return {row.id: self._fit(row, wanted, beside, unique, near) for row in known.rows}

    def _among_others(self, rows: Sequence[GazetteerRow]) -> frozenset[str]:
        """Return the ids of namesakes that lie near another place of the report; none where there are no two."""
        if len(rows) < 2:  # noqa: PLR2004
            return frozenset()
        others = [row for row in self._sure() if row not in rows]
        return frozenset(
            row.id for row in rows
            if any(other.country == row.country and degrees_between(row, other) <= _CLOSE for other in others)
        )  # fmt: skip

    def _sure(self) -> Iterator[GazetteerRow]:
        """Yield the rows of the names that are nothing but places, where they have a point."""
        for name in self.named.values():
            if name.known and not name.known.doubt and name.known.rows[0].precision == "point":
                yield name.known.rows[0]

    def _fit(
        self, row: GazetteerRow, wanted: frozenset[str], beside: str | None, unique: int | None, near: frozenset[str]
    ) -> Fit:
        own = row.precision == "point" and row.ours
        spoken = self.countries[row.country or ""]
        known = own and (spoken > 0 or not self.countries)
        return Fit(
            of_kind=row.kind in wanted,
            beside=beside is not None and row.country == beside,
            near=own and row.id in near,
            famous=(row.population == unique and spoken > 0) or (known and row.population >= _FAMOUS and not wanted),
            spoken=spoken if row.ours or row.population else spoken // 2,
            ours=own,
            population=row.population,
        )

    def at_home(self, known: Known) -> bool:
        """Whether a place of our own lies near others of the report, in the country that it speaks of most."""
        row = known.rows[0]
        if not row.ours or row.country != self.main:
            return False
        return any(
            other.id != row.id and other.country == row.country and degrees_between(row, other) <= _AT_HOME
            for other in self._sure()
        )  # fmt: skip

    def coherent(self, row: GazetteerRow, beside: str | None = None) -> bool:
        """Whether the report speaks enough of the country of the row, or the row is too well known to ask.

        Of a place of our own any mention of its country is enough.
        """
        if row.population >= _LARGE or not row.country or row.country == beside:
            return True
        spoken = self.countries[row.country]
        return spoken > 0 and (row.ours or spoken * _SELDOM > self.countries[self.main or ""])


def story_of(analysis: Analysis) -> Story:
    """Return the names of a text; of two that start together the longer one."""
    named: dict[int, Named] = {}
    inside: set[int] = set()
    for sentence in analysis.sentences:
        index = sentence.first
        while index < sentence.last:
            found, last = _at(analysis.tokens, index, sentence.last)
            if last:
                seat = _seat(analysis.tokens, index, last)
                inside.update(range(index, seat.first if seat else last))
                if seat:
                    named[seat.first] = seat
            elif found:
                named[index] = found
            index = last or (found.last if found and found.country else index + 1)
    return Story(named, _spoken_of(named.values()), frozenset(inside))


def _seat(tokens: Sequence[Token], first: int, last: int) -> Named | None:
    """Return the place that ends the name of an actor in tokens `[first, last)` as where it is (البعثة في ليبيا)."""
    for index in range(first + 1, last):
        if tokens[index].preposition == "ب" or tokens[index - 1].fold in locative_words("inside"):
            keys, rest = tokens[index].keys, words_after(tokens, index + 1, last)
            found = _named(index, countries().longest(keys, rest), gazetteer().longest(keys, rest))
            seat = found is not None and found.part in {"", "name", "capital"}
            wide = found is not None and found.known is not None and found.known.rows[0].country is None
            if found and found.last == last and seat and not wide:
                return found
    return None


def _at(tokens: Sequence[Token], index: int, stop: int) -> tuple[Named | None, int]:
    """Return the name at `index`, and the token after a known actor of several words there, 0 where there is none."""
    token = tokens[index]
    if token.kind != "word":
        return None, 0
    firsts = token.keys
    if gazetteer().starts.isdisjoint(firsts) and _starts().isdisjoint(firsts):
        return _attached(tokens, index, stop), 0
    rest = words_after(tokens, index + 1, stop) if _may_go_on(firsts) else ()
    country = countries().longest(firsts, rest)
    known = gazetteer().longest(_printed(token, firsts), rest)
    if known and known[0] == 1 and token.plain in locative_words("look_alike", as_printed=True):
        known = None
    if known and known[0] == 1 and token.plain.startswith("لل") and not token.definite:
        known = None
    found = _named(index, country, known) or _attached(tokens, index, stop)
    if found and token.prefixes and not found.attached:
        found = replace(found, whole=_is_whole(token, found, tokens))
        found = None if found.whole and found.known and found.known.doubtful else found
    actor = actors().longest(firsts, rest)
    if actor is None or actor[0] == 1 or (found and found.last >= index + actor[0]):
        return found, 0
    area = area_of(token)
    return found, 0 if area and area.kind in {"unit", "whole"} else index + actor[0]


@cache
def _starts() -> frozenset[str]:
    """Return the first words of the names of countries and actors."""
    return frozenset(countries().starts | actors().starts)


def _may_go_on(firsts: tuple[str, ...]) -> bool:
    """Whether a name of several words begins with one of these forms."""
    return (
        gazetteer().longest_from(firsts) > 1
        or countries().longest_from(firsts) > 1
        or actors().longest_from(firsts) > 1
    )


def _printed(token: Token, firsts: tuple[str, ...]) -> tuple[str, ...]:
    """Return the forms of a word that may be a name: with what was taken for its ending, if anything was (بأبها)."""
    if not token.suffix:
        return firsts
    return firsts[1:] if token.prefixes in {("ب",), ("و",)} else firsts[-1:]


def _attached(tokens: Sequence[Token], index: int, stop: int) -> Named | None:
    """Return the well-known name behind a letter that was taken for a part of the word (بكراتشي)."""
    token = tokens[index]
    letter, name = token.fold[:1], token.fold[1:]
    if token.prefixes or letter not in _ATTACHED or token.upos == "VERB" or len(name) < _SHORTEST:
        return None
    if len(name) == _SHORTEST and token.upos != "PROPN":
        return None
    rest = words_after(tokens, index + 1, stop)
    country, known = countries().longest((name,), rest), gazetteer().longest((name,), rest)
    found = _named(index, country, known)
    if found is None or found.part not in {"", "name", "capital"} or (found.known and found.known.doubtful):
        return None
    return replace(found, attached=letter)


def _is_whole(token: Token, found: Named, tokens: Sequence[Token]) -> bool:
    """Whether the name starts with what was taken for an attached particle."""
    if token.prefixes[0] == "ال":
        return False
    rest = tuple(word.fold for word in tokens[found.first + 1 : found.last])
    keys = [(base, *rest) for base in token.keys[: 2 if token.suffix else 1]]
    return all(countries().get(key) is None and gazetteer().get(key) is None for key in keys)


def _named(index: int, country: tuple[int, Country] | None, known: tuple[int, Known] | None) -> Named | None:
    if country and (known is None or country[0] >= known[0]):
        same = known[1] if known and known[0] == country[0] else None
        return Named(first=index, last=index + country[0], country=country[1], known=same)
    return Named(first=index, last=index + known[0], known=known[1]) if known else None


def _spoken_of(named: Iterable[Named]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for name in named:
        if name.country:
            if name.country.code and not name.country.ambiguous:
                counts[name.country.code] += 1
        elif name.known and not name.known.doubtful and (code := _only_country(name.known)):
            counts[code] += 1
    return counts


def _only_country(known: Known) -> str | None:
    """Return the country that a name speaks of whatever is meant by it, None where namesakes lie in several."""
    first, *others = known.rows
    rivals = [row for row in others if row.country != first.country]
    clear = not rivals or (first.population >= _FAMOUS and not any(row.ours for row in rivals))
    return first.country if clear else None


def key_of(tokens: Sequence[Token]) -> str:
    """Return the folded words of a name, proclitics and articles aside: what spellings of one place share."""
    return " ".join(token.keys[0].removeprefix("ال") for token in tokens if token.kind != "punct")
