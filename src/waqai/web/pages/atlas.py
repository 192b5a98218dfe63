"""The map: where it happened, as closely as reports say, and who holds what, as last reported."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated, Any, Final

from fastapi import APIRouter
from fastapi import Query as Parameter
from fastapi.responses import HTMLResponse

from waqai.model import EventType, Status
from waqai.store import SpotTally
from waqai.web.api.atlas import namer
from waqai.web.api.map_filters import Filtered, MapFilters
from waqai.web.context import Context, Reader, page
from waqai.web.draw.days import bars
from waqai.web.views import atlas, holdings
from waqai.web.views.claim_lines import claim_line
from waqai.web.views.control import held
from waqai.web.views.days import Step, steps

router = APIRouter(prefix="/map")
#: How many places, holdings and claims the tables list, and how many steps the slider has.
_PLACES, _HELD, _CLAIMS, _STEPS = 40, 40, 12, 120
#: What may be chosen for how many days are looked back on.
WINDOWS: Final = (1, 7, 30, 90, 365)
_Spots = Annotated[list[str] | None, Parameter(max_length=60)]
_Number = Annotated[int, Parameter(ge=1, le=10_000)]


@router.get("")
def atlas_page(here: Reader, filtered: Filtered) -> HTMLResponse:
    """Show the map with its filters, its slider, and as tables what it draws."""
    tallies = here.kept(here.store.find_spots, filtered.on_map())
    places = atlas.features(tallies, atlas.MOST_ZOOM, max(_PLACES, len(tallies)))[:_PLACES]
    name = namer(here.store, [each.spot for each in places], here.language)
    words = held(here.desk, _HELD, as_of=filtered.until)
    return page(
        here,
        "map.html",
        **_choices(here, filtered),
        places=[(name(each.spot), each) for each in places],
        more=max(0, len({(each.spot.latitude, each.spot.longitude) for each in tallies}) - len(places)),
        held=words,
        colours={actor.side: min(rank, holdings.COLOURS) for rank, actor in enumerate(holdings.sides(words))},
        sides=holdings.sides(words)[: holdings.COLOURS],
        box=_box(tallies),
        lines=_lines(here, filtered, (), 1)[0],
    )


@router.get("/claims")
def claims(here: Reader, filtered: Filtered, spot: _Spots = None, number: _Number = 1) -> HTMLResponse:
    """List the claims about some spots of the map, each with its sentence."""
    lines, more = _lines(here, filtered, spot or (), number)
    names = [each for some in here.store.spot_names(spot or ()).values() for each in some[:1]]
    return page(here, "map_claims.html", lines=lines, more=more, number=number, names=list(dict.fromkeys(names))[:3])


def _lines(here: Context, filtered: MapFilters, spots: Sequence[str], number: int) -> tuple[list[object], bool]:
    found = here.store.find_claims(filtered.at(spots, number, _CLAIMS))
    return [claim_line(each) for each in found.rows], found.more


def _choices(here: Context, filtered: MapFilters) -> dict[str, Any]:
    """Return what the form shows, and the steps of the slider."""
    found = steps(here.kept(here.store.days_on_map, filtered.ever()), _STEPS)
    return {
        "filtered": filtered,
        "types": list(EventType),
        "statuses": list(Status),
        "windows": WINDOWS,
        "steps": found,
        "at": _at(found, filtered.until),
        "bars": bars(found, rtl=here.direction == "rtl"),
    }


def _at(found: Sequence[Step], day: date | None) -> int:
    """Return the step of the slider that a day is in: the last one unless a day is given."""
    later = (at for at, step in enumerate(found) if day is not None and day <= step.last)
    return next(later, max(0, len(found) - 1))


def _box(tallies: Sequence[SpotTally]) -> str:
    """Return the box that holds most claims, "west,south,east,north": outliers are for whoever zooms out; "" if none.

    It leaves out a twentieth of the claims on each side.
    """
    if not tallies:
        return ""
    sides = []
    for field in ("longitude", "latitude"):
        rows = sorted((getattr(each.spot, field), each.count) for each in tallies)
        spare = sum(many for _, many in rows) / 20
        sides.append((_passed(rows, spare), _passed(rows[::-1], spare)))
    (west, east), (south, north) = sides
    return f"{west:.3f},{south:.3f},{east:.3f},{north:.3f}"


def _passed(rows: Sequence[tuple[float, int]], spare: float) -> float:
    seen = 0
    for degrees, many in rows:
        seen += many
        if seen > spare:
            return degrees
    return rows[-1][0]
