"""/map: what lies where, who holds what, and the names that a map writes; GeoJSON in degrees (RFC 7946)."""

from collections.abc import Callable, Sequence
from datetime import date
from math import log2
from typing import Annotated, Final

from fastapi import APIRouter
from fastapi import Query as Parameter
from fastapi.responses import JSONResponse
from pydantic import Field

from waqai.errors import UsageError
from waqai.store import Box, Spot, Store
from waqai.web.api.map_filters import Filtered
from waqai.web.api.shapes import Body
from waqai.web.context import Reader
from waqai.web.views import atlas, holdings
from waqai.web.views.control import held
from waqai.web.views.place_names import names_in

router = APIRouter(prefix="/map", tags=["map"])
#: How many features one answer has, and of how many spots the reports' own names are looked up.
_MOST, _NAMED = 800, 150
_NAMES: Final = 70
_HELD: Final = 200
#: How many pixels wide the view is taken to be where only its box is given.
_VIEW: Final = 1024
_ROUND: Final = 180.0
_FAR: Final = 10_000.0
Namer = Callable[[Spot], str]

Bbox = Annotated[
    str | None,
    Parameter(description="west,south,east,north in degrees; west > east crosses the 180th meridian.", max_length=120),
]
Zoom = Annotated[
    int | None,
    Parameter(ge=0, le=atlas.MOST_ZOOM, description="The scale, each step doubling it; by the box unless given."),
]
AsOf = Annotated[date | None, Parameter(description="What was so by this day.")]
KnownBy = Annotated[date | None, Parameter(description="Only what had come out by this day.")]


class Position(Body):
    """A point, longitude first."""

    type: str = "Point"
    coordinates: tuple[float, float]


class Spots(Body):
    """What is drawn in one place: a `place` with how far around it it may be, or a `cluster` of several."""

    kind: str
    name: str
    places: int
    count: int = Field(description="Claims about it; one that is told of two places counts in both.")
    quad: int = Field(description="PLOVER's class that most of them have, 1 to 4.")
    quads: dict[str, int]
    radius: int = Field(description="Metres around the point within which it may be.")
    ucdp: int | None = Field(description="UCDP's where_prec of the place with most claims.")
    first: date
    last: date
    spots: list[str] = Field(description="Ids, to list the claims by; 40 at most.")
    box: list[float] = Field(description="west, south, east, north of what is joined.")


class Held(Body):
    """The last word on who holds a place, and who says so."""

    place: str
    name: str
    state: str
    on: date
    holder: str | None
    actor: str | None
    side: str | None
    colour: int = Field(description="The rank of the side by how much it holds.")
    radius: int = Field(description="Metres, by the kind of place: no report says where an area of control ends.")
    tellers: list[str]
    outlet: str | None
    reported: date
    report: str
    quote: str
    reports: int
    against: int


class SpotFeature(Body):
    """A feature."""

    type: str = "Feature"
    geometry: Position
    properties: Spots


class HeldFeature(Body):
    """A feature."""

    type: str = "Feature"
    geometry: Position
    properties: Held


class SpotCollection(Body):
    """GeoJSON."""

    type: str = "FeatureCollection"
    features: list[SpotFeature]


class HeldCollection(Body):
    """GeoJSON."""

    type: str = "FeatureCollection"
    features: list[HeldFeature]


class Name(Body):
    """A place as the map writes it."""

    id: str
    name: str
    kind: str
    latitude: float
    longitude: float


class Names(Body):
    """Names in view, those of the largest places first."""

    items: list[Name]


class GeoJson(JSONResponse):
    """A JSON answer under the name of its form."""

    media_type = "application/geo+json"


@router.get("/events.geojson", response_class=GeoJson)
def events(here: Reader, filtered: Filtered, bbox: Bbox = None, zoom: Zoom = None) -> SpotCollection:
    """Return where the events lie that answer the question: what is too close at this scale is joined."""
    box = box_of(bbox)
    found = atlas.features(here.kept(here.store.find_spots, filtered.on_map(box)), scale(box, zoom), _MOST)
    names = namer(here.store, [each.spot for each in found[:_NAMED]], here.language)
    return SpotCollection.model_validate(atlas.collection(found, names))


@router.get("/control.geojson", response_class=GeoJson)
def control(here: Reader, as_of: AsOf = None, known_by: KnownBy = None, bbox: Bbox = None) -> HeldCollection:
    """Return who holds which place, as last reported by the day `as_of` (all days unless given), and who says so."""
    found = held(here.desk, _HELD, as_of=as_of, known_by=known_by, box=box_of(bbox))
    return HeldCollection.model_validate(holdings.collection(found, here.language))


@router.get("/places")
def places(
    here: Reader,
    bbox: Annotated[str, Parameter(max_length=120)],
    zoom: Annotated[int, Parameter(ge=0, le=atlas.MOST_ZOOM)],
) -> Names:
    """Return the names of known places to write in a view, the largest places first, few enough to be read."""
    box = box_of(bbox)
    found = names_in(box, zoom, _NAMES) if box else []
    return Names(
        items=[
            Name(
                id=each.row.id,
                name=each.name(here.language),
                kind=each.row.kind,
                latitude=each.row.latitude or 0.0,
                longitude=each.row.longitude or 0.0,
            )
            for each in found
        ]
    )


def box_of(text: str | None) -> Box | None:
    """Return the box that `west,south,east,north` names, cut to the map; raise UsageError where it is none."""
    if text is None:
        return None
    try:
        west, south, east, north = map(float, text.split(","))
    except ValueError:
        raise UsageError(f"bbox: {text[:60]!r} is no box", "write west,south,east,north in degrees") from None
    if not all(-_FAR < each < _FAR for each in (west, south, east, north)):  # also what is not a number
        raise UsageError("bbox: these are no degrees", "write west,south,east,north in degrees")
    if east - west >= 2 * _ROUND:
        west, east = -_ROUND, _ROUND
    return Box(max(south, -90.0), _turned(west), min(north, 90.0), _turned(east))


def scale(box: Box | None, zoom: int | None) -> int:
    """Return the zoom, by the width of the box where none is given; the whole world's where neither is."""
    if zoom is not None:
        return zoom
    if box is None:
        return 2
    width = (box.east - box.west) % (2 * _ROUND) or 2 * _ROUND
    return max(0, min(atlas.MOST_ZOOM, round(log2(2 * _ROUND / width * _VIEW / 256))))


def namer(store: Store, spots: Sequence[Spot], language: str) -> Namer:
    """Return what says how a spot is called: by the gazetteer, else as most reports do."""
    known = {spot.id: atlas.known_name(spot, language) for spot in spots}
    told = store.spot_names([spot for spot, name in known.items() if name is None])
    return lambda spot: known.get(spot.id) or next(iter(told.get(spot.id, ())), "")


def _turned(longitude: float) -> float:
    """Return a longitude between -180 and 180, however often it goes around."""
    return longitude if -_ROUND <= longitude <= _ROUND else (longitude + _ROUND) % (2 * _ROUND) - _ROUND
