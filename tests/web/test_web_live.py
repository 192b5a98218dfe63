"""News for open pages: the hub, the stream, and the line that says what is new."""

from __future__ import annotations

import asyncio
import json
import logging
import threading
import time
from collections.abc import Callable, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import aclosing, suppress
from dataclasses import dataclass
from typing import Any

import httpx
import pytest
import uvicorn
from fastapi import FastAPI
from starlette.testclient import TestClient

from clients import COOKIE, Team
from reports import record, report, words
from waqai.access import Role
from waqai.errors import StoreBusyError
from waqai.store import Store
from waqai.web import live
from waqai.web.app import create_app
from waqai.web.live import Hub, Pulse
from waqai.web.server import Server, listen
from waqai.web.settings import Settings

PATIENCE = 30


@dataclass
class Desk:
    """Something that has a pulse, and counts who asks for it."""

    version: int = 1
    asked: int = 0
    busy: bool = False

    def __call__(self) -> Pulse:
        self.asked += 1
        if self.busy:
            raise StoreBusyError("busy", "wait")
        return Pulse(str(self.version), self.version)


def run(test: Coroutine[Any, Any, None]) -> None:
    """Run a test in a thread of its own: the browser, once started, keeps a loop in the main one."""

    async def in_time() -> None:
        await asyncio.wait_for(test, PATIENCE)

    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, in_time()).result()


async def until(true: Callable[[], bool]) -> None:
    while not true():  # noqa: ASYNC110  what is waited for sets no event
        await asyncio.sleep(0.001)


def test_a_listener_hears_of_every_version_but_the_one_it_saw() -> None:
    async def test() -> None:
        desk = Desk()
        hub = Hub(desk, every=0.001)
        async with hub.watching(), aclosing(hub.listen(seen="1")) as pulses:
            waiting = asyncio.ensure_future(anext(pulses))
            await until(lambda: desk.asked > 3)
            assert not waiting.done()
            desk.version = 2
            assert await waiting == Pulse("2", 2)
            desk.version = 3
            assert await anext(pulses) == Pulse("3", 3)

    run(test())


def test_all_listeners_hear() -> None:
    async def test() -> None:
        desk = Desk()
        hub = Hub(desk, every=0.001)
        async with hub.watching():
            streams = [hub.listen() for _ in range(50)]
            assert [await anext(each) for each in streams] == [Pulse("1", 1)] * 50
            desk.version = 2
            assert [await anext(each) for each in streams] == [Pulse("2", 2)] * 50
            for each in streams:
                await each.aclose()

    run(test())


def test_a_slow_listener_gets_the_newest_alone() -> None:
    async def test() -> None:
        desk = Desk()
        hub = Hub(desk, every=0.001)
        async with hub.watching(), aclosing(hub.listen()) as slow:
            await anext(slow)
            for version in range(2, 50):
                desk.version, before = version, desk.asked
                await until(lambda before=before: desk.asked > before + 1)  # type: ignore[misc]
            assert await anext(slow) == Pulse("49", 49)

    run(test())


def test_nobody_is_asked_while_nobody_listens() -> None:
    async def test() -> None:
        desk = Desk()
        hub = Hub(desk, every=0.001)
        async with hub.watching():
            await asyncio.sleep(0.02)
            assert desk.asked == 0
            async with aclosing(hub.listen()) as pulses:
                await anext(pulses)
            await asyncio.sleep(0.01)
            before = desk.asked
            await asyncio.sleep(0.02)
            assert desk.asked <= before + 1

    run(test())


def test_whoever_comes_later_is_not_told_what_is_old() -> None:
    async def test() -> None:
        desk = Desk()
        hub = Hub(desk, every=0.001)
        async with hub.watching():
            async with aclosing(hub.listen()) as pulses:
                await anext(pulses)
            desk.version = 2
            async with aclosing(hub.listen(seen="2")) as pulses:
                waiting = asyncio.ensure_future(anext(pulses))
                await asyncio.sleep(0.02)
                assert not waiting.done()
                waiting.cancel()
                with suppress(asyncio.CancelledError):
                    await waiting

    run(test())


def test_signs_of_life_and_an_end() -> None:
    async def test() -> None:
        hub = Hub(Desk(), every=0.001, beat=0.005)
        async with hub.watching():
            pulses = hub.listen(seen="1")
            assert [await anext(pulses) for _ in range(3)] == [None] * 3
            hub.close()
            assert [pulse async for pulse in pulses if pulse] == []

    run(test())


def test_a_busy_database_is_asked_again(caplog: pytest.LogCaptureFixture) -> None:
    async def test() -> None:
        desk = Desk(busy=True)
        hub = Hub(desk, every=0.001)
        async with hub.watching(), aclosing(hub.listen()) as pulses:
            waiting = asyncio.ensure_future(anext(pulses))
            await until(lambda: desk.asked > 2)
            desk.busy = False
            assert await waiting == Pulse("1", 1)

    with caplog.at_level(logging.WARNING):
        run(test())
    assert "could not be asked" in caplog.text


def test_no_more_than_so_many_may_listen(monkeypatch: pytest.MonkeyPatch, alone: TestClient) -> None:
    app = alone.app
    assert isinstance(app, FastAPI)
    monkeypatch.setattr(live, "MOST_LISTENERS", 0)
    answer = alone.get("/live")
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "60")


def test_the_page_says_what_it_knows_and_the_line_what_is_new(alone: TestClient) -> None:
    app = alone.app
    assert isinstance(app, FastAPI)
    store: Store = app.state.store
    page = alone.get("/reports").text
    assert f'data-version="{store.version()}"' in page
    assert f"/live/news?since={store.last()}" in page
    assert 'id="news"' not in alone.get("/account").text
    since = store.last()
    store.add_many((record(report(words(day, 30))), None) for day in (101, 102, 103))
    headers = {"hx-current-url": "http://127.0.0.1:8765/reports?outlet=x&lang=en"}
    line = alone.get(f"/live/news?since={since}&lang=en", headers=headers).text
    assert "3 new reports" in line
    assert 'hx-get="/reports?outlet=x&amp;lang=en"' in line
    assert "٣" not in line
    assert "3 أخبار جديدة" in alone.get(f"/live/news?since={since}&lang=ar").text
    assert "خبر جديد واحد" in alone.get(f"/live/news?since={since + 2}&lang=ar").text
    assert "Something changed" in alone.get(f"/live/news?since={since + 3}&lang=en").text


@pytest.mark.parametrize(
    "url", ["https://evil.example//evil.example", "javascript:alert(1)", "data:x", "", "http://x/\\evil"]
)
def test_the_line_leads_nowhere_else(alone: TestClient, url: str) -> None:
    line = alone.get("/live/news?since=0", headers={"hx-current-url": url}).text
    assert 'href="/"' in line


@pytest.fixture
def running(team: Team) -> Iterator[tuple[Server, str]]:
    """Serve the team's desk by a socket; give the server and its address."""
    socket = listen("127.0.0.1", 0)
    port = socket.getsockname()[1]
    settings = Settings(database=team.app.state.settings.database, port=port)
    app = create_app(settings)
    app.state.hub._every, app.state.hub._beat = 0.02, 0.1
    server = Server(uvicorn.Config(app, log_level="error", lifespan="on", timeout_graceful_shutdown=PATIENCE))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [socket]}, daemon=True)
    thread.start()
    deadline = time.monotonic() + PATIENCE
    while not server.started:
        assert time.monotonic() < deadline
        time.sleep(0.01)
    yield server, f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(PATIENCE)
    assert not thread.is_alive(), "the server did not end"


def stream(address: str, cookie: str, seen: str = "") -> Iterator[str]:
    """Yield the lines of the stream that are not empty."""
    name = f"waqai-{address.rpartition(':')[2]}"
    asked = {"params": {"seen": seen}, "headers": {"cookie": f"{name}={cookie}"}, "timeout": PATIENCE}
    with httpx.stream("GET", f"{address}/live", **asked) as answer:  # type: ignore[arg-type]
        assert answer.status_code == 200
        assert answer.headers["content-type"].startswith("text/event-stream")
        assert "content-encoding" not in answer.headers
        yield from (line for line in answer.iter_lines() if line)


def test_what_another_process_adds_is_told(team: Team, running: tuple[Server, str]) -> None:
    """The team's store is another than the server's, as that of another process would be."""
    lines = stream(running[1], team.session(Role.READER), seen=team.store.version())
    assert next(lines) == "retry: 5000"
    assert next(lines) == ": alive"
    team.store.add(record(report(words(77, 30))))
    told = [next(line for line in lines if line != ": alive"), next(lines), next(lines)]
    assert told[:2] == [f"id: {team.store.version()}", "event: news"]
    assert json.loads(told[2].removeprefix("data: ")) == {"version": team.store.version(), "last": team.store.last()}


def test_the_stream_ends_with_the_session(team: Team, running: tuple[Server, str]) -> None:
    cookie = team.session(Role.READER)
    lines = stream(running[1], cookie, seen=team.store.version())
    assert next(lines)
    team.store.accounts.end_sessions(team.people.named("reader").number)
    assert set(lines) <= {": alive"}


def test_listening_does_not_keep_a_session_alive(team: Team, running: tuple[Server, str]) -> None:
    cookie = team.session(Role.READER)
    lines = stream(running[1], cookie, seen=team.store.version())
    (before,) = team.doors.sessions(team.people.named("reader"))
    for _ in range(4):
        next(lines)
    assert team.doors.sessions(team.people.named("reader")) == [before]


def test_the_server_ends_while_others_listen(team: Team, running: tuple[Server, str]) -> None:
    server, address = running
    lines = stream(address, team.session(Role.READER), seen=team.store.version())
    next(lines)
    server.should_exit = True
    assert set(lines) <= {": alive"}


def test_listening_is_no_line_of_the_trail(team: Team) -> None:
    team.app.state.hub.close()
    client = team.browser()
    client.cookies.set(COOKIE, team.session(Role.READER))
    assert client.get("/live").status_code == 200
    assert team.trail() == []
