"""Who sends a request, and whether it is let in: by the rights of whoever shows a cookie or a token, and by the form.

Whatever changes something must bring what was put into the form, or into the header X-CSRF-Token by htmx: another
site's page can make a browser send its cookie along, but not that. Programs that show a token send no cookie; and
JSON cannot be sent by another site's page at all unless the desk were to allow it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from fastapi import HTTPException, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from waqai.access import LOCAL, Came, Doors, Right, Visitor, new_secret
from waqai.errors import AccessError
from waqai.web.live import Pulse
from waqai.web.navigation import is_live
from waqai.web.settings import Settings

FIELD: Final = "csrf"
HEADER: Final = "x-csrf-token"
SAFE: Final = frozenset({"GET", "HEAD", "OPTIONS"})
_BEARER: Final = "bearer"
_FORMS: Final = ("application/x-www-form-urlencoded", "multipart/form-data")
_STALE: Final = "what changes something needs a token of the API, or the header X-CSRF-Token of a page"


async def let_in(request: Request, right: Right) -> None:
    """Find out who sends the request (see `visitor_of`) and let them in.

    Raises HTTPException: 401 for somebody unknown, 403 for somebody who may not, or whose form is not ours.
    """
    visitor = await run_in_threadpool(_identify, request)
    request.state.right = right
    if not visitor.may(right):
        raise HTTPException(403 if visitor.known else 401)
    if request.method not in SAFE and not await _is_own(request, visitor):
        raise HTTPException(403, _STALE if request.url.path.startswith("/api/") else "form")
    request.state.let_in = True


def visitor_of(request: Request) -> Visitor:
    """Return who sends the request; where nobody has found out yet, as for an error, nobody in particular."""
    known: Visitor | None = getattr(request.state, "visitor", None)
    if known is not None:
        return known
    doors: Doors = request.app.state.doors
    return Visitor() if doors.team else Visitor.local()


def came(request: Request) -> Came:
    """Return where the request came from."""
    return Came(request.client.host if request.client else "", request.headers.get("user-agent", ""))


def remember(settings: Settings, response: Response, secret: str) -> None:
    """Let the browser keep the cookie that it is known by, until it is closed."""
    response.set_cookie(settings.cookie, secret, httponly=True, samesite="lax", secure=settings.secure)


def _identify(request: Request) -> Visitor:
    known: Visitor | None = getattr(request.state, "visitor", None)
    if known is not None:
        return known
    doors: Doors = request.app.state.doors
    settings: Settings = request.app.state.settings
    scheme, _, bearer = request.headers.get("authorization", "").partition(" ")
    try:
        visitor = doors.visitor(
            request.cookies.get(settings.cookie, ""), bearer.strip() if scheme.lower() == _BEARER else None
        )
    except AccessError as error:
        raise HTTPException(401, error.problem) from None
    if not visitor.secret and visitor.token is None:  # so that forms have something to be bound to
        visitor, request.state.fresh = replace(visitor, secret=new_secret()), True
    request.state.visitor = visitor
    if visitor.may(Right.READ) and is_live(
        request.url.path
    ):  # before the page asks for anything, so as to miss nothing
        request.state.pulse = Pulse.of(request.app.state.store)
    return visitor


async def _is_own(request: Request, visitor: Visitor) -> bool:
    """Whether what changes something was sent by our own page, or by a program."""
    if visitor.token is not None:
        return True
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if visitor.means == LOCAL and kind == "application/json":
        return True  # at a desk without accounts; browsers send this across sites only where they are allowed to
    brought = request.headers.get(HEADER)
    if brought is None and kind in _FORMS:
        value = (await request.form()).get(FIELD)
        brought = value if isinstance(value, str) else None
    return brought is not None and visitor.brings(brought)
