"""Reads lists of places that others publish: OCHA COD and other CSV tables, Who's On First, GeoNames dumps, GeoJSON.

Columns are known by their names, whichever case and separators they are written in; a dump of GeoNames has none and is
known by its nineteen fields.
"""

from __future__ import annotations

import csv
import json
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from babel.core import get_global

from waqai.errors import GazetteerError
from waqai.lexicon.files import load
from waqai.model import plain

_ALPHA_3: Final = 3
_ARABIC = re.compile(r"[\u0621-\u064a][\u0621-\u064a \-]{1,60}")
_SPLIT = re.compile(r"\s*[|;,،]\s*")
_GEONAMES_FIELDS: Final = 19
#: What a field may be called; the first that a row fills counts. `{level}` is the deepest unit that a COD table has.
_COLUMNS: Final = {
    "id": ("wofid", "wof:id", "adm{level}pcode", "pcode", "ochapcode", "id", "geonameid", "@id"),
    "country": ("iso3", "countrycode", "country", "iso", "wof:country", "iso2", "adm0pcode", "isocountry"),
    "latitude": ("lat", "latitude", "centerlat", "geom:latitude", "geomlatitude", "lbllatitude", "y", "centroidlat"),
    "longitude": (
        "lon", "lng", "long", "longitude", "centerlon", "geom:longitude", "geomlongitude", "lbllongitude", "x",
        "centroidlon",
    ),
    "within": ("parentpcode", "adm{above}pcode", "parentid", "wof:parentid"),
    "population": ("population", "wof:population", "pop", "gn:population"),
    "kind": ("placetype", "wof:placetype", "level", "adminlevel", "featurecode", "place", "type", "fclass"),
}  # fmt: skip
_NAMES: Final = (
    "namear", "adm{level}ar", "adm{level}namear", "adm{level}name1", "name:ar", "arabicname", "namearabic", "arabic",
    "namearvariants", "aliasesar", "altnames", "alternatenames", "name:arax preferred", "name", "nameother",
)  # fmt: skip
#: Codes of GeoNames, placetypes of Who's On First, levels of administration → class and precision of ours.
_KINDS: Final = {
    **dict.fromkeys(("ADM1", "region", "1", "governorate", "province", "state"), "province"),
    **dict.fromkeys(("ADM2", "ADM3", "county", "localadmin", "2", "3", "district"), "district"),
    **dict.fromkeys(("PPLC", "PPLA", "PPLA2", "city"), "city"),
    **dict.fromkeys(("PPLX", "neighbourhood", "macrohood", "borough", "suburb", "quarter"), "quarter"),
    **dict.fromkeys(("AIRP", "aerodrome", "airport"), "airport"),
    **dict.fromkeys(("AIRB", "INSM", "base"), "base"),
    **dict.fromkeys(("MT", "MTS", "HLL", "PK", "mountain"), "mountain"),
    **dict.fromkeys(("CMP", "CMPRF", "camp"), "camp"),
    **dict.fromkeys(("VAL", "WAD", "valley"), "valley"),
    **dict.fromkeys(("ISL", "island"), "island"),
    **dict.fromkeys(("PRT", "HBR", "port"), "port"),
    **dict.fromkeys(("campus", "site", "venue"), "site"),
    **dict.fromkeys(("village", "hamlet"), "village"),
}
_TOWN: Final = "town"
_WIDE: Final = frozenset({"province", "district", "valley"})
_NO_PLACES: Final = frozenset({"0", "country", "PCLI", "continent", "empire", "ocean", "planet", "timezone"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """A place of a list: its id there, its distinct Arabic names in plain spelling, and what the list says of it.

    `country` is ISO 3166-1 alpha-3, None where the list has none; degrees are WGS 84, None where it has none;
    `population` is 0 where it is unknown; `within` is the id, in the same list, of what encloses it.
    """

    id: str
    names: tuple[str, ...]
    country: str | None
    latitude: float | None
    longitude: float | None
    population: int
    kind: str
    within: str | None

    @property
    def precision(self) -> str:
        """Whether the coordinates are a point or the middle of an area."""
        return "area" if self.kind in _WIDE else "point"


def read_places(path: Path) -> Iterator[Imported]:
    """Yield the places of a file, in its order, also those without an Arabic name.

    Raises GazetteerError where it is missing, not UTF-8, or in none of the forms described above.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise GazetteerError(f"{path}: there is no such file", "name a CSV, GeoNames or GeoJSON file") from None
    except (OSError, UnicodeDecodeError) as error:
        raise GazetteerError(f"{path}: cannot be read ({error})", "give a text file in UTF-8") from None
    if path.suffix in {".json", ".geojson"} or text.lstrip().startswith("{"):
        return _geojson(path, text)
    first = text.partition("\n")[0]
    if len(first.split("\t")) == _GEONAMES_FIELDS and first.partition("\t")[0].isdigit():
        return _geonames(path, text)
    return _tabular(path, text, first)


# --- forms ------------------------------------------------------------------------------------------


def _geonames(path: Path, text: str) -> Iterator[Imported]:
    for number, row in enumerate(text.splitlines(), 1):
        fields = row.split("\t")
        if len(fields) != _GEONAMES_FIELDS:
            raise GazetteerError(
                f"{path}:{number}: {len(fields)} fields instead of {_GEONAMES_FIELDS}", "mend the line"
            )
        if fields[7] in _NO_PLACES:
            continue
        yield _place(
            f"{path}:{number}", id=f"geonames:{fields[0]}", names=fields[3].split(","), country=fields[8],
            latitude=fields[4], longitude=fields[5], population=fields[14], kind=fields[7],
        )  # fmt: skip


def _tabular(path: Path, text: str, first: str) -> Iterator[Imported]:
    delimiter = max("\t;,", key=first.count)
    csv.field_size_limit(sys.maxsize)
    rows = csv.DictReader(text.splitlines(), delimiter=delimiter)
    columns = {_column(name) for name in rows.fieldnames or ()}
    if not _has(columns, _NAMES):
        raise GazetteerError(
            f"{path}: no column for names among {', '.join(sorted(columns)) or 'none'}",
            "name the columns name_ar, lat, lon, country and id",
        )
    for number, row in enumerate(rows, 2):
        found = _record(f"{path}:{number}", path, {_column(name): value or "" for name, value in row.items() if name})
        if found:
            yield found


def _geojson(path: Path, text: str) -> Iterator[Imported]:
    try:
        features = json.loads(text)["features"]
    except (json.JSONDecodeError, KeyError, TypeError) as error:
        raise GazetteerError(f"{path}: is no GeoJSON ({error})", "give a FeatureCollection") from None
    for number, feature in enumerate(features, 1):
        fields = {
            _column(name): str(value) for name, value in feature.get("properties", {}).items() if value is not None
        }
        spot = _middle(feature.get("geometry") or {})
        if spot:
            fields |= {"lat": str(spot[0]), "lon": str(spot[1])}
        found = _record(f"{path}: feature {number}", path, {"id": str(feature.get("id", "")), **fields})
        if found:
            yield found


def _middle(geometry: Mapping[str, Any]) -> tuple[float, float] | None:
    """Return the (latitude, longitude) of a point, or of the middle of the box around any other geometry."""
    points = list(_points(geometry.get("coordinates") or ()))
    if not points:
        return None
    east, north = [point[0] for point in points], [point[1] for point in points]
    return (min(north) + max(north)) / 2, (min(east) + max(east)) / 2


def _points(coordinates: Any) -> Iterator[tuple[float, float]]:
    if coordinates and isinstance(coordinates[0], int | float):
        yield coordinates[0], coordinates[1]
        return
    for part in coordinates:
        yield from _points(part)


# --- fields -----------------------------------------------------------------------------------------


def _column(name: str) -> str:
    return re.sub(r"[\s_\-]+", "", name.strip().lower())


def _names_of(patterns: Iterable[str], level: int) -> Iterator[str]:
    return (pattern.format(level=level, above=level - 1) for pattern in patterns)


def _has(columns: Iterable[str], patterns: Iterable[str]) -> bool:
    known = set(columns)
    return any(name in known for level in range(5) for name in _names_of(patterns, level))


def _record(where: str, path: Path, fields: Mapping[str, str]) -> Imported | None:
    """Return the place of one row, None where it is a country or larger."""
    level = max((level for level in range(5) if fields.get(f"adm{level}pcode")), default=0)
    found = {part: _first(fields, _names_of(columns, level)) for part, columns in _COLUMNS.items()}
    kind, row = found["kind"] or str(level or ""), re.findall(r"\d+", where)[-1]
    if kind in _NO_PLACES:
        return None
    names = [name for column in _names_of(_NAMES, level) for name in _SPLIT.split(fields.get(column, ""))]
    source = "wof" if "wofid" in fields or "wof:id" in fields else path.stem
    return _place(
        where, id=f"{source}:{found['id'] or row}", names=names, country=found["country"],
        latitude=found["latitude"], longitude=found["longitude"], population=found["population"], kind=kind,
        within=f"{source}:{found['within']}" if found["within"] else None,
    )  # fmt: skip


def _first(fields: Mapping[str, str], columns: Iterable[str]) -> str:
    return next((fields[column].strip() for column in columns if fields.get(column, "").strip()), "")


def _place(where: str, *, names: Iterable[str], **fields: Any) -> Imported:
    latitude = _degrees(where, fields["latitude"], 90)
    longitude = _degrees(where, fields["longitude"], 180)
    return Imported(
        id=fields["id"].replace(" ", "_"),
        names=tuple(dict.fromkeys(_arabic(names))),
        country=_country(where, fields["country"]),
        latitude=latitude if longitude is not None else None,
        longitude=longitude if latitude is not None else None,
        population=int(float(fields["population"])) if re.fullmatch(r"\d+(?:\.\d*)?", fields["population"]) else 0,
        kind=_KINDS.get(fields["kind"], _TOWN),
        within=fields.get("within"),
    )


def _arabic(names: Iterable[str]) -> Iterator[str]:
    for name in names:
        clean = " ".join(plain(name).replace("-", " ").split())
        if _ARABIC.fullmatch(clean):
            yield clean


def _degrees(where: str, value: str, most: int) -> float | None:
    if not value:
        return None
    try:
        degrees = float(value)
    except ValueError:
        degrees = float("nan")
    if not -most <= degrees <= most:
        raise GazetteerError(f"{where}: {value!r} are no degrees", f"write decimal degrees between -{most} and {most}")
    return degrees


@cache
def _alpha_3() -> Mapping[str, str]:
    """Return ISO 3166-1 alpha-2 → alpha-3, as CLDR pairs them; of several the one that news uses."""
    current = {entry["id"] for entry in load("names/countries.yml")["entries"]}
    pairs = [
        (new[0], old) for old, new in get_global("territory_aliases").items() if len(old) == _ALPHA_3 and len(new) == 1
    ]
    return {alpha_2: old for alpha_2, old in sorted(pairs, key=lambda pair: pair[1] in current) if old.isalpha()}


def _country(where: str, code: str) -> str | None:
    """Return the alpha-3 code of an alpha-2 or alpha-3 code, None where the row has none."""
    code = code.upper()
    if not code:
        return None
    if code in _alpha_3().values():
        return code
    if code not in _alpha_3():
        raise GazetteerError(f"{where}: {code!r} is no country", "write ISO 3166-1 codes, as SY or SYR")
    return _alpha_3()[code]
