"""The brief builder: choose the day, the place and the actors, read it, take it along."""

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, Response

from waqai.desk import Asked
from waqai.export.brief import to_html, to_markdown
from waqai.web.boards import brief_of
from waqai.web.context import Context, Exporter, Reader, page
from waqai.web.pages.asking import Actors, Days, Field, Question
from waqai.web.words import LANGUAGES

router = APIRouter(prefix="/brief")
#: How many actors are offered to choose from.
_OFFERED = 24
_FORMS = {"md": ("text/markdown", to_markdown), "html": ("text/html", to_html)}


@router.get("")
def brief(
    here: Reader, asked: Question, days: Days | None = None, actors: Actors = None, language: Field = None
) -> HTMLResponse:
    """Show the form and the brief as it stands."""
    chosen = tuple(actors or ())
    written = brief_of(here.desk, asked, days, chosen, _spoken(here, language))
    offered = here.desk.actors(Asked(limit=_OFFERED)).rows
    return page(here, "brief.html", asked=asked, brief=written, days=written.days, chosen=chosen, offered=offered)


@router.get("/file")
def brief_file(
    here: Exporter,
    asked: Question,
    form: Field = None,
    days: Days | None = None,
    actors: Actors = None,
    language: Field = None,
) -> Response:
    """Give the brief as a file: `form` is md, or html."""
    form = form if form in _FORMS else "md"
    media, write = _FORMS[form]
    written = brief_of(here.desk, asked, days, tuple(actors or ()), _spoken(here, language))
    name = f"waqai-brief-{asked.as_of or 'latest'}-{written.language}.{form}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(write(written), media_type=f"{media}; charset=utf-8", headers=headers)


def _spoken(here: Context, language: str | None) -> str:
    """Return the language asked for, else that of the page."""
    return language if language in LANGUAGES else here.language
