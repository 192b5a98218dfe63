"""Numbers of rows as texts, for those outside the store: a browser cuts whole numbers at 53 bits."""

from __future__ import annotations

from typing import Final

from waqai.errors import UsageError

_HEX: Final = 16


def id_of(key: int) -> str:
    """Return the text that stands for a number of 63 bits."""
    return f"{key:0{_HEX}x}"


def key_of_id(text: str) -> int:
    """Return the number that `text` stands for; raise UsageError where it is none of ours."""
    try:
        number = int(text, _HEX)
    except ValueError:
        number = -1
    if not 0 <= number < 1 << 63 or text != id_of(number):
        raise UsageError(f"{text[:40]!r} is no id of the desk", "take one that the desk gave")
    return number
