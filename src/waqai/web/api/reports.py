"""/reports: the list, one with its whole record, and search with the hits."""

from fastapi import APIRouter

from waqai.errors import UsageError
from waqai.export import record_to_json
from waqai.store import Stored
from waqai.web.api.filters import Filtered
from waqai.web.api.forms import report_row
from waqai.web.api.record_shapes import RecordBody
from waqai.web.api.shapes import FoundReport, Hit, Listing, ReportRow
from waqai.web.context import Reader
from waqai.web.failures import missing
from waqai.web.views.hits import snippets

router = APIRouter(tags=["reports"])


@router.get("/reports")
def reports(here: Reader, asked: Filtered) -> Listing[ReportRow]:
    """List reports, the newest first."""
    found = here.store.find_reports(asked.query())
    return Listing[ReportRow].of(found.rows, report_row, found.after)


@router.get("/reports/{report_id}")
def report(here: Reader, report_id: str) -> RecordBody:
    """Give one report with all that was coded of it; offsets are code points of `text`."""
    stored = here.store.report(report_id)
    if stored is None:
        raise missing("report")
    return RecordBody.model_validate(record_to_json(stored.record, with_text=True))


@router.get("/search", tags=["search"])
def search(here: Reader, asked: Filtered) -> Listing[FoundReport]:
    """Find reports by words (`text`) in any of their forms, the newest first, with where they have them."""
    question = asked.text
    if not question:
        raise UsageError("text: there is nothing to look for", "give at least one word")
    found = here.store.find_reports(asked.query())
    return Listing[FoundReport].of(found.rows, lambda stored: _with_hits(stored, question), found.after)


def _with_hits(stored: Stored, question: str) -> FoundReport:
    hits = [Hit(parts=list(parts)) for parts in snippets(stored.report.text, question)]
    return FoundReport(**report_row(stored).model_dump(), hits=hits)
