"""Makes a table of the gazetteer from lists of places that others publish."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from waqai.errors import GazetteerError
from waqai.lexicon.place_sources import Imported, read_places
from waqai.lexicon.place_table import Doubts, Names, line, table
from waqai.model import fold

#: What the first line of a table for users starts with.
HEAD = "places for waqai"


@dataclass(frozen=True, slots=True)
class ImportedTable:
    """The text of a table, how many places and names it holds, and how many places had no name in Arabic."""

    text: str
    places: int
    names: int
    nameless: int


def import_places(files: Iterable[Path], counts: Mapping[str, int], country: str | None = None) -> ImportedTable:
    """Return the table of the places of several files; of two with one id the first counts.

    `counts` says how often each form stands in the news: names that are everyday words need evidence. `country` is the
    alpha-3 code of places that name none.

    Raises GazetteerError where a file cannot be read, or a place has no country and `country` is None.
    """
    files = list(files)
    places, nameless = _distinct(files, country)
    doubts = Doubts(counts)
    names: Names = {}
    for index, place in enumerate(places):
        for name in {fold(name): None for name in place.names}:
            names.setdefault(name, (doubts.of(name, place.population), []))[1].append(index)
    origin = f"{HEAD}, from {', '.join(path.name for path in files)}"
    return ImportedTable(table(origin, map(_line, places), names), len(places), len(names), nameless)


def _distinct(files: Iterable[Path], country: str | None) -> tuple[list[Imported], int]:
    """Return the places with a name in Arabic, the largest first, and the number of those without."""
    found: dict[str, Imported] = {}
    counts: Counter[bool] = Counter()
    for path in files:
        for place in read_places(path):
            counts[bool(place.names)] += 1
            if place.names:
                found.setdefault(place.id, _at_home(place, path, country))
    if not found:
        raise GazetteerError("the files name no place in Arabic", "give lists with a column of Arabic names")
    return sorted(found.values(), key=lambda place: -place.population), counts[False]


def _at_home(place: Imported, path: Path, country: str | None) -> Imported:
    if place.country is None and country is None:
        raise GazetteerError(f"{path}: {place.names[0]} has no country", "add --country with its code, as SYR")
    return place if place.country else replace(place, country=country)


def _line(place: Imported) -> str:
    north, east = (None if value is None else f"{value:.4f}" for value in (place.latitude, place.longitude))
    population = place.population or None
    return line((place.id, place.country, north, east, population, place.precision, place.kind, place.within))
