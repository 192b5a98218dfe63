"""Logging in and out by the pages, cookies, hosts and origins, and the trail."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from clients import COOKIE, Team, ask, csrf, post
from doorkeeping import PASSWORD
from waqai.access import Act, Role, Scope
from waqai.errors import AccessError, StoreForeignError
from waqai.store import Store
from waqai.web.app import create_app
from waqai.web.settings import Settings


def cookie(answer: Any) -> str:
    said: str = answer.headers["set-cookie"]
    return said


def test_logging_in_leads_where_one_wanted_to_go(team: Team) -> None:
    client = team.browser()
    asked = client.get("/reports?outlet=x")
    answer = post(client, "/login", name="reader", password=PASSWORD, next="/reports?outlet=x")
    assert asked.headers["location"].endswith("next=%2Freports%3Foutlet%3Dx")
    assert (answer.status_code, answer.headers["location"]) == (303, "/reports?outlet=x")
    assert client.get("/reports").status_code == 200
    assert client.get("/login?next=/reports").headers["location"] == "/reports"


@pytest.mark.parametrize(
    "where", ["https://evil.example/", "//evil.example/", "/\\evil.example", "evil", "/a\r\nb: c", "javascript:x"]
)
def test_logging_in_leads_nowhere_else(team: Team, where: str) -> None:
    answer = post(team.browser(), "/login", name="reader", password=PASSWORD, next=where)
    assert answer.headers["location"] == "/"


def test_the_cookie_is_for_our_pages_alone(team: Team) -> None:
    client = team.browser()
    before = cookie(client.get("/login"))
    after = cookie(post(client, "/login", name="reader", password=PASSWORD))
    for said in (before, after):
        assert said.startswith(f"{COOKIE}=")
        assert "HttpOnly; Path=/; SameSite=lax" in said
        assert "Domain" not in said
        assert "Max-Age" not in said
    assert before.split(";")[0] != after.split(";")[0], "logging in gives another cookie"


def test_by_https_the_cookie_is_for_this_host_and_https_alone(team: Team) -> None:
    settings = replace(team.app.state.settings, public="https://desk.example.org")
    client = ask(create_app(settings, team.store), base_url="https://desk.example.org")
    answer = client.get("/login")
    assert cookie(answer).startswith("__Host-waqai=")
    assert "; Secure" in cookie(answer)
    assert answer.headers["strict-transport-security"] == "max-age=31536000"
    assert post(client, "/login", name="reader", password=PASSWORD).status_code == 303
    assert client.get("/").status_code == 200


@pytest.mark.parametrize(("name", "password"), [("reader", "some other password"), ("nobody", PASSWORD)])
def test_what_does_not_fit_is_said_alike(team: Team, name: str, password: str) -> None:
    answer = post(team.browser(), "/login", name=name, password=password)
    assert answer.status_code == 401
    assert "لا يتطابقان" in answer.text
    assert password not in answer.text


def test_too_many_tries_are_told_how_long_to_wait(team: Team) -> None:
    client = team.browser()
    answers = [post(client, "/login", name="reader", password="some other password") for _ in range(11)]  # noqa: S106
    assert [answer.status_code for answer in answers] == [401] * 10 + [429]
    assert 0 < int(answers[-1].headers["retry-after"]) <= 120


def test_logging_out_here_and_everywhere(team: Team) -> None:
    one, two, three = (team.log_in(Role.READER) for _ in range(3))
    kept = one.cookies[COOKIE]
    assert post(one, "/logout").headers["location"] == "/login"
    one.cookies.set(COOKIE, kept)
    assert one.get("/").status_code == 303, "the cookie itself opens nothing any more"
    assert two.get("/").status_code == 200
    post(two, "/logout", everywhere="true")
    assert three.get("/").status_code == 303


def test_from_the_first_account_on_the_same_window_must_log_in(alone: TestClient) -> None:
    assert alone.get("/").status_code == 200
    answer = post(alone, "/admin/accounts", name="سلمى", password=PASSWORD, role="reader")
    assert answer.status_code == 303
    assert alone.get("/").status_code == 303
    assert post(alone, "/login", name="سلمى", password=PASSWORD).status_code == 303
    assert alone.get("/admin").status_code == 200, "the first is an admin, whatever was chosen"


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example:8765", "desk.example.org", ""])
def test_a_name_that_is_not_ours_is_turned_away(alone: TestClient, host: str) -> None:
    for path in ("/", "/static/css/base.css", "/api/v1/reports", "/nope"):
        answer = alone.get(path, headers={"host": host})
        assert answer.status_code == 421
        assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:9999"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
    ids=str,
)
def test_other_sites_change_nothing_even_with_our_form(alone: TestClient, headers: dict[str, str]) -> None:
    fields = {"name": "سلمى", "password": PASSWORD, "role": "admin", "csrf": csrf(alone)}
    assert alone.post("/admin/accounts", data=fields, headers=headers).status_code == 403
    assert alone.get("/").status_code == 200


@pytest.mark.parametrize("header", ["x-forwarded-for", "forwarded", "x-real-ip", "via"])
def test_a_proxy_in_front_of_a_desk_without_accounts_gets_nothing(alone: TestClient, header: str) -> None:
    assert alone.get("/", headers={header: "192.0.2.1"}).status_code == 403


def test_a_proxy_in_front_of_a_team_is_fine(team: Team) -> None:
    assert team.log_in(Role.READER).get("/", headers={"x-forwarded-for": "192.0.2.1"}).status_code == 200


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize(
    ("host", "public"),
    [("0.0.0.0", ""), ("192.168.1.4", ""), ("127.0.0.1", "https://desk.example.org")],  # noqa: S104
)
def test_others_are_let_in_only_where_they_must_log_in(
    small_desk: Path, team_desk: Path, host: str, public: str
) -> None:
    with pytest.raises(AccessError, match="waqai users add"):
        create_app(Settings(database=str(small_desk), host=host, public=public))
    create_app(Settings(database=str(team_desk), host=host, public=public)).state.store.close()


@pytest.mark.usefixtures("quick")
def test_what_is_no_public_address_is_said(team_desk: Path) -> None:
    with pytest.raises(AccessError, match="no public address"):
        create_app(Settings(database=str(team_desk), public="desk.example.org"))


def test_more_than_the_desk_takes(alone: TestClient) -> None:
    kind = {"content-type": "application/x-www-form-urlencoded"}
    answer = alone.post("/login", content=b"x" * (2 << 20), headers=kind)
    assert answer.status_code == 413
    assert answer.headers["content-security-policy"]

    untold = (b"x" * 65536 for _ in range(32))  # in pieces, without saying how long it is
    assert alone.post("/login", content=untold, headers=kind).status_code == 413


def test_the_trail_says_who_opened_and_changed_what_and_what_was_refused(team: Team) -> None:
    client = team.log_in(Role.READER)
    for path in ("/reports?q=هدنة", "/admin", "/static/css/base.css", "/nope", "/brief/file"):
        client.get(path)
    post(client, "/account/sessions/99/end")
    team.browser().get("/reports")
    lines = [(visit.who, visit.act, visit.what, visit.status) for visit in team.trail()]
    assert lines == [
        ("reader", Act.ENTERED, "log-in", 0),
        ("reader", Act.OPENED, "/reports?q=%D9%87%D8%AF%D9%86%D8%A9", 200),
        ("reader", Act.REFUSED, "/admin", 403),
        ("reader", Act.EXPORTED, "/brief/file", 200),
        ("reader", Act.OPENED, "/account", 200),
        ("reader", Act.CHANGED, "/account/sessions/99/end", 303),
        ("", Act.REFUSED, "/reports", 303),
    ]
    assert {(visit.address, visit.means) for visit in team.trail() if visit.who} == {("testclient", "session")}


def test_programs_are_in_the_trail_by_their_token(team: Team) -> None:
    header = team.token(Role.REVIEWER, Scope.READ)
    assert team.browser().get("/api/v1/reports", headers=header).status_code == 200
    (visit,) = team.trail()
    assert (visit.who, visit.what, visit.means[:8]) == ("reviewer", "/api/v1/reports", "token t-")
    assert header["authorization"].split()[1] not in repr(visit)


def test_changes_are_said_in_the_language_of_the_page(team: Team) -> None:
    client = team.log_in(Role.ADMIN)
    assert "أضيف الحساب" in client.get("/admin/trail?lang=ar").text
    assert "added, role: reader" in client.get("/admin/trail?lang=en").text
    table = client.get("/admin/trail?lang=ar").text.partition("<tbody>")[2]
    assert "المتصفح" in table
    assert not any(f">{word}<" in table for word in ("session", "log-in", "command"))


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"name": "سلمى", "password": "قصيرة", "role": "reader"}, "كلمة السر قصيرة"),
        ({"name": "reader", "password": PASSWORD, "role": "reader"}, "الحساب «reader» موجود من قبل"),
    ],
    ids=["password", "name"],
)
def test_refusals_are_said_in_the_language_of_the_page(team: Team, fields: dict[str, str], said: str) -> None:
    client = team.log_in(Role.ADMIN)
    client.get("/admin?lang=ar")
    answer = post(client, "/admin/accounts", **fields)
    assert answer.status_code == 400
    assert said in answer.text.partition('role="alert">')[2].partition("</p>")[0]


def test_the_trail_is_written_while_the_server_runs(team: Team, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("waqai.web.doorkeeper._EVERY", 0.01)
    with ask(create_app(team.app.state.settings)) as client:
        client.get("/", headers=team.token(Role.READER, Scope.READ))
        deadline = time.monotonic() + 20
        while not [visit for visit in team.store.trail.visits() if visit.what == "/"]:
            assert time.monotonic() < deadline
            time.sleep(0.01)


def test_of_whoever_sits_at_the_machine_there_is_no_trail(alone: TestClient) -> None:
    alone.get("/reports")
    app = alone.app
    assert isinstance(app, FastAPI)
    app.state.recorder.flush()
    assert app.state.store.trail.visits() == []


def test_a_fault_shows_nothing_of_the_inside(team: Team, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("/secret/path/of/this/machine")

    def foreign(*_: object) -> None:
        raise StoreForeignError("database /secret/path/of/this/machine: damaged", "restore it")

    client = team.log_in(Role.READER)
    for fault in (broken, foreign):
        monkeypatch.setattr(Store, "find_reports", fault)
        for path in ("/reports", "/api/v1/reports"):
            answer = client.get(path)
            assert answer.status_code == 500
            assert "secret" not in answer.text
            assert "Traceback" not in answer.text
            assert "content-security-policy" in answer.headers


def test_what_is_wrong_is_said_in_words(alone: TestClient) -> None:
    assert "There is no such page" in alone.get("/nope?lang=en").text
    assert "too old" in alone.post("/logout?lang=en").text
