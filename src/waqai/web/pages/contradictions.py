"""Contradictions, both sides' words side by side."""

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse

from waqai.link import Conflict
from waqai.web.context import Reader, page
from waqai.web.pages.asking import Question
from waqai.web.views.clashes import clashes_of

router = APIRouter(prefix="/contradictions")


@router.get("")
def contradictions(
    here: Reader, asked: Question, kind: Annotated[str | None, Query(max_length=20)] = None
) -> HTMLResponse:
    """List contradictions, the latest first; `kind` is one of `Conflict`, all where it is none of them."""
    chosen = next((each for each in Conflict if each == kind), None)
    shown = here.desk.contradictions(asked.of_desk(*filter(None, [chosen])))
    rows = clashes_of(shown.rows)
    return page(here, "contradictions.html", asked=asked, clashes=rows, shown=shown, kind=chosen, kinds=list(Conflict))
