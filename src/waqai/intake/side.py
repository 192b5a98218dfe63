"""What stands beside a report: when and where it came out, its title, its address.

`NAME.meta.json` lies beside `NAME.txt`; a folder given by hand may hold `NAME.json` (annotations and records will
do) or `NAME.meta.json`. Keys: published (or date), outlet, title, url. Others are left alone.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from waqai.errors import DateError, InputError
from waqai.intake.dates import parse_moment

if TYPE_CHECKING:
    from datetime import date

_REMEDY = 'write an object such as {"published": "2021-08-13", "outlet": "…"}'


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """Side information; None where nobody says."""

    published: date | None = None
    outlet: str | None = None
    title: str | None = None
    url: str | None = None

    def or_else(self, other: Side) -> Side:
        """Return this with its gaps filled from `other`."""
        return Side(
            published=self.published or other.published,
            outlet=self.outlet or other.outlet,
            title=self.title or other.title,
            url=self.url or other.url,
        )


def read_side(path: Path, folder: Path | None = None) -> Side:
    """Return what the side files of the report at `path` say, the one beside it first, then those in `folder`.

    Raises InputError for a side file that is no JSON object or holds other values than text, DateError for a date
    that is none.
    """
    side = _from_file(path.with_name(f"{path.stem}.meta.json"))
    if folder is not None:
        side = side.or_else(_from_file(folder / f"{path.stem}.meta.json"))
        side = side.or_else(_from_file(folder / f"{path.stem}.json"))
    return side


def side_of(data: dict[str, Any], where: str) -> Side:
    """Return the side information that a JSON object holds; `where` names it in errors."""
    day = _text(data, "published", where) or _text(data, "date", where)
    try:
        published = parse_moment(day, f"{where}: the date") if day else None
    except DateError as error:
        raise DateError(error.problem, "write it as year-month-day, such as 2021-08-13") from None
    return Side(
        published=published,
        outlet=_text(data, "outlet", where),
        title=_text(data, "title", where),
        url=_text(data, "url", where),
    )


def _from_file(path: Path) -> Side:
    try:
        data = json.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        return Side()
    except (OSError, ValueError, RecursionError) as error:
        raise InputError(f"{path.name} cannot be read ({type(error).__name__})", _REMEDY) from None
    if not isinstance(data, dict):
        raise InputError(f"{path.name} is no JSON object", _REMEDY)
    return side_of(data, path.name)


def _text(data: dict[str, Any], key: str, where: str) -> str | None:
    value = data.get(key)
    if value is None or isinstance(value, str):
        return value.strip() or None if value else None
    raise InputError(f"{where}: {key!r} is no text", _REMEDY)
