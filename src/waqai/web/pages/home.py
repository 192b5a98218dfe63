"""Home: what is new."""

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from waqai.store import Query
from waqai.web.context import Reader, page

router = APIRouter()
_NEWEST = 10


@router.get("/")
def home(here: Reader) -> HTMLResponse:
    """Show the newest reports and how much there is."""
    found = here.store.find_reports(Query(size=_NEWEST))
    return page(here, "home.html", sums=here.store.sums(), newest=found.rows)
