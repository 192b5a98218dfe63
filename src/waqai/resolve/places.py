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
    def kind(self) -> str: ...
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
    def capital(self) -> bool: ...
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


_CAPITAL = "capital"
#: Units whose word may stand for a place that the report named without it.
_BARE = ("city", "town", "region")
_LARGER = frozenset({"province", "district"})


class _Grouping:
    """Puts mentions together, in text order."""

    def __init__(self) -> None:
        self.groups: dict[str, _Group] = {}
        self.by_row: dict[str, str] = {}
        self.last_of: dict[str, str] = {}
        self.level: dict[str, dict[bool, str]] = {}
        self.keys: dict[int, str | None] = {}

    def add(self, mention: _Mention, *, inside: bool = False) -> str | None:
        """Return the key of the place that a mention names, None where it points back to nothing."""
        if id(mention) in self.keys:
            return self.keys[id(mention)]
        bases = [key for inner in mention.inner if (key := self.add(inner, inside=True))]
        key = self._key(mention, bases)
        if key is None and inside and mention.area:
            key = f"({mention.area.id})"
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
            known = f"{area.id} {'+'.join(sorted(parts))}" if parts else mention.key
            return known or self.last_of.get("border")
        if mention.key:
            return self._named(mention, bases)
        if bases and area:
            return bases[0] if self._transparent(mention) else f"{area.id} {bases[0]}"
        return self._back(mention)

    def _transparent(self, mention: _Mention) -> bool:
        """Whether the words name what they hold (أنحاء X, منطقة شمال X, مدن البلاد)."""
        area, inner = mention.area, mention.inner[0]
        if area is None:
            return False
        if area.kind == "whole" or area.id in {"region", "part"}:
            return True
        return area.kind == "unit" and (not area.plural or not inner.key or inner.nation)

    def _side(self, mention: _Mention, bases: list[str]) -> str | None:
        sides = "-".join(mention.sides)
        base = bases[0] if bases else mention.country
        if base:
            return f"{sides} {base}"
        known = self.last_of.get(sides)
        return known or (f"({sides})" if mention.sure else None)

    def _named(self, mention: _Mention, bases: list[str]) -> str:
        """Return the key of a name; a city and the province that shares its name are two once both are named."""
        if mention.capital and mention.country:
            return f"{_CAPITAL} {mention.country}"
        if mention.because in {"described", "placed"}:
            return f"{mention.key} {'+'.join(bases) or mention.country or ''}".strip()
        row = mention.row
        known = row is not None and row.id in self.by_row and (mention.area is None or mention.area.kind != "unit")
        return self._level(mention, self.by_row[row.id] if row and known else mention.key)

    def _level(self, mention: _Mention, key: str) -> str:
        levels = self.level.setdefault(key, {})
        if mention.area is None or mention.area.kind != "unit":
            return next(reversed(levels.values())) if levels else key
        larger = mention.area.id in _LARGER
        if larger not in levels:
            levels[larger] = f"{key} {mention.area.id}" if levels else key
        return levels[larger]

    def _back(self, mention: _Mention) -> str | None:
        if mention.area is None:
            return None
        if mention.area.id in {"country", "kingdom", "sultanate"}:
            return mention.country or self.last_of.get("country")
        if mention.area.id == _CAPITAL:
            named = f"{_CAPITAL} {mention.country}" if mention.country else None
            return named or self.last_of.get(_CAPITAL)
        return self.last_of.get(mention.area.id)

    def _remember(self, mention: _Mention, key: str) -> None:
        if mention.row:
            self.by_row.setdefault(mention.row.id, key)
        if not mention.sure or mention.because == "back":
            return
        if mention.capital:
            self.last_of[_CAPITAL] = key
        if mention.nation:
            self.last_of["country"] = key
            return
        if mention.sides:
            self.last_of["-".join(mention.sides)] = self.last_of["region"] = key
            return
        if mention.area and mention.because not in {"vague", "owned", "counted"}:
            self.last_of[mention.area.id] = key
        if mention.row:
            self.last_of[mention.row.kind] = key
        if mention.area is None:
            self.last_of.update(dict.fromkeys(_BARE, key))
        elif mention.area.kind == "unit" and mention.area.id != "region":
            self.last_of["region"] = key

    def settle(self) -> list[_Group]:
        """Return what the words around make places, in the order of the first that does; a lone side joins its name."""
        for key in [name for name in self.groups if name.startswith("(")]:
            fuller = [other for other in self.groups if other.startswith(key[1:-1] + " ")]
            if len(fuller) == 1:
                self.groups[fuller[0]].mentions += self.groups.pop(key).mentions
        found = [group for group in self.groups.values() if any(m.sure for m in group.mentions)]
        return sorted(found, key=lambda group: min((m.span.start, -m.span.end) for m in group.mentions if m.sure))


def resolve_places(mentions: Iterable[_Mention], text: str) -> tuple[Place, ...]:
    """Return the places of a report, in the order of their first mention.

    A definite area word alone (المدينة) points back to the last place named with it; without one it is none. Places
    that no word around their names makes a place are left out.
    """
    grouping = _Grouping()
    for mention in mentions:
        grouping.add(mention)
    groups = grouping.settle()
    ids = {group.key: content_id("place", group.key) for group in groups}
    return tuple(_place(group, ids, text) for group in groups)


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
