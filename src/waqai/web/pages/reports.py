"""Reports: the list, one report with its record over the text, and search."""

from collections.abc import Sequence
from typing import Final

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from waqai.desk import Asked, Known
from waqai.errors import UsageError
from waqai.model import EventType, RelationType, Status
from waqai.store import Page, Stored
from waqai.web.api.filters import FilteredForm, Form
from waqai.web.context import Context, Reader, page
from waqai.web.failures import missing
from waqai.web.views.attribution import brackets
from waqai.web.views.record import View
from waqai.web.views.report_lines import report_line
from waqai.web.views.segments import lines

router = APIRouter()
_TYPES: Final = (tuple(kind.value for kind in EventType), tuple(kind.value for kind in RelationType))
_STATUSES: Final = tuple(status.value for status in Status)
_ACTORS: Final = 8


@router.get("/reports")
def reports(here: Reader, asked: FilteredForm) -> HTMLResponse:
    """List reports, the newest first, narrowed by a form."""
    return _listed(here, "reports.html", asked, here.store.find_reports(asked.query()))


@router.get("/search")
def search(here: Reader, asked: FilteredForm) -> HTMLResponse:
    """Find reports by words in any of their forms, and actors by their names."""
    if not asked.text:
        return _listed(here, "search.html", asked, None)
    try:
        found = here.store.find_reports(asked.query())
    except UsageError:  # marks only: no word to look for
        return _listed(here, "search.html", asked, None, wordless=True)
    actors = here.desk.actors(Asked(actor=asked.text, limit=_ACTORS)).rows
    return _listed(here, "search.html", asked, found, actors=actors)


@router.get("/reports/{report_id}")
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


def _listed(
    here: Context,
    template: str,
    asked: Form,
    found: Page[Stored] | None,
    actors: Sequence[Known] = (),
    *,
    wordless: bool = False,
) -> HTMLResponse:
    return page(
        here,
        template,
        asked=asked,
        lines=[report_line(stored, asked.text) for stored in found.rows] if found else [],
        after=found.after if found else None,
        actors=actors,
        wordless=wordless,
        types=_TYPES,
        statuses=_STATUSES,
    )
