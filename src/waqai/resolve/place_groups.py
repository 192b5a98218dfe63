"""Which place mentions of a report name one place: spellings, units, sides, and words that point back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

from waqai.model import Span


class Row(Protocol):
    """A row of the gazetteer."""

    @property
    def id(self) -> str: ...  # noqa: D102
    @property
    def latitude(self) -> float | None: ...  # noqa: D102
    @property
    def longitude(self) -> float | None: ...  # noqa: D102
    @property
    def precision(self) -> str: ...  # noqa: D102
    @property
    def country(self) -> str | None: ...  # noqa: D102
    @property
    def kind(self) -> str: ...  # noqa: D102
    @property
    def within(self) -> str | None: ...  # noqa: D102


class Area(Protocol):
    """A word that makes a place."""

    @property
    def id(self) -> str: ...  # noqa: D102
    @property
    def kind(self) -> str: ...  # noqa: D102
    @property
    def plural(self) -> bool: ...  # noqa: D102


class Mention(Protocol):
    """One naming of a place; see `waqai.mentions.place_mention`."""

    @property
    def span(self) -> Span: ...  # noqa: D102
    @property
    def key(self) -> str: ...  # noqa: D102
    @property
    def area(self) -> Area | None: ...  # noqa: D102
    @property
    def sides(self) -> tuple[str, ...]: ...  # noqa: D102
    @property
    def row(self) -> Row | None: ...  # noqa: D102
    @property
    def country(self) -> str | None: ...  # noqa: D102
    @property
    def nation(self) -> bool: ...  # noqa: D102
    @property
    def capital(self) -> bool: ...  # noqa: D102
    @property
    def inner(self) -> Sequence[Mention]: ...  # noqa: D102
    @property
    def sure(self) -> bool: ...  # noqa: D102
    @property
    def because(self) -> str: ...  # noqa: D102


@dataclass(slots=True)
class Group:
    """The mentions of one place; `inner` are the keys of the places that its words hold."""

    key: str
    mentions: list[Mention] = field(default_factory=list)
    inner: list[str] = field(default_factory=list)
    _told: Mention | None = None

    def take(self, mention: Mention) -> None:
        """Add a mention."""
        self.mentions.append(mention)
        better = self._told is None or (self._told.area is None and mention.area is not None)
        if mention.row and better:
            self._told = mention

    @property
    def row(self) -> Row | None:
        """The row of the gazetteer, that of a name with its unit first; None where the place is not in it."""
        return self._told.row if self._told else None

    @property
    def country(self) -> str | None:
        """The country that the words or the gazetteer give."""
        return next((mention.country for mention in self.mentions if mention.country), None)

    @property
    def nation(self) -> bool:
        """Whether the place is a country itself."""
        return any(mention.nation for mention in self.mentions)

    @property
    def side(self) -> bool:
        """Whether the place is a side of another."""
        return any(mention.sides for mention in self.mentions)


_CAPITAL = "capital"
#: Units whose word may stand for a place that the report named without it.
_BARE = ("city", "town", "region")
_LARGER = frozenset({"province", "district", "county", "strip", "region"})


class Grouping:
    """Puts mentions together, in text order."""

    def __init__(self) -> None:
        """Start without places."""
        self.groups: dict[str, Group] = {}
        self.by_row: dict[str, str] = {}
        self.last_of: dict[str, str] = {}
        self.bare_of: dict[str, str] = {}
        self.level: dict[str, dict[bool, str]] = {}
        self.keys: dict[int, str | None] = {}

    def add(self, mention: Mention, *, inside: bool = False) -> str | None:
        """Return the key of the place that a mention names, None where it points back to nothing."""
        if id(mention) in self.keys:
            return self.keys[id(mention)]
        bases = [key for inner in mention.inner if (key := self.add(inner, inside=True))]
        key = self._key(mention, bases)
        if key is None and inside and mention.area and mention.area.kind == "unit":
            key = f"({mention.area.id})"
        self.keys[id(mention)] = key
        if key is not None and (mention.sure or not (mention.nation or mention.capital)):
            group = self.groups.setdefault(key, Group(key))
            group.take(mention)
            group.inner += [base for base in bases if base != key]
            self._remember(mention, key)
        return key

    def _key(self, mention: Mention, bases: list[str]) -> str | None:
        area = mention.area
        if mention.sides:
            return self._side(mention, bases)
        if area and area.kind == "border":
            parts = bases or ([mention.country] if mention.country else [])
            known = f"{area.id} {'+'.join(sorted(parts))}" if parts else mention.key
            return known or self.last_of.get("border") or ("border" if mention.because == "stood" else None)
        if mention.because == "stood":
            return self._here(mention)
        if mention.key:
            return self._named(mention, bases)
        if bases and area:
            ends = "–".join(sorted(bases)) if mention.because == "road" else bases[0]
            return bases[0] if self._transparent(mention) else f"{area.id} {ends}"
        return self._back(mention)

    def _transparent(self, mention: Mention) -> bool:
        """Whether the words name what they hold (أنحاء X, منطقة شمال X, مدن البلاد)."""
        area, inner = mention.area, mention.inner[0]
        if area is None:
            return False
        if area.kind == "whole" or area.id in {"region", "part"}:
            return True
        return area.kind == "unit" and (not area.plural or not inner.key or inner.nation)

    def _side(self, mention: Mention, bases: list[str]) -> str | None:
        sides = "-".join(mention.sides)
        base = bases[0] if bases else mention.country
        if base:
            return f"{sides} {base}"
        known = self.last_of.get(sides)
        return known or (f"({sides})" if mention.sure else None)

    def _named(self, mention: Mention, bases: list[str]) -> str:
        """Return the key of a name; a city and the province that shares its name are two once both are named."""
        if mention.capital and mention.country:
            return f"{_CAPITAL} {mention.country}"
        if mention.because in {"described", "placed"}:
            return f"{mention.key} {'+'.join(bases) or mention.country or ''}".strip()
        row = mention.row
        known = row is not None and row.id in self.by_row and (mention.area is None or mention.area.kind != "unit")
        return self._level(mention, self.by_row[row.id] if row and known else mention.key)

    def _level(self, mention: Mention, key: str) -> str:
        levels = self.level.setdefault(key, {})
        if mention.area is None or mention.area.kind != "unit":
            return next(reversed(levels.values())) if levels else key
        larger = mention.area.id in _LARGER
        if larger not in levels:
            levels[larger] = f"{key} {mention.area.id}" if levels else key
        return levels[larger]

    def _here(self, mention: Mention) -> str | None:
        """Return the place named before that a definite word points back to, else one of its own."""
        if mention.area and mention.area.id == _CAPITAL:
            return self.last_of.get(_CAPITAL) or (f"{_CAPITAL} {mention.country}" if mention.country else None)
        return mention.key if mention.key in self.groups else self._back(mention) or mention.key

    def _back(self, mention: Mention) -> str | None:
        if mention.area is None:
            return None
        if mention.area.id in {"country", "kingdom", "sultanate"}:
            return mention.country or self.last_of.get("country")
        if mention.area.id == _CAPITAL:
            named = f"{_CAPITAL} {mention.country}" if mention.country else None
            return named or self.last_of.get(_CAPITAL)
        return self.last_of.get(mention.area.id) or self.bare_of.get(mention.area.id)

    def _remember(self, mention: Mention, key: str) -> None:
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
        if mention.area is None:
            self.bare_of.update(dict.fromkeys((*_BARE, mention.row.kind) if mention.row else _BARE, key))
        elif mention.row and mention.area.kind == "site":
            self.last_of[mention.row.kind] = key
        if mention.area is None or (mention.area.kind == "unit" and mention.area.id != "region"):
            self.last_of["region"] = key

    def settle(self) -> list[Group]:
        """Return what the words around make places, in the order of the first that does; a lone side joins its name."""
        for key in [name for name in self.groups if name.startswith("(")]:
            fuller = [other for other in self.groups if other.startswith(key[1:-1] + " ")]
            if len(fuller) == 1:
                self.groups[fuller[0]].mentions += self.groups.pop(key).mentions
        found = [group for group in self.groups.values() if any(m.sure for m in group.mentions)]
        return sorted(found, key=lambda group: min((m.span.start, -m.span.end) for m in group.mentions if m.sure))
