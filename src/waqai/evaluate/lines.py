"""Reads JSON lines, and says which line is wrong."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from waqai.errors import GoldError

Json = dict[str, Any]
#: Called after each item of a file.
Advance = Callable[[], object]


def read_lines(path: Path, fields: Sequence[str]) -> Iterator[Json]:
    """Yield the objects of a file of JSON lines, each with at least `fields`; empty lines are passed over.

    Raises GoldError, which names the line, where one is no such object, and where the file holds none.
    """
    number = found = 0
    try:
        for number, line in enumerate(path.read_text(encoding="utf-8-sig").splitlines(), 1):  # noqa: B007  for the message
            if line.strip():
                yield _object(line, fields)
                found += 1
    except ValueError as error:
        where = f"{path}, line {number}" if number else str(path)
        raise GoldError(f"{where} cannot be read ({error})", f"give JSON lines with {', '.join(fields)}") from error
    if not found:
        raise GoldError(f"{path} holds no line", f"give JSON lines with {', '.join(fields)}")


def _object(line: str, fields: Sequence[str]) -> Json:
    item = json.loads(line)
    if not isinstance(item, dict):
        raise ValueError("no object")  # noqa: TRY004  read_lines tells it as every other fault of a line
    missing = [name for name in fields if name not in item]
    if missing:
        raise ValueError(f"no {missing[0]!r}")
    return item
