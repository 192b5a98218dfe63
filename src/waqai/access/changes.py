"""What the trail says of changes: lines that commands show as they are, and that pages say in their language."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache
from string import Formatter
from typing import Final


class Change(StrEnum):
    """What was changed."""

    ADDED = "added"
    ROLE = "role"
    DISABLED = "disabled"
    ENABLED = "enabled"
    PASSWORD = "password"  # noqa: S105  a word, not a secret
    TOKEN = "token"  # noqa: S105  a word, not a secret
    REVOKED = "revoked"
    PRUNED = "pruned"


_LINES: Final = {
    Change.ADDED: "account {name}: added as {role}",
    Change.ROLE: "account {name}: now {role}",
    Change.DISABLED: "account {name}: disabled",
    Change.ENABLED: "account {name}: enabled",
    Change.PASSWORD: "account {name}: another password",
    Change.TOKEN: "token {token} of {name}: {scopes} until {day}",
    Change.REVOKED: "token {token}: revoked",
    Change.PRUNED: "trail: {lines} lines before {day} removed",
}


def line_of(change: Change, **values: object) -> str:
    """Return the line of a change; it asks for the values that its words name."""
    return _LINES[change].format(**values)


def change_of(line: str) -> tuple[Change, dict[str, str]] | None:
    """Return what a line says was changed, and its values; None where it is no line of a change."""
    for change in Change:
        if found := _pattern(change).fullmatch(line):
            return change, found.groupdict()
    return None


@cache
def _pattern(change: Change) -> re.Pattern[str]:
    parts = Formatter().parse(_LINES[change])
    return re.compile("".join(re.escape(text) + (f"(?P<{name}>.+)" if name else "") for text, name, _, _ in parts))
