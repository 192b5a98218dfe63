"""The access matrix: every route and method, asked by everybody that there can be."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from clients import COOKIE, Team
from waqai.access import POLICY, SCOPES, Right, Role, Scope, csrf_of
from waqai.web.declared import FREE, Route, check_declared, routes

_PART = re.compile(r"\{[^}]*\}")


def requests(route: Route) -> list[tuple[str, str]]:
    """Return (method, path) pairs, with something in the place of every parameter."""
    return [(method, _PART.sub("1", route.path)) for method in sorted(route.methods)]


def may(rights: frozenset[Right], held: frozenset[Right]) -> bool:
    return rights <= held


def asked(team: Team, held: frozenset[Right], send: Callable[[str, str], tuple[int, str]]) -> list[str]:
    """Ask for everything; return what was let in and should not have been, and the other way round."""
    team.app.state.hub.close()  # a stream that ends at once
    wrong = []
    for route in routes(team.app):
        for method, path in requests(route):
            status, where = send(method, path)
            let_in = status not in {401, 403} and not where.startswith("/login?")
            if let_in != may(route.rights, held) or status >= 500:
                wrong.append(f"{method} {path}: {status} {where}")
    return wrong


def answer(client: TestClient, method: str, path: str, headers: dict[str, str]) -> tuple[int, str]:
    response = client.request(method, path, headers=headers)
    return response.status_code, response.headers.get("location", "")


@pytest.mark.parametrize("role", list(Role))
def test_by_role(team: Team, role: Role) -> None:
    held = frozenset(right for right, roles in POLICY.items() if role in roles)

    def send(method: str, path: str) -> tuple[int, str]:
        cookie, client = team.session(role), team.browser()
        client.cookies.set(COOKIE, cookie)
        return answer(client, method, path, {"x-csrf-token": csrf_of(cookie)})

    assert asked(team, held, send) == []


def test_by_somebody_unknown(team: Team) -> None:
    held = frozenset(right for right, roles in POLICY.items() if None in roles)

    def send(method: str, path: str) -> tuple[int, str]:
        client = team.browser()
        client.cookies.set(COOKIE, "no session")
        return answer(client, method, path, {"x-csrf-token": csrf_of("no session")})

    assert asked(team, held, send) == []


@pytest.mark.parametrize("scope", list(Scope))
@pytest.mark.parametrize("role", list(Role))
def test_by_token(team: Team, role: Role, scope: Scope) -> None:
    """A token for more than its owner is, such as one made before the role changed, gives what both give."""
    held = SCOPES[scope] & frozenset(right for right, roles in POLICY.items() if role in roles)
    header = team.token(Role.ADMIN, scope)
    admin = team.people.named("admin")
    team.store.accounts.set_role(admin.number, role)

    def send(method: str, path: str) -> tuple[int, str]:
        return answer(team.browser(), method, path, header)

    assert asked(team, held, send) == []


def test_by_whoever_sits_at_a_desk_without_accounts(alone: TestClient) -> None:
    app = alone.app
    assert isinstance(app, FastAPI)
    app.state.hub.close()
    alone.cookies.set(COOKIE, "mine")
    for route in routes(app):
        for method, path in requests(route):
            status, _ = answer(alone, method, path, {"x-csrf-token": csrf_of("mine")})
            assert status not in {401, 403}, f"{method} {path}"
            assert status < 500, f"{method} {path}"


@pytest.mark.parametrize("token", ["", csrf_of("another cookie"), "x"])
def test_nothing_changes_without_our_form(team: Team, token: str) -> None:
    """Even an admin's own cookie changes nothing where the form is not ours."""
    cookie = team.session(Role.ADMIN)
    client = team.browser()
    client.cookies.set(COOKIE, cookie)
    for route in routes(team.app):
        for method, path in requests(route):
            if method not in {"GET", "HEAD"}:
                header = {"x-csrf-token": token} if token else {}
                assert answer(client, method, path, header)[0] == 403, f"{method} {path}"
    assert team.doors.visitor(cookie).known


def test_api_and_pages_refuse_each_in_its_way(team: Team) -> None:
    page = team.browser().get("/reports?page=2")
    assert (page.status_code, page.headers["location"]) == (303, "/login?next=%2Freports%3Fpage%3D2")
    api = team.browser().get("/api/v1/reports")
    assert api.status_code == 401
    assert api.headers["www-authenticate"] == "Bearer"
    assert api.json()["error"]["code"] == "unauthorized"
    swap = team.browser().get("/live/news?since=0", headers={"hx-request": "true"})
    assert (swap.status_code, swap.headers["hx-redirect"]) == (401, "/login")


def test_what_is_free_says_nothing_of_the_desk(team: Team) -> None:
    assert team.browser().get("/static/css/base.css").status_code == 200
    assert team.browser().get("/api/v1/openapi.json").status_code == 200
    assert {"/static", "/api/v1/openapi.json"} == FREE


def test_a_route_that_asks_for_no_right_keeps_the_server_from_starting(alone: TestClient) -> None:
    app = alone.app
    assert isinstance(app, FastAPI)
    check_declared(app)

    @app.get("/forgotten")
    def forgotten() -> str:
        return "everything"

    with pytest.raises(AssertionError, match="/forgotten"):
        check_declared(app)


def test_every_right_is_asked_for_by_some_route(team: Team) -> None:
    asked_for = {right for route in routes(team.app) for right in route.rights}
    assert {Right.ENTER, Right.READ, Right.EXPORT, Right.ACCOUNT, Right.MANAGE} <= asked_for
