"""The web desk: every page and the API, over one desk's database."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final

from fastapi import FastAPI
from starlette.middleware.gzip import GZipMiddleware
from starlette.types import ASGIApp

from waqai import __version__
from waqai.access import Doors, Passwords, People, Recorder, check_listening
from waqai.desk import Desk
from waqai.errors import AccessError
from waqai.store import Store, open_store
from waqai.web import failures
from waqai.web.api import routes
from waqai.web.assets import FOLDER, Files
from waqai.web.declared import check_declared
from waqai.web.doorkeeper import Doorkeeper, keeping
from waqai.web.headers import SecurityHeaders
from waqai.web.kept import Kept
from waqai.web.live import Hub, Pulse
from waqai.web.pages import (
    account,
    actors,
    admin,
    atlas,
    brief,
    contradictions,
    home,
    live,
    login,
    negotiations,
    network,
    reports,
    review,
    timeline,
    truces,
)
from waqai.web.settings import Settings

#: Bytes that a request may bring; nobody types more into a form.
_BODY: Final = 1 << 20
#: How hard answers are compressed: a fifth of the time of the hardest, for a tenth more.
_LEVEL: Final = 4
#: One line a page, in any order.
PAGES = (
    account.router,
    actors.router,
    admin.router,
    atlas.router,
    home.router,
    live.router,
    login.router,
    network.router,
    reports.router,
    review.router,
    negotiations.router,
    truces.router,
    timeline.router,
    contradictions.router,
    brief.router,
)


class _Guarded(FastAPI):
    """Sets the headers of safety outside everything: what answers faults stands outside of all other middleware."""

    def build_middleware_stack(self) -> ASGIApp:
        """Wrap all that answers."""
        return SecurityHeaders(super().build_middleware_stack(), secure=self.state.settings.secure)


def create_app(settings: Settings, store: Store | None = None) -> FastAPI:
    """Return the web desk; `store` is opened from `settings.database` (made where there is none) unless given.

    Raises StoreError where it cannot be opened, AccessError where others would reach it without logging in.
    """
    store = store or open_store(settings.database, create=True)
    try:
        check_listening(settings.host, accounts=store.accounts.any(), public=settings.origin)
    except AccessError:
        store.close()
        raise
    passwords = Passwords()
    doors, people = Doors(store, passwords), People(store, passwords)
    recorder, hub = Recorder(store.trail), Hub(lambda: Pulse.of(store))

    @asynccontextmanager
    async def life(_: FastAPI) -> AsyncIterator[None]:
        async with hub.watching(), keeping(recorder):
            yield
        store.close()

    app = _Guarded(
        title="waqai",
        version=__version__,
        description="What a desk's reports say, with their sources.",
        openapi_url=f"{routes.PREFIX}/openapi.json",
        docs_url=None,
        redoc_url=None,
        lifespan=life,
        max_body_size=_BODY,
    )
    app.state.settings, app.state.store, app.state.desk = settings, store, Desk(store)
    app.state.kept = Kept(store)
    app.state.doors, app.state.people, app.state.recorder, app.state.hub = doors, people, recorder, hub
    app.add_middleware(GZipMiddleware, minimum_size=1000, compresslevel=_LEVEL)
    app.add_middleware(Doorkeeper, settings=settings, doors=doors, recorder=recorder)
    _route(app)
    check_declared(app)
    return app


def _route(app: FastAPI) -> None:
    """Give the desk its interface, pages and files, and what is answered where something fails."""
    failures.handle(app)
    app.include_router(routes.router)
    for router in PAGES:
        app.include_router(router, include_in_schema=False)
    app.mount("/static", Files(directory=FOLDER), name="static")
    app.state.paths = frozenset(getattr(route, "path", "") for router in PAGES for route in router.routes)
