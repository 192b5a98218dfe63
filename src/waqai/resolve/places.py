"""Which place mentions of a report are one place, what encloses it, and where it lies on the map."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
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
    @property
    def within(self) -> str | None: ...


class _Area(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def plural(self) -> bool: ...


class _Mention(Protocol):
    @property
    def span(self) -> Span: ...
    @property
    def key(self) -> str: ...
    @property
    def area(self) -> _Area | None: ...
    @property
    def sides(self) -> tuple[str, ...]: ...
    @property
    def row(self) -> _Row | None: ...
    @property
    def country(self) -> str | None: ...
    @property
    def nation(self) -> bool: ...
    @property
    def inner(self) -> Sequence[_Mention]: ...
    @property
    def sure(self) -> bool: ...
    @property
    def because(self) -> str: ...


@dataclass(slots=True)
class _Group:
    key: str
    mentions: list[_Mention] = field(default_factory=list)
    inner: list[str] = field(default_factory=list)


_SETTLEMENTS = frozenset({"city", "town", "village", "quarter"})


class _Grouping:
    """Puts mentions together, in text order."""

    def __init__(self) -> None:
        self.groups: dict[str, _Group] = {}
        self.by_row: dict[str, str] = {}
        self.last_of: dict[str, str] = {}
        self.keys: dict[int, str | None] = {}

    def add(self, mention: _Mention) -> str | None:
        """Return the key of the place that a mention names, None where it points back to nothing."""
        if id(mention) in self.keys:
            return self.keys[id(mention)]
        bases = [key for inner in mention.inner if (key := self.add(inner))]
        key = self._key(mention, bases)
        self.keys[id(mention)] = key
        if key is not None:
            group = self.groups.setdefault(key, _Group(key))
            group.mentions.append(mention)
            group.inner += [base for base in bases if base != key]
            self._remember(mention, key)
        return key

    def _key(self, mention: _Mention, bases: list[str]) -> str | None:
        area = mention.area
        if mention.sides:
            return self._side(mention, bases)
        if area and area.kind == "border":
            parts = bases or ([mention.country] if mention.country else [])
            return f"border {'+'.join(sorted(parts))}" if parts else mention.key or self.last_of.get("border")
        if mention.key:
            return self._named(mention)
        if bases and area:
            transparent = area.kind == "whole" or (area.kind == "unit" and not area.plural) or area.id == "region"
            return bases[0] if transparent else f"{area.id} {bases[0]}"
        return self._back(mention)

    def _side(self, mention: _Mention, bases: list[str]) -> str | None:
        sides = "-".join(mention.sides)
        base = bases[0] if bases else mention.country
        if base:
            return f"{sides} {base}"
        known = self.last_of.get(sides)
        return known or (f"({sides})" if mention.sure else None)

    def _named(self, mention: _Mention) -> str:
        row = mention.row
        key = mention.key
        if row and row.id in self.by_row and self.by_row[row.id] not in self.groups.get(key, _Group("")).key:
            return self.by_row[row.id]
        return key

    def _back(self, mention: _Mention) -> str | None:
        if mention.area is None:
            return None
        if mention.area.id == "country":
            return mention.country or self.last_of.get("country")
        if mention.area.id == "capital":
            found = self.last_of.get(f"capital {mention.country}") if mention.country else self.last_of.get("capital")
            return found or (f"capital {mention.country}" if mention.country else None)
        return self.last_of.get(mention.area.id)

    def _remember(self, mention: _Mention, key: str) -> None:
        if mention.row:
            self.by_row.setdefault(mention.row.id, key)
        if mention.sides:
            self.last_of["-".join(mention.sides)] = key
            self.last_of["region"] = key
            return
        if mention.area and (mention.key or mention.inner):
            self.last_of[mention.area.id] = key
        if mention.nation:
            self.last_of["country"] = key
        elif mention.row or (mention.area and mention.area.kind == "unit"):
            self.last_of.update(dict.fromkeys(_SETTLEMENTS if not mention.area else (), key))
            self.last_of["region"] = key
        if mention.country and mention.because == "located" and not mention.nation:
            self.last_of["capital"] = self.last_of[f"capital {mention.country}"] = key
        if mention.area and mention.area.id == "capital" and mention.key:
            self.last_of["capital"] = self.last_of[f"capital {mention.country}"] = key


def resolve_places(mentions: Iterable[_Mention], text: str) -> tuple[Place, ...]:
    """Return the places of a report, in the order of their first mention.

    A definite area word alone (المدينة) points back to the last place named with it; without one it is none. Places
    that no word around their names makes a place are left out.
    """
    grouping = _Grouping()
    for mention in mentions:
        grouping.add(mention)
    groups = {key: group for key, group in grouping.groups.items() if any(m.sure for m in group.mentions)}
    ids = {key: content_id("place", key) for key in groups}
    return tuple(_place(group, ids, text) for group in groups.values())


def _place(group: _Group, ids: Mapping[str, str], text: str) -> Place:
    spans = sorted({mention.span for mention in group.mentions})
    spellings = list(dict.fromkeys(span.of(text) for span in spans))
    name = _name(group, text) or spellings[0]
    row = next((mention.row for mention in group.mentions if mention.row), None)
    inner = next((key for key in group.inner if key in ids and key != group.key), None)
    return Place(
        id=ids[group.key],
        name=name,
        aliases=tuple(spelling for spelling in spellings if spelling != name),
        within=ids[inner] if inner else None,
        mentions=tuple(spans),
        country=next((mention.country for mention in group.mentions if mention.country), None),
        latitude=row.latitude if row else None,
        longitude=row.longitude if row else None,
        precision=row.precision if row else "unknown",
        gazetteer_id=row.id if row else None,
    )


def _name(group: _Group, text: str) -> str | None:
    """Return the fullest spelling that is no word for something named before."""
    full = [m.span.of(text) for m in group.mentions if m.because != "back"]
    return max(full, key=len) if full else None
