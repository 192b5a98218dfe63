"""What is new while a page is open: a stream of server-sent events, and the line that pages show."""

import json
from collections.abc import AsyncIterator
from contextlib import aclosing
from typing import Annotated, Final
from urllib.parse import urlsplit

from fastapi import APIRouter, HTTPException, Query
from fastapi.responses import HTMLResponse, StreamingResponse
from starlette.concurrency import run_in_threadpool

from waqai.access import Doors
from waqai.web.context import Context, Reader, page
from waqai.web.live import Hub, Pulse
from waqai.web.views.links import inside

router = APIRouter()
_HEADERS: Final = {"X-Accel-Buffering": "no"}
_ALIVE: Final = ": alive\n\n"


@router.get("/live")
def live(here: Reader, seen: Annotated[str, Query(max_length=200)] = "") -> StreamingResponse:
    """Send an event whenever the desk's version is not the one last `seen`, and a sign of life now and then."""
    hub: Hub = here.request.app.state.hub
    if hub.full:
        raise HTTPException(503, headers={"Retry-After": "60"})
    return StreamingResponse(_events(here, hub, seen), media_type="text/event-stream", headers=_HEADERS)


@router.get("/live/news")
def news(here: Reader, since: Annotated[int, Query(ge=0, lt=1 << 62)]) -> HTMLResponse:
    """Show how many reports came after the one of that number, and what loads the page anew."""
    at = urlsplit(here.request.headers.get("hx-current-url", "/"))
    address = inside(f"{at.path}?{at.query}" if at.query else at.path)
    return page(here, "partials/news_found.html", reports=here.store.after(since), at=address)


async def _events(here: Context, hub: Hub, seen: str) -> AsyncIterator[str]:
    """Yield what goes over the line, until the visitor is let in no more or the server ends."""
    doors: Doors = here.request.app.state.doors
    yield "retry: 5000\n\n"
    async with aclosing(hub.listen(seen)) as pulses:
        async for pulse in pulses:
            if pulse is not None:
                yield _event(pulse)
            elif await run_in_threadpool(doors.holds, here.user):
                yield _ALIVE
            else:
                return


def _event(pulse: Pulse) -> str:
    return f"id: {pulse.version}\nevent: news\ndata: {json.dumps({'version': pulse.version, 'last': pulse.last})}\n\n"
