"""Who holds what, as last reported: the last word on each place up to a day, and who says so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from waqai.ledger import Spot, Transition
from waqai.ledger.values import Statement
from waqai.lexicon.place_labels import place_labels
from waqai.lexicon.places import GazetteerRow
from waqai.link import Actor

Json = dict[str, Any]
#: How wide what is held is drawn, in km: nobody says where an area of control ends.
_KIND_KM: Final[Mapping[str, float]] = {
    "province": 45.0, "region": 40.0, "desert": 60.0, "district": 18.0, "city": 8.0, "town": 4.0, "village": 2.0,
    "valley": 15.0, "mountain": 12.0, "plain": 20.0, "island": 10.0,
}  # fmt: skip
_OTHER_KM: Final = 2.5
#: How many sides have a colour of their own.
COLOURS: Final = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """The last word on a place: `said` are the statements for it, `denied` those against it, the latest first.

    `holder` is None where the reports name nobody; `row` is None where the gazetteer does not know the place.
    """

    place: Spot
    row: GazetteerRow | None
    state: str
    on: date
    holder: Actor | None
    said: tuple[Statement, ...]
    denied: tuple[Statement, ...]

    @property
    def radius_km(self) -> float:
        """How wide it is drawn."""
        return _KIND_KM.get(self.row.kind, _OTHER_KM) if self.row else _OTHER_KM

    def name(self, language: str) -> str:
        """Return what the place is called, in a language where the gazetteer knows it."""
        label = place_labels().get(self.place.id)
        return label.name(language) if label else self.place.name


def holdings(last: Iterable[tuple[str, Transition]]) -> list[Holding]:
    """Return what holds on each place, by its id and the last change of control there, in their order."""
    return [_holding(each, spot) for place, each in last for spot in [s for s in each.places if s.id == place][:1]]


def sides(found: Sequence[Holding]) -> list[Actor]:
    """Return one holder of each side, those who hold most first."""
    counted = Counter(each.holder.side for each in found if each.holder)
    first: dict[str, Actor] = {}
    for each in found:
        if each.holder:
            first.setdefault(each.holder.side, each.holder)
    return [first[side] for side in sorted(counted, key=lambda side: (-counted[side], side))]


def collection(found: Sequence[Holding], language: str) -> Json:
    """Return what has a place on the map as GeoJSON; `colour` is the rank of the side, `radius` in metres."""
    ranks = {actor.side: rank for rank, actor in enumerate(sides(found))}
    return {
        "type": "FeatureCollection",
        "features": [_form(each, ranks, language) for each in found if each.row and each.row.latitude is not None],
    }


def _holding(each: Transition, place: Spot) -> Holding:
    label = place_labels().get(place.id)
    said = tuple(row for row in each.said if any(spot.id == place.id for spot in row.places)) or each.said
    return Holding(
        place=place,
        row=label.row if label else None,
        state=each.state,
        on=each.on,
        holder=next(iter(each.parties), None),
        said=_latest(said),
        denied=_latest(each.denied),
    )


def _latest(rows: Sequence[Statement]) -> tuple[Statement, ...]:
    return tuple(sorted(rows, key=lambda row: (row.source.reported, row.source.report), reverse=True))


def _form(each: Holding, ranks: Mapping[str, int], language: str) -> Json:
    assert each.row  # noqa: S101  see `collection`
    source = each.said[0].source
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [each.row.longitude, each.row.latitude]},
        "properties": {
            "place": each.place.id,
            "name": each.name(language),
            "state": each.state,
            "on": each.on.isoformat(),
            "holder": each.holder.name if each.holder else None,
            "actor": each.holder.id if each.holder else None,
            "side": each.holder.side if each.holder else None,
            "colour": min(ranks[each.holder.side], COLOURS) if each.holder else COLOURS,
            "radius": round(each.radius_km * 1000),
            "tellers": [teller.name for teller in source.tellers if not teller.denies],
            "outlet": source.outlet,
            "reported": source.reported.isoformat(),
            "report": source.report,
            "quote": source.text,
            "reports": len({row.source.copy_of for row in each.said}),
            "against": len(each.denied),
        },
    }
