"""The JSON API, /api/v1: see `shapes` for what goes over the line, /api/v1/openapi.json for all of it."""

from typing import Any, Final

from fastapi import APIRouter

from waqai.web.api import atlas, boards, claims, names, network, reports
from waqai.web.api.shapes import Failure

PREFIX: Final = "/api/v1"
_FAILURES: Final[dict[int | str, dict[str, Any]]] = {
    status: {"model": Failure} for status in (400, 401, 403, 404, 422, 429, 503)
}
router = APIRouter(prefix=PREFIX, responses=_FAILURES)
#: One line a module, in any order.
router.include_router(atlas.router)
router.include_router(boards.router)
router.include_router(claims.router)
router.include_router(names.router)
router.include_router(network.router)
router.include_router(reports.router)
