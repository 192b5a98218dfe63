"""Home: what is new since yesterday, or since an earlier day."""

from datetime import timedelta
from typing import Annotated, Final

from fastapi import APIRouter
from fastapi import Query as Parameter
from fastapi.responses import HTMLResponse

from waqai.desk import Asked
from waqai.store import Query
from waqai.web.context import Reader, page
from waqai.web.views.news import news_of
from waqai.web.views.report_lines import report_line

router = APIRouter()
#: How many days back one may look with a click.
SPANS: Final = (1, 7, 30)
_REPORTS, _CHANGES = 12, 60
_Days = Annotated[int, Parameter(ge=1, le=3650)]


@router.get("/")
def home(here: Reader, days: _Days = 1) -> HTMLResponse:
    """Show what the desk learnt in the last `days` days; where that is nothing, the newest reports."""
    since = here.now - timedelta(days=days)
    came, total = here.store.arrivals(since, _REPORTS)
    changes = here.desk.changes(since, Asked(limit=_CHANGES)) if total else None
    newest = came or here.store.find_reports(Query(size=_REPORTS)).rows
    return page(
        here,
        "home.html",
        days=days,
        spans=SPANS,
        sums=here.store.sums(),
        total=total,
        news=news_of(changes.rows if changes else ()),
        more=changes is not None and changes.after is not None,
        lines=[report_line(stored) for stored in newest],
    )
