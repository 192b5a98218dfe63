"""The two networks that read a report, together: they are trained, given and left out as one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from waqai.claims.finder import Finder, shipped_finder
from waqai.claims.reader import Network, shipped_reader


@dataclass(frozen=True, slots=True)
class Networks:
    """The finder says which words tell an event, the reader who takes which part in it."""

    finder: Finder
    reader: Network


@cache
def shipped_networks() -> Networks:
    """Return the networks that come with the package."""
    return Networks(shipped_finder(), shipped_reader())
