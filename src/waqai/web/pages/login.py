"""Logging in and out."""

from typing import Annotated

from fastapi import APIRouter, Form, Query
from fastapi.responses import RedirectResponse, Response

from waqai.access import LONGEST, LONGEST_NAME, Doors
from waqai.errors import LogInError, TooManyTriesError
from waqai.web.context import Anybody, page
from waqai.web.gate import came, remember
from waqai.web.views.links import inside

router = APIRouter()
Next = Annotated[str, Query(alias="next", max_length=2000)]


@router.get("/login")
def ask(here: Anybody, following: Next = "/") -> Response:
    """Show the form."""
    if here.user.known and here.for_a_team:
        return RedirectResponse(inside(following), 303)
    return page(here, "login.html", following=inside(following), problem="", name="", seconds=0)


@router.post("/login")
def log_in(
    here: Anybody,
    name: Annotated[str, Form(max_length=LONGEST_NAME)],
    password: Annotated[str, Form(max_length=LONGEST)],
    following: Annotated[str, Form(alias="next", max_length=2000)] = "/",
) -> Response:
    """Let in whoever knows the password, with another cookie than before."""
    doors: Doors = here.request.app.state.doors
    following = inside(following)
    try:
        _, secret = doors.log_in(name, password, came(here.request), here.user.secret)
    except TooManyTriesError as error:
        shown = page(
            here, "login.html", status=429, following=following, problem="many", name=name, seconds=error.seconds
        )
        shown.headers["Retry-After"] = str(error.seconds)
        return shown
    except LogInError:
        return page(here, "login.html", status=401, following=following, problem="wrong", name=name, seconds=0)
    response = RedirectResponse(following, 303)
    remember(here.settings, response, secret)
    return response


@router.post("/logout")
def log_out(here: Anybody, everywhere: Annotated[bool, Form()] = False) -> Response:  # noqa: FBT002  a field of a form
    """End the session, or all of the account's."""
    doors: Doors = here.request.app.state.doors
    doors.log_out(here.user, came(here.request), everywhere=everywhere)
    response = RedirectResponse("/login", 303)
    response.delete_cookie(here.settings.cookie, httponly=True, samesite="lax", secure=here.settings.secure)
    return response
