"""/actors, /places and /sources: who and what is named on the desk."""

from fastapi import APIRouter

from waqai.desk import Asked
from waqai.store import Query
from waqai.web.api.cursor import following, page_of
from waqai.web.api.filters import FilteredByName
from waqai.web.api.forms import actor_row, place_row, teller_row, tie_row
from waqai.web.api.shapes import ActorRow, Listing, PlaceRow, TellerRow, TieRow
from waqai.web.context import Reader
from waqai.web.failures import missing

router = APIRouter()


@router.get("/actors", tags=["actors"])
def actors(here: Reader, asked: FilteredByName) -> Listing[ActorRow]:
    """List actors, those most often named first."""
    wanted = Asked(actor=asked.name or None, kinds=tuple(asked.kind), after=asked.after, limit=asked.limit)
    shown = here.desk.actors(wanted)
    return Listing[ActorRow].of(shown.rows, actor_row, shown.after)


@router.get("/actors/{actor_id}", tags=["actors"])
def actor(here: Reader, actor_id: str) -> ActorRow:
    """Give one actor."""
    known = here.desk.actor(actor_id)
    if known is None:
        raise missing("actor")
    return actor_row(known)


@router.get("/actors/{actor_id}/ties", tags=["actors"])
def ties(here: Reader, actor_id: str, asked: FilteredByName) -> Listing[TieRow]:
    """List whom an actor leads, belongs to, follows, speaks for or arms, and who does so to them; latest first.

    `kind` are types of relations here.
    """
    if here.desk.actor(actor_id) is None:
        raise missing("actor")
    wanted = Asked(actor=actor_id, kinds=tuple(asked.kind), after=asked.after, limit=asked.limit)
    shown = here.desk.ties(wanted)
    return Listing[TieRow].of(shown.rows, tie_row, shown.after)


@router.get("/places", tags=["places"])
def places(here: Reader, asked: FilteredByName) -> Listing[PlaceRow]:
    """List places, those in most reports first."""
    wanted = Query(place=asked.name or None, page=page_of(asked.after), size=asked.limit)
    found = here.kept(here.store.find_places, wanted)
    return Listing[PlaceRow].of(found.rows, place_row, following(found))


@router.get("/sources", tags=["sources"])
def sources(here: Reader, asked: FilteredByName) -> Listing[TellerRow]:
    """List those whose word reports give, those with most claims first."""
    wanted = Query(source=asked.name or None, page=page_of(asked.after), size=asked.limit)
    found = here.kept(here.store.find_tellers, wanted)
    return Listing[TellerRow].of(found.rows, teller_row, following(found))
