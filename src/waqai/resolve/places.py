"""Which place mentions of a report are one place, what encloses it, and where it lies on the map."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from waqai.model import Place, Span, content_id


class _Row(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def latitude(self) -> float | None: ...
    @property
    def longitude(self) -> float | None: ...
    @property
    def precision(self) -> str: ...
    @property
    def country(self) -> str | None: ...


class _Area(Protocol):
    @property
    def id(self) -> str: ...


class _Mention(Protocol):
    @property
    def span(self) -> Span: ...
    @property
    def key(self) -> str: ...
    @property
    def area(self) -> _Area | None: ...
    @property
    def row(self) -> _Row | None: ...
    @property
    def country(self) -> str | None: ...
    @property
    def inner(self) -> str | None: ...


@dataclass(slots=True)
class _Group:
    key: str
    mentions: list[_Mention] = field(default_factory=list)


def resolve_places(mentions: Iterable[_Mention], text: str) -> tuple[Place, ...]:
    """Return the places of a report, in the order of their first mention.

    A definite area word alone (المدينة) points back to the last place named with it; without one it is its own.
    """
    groups: dict[str, _Group] = {}
    last_of: dict[str, str] = {}
    for mention in mentions:
        area = mention.area.id if mention.area else ""
        key = mention.key or last_of.get(area) or f"({area})"
        groups.setdefault(key, _Group(key)).mentions.append(mention)
        if mention.key and area:
            last_of[area] = key
        elif mention.key and mention.row:
            last_of.update(dict.fromkeys(("city", "town"), key))
    ids = {key: content_id("place", key) for key in groups}
    return tuple(_place(group, ids, text) for group in groups.values())


def _place(group: _Group, ids: dict[str, str], text: str) -> Place:
    spellings = list(dict.fromkeys(mention.span.of(text) for mention in group.mentions))
    name = max(spellings, key=lambda spelling: (len(spelling), -spellings.index(spelling)))
    row = next((mention.row for mention in group.mentions if mention.row), None)
    inner = next((m.inner for m in group.mentions if m.inner and m.inner in ids and m.inner != group.key), None)
    return Place(
        id=ids[group.key],
        name=name,
        aliases=tuple(spelling for spelling in spellings if spelling != name),
        within=ids[inner] if inner else None,
        mentions=tuple(mention.span for mention in group.mentions),
        country=_first([mention.country for mention in group.mentions]),
        latitude=row.latitude if row else None,
        longitude=row.longitude if row else None,
        precision=row.precision if row else "unknown",
        gazetteer_id=row.id if row else None,
    )


def _first(values: Sequence[str | None]) -> str | None:
    return next((value for value in values if value), None)
