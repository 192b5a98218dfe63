"""Which right every route asks for. A route that asks for none is a mistake that keeps the server from starting."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from fastapi import FastAPI
from fastapi.dependencies.models import Dependant
from fastapi.routing import iter_route_contexts

from waqai.access import Right
from waqai.web.context import Gate

#: What is open to everybody by itself: our styles and scripts, and what the API is like.
FREE: Final = frozenset({"/static", "/api/v1/openapi.json"})


class Route(NamedTuple):
    """A route: its path, its methods, and the rights that it asks for, all of them."""

    path: str
    methods: frozenset[str]
    rights: frozenset[Right]


def routes(app: FastAPI) -> Iterator[Route]:
    """Yield all routes of an app but those that are free."""
    for context in iter_route_contexts(app.routes):
        path = context.path or ""
        if path not in FREE:
            dependant: Dependant | None = getattr(context, "dependant", None)
            yield Route(path, frozenset(context.methods or ()), frozenset(_rights(dependant)))


def check_declared(app: FastAPI) -> None:
    """Raise AssertionError where a route asks for no right."""
    open_to_all = [route.path for route in routes(app) if not route.rights]
    assert not open_to_all, f"routes that ask for no right: {open_to_all}"  # noqa: S101  a mistake of the programmer


def _rights(dependant: Dependant | None) -> Iterator[Right]:
    if dependant is not None:
        if isinstance(dependant.call, Gate):
            yield dependant.call.right
        for each in dependant.dependencies:
            yield from _rights(each)
