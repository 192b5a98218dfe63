"""Browsers and programs that ask a desk without a socket: `ask(app)` gives one that calls it by its own name."""

from __future__ import annotations

import re
from typing import Any

from fastapi import FastAPI
from httpx import Response
from starlette.testclient import TestClient

from doorkeeping import PASSWORD

ADDRESS = "http://127.0.0.1:8765"
_TOKEN = re.compile(r'name="csrf" value="([^"]+)"')


def ask(app: FastAPI, **options: Any) -> TestClient:
    """Return a client of `app`; within `with` the app's background tasks run. Redirects are not followed."""
    return TestClient(app, base_url=ADDRESS, follow_redirects=False, raise_server_exceptions=False, **options)


def csrf(client: TestClient) -> str:
    """Return what a form of the log-in page must bring along."""
    page = client.get("/login" if not client.cookies.get("waqai-8765") else "/account")
    found = _TOKEN.search(page.text) or _TOKEN.search(client.get("/login").text)
    assert found, page.text
    return found[1]


def post(client: TestClient, path: str, **fields: Any) -> Response:
    """Send a form as our own page does."""
    return client.post(path, data={**fields, "csrf": csrf(client)})


def log_in(client: TestClient, name: str, password: str = PASSWORD) -> Response:
    """Log in as the page does."""
    client.cookies.clear()
    return post(client, "/login", name=name, password=password)
