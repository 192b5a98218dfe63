"""What a request is about: language, colours, who asks, what they may do, and the desk they ask of.

A page takes `here: Reader` (or `Reviewer`, `Admin`), which lets in only those who have that right, and returns
`page(here, "name.html", …)`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Any, Final
from zoneinfo import ZoneInfo

from fastapi import Depends, HTTPException, Request
from fastapi.responses import HTMLResponse

from waqai.desk import Desk
from waqai.store import Store
from waqai.web.navigation import Way, here_is, ways
from waqai.web.rendering import render
from waqai.web.settings import Settings
from waqai.web.views.links import address
from waqai.web.words import LANGUAGES

THEMES: Final = ("light", "dark")
_YEAR: Final = 365 * 24 * 3600


class Right(StrEnum):
    """What somebody may be let do."""

    READ = "read"
    REVIEW = "review"
    ADMIN = "admin"


@dataclass(frozen=True, slots=True)
class User:
    """Who asks. `rights` is empty for somebody unknown."""

    name: str
    rights: frozenset[Right] = frozenset()


LOCAL: Final = User("local", frozenset(Right))
"""Whoever sits at this machine, where nobody else can reach it."""
NOBODY: Final = User("")


@dataclass(frozen=True, slots=True)
class Context:
    """One request. `theme` is None where the browser's own choice holds."""

    request: Request
    language: str
    theme: str | None
    user: User

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
            user=_user(request),
        )
    return known


def require(right: Right) -> Any:
    """Return the dependency that lets in only those who have `right`, and gives the context."""
    return Depends(_gate(right))


def _gate(right: Right) -> Callable[[Request], Context]:
    def check(request: Request) -> Context:
        here = context_of(request)
        if not here.may(right):
            raise HTTPException(403)
        return here

    check.right = right  # type: ignore[attr-defined]  # so that a test can tell what a route asks for
    return check


Reader = Annotated[Context, require(Right.READ)]
Reviewer = Annotated[Context, require(Right.REVIEW)]
Admin = Annotated[Context, require(Right.ADMIN)]


def page(here: Context | Request, template: str, /, *, status: int = 200, **values: object) -> HTMLResponse:
    """Return the page that `template` makes of `values`; it also knows `here`, the context."""
    here = here if isinstance(here, Context) else context_of(here)
    response = HTMLResponse(render(here.language, template, here=here, **values), status)
    for name, allowed in (("lang", LANGUAGES), ("theme", (*THEMES, "auto"))):
        asked = here.request.query_params.get(name)
        if asked is not None and asked in allowed:
            response.set_cookie(name, asked, max_age=_YEAR, samesite="lax", httponly=True)
    return response


def _chosen(request: Request, name: str, allowed: tuple[str, ...]) -> str | None:
    asked = request.query_params.get(name) or request.cookies.get(name)
    return asked if asked in allowed else None


def _user(request: Request) -> User:
    settings: Settings = request.app.state.settings
    return LOCAL if settings.loopback else NOBODY
