"""The ways through the desk, in the order in which the pages show them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Way:
    """A page that every page leads to: its address, its word (`nav.KEY`), and the right that it asks for."""

    path: str
    key: str
    right: str = "read"


WAYS: Final = (
    Way("/", "home"),
    Way("/reports", "reports"),
    Way("/negotiations", "negotiations"),
    Way("/truces", "truces"),
    Way("/timeline", "timeline"),
    Way("/map", "map"),
    Way("/actors", "actors"),
    Way("/network", "network"),
    Way("/contradictions", "contradictions"),
    Way("/brief", "brief"),
    Way("/review", "review", "review"),
    Way("/admin", "admin", "manage"),
)
#: Pages that list what comes in.
_LIVE: Final = frozenset({"/", "/reports", "/negotiations", "/truces", "/timeline", "/contradictions", "/review"})


def ways(paths: Collection[str], rights: Collection[str]) -> list[Way]:
    """Return the ways to the pages that there are (`paths`) and that somebody with these rights may open."""
    return [way for way in WAYS if way.path in paths and way.right in rights]


def here_is(way: Way, path: str) -> bool:
    """Whether the page at `path` belongs to `way`."""
    return path == way.path if way.path == "/" else path == way.path or path.startswith(way.path + "/")


def is_live(path: str) -> bool:
    """Whether the page at `path` says when there is something new for it."""
    return path in _LIVE or path.startswith(("/negotiations/", "/truces/"))
