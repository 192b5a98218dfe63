"""Which names a map writes in a view: the largest places first, and none on top of another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from waqai.lexicon.place_labels import PlaceLabel, place_labels
from waqai.store import Box
from waqai.web.views.atlas import pixel

#: How much room a name takes, in pixels.
_WIDTH, _HEIGHT = 88, 20


def names_in(box: Box, zoom: int, most: int) -> list[PlaceLabel]:
    """Return the labels of a view in degrees, at a zoom of 0 to 18, `most` at most; `box` may cross the 180th meridian.

    Where two would meet, the place stays that is written at the smaller scale, then the larger one.
    """
    taken: defaultdict[tuple[int, int], list[tuple[float, float]]] = defaultdict(list)
    found: list[PlaceLabel] = []
    for label in _written(zoom):
        latitude, longitude = label.row.latitude, label.row.longitude
        if latitude is None or longitude is None or not inside(box, latitude, longitude):
            continue
        x, y = pixel(latitude, longitude, zoom)
        across, down = int(x // _WIDTH), int(y // _HEIGHT)
        near = (each for i in (-1, 0, 1) for j in (-1, 0, 1) for each in taken[across + i, down + j])
        if not any(abs(x - other) < _WIDTH and abs(y - above) < _HEIGHT for other, above in near):
            taken[across, down].append((x, y))
            found.append(label)
        if len(found) == most:
            break
    return found


def _written(zoom: int) -> Iterator[PlaceLabel]:
    for label in place_labels().values():
        if label.zoom > zoom:
            return
        yield label


def inside(box: Box, latitude: float, longitude: float) -> bool:
    """Whether a point lies in a box, which may cross the 180th meridian."""
    if box.west <= box.east:
        within = box.west <= longitude <= box.east
    else:
        within = longitude >= box.west or longitude <= box.east
    return within and box.south <= latitude <= box.north
