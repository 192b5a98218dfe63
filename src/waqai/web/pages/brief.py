"""The brief builder: choose the day, the place and the actors, read it, take it along."""

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse, Response

from waqai.desk import Asked
from waqai.export.brief import Brief, to_html, to_markdown, write_brief
from waqai.web.context import Context, Reader, page
from waqai.web.pages.asking import Question
from waqai.web.views.asking import Asking
from waqai.web.views.briefing import narrowed
from waqai.web.words import LANGUAGES

router = APIRouter(prefix="/brief")
#: How many actors are offered to choose from, and how many days a brief may look back.
_OFFERED, _LONGEST = 24, 3660
_FORMS = {"md": ("text/markdown", to_markdown), "html": ("text/html", to_html)}

Days = Annotated[int, Query(ge=1, le=_LONGEST)]
Actors = Annotated[list[str] | None, Query(max_length=50)]
Language = Annotated[str | None, Query(max_length=10)]


@router.get("")
def brief(
    here: Reader, asked: Question, days: Days = 7, actors: Actors = None, language: Language = None
) -> HTMLResponse:
    """Show the form and the brief as it stands."""
    chosen = tuple(actors or ())
    written = brief_of(here, asked, days, chosen, language)
    offered = here.desk.actors(Asked(limit=_OFFERED)).rows
    return page(here, "brief.html", asked=asked, brief=written, days=days, chosen=chosen, offered=offered)


@router.get("/file")
def brief_file(
    here: Reader, asked: Question, form: str = "md", days: Days = 7, actors: Actors = None, language: Language = None
) -> Response:
    """Give the brief as a file: `form` is md or html."""
    media, write = _FORMS.get(form, _FORMS["md"])
    written = brief_of(here, asked, days, tuple(actors or ()), language)
    name = f"waqai-brief-{asked.as_of or 'latest'}-{written.language}.{form if form in _FORMS else 'md'}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(write(written), media_type=f"{media}; charset=utf-8", headers=headers)


def brief_of(here: Context, asked: Asking, days: int, actors: tuple[str, ...], language: str | None) -> Brief:
    """Write the brief asked for, in the language of the page unless another is asked for."""
    ledger = here.desk.ledger(as_of=asked.as_of, known_by=asked.known_by)
    spoken = language if language in LANGUAGES else here.language
    return write_brief(narrowed(ledger, actors, asked.place), spoken, days)
