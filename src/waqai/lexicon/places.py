"""Places: the gazetteer, our own overrides for regions, quarters and bases, and the words that make places."""

from __future__ import annotations

import lzma
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from waqai.lexicon.files import data_root, load, yaml_files
from waqai.lexicon.names import Phrases
from waqai.model import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_GENERAL = frozenset({"places/areas.yml"})


@dataclass(frozen=True, slots=True, kw_only=True)
class GazetteerRow:
    """A known place; `doubtful` says that the name is also a common word and needs evidence beside it."""

    id: str
    country: str | None
    latitude: float | None
    longitude: float | None
    population: int
    precision: str
    doubtful: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaWord:
    """A word that makes a place; see `data/places/areas.yml` for `kind` (its class) and `alone`."""

    id: str
    kind: str
    alone: bool


@cache
def area_words() -> Mapping[str, AreaWord]:
    """Return folded noun without article → what kind of place it makes."""
    index: dict[str, AreaWord] = {}
    for entry in load("places/areas.yml")["entries"]:
        word = AreaWord(id=entry["id"], kind=entry["class"], alone=bool(entry["alone"]))
        for form in entry["words"]:
            index.setdefault(fold(form), word)
            if form.endswith("ة"):
                index.setdefault(fold(form[:-1] + "ت"), word)
    return index


@cache
def gazetteer() -> Phrases[GazetteerRow]:
    """Return every known name; of places that share one, our own entry, then the largest place, is meant."""
    return Phrases([*_own_rows(), *_geonames_rows()])


@cache
def locative_words(kind: str) -> frozenset[str]:
    """Return the folded words of one class of `data/words/locative.yml`; empty where there is none."""
    rows = load("words/locative.yml")["entries"]
    return frozenset(fold(word) for entry in rows if entry["class"] == kind for word in entry["words"])


def _own_rows() -> Iterator[tuple[str, GazetteerRow]]:
    for path, _ in yaml_files("places"):
        for entry in () if path in _GENERAL else load(path)["entries"]:
            row = GazetteerRow(
                id=f"own:{entry['id']}",
                country=entry.get("country"),
                latitude=entry.get("latitude"),
                longitude=entry.get("longitude"),
                population=0,
                precision=entry.get("precision", "area"),
                doubtful=bool(entry.get("doubtful")),
            )
            yield from ((name, row) for name in entry["names"])


def _geonames_rows() -> Iterator[tuple[str, GazetteerRow]]:
    data = lzma.decompress((data_root() / "places" / "gazetteer.tsv.xz").read_bytes()).decode()
    for line in data.splitlines()[1:]:
        number, country, latitude, longitude, population, names = line.split("\t")
        for name in names.split("|"):
            yield name.removeprefix("?"), GazetteerRow(
                id=f"geonames:{number}",
                country=country,
                latitude=float(latitude),
                longitude=float(longitude),
                population=int(population),
                precision="point",
                doubtful=name.startswith("?"),
            )
