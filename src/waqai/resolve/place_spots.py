"""Where a place lies and how closely its words say so: by its own row, or by that of what it is a part of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from waqai.lexicon.places import degrees_between, gazetteer, locative_words
from waqai.lexicon.words import words_of
from waqai.model import fold
from waqai.model.values import value
from waqai.resolve.place_groups import Group, Mention, Row

#: What lies by the place that it is named after, some 25 km from it at most.
_BY = frozenset(
    {
        "centre", "outskirts", "depth", "part", "quarter", "suburb", "countryside", "mountain", "land", "square",
        "road", "line", "front", "pass", "crossing", "outlet", "checkpoint", "airport", "port", "base", "position",
        "prison", "works", "building", "premises", "hospital", "hotel", "shrine", "fence", "border", "camp",
        "centre_of", "region",
    }
)  # fmt: skip
#: What a mountain or a plain may be named after and lie by.
_NAMING = frozenset({"city", "town", "village", "district", "province"})
#: How the two datasets grade a row of the gazetteer by its class: (ACLED geo-precision, UCDP where_prec).
_DISTRICT, _PROVINCE, _WIDE, _WATER = (2, 3), (3, 4), (3, 5), (None, 7)
_EXACT, _NEAR, _COUNTRY = (1, 1), (2, 2), (None, 6)
_GRADES: Final = {"district": _DISTRICT, "province": _PROVINCE, "sea": _WATER, "strait": _WATER}
#: Classes whose point stands for some kilometres around it.
_WIDER = frozenset({"region", "mountain", "valley", "island", "road"})
#: Areas of a row's class that are parts of a town rather than of a country.
_OF_TOWN = frozenset({"quarter", "camp", "site", "airport", "base", "port"})
#: How many degrees of latitude a place may lie from what it is said to lie by.
_CLOSE = 0.3
#: How many characters before a side may say how far off it is.
_BEFORE = 20
#: How long, in the same degrees, a road may be that is put in its middle.
_ROAD = 1.0


@value(frozen=True, slots=True)
class Spot:
    """Where a place lies, in degrees or None; its precision and grades (see `Place`)."""

    precision: str
    latitude: float | None = None
    longitude: float | None = None
    acled: int | None = None
    ucdp: int | None = None


class Spots:
    """The places of one report, asked where each lies."""

    def __init__(self, groups: Sequence[Group], text: str) -> None:
        """Index the places by where their mentions end."""
        self._ends = {mention.span.end: group for group in groups for mention in group.mentions}
        self._text = text

    def of(self, group: Group) -> Spot:
        """Return where a place lies: by its own row, by that of what its words hold, or only that it is an area."""
        if group.row:
            return _spot(group.row, group.row.precision, _grade(group.row))
        row = self._outer(group)
        if row:
            return _spot(row, "area", _NEAR if row.precision == "point" else _grade(row))
        road = _between(group.mentions[0])
        if road:
            return Spot("area", *road, *_WIDE)
        wide = any(m.nation or m.inner or m.sides or _of_country(m) for m in group.mentions)
        acled, ucdp = _COUNTRY if _is_country(group) else (None, None)
        return Spot("area", acled=acled, ucdp=ucdp) if wide else Spot("unknown")

    def _outer(self, group: Group) -> Row | None:
        """Return the row of the one place that the words hold (أطراف X, ريف X, شمال X), None where that says little."""
        first = group.mentions[0]
        row = _held(first)
        if row is None or first.area is None:
            return None
        if first.area.id == "countryside":
            return self._province(first.inner[0], row) or row
        if first.sides:
            return row if all(self._lies_by(mention, row) for mention in group.mentions) else None
        if first.area.kind == "feature" and row.kind not in _NAMING:
            return None
        return row if first.area.id in _BY or (first.area.kind == "unit" and row.precision == "point") else None

    def _province(self, mention: Mention, row: Row) -> Row | None:
        """Return the province that is named after the town of a row, whose countryside is meant."""
        known = gazetteer().get(tuple(fold(mention.span.of(self._text)).split()))
        same = [other for other in (known.rows if known else ()) if other.country == row.country]
        return next((other for other in same if other.kind == "province"), None)

    def _lies_by(self, mention: Mention, row: Row) -> bool:
        """Whether a side is close to the place of the row.

        It may be far off where it only tells where another place lies (Y، شرق X; إلى الشرق من X), or at what distance
        (٧٠ كلم شرق X).
        """
        start = mention.span.start
        before = self._text[max(0, start - _BEFORE) : start]
        if mention.because == "the side" or _told_before().search(before):
            return False
        told = self._ends.get(start - len(before) + len(before.rstrip(" (،,[")))
        return told is None or told.row is None or degrees_between(told.row, row) <= _CLOSE


def _spot(row: Row, precision: str, grades: tuple[int | None, int | None]) -> Spot:
    return Spot(precision, row.latitude, row.longitude, *grades)


def _between(mention: Mention) -> tuple[float, float] | None:
    """Return the middle of a road that joins two places which lie close enough together (طريق X – Y)."""
    if mention.because != "road":
        return None
    one, other = (inner.row for inner in mention.inner)
    if one is None or other is None or degrees_between(one, other) > _ROAD:
        return None
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        return None
    return (one.latitude + other.latitude) / 2, (one.longitude + other.longitude) / 2


def _held(mention: Mention) -> Row | None:
    """Return the row of the only place inside a mention, through one more that lies by it; None for a country."""
    if len(mention.inner) != 1 or (mention.area and mention.area.plural and not mention.sides):
        return None
    inner = mention.inner[0]
    deeper = len(inner.inner) == 1 and inner.area is not None and inner.area.id in _BY
    row = inner.row or (inner.inner[0].row if deeper else None)
    return None if row is None or row.latitude is None or inner.nation else row


@cache
def _told_before() -> re.Pattern[str]:
    """Return what stands before a side that only tells where something lies: a unit of length, a word for lying."""
    units = "|".join(sorted(words_of("distance"), key=len, reverse=True))
    about, lying = "|".join(sorted(words_of("about"))), "|".join(sorted(locative_words("lying", as_printed=True)))
    return re.compile(rf"(?:(?:{units})\.?(?:\s+(?:{about})\b\S?)?|\b(?:ال)?(?:{lying}))\s*(?:إلى|الى)?\s*(?:ال)?$")


def _grade(row: Row) -> tuple[int | None, int | None]:
    if row.latitude is None and row.kind != "sea":
        return None, None
    if row.kind in _GRADES:
        return _GRADES[row.kind]
    if row.precision == "point":
        return _NEAR if row.kind in _WIDER else _EXACT
    return _NEAR if row.kind in _OF_TOWN else _WIDE


def _is_country(group: Group) -> bool:
    """Whether no more is said than the country: its name, or a side of it."""
    return group.country is not None and all(
        mention.nation or (mention.sides and all(inner.nation for inner in mention.inner)) for mention in group.mentions
    )


def _of_country(mention: Mention) -> bool:
    """Whether the words say that the place is an area of a country (الحدود السورية, المحافظات اليمنية)."""
    return mention.country is not None and mention.area is not None and mention.area.kind != "site"
