"""The web desk: every page and the API, over one desk's database."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI
from starlette.middleware.gzip import GZipMiddleware

from waqai import __version__
from waqai.desk import Desk
from waqai.store import Store, open_store
from waqai.web import api, failures
from waqai.web.assets import FOLDER, Files
from waqai.web.headers import SecurityHeaders
from waqai.web.pages import home, reports
from waqai.web.settings import Settings

#: One line a page, in any order.
PAGES = (
    home.router,
    reports.router,
)


def create_app(settings: Settings, store: Store | None = None) -> FastAPI:
    """Return the web desk; `store` is opened from `settings.database` (made where there is none) unless given.

    Raises StoreError where it cannot be opened.
    """
    store = store or open_store(settings.database, create=True)

    @asynccontextmanager
    async def life(_: FastAPI) -> AsyncIterator[None]:
        yield
        store.close()

    app = FastAPI(
        title="waqai",
        version=__version__,
        description="What a desk's reports say, with their sources.",
        openapi_url=f"{api.PREFIX}/openapi.json",
        docs_url=None,
        redoc_url=None,
        lifespan=life,
    )
    app.state.settings, app.state.store, app.state.desk = settings, store, Desk(store)
    app.add_middleware(GZipMiddleware, minimum_size=1000)
    app.add_middleware(SecurityHeaders)
    failures.handle(app)
    app.include_router(api.router)
    for router in PAGES:
        app.include_router(router, include_in_schema=False)
    app.mount("/static", Files(directory=FOLDER), name="static")
    app.state.paths = frozenset(getattr(route, "path", "") for router in PAGES for route in router.routes)
    return app
