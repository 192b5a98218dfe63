"""Finds places: gazetteer names with evidence, and what area words and directions make of the words behind them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from waqai.lexicon.lookup import bases, find
from waqai.lexicon.names import Country, countries
from waqai.lexicon.places import AreaWord, GazetteerRow, gazetteer
from waqai.mentions.extent import reach
from waqai.mentions.locative import area_of, is_located
from waqai.model import Analysis, Sentence, Span, Token

@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMention:
    """One naming of a place in tokens `[first, last)`; `key` is the folded name without its unit word.

    `area` is the word that makes it a place, None for a bare name; `row` its gazetteer entry, `country` the code
    of a country; `inner` is the key of a place named inside it.
    """

    span: Span
    first: int
    last: int
    key: str
    area: AreaWord | None = None
    row: GazetteerRow | None = None
    country: str | None = None
    inner: str | None = None


def find_places(analysis: Analysis) -> tuple[PlaceMention, ...]:
    """Return the mentions of places, in text order, none overlapping."""
    return tuple(mention for sentence in analysis.sentences for mention in _in_sentence(analysis, sentence))


def _in_sentence(analysis: Analysis, sentence: Sentence) -> Iterator[PlaceMention]:
    index = sentence.first
    while index < sentence.last:
        mention = _at(analysis, sentence, index)
        if mention:
            yield mention
        index = mention.last if mention else index + 1


def _at(analysis: Analysis, sentence: Sentence, index: int) -> PlaceMention | None:
    token = analysis.tokens[index]
    if token.kind != "word" or token.upos == "VERB":
        return None
    area = area_of(token)
    return (_area(analysis, sentence, index, area) if area else None) or _named(analysis, sentence, index)


def _area(analysis: Analysis, sentence: Sentence, index: int, area: AreaWord) -> PlaceMention | None:
    tokens = analysis.tokens
    end = reach(tokens, index, sentence.last)
    inner = _inner(tokens, index + 1, end, sentence.last)
    if inner:
        end = max(end, inner[1])
    alone = end == index + 1
    if alone and not (area.alone and tokens[index].definite and _located(tokens, index, sentence)):
        return None
    if area.kind == "direction" and not inner and not tokens[index].definite:
        return None
    if area.kind != "direction" and not alone and not inner and not _located(tokens, index, sentence):
        return None
    key = inner[2] if inner and area.kind == "unit" else _key(tokens[index:end])
    return PlaceMention(
        span=_span(analysis, index, end), first=index, last=end, key="" if alone else key, area=area,
        row=inner[3] if inner and area.kind == "unit" else None,
        country=inner[4] if inner else None, inner=inner[2] if inner and area.kind != "unit" else None,
    )  # fmt: skip


def _inner(
    tokens: Sequence[Token], first: int, end: int, stop: int
) -> tuple[int, int, str, GazetteerRow | None, str | None] | None:
    """Return (first, last, key, gazetteer row, country) of the first known name in or right behind a phrase."""
    for index in range(first, min(max(end, first + 1), stop)):
        if tokens[index].kind != "word":
            continue
        country = find(countries(), tokens, index, stop)
        if country and country[1].part in {"name", "capital"}:
            return index, country[0], _key(tokens[index : country[0]]), None, country[1].code
        row = find(gazetteer(), tokens, index, stop)
        if row:
            return index, row[0], _key(tokens[index : row[0]]), row[1], row[1].country
    return None


def _named(analysis: Analysis, sentence: Sentence, index: int) -> PlaceMention | None:
    tokens = analysis.tokens
    country = find(countries(), tokens, index, sentence.last)
    row = find(gazetteer(), tokens, index, sentence.last)
    if country and country[1].part == "name" and (row is None or country[0] >= row[0]):
        return _country(analysis, sentence, index, *country)
    if row is None or (row[1].doubtful and not _located(tokens, index, sentence)):
        return None
    if not _located(tokens, index, sentence) and country and country[1].part == "capital":
        return None
    last, place = row
    return PlaceMention(
        span=_span(analysis, index, last), first=index, last=last, key=_key(tokens[index:last]), row=place,
        country=place.country,
    )  # fmt: skip


def _country(
    analysis: Analysis, sentence: Sentence, index: int, last: int, country: Country
) -> PlaceMention | None:
    if not _located(analysis.tokens, index, sentence):
        return None
    return PlaceMention(
        span=_span(analysis, index, last), first=index, last=last, key=_key(analysis.tokens[index:last]),
        country=country.code,
    )  # fmt: skip


def _located(tokens: Sequence[Token], index: int, sentence: Sentence) -> bool:
    return is_located(tokens, index, sentence.first, loose=True)


def _key(tokens: Sequence[Token]) -> str:
    return " ".join(bases(token)[0].removeprefix("ال") for token in tokens if token.kind != "punct")


def _span(analysis: Analysis, first: int, last: int) -> Span:
    start = analysis.tokens[first].stem_span.start
    return Span(start, max(analysis.tokens[last - 1].span.end, start + 1))
