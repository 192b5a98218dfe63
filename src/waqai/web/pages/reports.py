"""Reports: the list, and one report with its record over the text."""

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from waqai.store import Query
from waqai.web.context import Reader, page
from waqai.web.failures import missing
from waqai.web.views.attribution import brackets
from waqai.web.views.record import View
from waqai.web.views.segments import lines

router = APIRouter(prefix="/reports")


@router.get("")
def reports(here: Reader) -> HTMLResponse:
    """List reports, the newest first."""
    found = here.store.find_reports(Query())
    return page(here, "reports.html", found=found)


@router.get("/{report_id}")
def report(here: Reader, report_id: str) -> HTMLResponse:
    """Show one report: its text with what was coded over it, and the claims beside it."""
    stored = here.store.report(report_id)
    if stored is None:
        raise missing("report")
    view, said = View(stored.record), brackets(stored.record)
    cut = lines(view.text, [*view.marks(), *(bracket.mark for bracket in said)])
    return page(
        here,
        "report.html",
        stored=stored,
        record=stored.record,
        view=view,
        lines=cut,
        brackets={bracket.owner: bracket for bracket in said},
    )
