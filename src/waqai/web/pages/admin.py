"""Accounts of all, and the trail of who opened, exported and changed what."""

from collections.abc import Callable
from typing import Annotated

from fastapi import APIRouter, Form, Query
from fastapi.responses import RedirectResponse, Response
from pydantic import BeforeValidator

from waqai.access import LONGEST, LONGEST_NAME, Act, People, Role, change_of
from waqai.errors import AccessError
from waqai.web.context import Admin, Context, page
from waqai.web.gate import came

router = APIRouter(prefix="/admin")
Name = Annotated[str, Form(max_length=LONGEST_NAME)]
_LINES = 100
#: A list of choices sends nothing for "all".
_ALL = BeforeValidator(lambda value: value or None)


@router.get("")
def admin(here: Admin) -> Response:
    """Show all accounts and tokens."""
    return _shown(here)


@router.post("/accounts")
def add(
    here: Admin, name: Name, password: Annotated[str, Form(max_length=LONGEST)], role: Annotated[Role, Form()]
) -> Response:
    """Add an account; the first is an admin's, since nobody else could add another."""
    address, wanted = came(here.request).address, role if here.for_a_team else Role.ADMIN
    return _done(here, lambda people: people.add(name, wanted, password, here.user, address))


@router.post("/accounts/role")
def set_role(here: Admin, name: Name, role: Annotated[Role, Form()]) -> Response:
    """Give somebody another role."""
    address = came(here.request).address
    return _done(here, lambda people: people.set_role(people.named(name), role, here.user, address))


@router.post("/accounts/disable")
def disable(here: Admin, name: Name) -> Response:
    """Shut somebody out."""
    address = came(here.request).address
    return _done(here, lambda people: people.disable(people.named(name), here.user, address))


@router.post("/accounts/enable")
def enable(here: Admin, name: Name) -> Response:
    """Let somebody in again."""
    address = came(here.request).address
    return _done(here, lambda people: people.enable(people.named(name), here.user, address))


@router.post("/accounts/password")
def set_password(here: Admin, name: Name, password: Annotated[str, Form(max_length=LONGEST)]) -> Response:
    """Set somebody's password."""
    address = came(here.request).address
    return _done(here, lambda people: people.set_password(people.named(name), password, here.user, address))


@router.post("/tokens/{name}/revoke")
def revoke(here: Admin, name: str) -> Response:
    """Revoke anybody's token."""
    address = came(here.request).address
    return _done(here, lambda people: people.revoke_token(name, by=here.user, address=address))


@router.get("/trail")
def trail(
    here: Admin,
    act: Annotated[Act | None, _ALL] = None,
    account: Annotated[int | None, Query(ge=0, lt=1 << 62), _ALL] = None,
    before: Annotated[int | None, Query(ge=0, lt=1 << 62)] = None,
) -> Response:
    """Show who did what, the newest first."""
    rows = here.store.trail.visits(account=account, act=act, before=before, size=_LINES + 1)
    people: People = here.request.app.state.people
    shown = rows[:_LINES]
    return page(
        here, "trail.html", visits=shown, change_of=change_of, acts=Act, act=act, account=account,
        accounts=people.all(), following=shown[-1].number if len(rows) > _LINES else None,
    )  # fmt: skip


def _done(here: Context, change: Callable[[People], object]) -> Response:
    try:
        change(here.request.app.state.people)
    except AccessError as error:
        return _shown(here, problem=error, status=400)
    return RedirectResponse("/admin", 303)


def _shown(here: Context, *, problem: AccessError | None = None, status: int = 200) -> Response:
    people: People = here.request.app.state.people
    return page(
        here, "admin.html", status=status, accounts=people.all(), tokens=people.tokens(), roles=Role, problem=problem
    )
