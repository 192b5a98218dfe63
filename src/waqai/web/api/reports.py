"""/reports."""

from fastapi import APIRouter

from waqai.store import Query, Stored
from waqai.web.api.cursor import following, page_of
from waqai.web.api.shapes import After, Limit, Listing, ReportRow
from waqai.web.context import Reader

router = APIRouter(prefix="/reports", tags=["reports"])


@router.get("")
def reports(here: Reader, after: After = None, limit: Limit = 20) -> Listing[ReportRow]:
    """List reports, the newest first."""
    found = here.store.find_reports(Query(page=page_of(after), size=limit))
    return Listing[ReportRow].of(found.rows, report_row, following(found))


def report_row(stored: Stored) -> ReportRow:
    """Return a report as a row."""
    report = stored.report
    return ReportRow(
        id=report.id,
        name=stored.name,
        title=report.headline,
        outlet=report.outlet,
        published=report.published,
        url=report.url,
        added=stored.added,
        group=stored.group,
    )
