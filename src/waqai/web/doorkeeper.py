"""What is turned away before anybody asks who sends it, and what the trail says of what was let in.

Turned away: requests that call the desk by a name that is not its own, requests of other sites' pages that change
something, and what a proxy passes on to a desk where nobody has to log in.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Final

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from waqai.access import (
    LOCAL,
    Act,
    Doors,
    Recorder,
    Right,
    Visit,
    Visitor,
    answers_to,
    clean_line,
    is_passed_on,
    same_origin,
)
from waqai.web.gate import SAFE
from waqai.web.settings import Settings

#: What pages ask for by themselves.
_UNNOTED: Final = frozenset({"/live"})
_LONGEST: Final = 500
_EVERY: Final = 1.0  # seconds
_REFUSALS: Final = frozenset({401, 403, 429})


class Doorkeeper:
    """Turns away what is not meant for the desk, and notes what was opened and changed."""

    def __init__(self, app: ASGIApp, settings: Settings, doors: Doors, recorder: Recorder) -> None:
        """Wrap `app`."""
        self.app = app
        self._settings = settings
        self._origin = settings.origin
        self._doors = doors
        self._recorder = recorder

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as `app` does, or turn the request away."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        refusal = await self._refusal(scope)
        if refusal is not None:
            await refusal(scope, receive, send)
            return
        status = 500

        async def noted(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        scope.setdefault("state", {})
        try:
            await self.app(scope, receive, noted)
        finally:
            visit = visit_of(scope, status)
            if visit is not None and self._recorder.note(visit):
                await run_in_threadpool(self._recorder.flush)

    async def _refusal(self, scope: Scope) -> PlainTextResponse | None:
        headers = Headers(scope=scope)
        host = headers.get("host", "")
        if not answers_to(host, self._origin, self._settings.host):
            return PlainTextResponse("this desk goes by another name: see waqai serve --public", 421)
        if scope["method"] not in SAFE and not same_origin(headers, host, self._origin):
            return PlainTextResponse("another site's page may not change anything here", 403)
        if is_passed_on(headers) and not await run_in_threadpool(self._doors.for_a_team):
            return PlainTextResponse("a desk that others reach needs accounts: see waqai users add", 403)
        return None


@asynccontextmanager
async def keeping(recorder: Recorder) -> AsyncIterator[None]:
    """Write the trail every second, and what is left of it at the end."""

    async def often() -> None:
        while True:
            await asyncio.sleep(_EVERY)
            await run_in_threadpool(recorder.flush)

    task = asyncio.create_task(often())
    try:
        yield
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        recorder.flush()


def visit_of(scope: Scope, status: int) -> Visit | None:
    """Return the line of the trail about a request that was answered; None where there is nothing to note."""
    state = scope.get("state", {})
    right: Right | None = state.get("right")
    visitor: Visitor | None = state.get("visitor")
    if right in {None, Right.ENTER} or visitor is None or visitor.means == LOCAL or scope["path"] in _UNNOTED:
        return None
    client, query = scope.get("client"), scope["query_string"].decode("latin-1")
    return Visit(
        at=datetime.now(UTC),
        who=visitor.name,
        account=visitor.account.number if visitor.account else None,
        means=visitor.means,
        address=client[0] if client else "",
        act=_act(scope["method"], right, let_in=state.get("let_in", False) and status not in _REFUSALS),
        what=clean_line(f"{scope['path']}?{query}" if query else scope["path"])[:_LONGEST],
        status=status,
    )


def _act(method: str, right: Right | None, *, let_in: bool) -> Act:
    if not let_in:
        return Act.REFUSED
    if method not in SAFE:
        return Act.CHANGED
    return Act.EXPORTED if right is Right.EXPORT else Act.OPENED
