"""Where the next page of a list begins, as a text that callers hand back unread."""

from __future__ import annotations

from typing import TypeVar

from waqai.errors import UsageError
from waqai.store import Page

_Row = TypeVar("_Row")


def page_of(after: str | None) -> int:
    """Return the number of the page that `after` stands for; raise UsageError where it is none of ours."""
    if after is None:
        return 1
    number = after.removeprefix("p")
    if not (after.startswith("p") and number.isascii() and number.isdigit() and 1 < int(number) < 1 << 31):
        raise UsageError(f"after: {after!r} is no place in a list", "hand back `next` of the page before as it is")
    return int(number)


def following(page: Page[_Row]) -> str | None:
    """Return what stands for the page after `page`; None where it is the last."""
    return f"p{page.number + 1}" if page.more else None
