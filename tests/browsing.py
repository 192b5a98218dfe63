"""What browser tests share: a desk of the demo's reports, served on a free port of this machine, and a browser.

`page` is a fresh window in Arabic; `visit("/reports", lang="en")` opens a page of the desk in it. A test fails where a
page logs an error, breaks the content security policy, asks another machine for anything, or answers with a fault.
`grave_findings(page)` is what axe-core finds wrong with the page as it is; `follow(page, link)` clicks and waits for
the page that the click leads to.
"""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import pytest

if TYPE_CHECKING:
    import uvicorn
    from fastapi.testclient import TestClient
    from playwright.sync_api import Browser, Locator, Page, Response

    from waqai.web.settings import Settings

__all__ = ["Visit", "browser", "client", "follow", "grave_findings", "page", "seeded", "serve", "site", "visit"]
_AXE = Path(__file__).parent.parent / "build/npm/node_modules/axe-core/axe.min.js"
_GRAVE = {"serious", "critical"}
#: In containers there is no sandbox, no graphics card and little shared memory.
_FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage")
#: Seconds that a busy machine may take for anything; a test that waits ends as soon as what it waits for is there.
_PATIENCE = 60
_GRACE = 5


class Visit(Protocol):
    """Opens a page of the desk: `visit("/reports", lang="en")`; `at` is the address of another desk."""

    def __call__(self, path: str, lang: str = "ar", at: str | None = None) -> Response: ...


def follow(page: Page, link: Locator) -> None:
    """Click on a link or button and wait until the page it leads to is loaded."""
    with page.expect_event("load"):
        link.click()


def grave_findings(page: Page) -> list[str]:
    """Return axe-core's serious and critical findings on the page, one line each; skip where axe is not there."""
    if not _AXE.is_file():
        pytest.skip("axe-core is not there: make assets")
    page.evaluate(_AXE.read_text(encoding="utf-8"))
    ask = "axe.run(document, {resultTypes: ['violations']}).then(result => result.violations)"
    found: list[dict[str, Any]] = page.evaluate(ask)
    return [
        f"{each['impact']} {each['id']}: {node['target']} {node['html'][:160]} {node.get('failureSummary', '')}"
        for each in found
        if each["impact"] in _GRAVE
        for node in each["nodes"]
    ]


@pytest.fixture(scope="session")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the database of a desk that holds the demo's reports; tests that write copy it first."""
    from waqai.demo import reports  # noqa: PLC0415
    from waqai.pipeline import code  # noqa: PLC0415
    from waqai.store import open_store  # noqa: PLC0415

    path = tmp_path_factory.mktemp("desk") / "desk.db"
    with open_store(str(path), create=True) as store:
        store.add_many((code(report), name) for name, report in reports())
    return path


@pytest.fixture(scope="session")
def client(seeded: Path) -> Iterator[TestClient]:
    """Give what asks the demo's desk without a browser or a socket; nobody may write to that desk."""
    from fastapi.testclient import TestClient  # noqa: PLC0415

    from waqai.web.app import create_app  # noqa: PLC0415
    from waqai.web.settings import Settings  # noqa: PLC0415

    with TestClient(create_app(Settings(database=str(seeded))), base_url="http://127.0.0.1:8765") as asking:
        yield asking


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[[Settings], str]]:
    """Give what serves a desk until the session ends: settings in, address out (such as http://127.0.0.1:40001)."""
    running: list[tuple[uvicorn.Server, threading.Thread]] = []

    def start(settings: Settings) -> str:
        server, thread, address = _start(settings)
        running.append((server, thread))
        return address

    yield start
    for server, _ in running:
        server.should_exit = True
    deadline = time.monotonic() + _PATIENCE
    for _, thread in running:
        thread.join(max(0.0, deadline - time.monotonic()))


def _start(settings: Settings) -> tuple[uvicorn.Server, threading.Thread, str]:
    import uvicorn  # noqa: PLC0415

    from waqai.web.app import create_app  # noqa: PLC0415
    from waqai.web.server import Server, listen  # noqa: PLC0415

    socket = listen(settings.host, 0)
    port = socket.getsockname()[1]
    app = create_app(replace(settings, port=port))
    server = Server(uvicorn.Config(app, log_level="error", lifespan="on", timeout_graceful_shutdown=_GRACE))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [socket]}, daemon=True)
    thread.start()
    deadline = time.monotonic() + _PATIENCE
    while not server.started and thread.is_alive() and time.monotonic() < deadline:
        time.sleep(0.01)
    assert server.started, "the desk did not open"
    return server, thread, f"http://127.0.0.1:{port}"


@pytest.fixture(scope="session")
def site(seeded: Path, serve: Callable[[Settings], str]) -> str:
    """Give the address of a desk that nobody writes to."""
    from waqai.web.settings import Settings  # noqa: PLC0415

    return serve(Settings(database=str(seeded)))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Give the browser, one for all tests; skip where there is none, or no web assets for the pages to load."""
    from playwright.sync_api import expect, sync_playwright  # noqa: PLC0415

    from waqai.web.assets import vendored  # noqa: PLC0415

    if not vendored():
        pytest.skip("the pages lack fonts, htmx and maps: make assets")
    path = shutil.which("chromium")
    if path is None:
        pytest.skip("there is no Chromium: apt install chromium")
    expect.set_options(timeout=_PATIENCE * 1000)
    with sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=path, args=_FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Give a window of its own; the test fails for what goes wrong in it, see above."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="ar")
    context.set_default_timeout(_PATIENCE * 1000)
    window = context.new_page()
    wrong: list[str] = []

    def note(bad: bool, line: str) -> None:  # noqa: FBT001
        if bad:
            wrong.append(line)

    window.on("console", lambda said: note(said.type == "error" and "status of 4" not in said.text, said.text))
    window.on("pageerror", lambda error: note(bad=True, line=str(error)))
    window.on("request", lambda request: note(not _is_local(request.url), f"asks {request.url}"))
    window.on("response", lambda answer: note(answer.status >= 500, f"{answer.status} {answer.url}"))
    yield window
    context.close()
    assert not wrong, "\n".join(wrong)


@pytest.fixture
def visit(page: Page, site: str) -> Visit:
    """Give what opens a page of the desk in `page`."""

    def go(path: str, lang: str = "ar", at: str | None = None) -> Response:
        sign = "&" if "?" in path else "?"
        response = page.goto(f"{at or site}{path}{sign}lang={lang}")
        assert response is not None
        assert response.ok, f"{path}: {response.status}"
        return response

    return go


def _is_local(url: str) -> bool:
    return url.startswith(("http://127.0.0.1:", "data:", "blob:"))
