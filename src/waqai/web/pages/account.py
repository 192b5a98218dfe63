"""One's own account: password, sessions, tokens."""

from typing import Annotated

from fastapi import APIRouter, Form, HTTPException
from fastapi.responses import RedirectResponse, Response

from waqai.access import LONGEST, LONGEST_NAME, LONGEST_TOKEN_DAYS, Account, Doors, People, Scope
from waqai.errors import AccessError, TooManyTriesError
from waqai.web.context import Context, Owner, page
from waqai.web.gate import came, remember

router = APIRouter(prefix="/account")
Password = Annotated[str, Form(max_length=LONGEST)]


@router.get("")
def account(here: Owner) -> Response:
    """Show the account; at a desk without accounts, say so."""
    return _shown(here)


@router.post("/password")
def set_password(here: Owner, password: Password, new: Password, again: Password) -> Response:
    """Set another password, for whoever knows the present one; all other sessions end."""
    owner = _owner(here)
    if new != again:
        return _shown(here, differ=True, status=400)
    try:
        _doors(here).confirm(owner, password, came(here.request))
        _people(here).set_password(owner, new, here.user, came(here.request).address)
    except AccessError as error:
        return _refused(here, error)
    response = RedirectResponse("/account", 303)
    remember(here.settings, response, _doors(here).reopen(owner, came(here.request), here.user.secret))
    return response


@router.post("/sessions/{number}/end")
def end_session(here: Owner, number: int) -> Response:
    """End one of one's own sessions."""
    _doors(here).end_session(_owner(here), number)
    return RedirectResponse("/account", 303)


@router.post("/tokens")
def add_token(
    here: Owner,
    password: Password,
    days: Annotated[int, Form(ge=1, le=LONGEST_TOKEN_DAYS)],
    scope: Annotated[list[Scope], Form()],
    label: Annotated[str, Form(max_length=LONGEST_NAME)] = "",
) -> Response:
    """Make a token, for whoever knows the password, and show it this once."""
    owner, origin = _owner(here), came(here.request)
    try:
        _doors(here).confirm(owner, password, origin)
        _, secret = _people(here).add_token(owner, label, scope, days, here.user, origin.address)
    except AccessError as error:
        return _refused(here, error)
    return _shown(here, made=secret)


@router.post("/tokens/{name}/revoke")
def revoke_token(here: Owner, name: str) -> Response:
    """Revoke one of one's own tokens."""
    try:
        _people(here).revoke_token(name, _owner(here), here.user, came(here.request).address)
    except AccessError as error:
        return _refused(here, error)
    return RedirectResponse("/account", 303)


def _shown(
    here: Context, *, problem: AccessError | None = None, differ: bool = False, made: str = "", status: int = 200
) -> Response:
    owner = here.user.account
    sessions = _doors(here).sessions(owner) if owner else []
    tokens = _people(here).tokens(owner) if owner else []
    return page(
        here, "account.html", status=status, sessions=sessions, tokens=tokens, problem=problem, differ=differ,
        made=made, scopes=Scope,
    )  # fmt: skip


def _refused(here: Context, error: AccessError) -> Response:
    return _shown(here, problem=error, status=429 if isinstance(error, TooManyTriesError) else 400)


def _owner(here: Context) -> Account:
    if here.user.account is None:
        raise HTTPException(404, "account")
    return here.user.account


def _doors(here: Context) -> Doors:
    doors: Doors = here.request.app.state.doors
    return doors


def _people(here: Context) -> People:
    people: People = here.request.app.state.people
    return people
