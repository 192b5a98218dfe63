"""What goes wrong, as a page for people or as JSON for programs: what it is and what to do, never the insides."""

import logging
from http import HTTPStatus
from urllib.parse import urlencode

from fastapi import FastAPI, HTTPException, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, RedirectResponse
from starlette.exceptions import HTTPException as StarletteHTTPException
from starlette.responses import Response

from waqai.errors import StoreBusyError, UsageError, WaqaiError
from waqai.web.api.shapes import Failure, Problem
from waqai.web.context import context_of, page

#: What Python's versions call differently.
_CODES = {413: "content_too_large", 422: "invalid"}
_LOG = logging.getLogger("waqai.web")


def handle(app: FastAPI) -> None:
    """Answer every error of `app`."""
    app.add_exception_handler(StarletteHTTPException, _http)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(WaqaiError, _ours)
    app.add_exception_handler(Exception, _fault)


def missing(what: str) -> HTTPException:
    """Return the error that says that there is no such thing; `what` is a word of the interface ("report")."""
    return HTTPException(404, what)


def answer(request: Request, status: int, problem: str = "", remedy: str = "") -> Response:
    """Return the answer that says what is wrong: JSON under /api/, else a page."""
    code = _CODES.get(status) or HTTPStatus(status).phrase.lower().replace(" ", "_")
    if _is_api(request):
        failure = Failure(error=Problem(code=code, problem=problem or code.replace("_", " "), remedy=remedy))
        return JSONResponse(failure.model_dump(), status)
    return page(context_of(request), "error.html", status=status, code=code, problem=problem, remedy=remedy)


async def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, StarletteHTTPException)  # noqa: S101  it is registered for these
    if error.status_code == HTTPStatus.UNAUTHORIZED and not _is_api(request):
        return _to_log_in(request)
    phrase = HTTPStatus(error.status_code).phrase
    response = answer(request, error.status_code, "" if error.detail == phrase else str(error.detail))
    response.headers.update(error.headers or {})
    if error.status_code == HTTPStatus.UNAUTHORIZED:
        response.headers["WWW-Authenticate"] = "Bearer"
    return response


def _is_api(request: Request) -> bool:
    return request.url.path.startswith("/api/")


def _to_log_in(request: Request) -> Response:
    """Lead somebody unknown to the log-in page, and from there back to where they wanted to go."""
    at = request.url.path + (f"?{request.url.query}" if request.url.query else "") if request.method == "GET" else "/"
    if "hx-request" in request.headers:
        return Response(status_code=HTTPStatus.UNAUTHORIZED, headers={"HX-Redirect": "/login"})
    language = {"lang": context_of(request).language} if "lang" in request.query_params else {}
    return RedirectResponse(f"/login?{urlencode({'next': at, **language})}", HTTPStatus.SEE_OTHER)


async def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)  # noqa: S101
    first = error.errors()[0]
    where = ".".join(str(part) for part in first["loc"][1:]) or str(first["loc"][0])
    if _is_api(request):
        return answer(request, 422, f"{where}: {first['msg']}", "see the documentation of this address")
    return answer(request, 422, f"{where}: this cannot be meant", "correct the field, or the address of the page")


async def _ours(request: Request, error: Exception) -> Response:
    assert isinstance(error, WaqaiError)  # noqa: S101
    if isinstance(error, UsageError):
        return answer(request, 400, error.problem, error.remedy)
    _LOG.error("at %s: %s", request.url.path, error)  # it may name files of this machine, which are nobody's business
    return answer(request, 503 if isinstance(error, StoreBusyError) else 500)


async def _fault(request: Request, error: Exception) -> Response:
    _LOG.error("a fault at %s", request.url.path, exc_info=error)
    return answer(request, 500)
