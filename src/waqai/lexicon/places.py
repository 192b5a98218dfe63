"""Places: the gazetteer, our own overrides for regions, quarters and bases, and the words that make places.

`data/places/*.yml` are written by hand; `gazetteer.tsv.xz` and `own.tsv.xz` are compiled from GeoNames and from
those files by `tools/build_gazetteer.py`, so that a cold start reads no more than two small tables. A third
may be the user's own.
"""

from __future__ import annotations

import lzma
import math
import os
from collections.abc import Iterable, Iterator, KeysView, Mapping
from dataclasses import dataclass, replace
from functools import cache, cached_property
from pathlib import Path
from typing import Protocol

from waqai.errors import GazetteerError, LexiconError
from waqai.lexicon.files import PLACES, Entry, data_root, load
from waqai.lexicon.names import Key, Phrases
from waqai.lexicon.place_table import MARKS
from waqai.model import fold

_TABLES = ("own.tsv.xz", "gazetteer.tsv.xz")
_FIELDS = 8
#: How many degrees two rows of one name and country may lie apart and be the same place.
_NEAR = 0.3


@dataclass(frozen=True, slots=True, kw_only=True)
class GazetteerRow:
    """A known place: WGS 84 degrees or None, and `precision` "point" or "area".

    `kind` is its class ("city", "province", "camp", …), `within` the id of the row that encloses it or None,
    `population` 0 where it is unknown.
    """

    id: str
    country: str | None
    latitude: float | None
    longitude: float | None
    population: int
    precision: str
    kind: str
    within: str | None

    @property
    def ours(self) -> bool:
        """Whether the row is of our own compiling."""
        return self.id.startswith("own:")


@dataclass(frozen=True, slots=True)
class Known:
    """What the gazetteer knows under one name: its rows, the likeliest first.

    `doubt` is 0 where the name claims the place by itself, 1 where it needs evidence beside it (a preposition, an
    area word), 2 where it is an everyday word that counts only behind a word for its kind (مدينة الباب).
    """

    rows: tuple[GazetteerRow, ...]
    doubt: int

    @property
    def doubtful(self) -> bool:
        """Whether the name is also a common word and needs evidence beside it."""
        return self.doubt > 0


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaWord:
    """A word that makes a place; see `data/places/areas.yml` for `kind` (its class), `alone` and `known`.

    `plural` says that this form of it is a plural or a dual; `unlike` are plain spellings of another word, `of`
    the ISO 3166-1 alpha-3 codes of the states that the definite word may stand for.
    """

    id: str
    kind: str
    alone: bool
    known: bool = False
    plural: bool = False
    unlike: frozenset[str] = frozenset()
    of: tuple[str, ...] = ()


class Gazetteer(Phrases[Known]):
    """Looks up places by name; a row is read only when one of its names is met."""

    def __init__(self, tables: Iterable[str]) -> None:
        """Index the tables (see `tools/build_gazetteer.py` for their shape); earlier ones win over later ones."""
        self._lines: list[str] = []
        self._known: dict[str, Known | None] = {}
        self._refs: dict[str, list[str]] = {}
        self._longest: dict[str, int] = {}
        self.starts: KeysView[str] = self._longest.keys()
        for table in tables:
            self._add(table)

    def _add(self, table: str) -> None:
        rows, _, names = table.partition("\n\n")
        base = len(self._lines)
        self._lines += rows.split("\n")[1:]
        for line in names.splitlines():
            name, _, refs = line.partition("\t")
            if name in self._refs:
                self._refs[name].append(f"{base} {refs}")
            else:
                self._refs[name] = [f"{base} {refs}"]
                first, _, rest = name.partition(" ")
                length = rest.count(" ") + 2 if rest else 1
                if length > self._longest.get(first, 0):
                    self._longest[first] = length

    def get(self, words: Key) -> Known | None:
        """Return what is known under exactly these folded words."""
        name = " ".join(words)
        if name not in self._refs:
            return None
        found = self._known.get(name)
        if found is None:
            found = self._known[name] = self._read(self._refs[name])
        return found

    def longest(self, firsts: Iterable[str], rest: Key) -> tuple[int, Known] | None:
        """Return (number of words, what is known) of the longest name: one of `firsts`, then a beginning of `rest`."""
        if self.starts.isdisjoint(firsts):
            return None
        best: tuple[int, Known] | None = None
        for first in firsts:
            for length in range(min(self._longest.get(first, 0), len(rest) + 1), best[0] if best else 0, -1):
                known = self.get((first, *rest[: length - 1]))
                if known is not None:
                    best = (length, known)
                    break
        return best

    def row(self, row_id: str) -> GazetteerRow | None:
        """Return the row of an id of our own ("own:…") or of the user's, None where there is none."""
        index = self._listed.get(row_id)
        return _row(self._lines[index]) if index is not None else None

    @cached_property
    def _listed(self) -> Mapping[str, int]:
        ids = ((line.partition("\t")[0], index) for index, line in enumerate(self._lines))
        return {name: index for name, index in ids if not name.startswith("geonames:")}

    def _read(self, refs: list[str]) -> Known:
        """Return the rows behind a name; the table that comes first says how doubtful it is."""
        rows: list[GazetteerRow] = []
        for ref in refs:
            base, _, numbers = ref.partition(" ")
            rows += [_row(self._lines[int(base) + int(number)]) for number in numbers.lstrip("?!").split(",")]
        mark = refs[0].partition(" ")[2][0]
        return Known(_merged(rows), MARKS.index(mark) if mark in MARKS else 0)


class Spotted(Protocol):
    """What may have coordinates."""

    @property
    def latitude(self) -> float | None: ...  # noqa: D102
    @property
    def longitude(self) -> float | None: ...  # noqa: D102


def degrees_between(one: Spotted, other: Spotted) -> float:
    """Return how far two places lie apart, in degrees of latitude (111 km); infinity where one has no coordinates."""
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        return math.inf
    east = (one.longitude - other.longitude) * math.cos(math.radians(one.latitude))
    return math.hypot(one.latitude - other.latitude, east)


def _merged(rows: list[GazetteerRow]) -> tuple[GazetteerRow, ...]:
    """Return the rows without those that are a point of our own once more; it takes their population."""
    result: list[GazetteerRow] = []
    for row in rows:
        place = next((index for index, other in enumerate(result) if _same(other, row)), None)
        if place is None:
            result.append(row)
        elif row.population > result[place].population:
            result[place] = replace(result[place], population=row.population)
    return tuple(result)


def _same(own: GazetteerRow, row: GazetteerRow) -> bool:
    if own.precision != "point" or row.precision != "point" or own.country != row.country or not row.population:
        return False
    if own.latitude is None or own.longitude is None or row.latitude is None or row.longitude is None:
        return False
    return abs(own.latitude - row.latitude) < _NEAR and abs(own.longitude - row.longitude) < _NEAR


def _row(line: str) -> GazetteerRow:
    number, country, latitude, longitude, population, precision, kind, within = line.split("\t")
    return GazetteerRow(
        id=number,
        country=country or None,
        latitude=float(latitude) if latitude else None,
        longitude=float(longitude) if longitude else None,
        population=int(population or 0),
        precision=precision or "point",
        kind=kind or "city",
        within=within or None,
    )


@cache
def shipped_gazetteer() -> Gazetteer:
    """Return every name that comes with the package; of places that share one our own come first, then the larger.

    Raises LexiconError where a table is missing or cannot be read.
    """
    return Gazetteer(table_text(name) for name in _TABLES)


@cache
def gazetteer() -> Gazetteer:
    """Return every known name, also those of the table that `$WAQAI_PLACES` names, which come last.

    Raises LexiconError where a shipped table cannot be read, GazetteerError where the user's cannot.
    """
    path = os.environ.get(PLACES)
    return Gazetteer((*map(table_text, _TABLES), _users_table(Path(path)))) if path else shipped_gazetteer()


def use_places(path: Path | None) -> None:
    """Let the gazetteer know the places of a table too, or no longer where `path` is None.

    Raises GazetteerError where the file is no table of places.
    """
    if path is None:
        os.environ.pop(PLACES, None)
    else:
        _users_table(path)
        os.environ[PLACES] = str(path)
    gazetteer.cache_clear()


def _users_table(path: Path) -> str:
    remedy = "make one with waqai places import"
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise GazetteerError(f"there is no table of places {path}", remedy) from None
    except (OSError, UnicodeDecodeError):
        raise GazetteerError(f"{path} cannot be read as a table of places", remedy) from None
    rows, _, names = text.partition("\n\n")
    fields = [line.split("\t") for line in rows.split("\n")[1:]]
    refs = [line.partition("\t")[2].lstrip("?!").split(",") for line in names.splitlines()]
    sound = fields and refs and all(len(row) == _FIELDS for row in fields)
    if not sound or not all(ref.isdigit() and int(ref) < len(fields) for row in refs for ref in row):
        raise GazetteerError(f"{path} is no table of places", remedy)
    return text


def shipped_rows() -> Iterator[GazetteerRow]:
    """Yield every row that comes with the package, our own first."""
    for name in _TABLES:
        rows, _, _ = table_text(name).partition("\n\n")
        yield from map(_row, rows.split("\n")[1:])


def table_text(name: str) -> str:
    """Return the text of a shipped table of places; raise LexiconError where it is missing or cannot be read."""
    try:
        return lzma.decompress((data_root() / "places" / name).read_bytes()).decode()
    except (OSError, lzma.LZMAError, UnicodeDecodeError) as error:
        raise LexiconError(f"places/{name} cannot be read ({error})", "install waqai again") from error


@cache
def area_words() -> Mapping[str, AreaWord]:
    """Return folded noun without article, also in the construct and the accusative → what kind of place it makes."""
    index: dict[str, AreaWord] = {}
    for entry in load("places/areas.yml")["entries"]:
        for group in ("words", "plural"):
            word = _area_word(entry, plural=group == "plural")
            for form in entry.get(group, ()):
                index.setdefault(fold(form), word)
                index.setdefault(fold(form[:-1] + "ت" if form.endswith("ة") else form + "ا"), word)
    return index


def _area_word(entry: Entry, *, plural: bool) -> AreaWord:
    return AreaWord(
        id=entry["id"],
        kind=entry["class"],
        alone=bool(entry["alone"]),
        known=bool(entry.get("known")),
        plural=plural,
        unlike=frozenset(entry.get("unlike", ())),
        of=tuple(entry.get("of", ())),
    )


@cache
def locative_words(kind: str, *, as_printed: bool = False) -> frozenset[str]:
    """Return the words of one class of `data/words/locative.yml`, folded unless `as_printed`; empty where none."""
    rows = load("words/locative.yml")["entries"]
    words = (word for entry in rows if entry["class"] == kind for word in entry["words"])
    return frozenset(words if as_printed else map(fold, words))
