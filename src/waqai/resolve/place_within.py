"""What encloses a place of a report: the place that its words hold, that stands behind it, or that the map knows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from waqai.lexicon.places import gazetteer
from waqai.lexicon.words import words_of
from waqai.resolve.place_groups import Group

_MOST_LEVELS: Final = 6


@cache
def _link() -> re.Pattern[str]:
    """Return what stands between a place and the one that it lies in: "in" (group 1), a comma, a bracket, or space."""
    words = "|".join(sorted(words_of("lying_in")))
    return re.compile(rf"[\"»”]?\s*(?:[(،]\s*)?(?:({words})\s*)?[\"«“#]?(?:ال)?")


class Enclosures:
    """The places of one report, asked what encloses each."""

    def __init__(self, groups: Sequence[Group], text: str) -> None:
        """Index the places by key, by row of the gazetteer and by where they are named."""
        self._groups = {group.key: group for group in groups}
        self._rows = {row.id: group.key for group in groups if (row := group.row)}
        self._nations = {group.country: group.key for group in groups if group.nation and group.country}
        self._starts = {mention.span.start: group.key for group in reversed(groups) for mention in group.mentions}
        self._text = text

    def within(self, group: Group) -> str | None:
        """Return the key of the nearest place that encloses the place, None where the report names none."""
        return next((key for key in self._candidates(group) if key != group.key and not self._holds(group, key)), None)

    def country(self, group: Group) -> str | None:
        """Return the country of the place, else that of what encloses it."""
        seen: set[str] = set()
        at: Group | None = group
        while at and at.key not in seen:
            if at.country:
                return at.country
            seen.add(at.key)
            key = self.within(at)
            at = self._groups.get(key) if key else None
        return None

    def _candidates(self, group: Group) -> Iterator[str]:
        if group.nation:
            return
        yield from (key for key in group.inner if key in self._groups)
        yield from self._behind(group)
        yield from self._known(group)
        if group.country in self._nations:
            yield self._nations[group.country]

    def _behind(self, group: Group) -> Iterator[str]:
        """Yield the places right behind the mentions, in "X in Y" and "X, north of Y"."""
        for mention in group.mentions:
            link = _link().match(self._text, mention.span.end)
            key = self._starts.get(link.end()) if link and link.end() > mention.span.end else None
            other = self._groups.get(key) if key else None
            if link and other and (link[1] or other.side) and not self._larger(group, other):
                yield other.key

    def _known(self, group: Group) -> Iterator[str]:
        """Yield the named places that enclose the place by the gazetteer, the nearest first."""
        at = group.row.within if group.row else None
        for _ in range(_MOST_LEVELS):
            if at is None:
                return
            if at in self._rows:
                yield self._rows[at]
            row = gazetteer().row(at)
            at = row.within if row else None

    def _larger(self, group: Group, other: Group) -> bool:
        """Whether the second place is known to be of another country, or to lie in the first."""
        if group.country and other.country and group.country != other.country:
            return True
        return bool(other.row and group.row and other.row.within == group.row.id)

    def _holds(self, group: Group, key: str) -> bool:
        """Whether the place itself encloses the one named `key`, by its words."""
        return group.key in self._groups[key].inner
