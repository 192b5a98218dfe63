"""How known places are written on a map, and which of them to write first.

`gazetteer` folds names, since it looks them up; here they stand as they are printed, in Arabic and English.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache

from waqai.lexicon.files import LABELS
from waqai.lexicon.places import GazetteerRow, degrees_between, shipped_rows, table_text
from waqai.model import fold

_TABLES = ("own", "gazetteer")
#: How many degrees two rows of one name and country may lie apart and be the same place.
_NEAR = 0.3
#: The zoom (0 the whole world, each step doubles the scale) from which a place of so many people is written.
_BY_PEOPLE = ((1_500_000, 4), (500_000, 5), (150_000, 6), (50_000, 7), (10_000, 8), (0, 9))
#: The zoom from which a place of some class is written, whatever lives there.
_BY_KIND: Mapping[str, int] = {
    "sea": 4, "region": 7, "province": 6, "island": 7, "mountain": 8, "desert": 6, "river": 7, "strait": 7, "lake": 7,
    "valley": 9, "plain": 8, "district": 8, "quarter": 11, "camp": 10, "site": 11, "village": 10, "crossing": 9,
    "base": 9, "airport": 10, "port": 10, "road": 10, "dam": 10, "border": 9, "checkpoint": 11, "front": 9,
}  # fmt: skip
#: Towns of our own whose people nobody counted matter to the news, or they would not be there.
_TOWN_ZOOM, _CITY_ZOOM = 8, 7


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceLabel:
    """A known place as a map writes it: `row` says where it lies, `zoom` from which scale on it is worth writing."""

    row: GazetteerRow
    arabic: str
    english: str
    zoom: int

    def name(self, language: str) -> str:
        """Return its name in a language, "ar" or "en"."""
        return self.english if language == "en" else self.arabic


@cache
def place_labels() -> Mapping[str, PlaceLabel]:
    """Return gazetteer id → label of every shipped place with coordinates, those first that are written first.

    A point that both our own list and GeoNames have stands once, under our id and with the people counted there.
    Raises LexiconError where a table is missing or cannot be read.
    """
    printed = {row[0]: (row[1], row[2]) for name in _TABLES for row in _printed(name)}
    found = [_label(row, *printed[row.id]) for row in shipped_rows() if row.latitude is not None and row.id in printed]
    ordered = sorted(_each_once(found), key=lambda label: (label.zoom, -label.row.population, label.row.id))
    return {label.row.id: label for label in ordered}


def _printed(name: str) -> Iterable[list[str]]:
    return (line.split("\t") for line in table_text(f"{name}{LABELS}").splitlines())


def _label(row: GazetteerRow, arabic: str, english: str) -> PlaceLabel:
    return PlaceLabel(row=row, arabic=arabic, english=english, zoom=_zoom(row))


def _zoom(row: GazetteerRow) -> int:
    if row.kind in _BY_KIND:
        return _BY_KIND[row.kind]
    if row.population or not row.ours:
        return next(zoom for people, zoom in _BY_PEOPLE if row.population >= people)
    return _CITY_ZOOM if row.kind == "city" else _TOWN_ZOOM


def _each_once(labels: Iterable[PlaceLabel]) -> Iterable[PlaceLabel]:
    """Yield the labels, without those of GeoNames that are a point of our own once more."""
    named: defaultdict[tuple[str, str | None], list[PlaceLabel]] = defaultdict(list)
    for label in labels:
        near = named[fold(label.arabic).replace(" ", "").removeprefix("ال"), label.row.country]
        index = min(range(len(near)), key=lambda at: degrees_between(near[at].row, label.row), default=None)
        if index is None or not _same(near[index].row, label.row):
            near.append(label)
        elif label.row.population > near[index].row.population:
            row = replace(near[index].row, population=label.row.population)
            near[index] = replace(near[index], row=row, zoom=_zoom(row))
    return (label for group in named.values() for label in group)


def _same(own: GazetteerRow, row: GazetteerRow) -> bool:
    points = own.ours and not row.ours and own.precision == "point" == row.precision
    return points and degrees_between(own, row) < _NEAR
