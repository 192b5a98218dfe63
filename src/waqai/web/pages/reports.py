"""Reports: the list, and one report with its record over the text."""

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from waqai.store import Query
from waqai.web.context import Reader, page
from waqai.web.failures import missing

router = APIRouter(prefix="/reports")


@router.get("")
def reports(here: Reader) -> HTMLResponse:
    """List reports, the newest first."""
    found = here.store.find_reports(Query())
    return page(here, "reports.html", found=found)


@router.get("/{report_id}")
def report(here: Reader, report_id: str) -> HTMLResponse:
    """Show one report."""
    stored = here.store.report(report_id)
    if stored is None:
        raise missing("report")
    return page(here, "report.html", stored=stored)
