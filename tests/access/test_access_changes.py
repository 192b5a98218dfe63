"""Lines of changes are read back as they were written."""

from __future__ import annotations

import pytest

from waqai.access.changes import Change, change_of, line_of
from waqai.web.words import Words

VALUES = {
    "name": "سلمى: now", "role": "reader", "token": "t-1", "scopes": "read review", "day": "2024-03-01", "lines": "12",
}  # fmt: skip


@pytest.mark.parametrize("change", Change)
def test_a_line_is_read_back(change: Change) -> None:
    found = change_of(line_of(change, **VALUES))
    assert found is not None
    assert found[0] is change
    assert found[1].items() <= VALUES.items()


@pytest.mark.parametrize("line", ["", "/reports?name=account", "token", "account : added as"])
def test_other_lines_are_none(line: str) -> None:
    assert change_of(line) is None


@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_change_has_words(language: str) -> None:
    assert all(f"access.change.{change}" in Words(language) for change in Change)
