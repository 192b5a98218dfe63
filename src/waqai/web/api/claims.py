"""/events and /relations: what reports claim, one by one."""

from fastapi import APIRouter

from waqai.web.api.filters import Filtered
from waqai.web.api.forms import event_row, relation_row
from waqai.web.api.shapes import EventRow, Listing, RelationRow
from waqai.web.context import Reader
from waqai.web.failures import missing

router = APIRouter()


@router.get("/events", tags=["events"])
def events(here: Reader, asked: Filtered) -> Listing[EventRow]:
    """List events, the newest first, by the days that they are about."""
    found = here.store.find_claims(asked.query("event"))
    return Listing[EventRow].of(found.rows, event_row, found.after)


@router.get("/events/{claim_id}", tags=["events"])
def event(here: Reader, claim_id: str) -> EventRow:
    """Give one event."""
    found = here.store.claim(claim_id) if claim_id.startswith("event-") else None
    if found is None:
        raise missing("claim")
    return event_row(found)


@router.get("/relations", tags=["relations"])
def relations(here: Reader, asked: Filtered) -> Listing[RelationRow]:
    """List relations, the newest first."""
    found = here.store.find_claims(asked.query("relation"))
    return Listing[RelationRow].of(found.rows, relation_row, found.after)
