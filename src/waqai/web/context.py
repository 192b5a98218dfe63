"""What a request is about: language, colours, who asks, what they may do, and the desk they ask of.

A page takes `here: Reader` (or `Exporter`, `Reviewer`, `Admin` …), which lets in only those who have that right, and
returns `page(here, "name.html", …)`. A route that asks for no right keeps the server from starting.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated, Any, Final
from zoneinfo import ZoneInfo

from fastapi import Depends, Request
from fastapi.responses import HTMLResponse

from waqai.access import Doors, Right, Visitor
from waqai.desk import Desk
from waqai.store import Store
from waqai.web.gate import let_in, remember, visitor_of
from waqai.web.kept import Kept
from waqai.web.live import Pulse
from waqai.web.navigation import Way, here_is, ways
from waqai.web.rendering import render
from waqai.web.settings import Settings
from waqai.web.views.links import address
from waqai.web.words import LANGUAGES

THEMES: Final = ("light", "dark")
_YEAR: Final = 365 * 24 * 3600


@dataclass(frozen=True, slots=True)
class Context:
    """One request. `theme` is None where the browser's own choice holds; `user` is who asks."""

    request: Request
    language: str
    theme: str | None
    user: Visitor

    @property
    def settings(self) -> Settings:
        """What the server was told."""
        settings: Settings = self.request.app.state.settings
        return settings

    @property
    def store(self) -> Store:
        """The desk's memory."""
        store: Store = self.request.app.state.store
        return store

    @property
    def desk(self) -> Desk:
        """What all reports of the store together say."""
        desk: Desk = self.request.app.state.desk
        return desk

    @property
    def kept(self) -> Kept:
        """What asks the store for answers that go over all of it, and keeps them until the desk changes."""
        kept: Kept = self.request.app.state.kept
        return kept

    @property
    def now(self) -> datetime:
        """The moment of the request (UTC)."""
        return self.settings.clock().astimezone(ZoneInfo("UTC"))

    @property
    def today(self) -> date:
        """The day of the request (UTC)."""
        return self.now.date()

    @property
    def direction(self) -> str:
        """How the page runs: "rtl" or "ltr"."""
        return "rtl" if self.language == "ar" else "ltr"

    @property
    def ways(self) -> list[Way]:
        """The pages that there are for whoever asks."""
        return ways(self.request.app.state.paths, self.user.rights)

    def is_at(self, way: Way) -> bool:
        """Whether this page belongs to `way`."""
        return here_is(way, self.request.url.path)

    @property
    def csrf(self) -> str:
        """What forms must bring along; a new one at each call."""
        return self.user.csrf

    @property
    def for_a_team(self) -> bool:
        """Whether people log in at this desk."""
        doors: Doors = self.request.app.state.doors
        return doors.team

    @property
    def pulse(self) -> Pulse | None:
        """What the desk was at before the page was made, for pages that say when there is more; None for others."""
        pulse: Pulse | None = getattr(self.request.state, "pulse", None)
        return pulse

    def may(self, right: str) -> bool:
        """Whether who asks has `right`."""
        return right in self.user.rights

    def address(self, **changes: object) -> str:
        """Return the address of this page with some parameters changed (None takes one away)."""
        url = self.request.url
        return address(url.path, url.query, **changes)


def context_of(request: Request) -> Context:
    """Return the context of `request`, made once."""
    known: Context | None = getattr(request.state, "context", None)
    if known is None:
        known = request.state.context = Context(
            request=request,
            language=_chosen(request, "lang", LANGUAGES) or LANGUAGES[0],
            theme=_chosen(request, "theme", THEMES),
            user=visitor_of(request),
        )
    return known


class Gate:
    """The dependency that lets in only those who have `right`, and gives the context."""

    def __init__(self, right: Right) -> None:
        """Take the right that a route asks for."""
        self.right = right

    async def __call__(self, request: Request) -> Context:
        """Let in, or raise HTTPException: 401 for somebody unknown, 403 for somebody who may not."""
        await let_in(request, self.right)
        return context_of(request)


def require(right: Right) -> Any:
    """Return the dependency that lets in only those who have `right`, and gives the context."""
    return Depends(Gate(right))


Anybody = Annotated[Context, require(Right.ENTER)]
Reader = Annotated[Context, require(Right.READ)]
Exporter = Annotated[Context, require(Right.EXPORT)]
Owner = Annotated[Context, require(Right.ACCOUNT)]
Reviewer = Annotated[Context, require(Right.REVIEW)]
Admin = Annotated[Context, require(Right.MANAGE)]


def page(here: Context | Request, template: str, /, *, status: int = 200, **values: object) -> HTMLResponse:
    """Return the page that `template` makes of `values`; it also knows `here`, the context."""
    here = here if isinstance(here, Context) else context_of(here)
    response = HTMLResponse(render(here.language, template, here=here, **values), status)
    for name, allowed in (("lang", LANGUAGES), ("theme", (*THEMES, "auto"))):
        asked = here.request.query_params.get(name)
        if asked is not None and asked in allowed:
            response.set_cookie(name, asked, max_age=_YEAR, samesite="lax", httponly=True)
    if getattr(here.request.state, "fresh", False):
        remember(here.settings, response, here.user.secret)
    return response


def _chosen(request: Request, name: str, allowed: tuple[str, ...]) -> str | None:
    asked = request.query_params.get(name) or request.cookies.get(name)
    return asked if asked in allowed else None
