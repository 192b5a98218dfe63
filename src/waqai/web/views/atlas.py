"""What lies where, as a map of some scale shows it: areas as wide as they are meant, and what is too close joined.

Nothing is drawn closer than the report says: a spot is a circle whose radius follows its grade.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import asinh, cos, pi, radians, tan
from typing import Any, Final

from waqai.lexicon.place_labels import PlaceLabel, place_labels
from waqai.store import Spot, SpotTally

Json = dict[str, Any]
#: UCDP's where_prec → how far around the point it may be, in km: the place itself, by it, a district, a province,
#: a region or a line, a country, a sea (docs/resolve.md).
RADIUS_KM: Final[Mapping[int, float]] = {1: 2.0, 2: 25.0, 3: 20.0, 4: 60.0, 5: 60.0, 6: 250.0, 7: 200.0}
_UNGRADED_KM: Final = 60.0
#: The grade of what lies by a place: it has no name of its own.
_AROUND: Final = 2
#: How many pixels wide a cell is in which spots are joined.
_CELL: Final = 72
_TILE: Final = 256
_EQUATOR_M: Final = 40_075_016.0
MOST_ZOOM: Final = 18
#: Where Mercator's map ends.
_LAST_PARALLEL: Final = 85.05
#: How many spots of a feature are named by their ids.
_LISTED: Final = 40


@dataclass(frozen=True, slots=True)
class Feature:
    """What is drawn in one place: one spot or several, the one with most claims first.

    `latitude` and `longitude` are the middle, weighed by claims, in degrees.
    """

    tallies: tuple[SpotTally, ...]
    latitude: float
    longitude: float

    @property
    def spot(self) -> Spot:
        """The spot with most claims."""
        return self.tallies[0].spot

    @property
    def is_cluster(self) -> bool:
        """Whether several places are joined here."""
        return len({(each.spot.latitude, each.spot.longitude) for each in self.tallies}) > 1

    @property
    def count(self) -> int:
        """How many claims lie here; one that is told of two places counts in both."""
        return sum(each.count for each in self.tallies)

    @property
    def quads(self) -> Mapping[int, int]:
        """How many of each class of PLOVER."""
        return sum((Counter(each.quads) for each in self.tallies), Counter[int]())

    @property
    def quad(self) -> int:
        """The class that most of them have."""
        return max(self.quads, key=lambda quad: (self.quads[quad], quad))

    @property
    def first(self) -> date:
        """The first day that they are about."""
        return min(each.first for each in self.tallies)

    @property
    def last(self) -> date:
        """The last day that they are about."""
        return max(each.last for each in self.tallies)

    @property
    def radius_km(self) -> float:
        """How far around the middle it may be: of spots at one point the widest, of a cluster the main one's."""
        return radius_km(self.spot) if self.is_cluster else max(radius_km(each.spot) for each in self.tallies)


def radius_km(spot: Spot) -> float:
    """Return how far around the point a spot may lie, by its grade; wide where it has none."""
    if spot.ucdp is not None:
        return RADIUS_KM.get(spot.ucdp, _UNGRADED_KM)
    return _UNGRADED_KM


def features(tallies: Iterable[SpotTally], zoom: int, most: int) -> list[Feature]:
    """Return what a map of this zoom (0 to 18, each step doubles the scale) draws: `most` at most, the fullest first.

    What lies in one cell is joined, but for areas wider than a cell; where there is too much, cells grow.
    """
    rows = list(tallies)
    for scale in range(min(zoom, MOST_ZOOM), 0, -1):
        found = _joined(rows, scale)
        if len(found) <= most:
            return found
    return _joined(rows, 0)[:most]


def collection(found: Sequence[Feature], name: Callable[[Spot], str]) -> Json:
    """Return features as GeoJSON (RFC 7946); `radius` is in metres, `box` is west, south, east, north."""
    return {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "geometry": {"type": "Point", "coordinates": [round(each.longitude, 5), round(each.latitude, 5)]},
                "properties": {
                    "kind": "cluster" if each.is_cluster else "place",
                    "name": name(each.spot),
                    "places": len({(one.spot.latitude, one.spot.longitude) for one in each.tallies}),
                    "count": each.count,
                    "quad": each.quad,
                    "quads": {str(quad): many for quad, many in sorted(each.quads.items())},
                    "radius": round(each.radius_km * 1000),
                    "ucdp": each.spot.ucdp,
                    "first": each.first.isoformat(),
                    "last": each.last.isoformat(),
                    "spots": [one.spot.id for one in each.tallies[:_LISTED]],
                    "box": _box(each),
                },
            }
            for each in found
        ],
    }


def known_name(spot: Spot, language: str) -> str | None:
    """Return what the gazetteer calls what lies exactly there and is meant as closely; None where not just one does.

    In Arabic reports say better which part of an area they mean.
    """
    area = spot.ucdp not in {1, None}
    rows = _labels_at().get((spot.latitude, spot.longitude), [])
    fitting = [label.name(language) for label in rows if (label.row.precision == "area") == area]
    told_better = spot.ucdp == _AROUND or (area and language == "ar")
    return fitting[0] if len(fitting) == 1 and not told_better else None


_BY_POINT: dict[tuple[float, float], list[PlaceLabel]] = {}


def _labels_at() -> Mapping[tuple[float, float], list[PlaceLabel]]:
    if not _BY_POINT:
        found: defaultdict[tuple[float, float], list[PlaceLabel]] = defaultdict(list)
        for label in place_labels().values():
            found[label.row.latitude or 0.0, label.row.longitude or 0.0].append(label)
        _BY_POINT.update(found)
    return _BY_POINT


def _joined(tallies: Sequence[SpotTally], zoom: int) -> list[Feature]:
    cells: defaultdict[tuple[object, ...], list[SpotTally]] = defaultdict(list)
    for tally in tallies:
        spot = tally.spot
        x, y = pixel(spot.latitude, spot.longitude, zoom)
        wide = _pixels(spot, zoom) > _CELL
        cells[(spot.latitude, spot.longitude, True) if wide else (int(x // _CELL), int(y // _CELL), False)].append(
            tally
        )
    return sorted(map(_feature, cells.values()), key=lambda each: (-each.count, each.spot.id))


def _feature(tallies: Sequence[SpotTally]) -> Feature:
    rows = sorted(tallies, key=lambda each: (-each.count, radius_km(each.spot), each.spot.id))
    total = sum(each.count for each in rows)
    return Feature(
        tuple(rows),
        sum(each.spot.latitude * each.count for each in rows) / total,
        sum(each.spot.longitude * each.count for each in rows) / total,
    )


def pixel(latitude: float, longitude: float, zoom: int) -> tuple[float, float]:
    """Return where a point lies on Mercator's map of this zoom, in pixels from its north-western corner."""
    size = _TILE * 2**zoom
    phi = radians(max(-_LAST_PARALLEL, min(_LAST_PARALLEL, latitude)))
    return (longitude + 180) / 360 * size, (1 - asinh(tan(phi)) / pi) / 2 * size


def _pixels(spot: Spot, zoom: int) -> float:
    """Return how wide the radius of a spot is drawn, in pixels."""
    metres_a_pixel = _EQUATOR_M * max(cos(radians(spot.latitude)), 0.05) / (_TILE * 2.0**zoom)
    return radius_km(spot) * 1000 / metres_a_pixel


def _box(feature: Feature) -> list[float]:
    lats = [each.spot.latitude for each in feature.tallies]
    lons = [each.spot.longitude for each in feature.tallies]
    return [min(lons), min(lats), max(lons), max(lats)]
