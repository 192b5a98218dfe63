"""Browsers and programs that ask a desk without a socket, and the desk of a team."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from doorkeeping import PASSWORD, QUICK
from reports import record, report, words
from waqai.access import Came, Doors, Passwords, People, Role, Scope, Visit, passwords
from waqai.store import Store, connect, open_store
from waqai.web.app import create_app
from waqai.web.settings import Settings

ADDRESS = "http://127.0.0.1:8765"
COOKIE = "waqai-8765"
HERE = Came("testclient", "testclient")
_TOKEN = re.compile(r'"X-CSRF-Token": "([^"]+)"')


def ask(app: FastAPI, **options: Any) -> TestClient:
    """Return a client of `app` that follows no redirects; within `with` the app's background tasks run."""
    settings = {"base_url": ADDRESS, "follow_redirects": False, "raise_server_exceptions": False}
    return TestClient(app, **{**settings, **options})


def csrf(client: TestClient) -> str:
    """Return what forms must bring along, as the pages say it to htmx."""
    for path in ("/login", "/account"):
        found = _TOKEN.search(client.get(path).text)
        if found:
            return found[1]
    raise AssertionError("no page to take it from")


def post(client: TestClient, path: str, **fields: Any) -> Any:
    """Send a form as our own page does; return the answer."""
    return client.post(path, data={**fields, "csrf": csrf(client)})


@dataclass(frozen=True)
class Team:
    """The desk of a team: one account for each role, called as the role is."""

    app: FastAPI
    store: Store
    browser: Callable[[], TestClient]
    """Makes another browser, with cookies of its own."""

    @property
    def doors(self) -> Doors:
        doors: Doors = self.app.state.doors
        return doors

    @property
    def people(self) -> People:
        people: People = self.app.state.people
        return people

    def trail(self) -> list[Visit]:
        """Return the trail, the oldest first, without what made the accounts."""
        self.app.state.recorder.flush()
        return [visit for visit in self.store.trail.visits(size=1000)[::-1] if visit.means != "command"]

    def log_in(self, role: Role, password: str = PASSWORD) -> TestClient:
        """Return a browser in which somebody of that role has logged in."""
        client = self.browser()
        answer = post(client, "/login", name=str(role), password=password)
        assert answer.status_code == 303, answer.text
        return client

    def session(self, role: Role) -> str:
        """Return the cookie of a new session, without asking for the password."""
        return self.doors.reopen(self.people.named(str(role)), HERE, "")

    def token(self, role: Role, *scopes: Scope) -> dict[str, str]:
        """Return the header of a program that shows a new token."""
        return {"authorization": f"Bearer {self.people.add_token(self.people.named(str(role)), '', scopes, 30)[1]}"}


@pytest.fixture(scope="session")
def small_desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the database of a desk of five made-up reports, without accounts; tests copy it."""
    path = tmp_path_factory.mktemp("small") / "desk.db"
    with open_store(str(path), create=True) as store:
        store.add_many((record(report(words(day, 30), day=day)), f"r-{day}") for day in range(1, 6))
    return path


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Do not wait for disks nor for hashes."""
    monkeypatch.setattr(connect, "_PRAGMAS", (*connect._PRAGMAS, "PRAGMA synchronous=OFF"))
    monkeypatch.setattr(passwords, "HASHER", QUICK)


@pytest.fixture
def alone(small_desk: Path, tmp_path: Path, quick: None) -> Iterator[TestClient]:  # noqa: ARG001
    """Give the browser of somebody at a desk without accounts."""
    path = shutil.copy(small_desk, tmp_path / "desk.db")
    with ask(create_app(Settings(database=str(path)))) as client:
        yield client


@pytest.fixture(scope="session")
def team_desk(small_desk: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the database of a desk with an account for each role; tests copy it."""
    path = shutil.copy(small_desk, tmp_path_factory.mktemp("team") / "desk.db")
    with open_store(str(path)) as store:
        people = People(store, Passwords(QUICK))
        for role in (Role.ADMIN, Role.REVIEWER, Role.READER):
            people.add(str(role), role, PASSWORD)
    return Path(path)


@pytest.fixture
def team(team_desk: Path, tmp_path: Path, quick: None) -> Iterator[Team]:  # noqa: ARG001
    """Give the desk of a team."""
    path = shutil.copy(team_desk, tmp_path / "desk.db")
    app = create_app(Settings(database=str(path)))
    with ExitStack() as opened:
        opened.enter_context(ask(app))  # its background tasks run as long as the test does
        yield Team(app, app.state.store, lambda: ask(app))
