"""Finding words and places, each database in its own way: FTS5 and R*Tree, or GIN and GiST indexes."""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, radians
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, Table, and_, func, literal, literal_column, or_, select, text
from sqlalchemy import column as named_column
from sqlalchemy import table as named_table

from waqai.errors import UsageError
from waqai.store import schema as t
from waqai.store.rows import unit_vector
from waqai.store.terms import Phrase
from waqai.store.values import Box, Circle

_EARTH_KM: Final = 6371.0088
_POLE: Final = 90.0
_ROUND: Final = 180.0


def with_words(dialect: str, table: Table, key: str, phrases: Sequence[Phrase]) -> Select[tuple[int]]:
    """Return the query for the `key` of the rows of `table` whose terms have all of the phrases."""
    if dialect == "sqlite":
        index = named_table(f"{table.name}_fts", named_column("rowid"))
        wanted = " ".join('"' + " ".join(phrase) + '"' for phrase in phrases)
        return select(index.c.rowid).where(literal_column(index.name).op("MATCH")(wanted))
    words: ColumnElement[Any] = literal_column(f"{table.name}.words")
    wanted_all = [func.phraseto_tsquery(text("'simple'"), " ".join(phrase)) for phrase in phrases]
    query: Any = wanted_all[0]
    for each in wanted_all[1:]:
        query = query.op("&&")(each)
    return select(table.c[key]).where(words.op("@@")(query))


def in_box(dialect: str, box: Box) -> Select[tuple[int]]:
    """Return the query for the keys of the places in `box`; raise UsageError where it is none."""
    return select(t.places.c.key).where(or_(*(_within(dialect, part) for part in box_parts(box))))


def in_circle(dialect: str, circle: Circle) -> Select[tuple[int]]:
    """Return the query for the keys of the places in `circle`; raise UsageError where it is none."""
    if not 0 < circle.kilometres <= _EARTH_KM:
        raise UsageError(f"a radius of {circle.kilometres} km cannot be meant", f"give up to {_EARTH_KM:.0f} km")
    around = in_box(dialect, _around(circle))
    x, y, z = unit_vector(circle.latitude, circle.longitude)
    product = t.places.c.x * x + t.places.c.y * y + t.places.c.z * z
    return around.where(product >= literal(cos(circle.kilometres / _EARTH_KM)))


def box_parts(box: Box) -> list[Box]:
    """Return the box, in two where it crosses the 180th meridian; raise UsageError where it is none."""
    if not (-_POLE <= box.south <= box.north <= _POLE and abs(box.west) <= _ROUND and abs(box.east) <= _ROUND):
        raise UsageError(f"{box} is no box on the map", "give south, west, north, east in degrees")
    if box.west <= box.east:
        return [box]
    return [Box(box.south, box.west, box.north, _ROUND), Box(box.south, -_ROUND, box.north, box.east)]


def _within(dialect: str, box: Box) -> ColumnElement[bool]:
    places = t.places.c
    exact = and_(
        places.latitude.between(box.south, box.north),
        places.longitude.between(box.west, box.east),
    )
    if dialect == "sqlite":
        boxes = named_table("place_boxes", *map(named_column, ("key", "south", "north", "west", "east")))
        near = select(boxes.c.key).where(
            boxes.c.north >= box.south, boxes.c.south <= box.north, boxes.c.east >= box.west, boxes.c.west <= box.east
        )
        return and_(places.key.in_(near), exact)
    corners = func.box(func.point(box.west, box.south), func.point(box.east, box.north))
    return func.point(places.longitude, places.latitude).op("<@", is_comparison=True)(corners)


def _around(circle: Circle) -> Box:
    degrees = circle.kilometres / _EARTH_KM * _ROUND / 3.141592653589793
    south, north = max(-_POLE, circle.latitude - degrees), min(_POLE, circle.latitude + degrees)
    if not abs(circle.latitude) <= _POLE or not abs(circle.longitude) <= _ROUND:
        raise UsageError(f"{circle.latitude}, {circle.longitude} is no point on the map", "give degrees")
    if south == -_POLE or north == _POLE:
        return Box(south, -_ROUND, north, _ROUND)
    wide = degrees / cos(radians(max(abs(south), abs(north))))
    if wide >= _ROUND:
        return Box(south, -_ROUND, north, _ROUND)
    west, east = circle.longitude - wide, circle.longitude + wide
    return Box(south, west + 2 * _ROUND * (west < -_ROUND), north, east - 2 * _ROUND * (east > _ROUND))
