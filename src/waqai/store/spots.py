"""The map: where the places of claims lie, kept so that a view of all claims is one walk through one index.

A spot is a point with how closely it is meant (see `Place.acled`, `Place.ucdp`): all places that lie alike share it.
`claim_spots` repeats of each current claim what a map is filtered by, ordered by spot.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, delete, func, select

from waqai.model import QUAD_OF, Claim, Event, Place
from waqai.store import schema as t
from waqai.store.ids import id_of, key_of_id
from waqai.store.matching import box_parts, with_words
from waqai.store.rows import STRIDE, Row, Rows, claim_places, claims_of, key_of
from waqai.store.terms import phrase_of, phrases_of
from waqai.store.values import Query, Spot, SpotTally

_Condition = ColumnElement[bool]
#: How many names of a spot are worth telling.
_NAMES: Final = 5


def spot_rows(rows: Rows) -> list[Row]:
    """Return the rows of `spots`."""
    found = {row["key"]: row for row in map(_spot_row, rows.record.places) if row}
    return [found[key] for key in sorted(found)]


def named_rows(rows: Rows) -> list[Row]:
    """Return the rows of `place_spots`: which places lie on which spot."""
    found = {(row["key"], rows.places[place.id]["key"]) for place in rows.record.places if (row := _spot_row(place))}
    return [{"spot": spot, "place": place} for spot, place in sorted(found)]


def claim_rows(rows: Rows) -> list[Row]:
    """Return the rows of `claim_spots`."""
    lying = {place.id: row["key"] for place in rows.record.places if (row := _spot_row(place))}
    found = {
        (lying[place], row["seq"]): {
            "spot": lying[place],
            "quad": _quad(claim),
            "claim": row["seq"],
            **{field: row[field] for field in ("day", "last_day", "kind", "type", "status")},
        }
        for claim, row in zip(claims_of(rows.record), rows.claims(), strict=True)
        for place in claim_places(claim)
        if place in lying
    }
    return [found[key] for key in sorted(found)]


def forget(connection: Connection, record: int) -> None:
    """Take the claims of a record off the map: a newer one stands in its place."""
    table = t.claim_spots
    connection.execute(delete(table).where(table.c.claim.between(record * STRIDE, (record + 1) * STRIDE - 1)))


def tallies(connection: Connection, query: Query) -> list[SpotTally]:
    """Return how many claims that answer `query` lie on each spot, by spot."""
    on = t.claim_spots.c
    columns = (on.spot, on.quad, func.count().label("many"), func.min(on.day), func.max(on.last_day))
    asked = select(*columns).where(*on_map(connection.dialect.name, query)).group_by(on.spot, on.quad)
    found: dict[int, list[Any]] = {}
    for spot, *rest in connection.execute(asked.order_by(on.spot, on.quad)):
        found.setdefault(spot, []).append(rest)
    spots = {row.key: row for row in connection.execute(select(t.spots)).all()} if found else {}
    return [_tally(spots[key], rows) for key, rows in found.items()]


def names(connection: Connection, spots: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Return what reports call each spot, the commonest name first; () where nothing lies there."""
    keys = [key_of_id(spot) for spot in spots]
    lying, placed = t.place_spots.c, t.record_places.c
    query = (
        select(lying.spot, t.places.c.name, func.count().label("many"))
        .join(t.places, t.places.c.key == lying.place)
        .join(t.record_places, placed.place == lying.place)
        .where(lying.spot.in_(keys))
        .group_by(lying.spot, t.places.c.name)
    )
    rows = sorted(connection.execute(query), key=lambda row: (row.spot, -row.many, row.name))
    found: dict[str, tuple[str, ...]] = dict.fromkeys(spots, ())
    for spot, name, _ in rows:
        found[id_of(spot)] = (*found[id_of(spot)], name)[:_NAMES]
    return found


def day_counts(connection: Connection, query: Query) -> list[tuple[Any, int]]:
    """Return (day, how many claims on the map are about it) of those that answer `query`, by day."""
    on = t.claim_spots.c
    asked = select(on.day, func.count(on.claim.distinct())).where(*on_map(connection.dialect.name, query))
    return [(day, many) for day, many in connection.execute(asked.group_by(on.day).order_by(on.day))]


def at_spots(spots: Iterable[str]) -> _Condition:
    """Return the condition on `claims` that a claim lies on one of the spots; raise UsageError for what is no id."""
    on = t.claim_spots.c
    return t.claims.c.seq.in_(select(on.claim).where(on.spot.in_([key_of_id(spot) for spot in spots])))


def on_map(dialect: str, query: Query) -> Iterator[_Condition]:
    """Yield what a row of `claim_spots` must be like to answer `query`."""
    on = t.claim_spots.c
    for column, wanted in ((on.type, query.types), (on.kind, query.kinds), (on.status, query.statuses)):
        if wanted:
            yield column.in_(wanted)
    if query.since:
        yield on.last_day >= query.since
    if query.until:
        yield on.day <= query.until
    if query.spots:
        yield on.spot.in_([key_of_id(spot) for spot in query.spots])
    if query.box is not None:
        parts = [
            t.spots.c.latitude.between(part.south, part.north) & t.spots.c.longitude.between(part.west, part.east)
            for part in box_parts(query.box)
        ]
        yield on.spot.in_(select(t.spots.c.key).where(parts[0] if len(parts) == 1 else parts[0] | parts[1]))
    yield from _of_parts(dialect, query)


def _of_parts(dialect: str, query: Query) -> Iterator[_Condition]:
    """Yield what the words, parties and places of a claim must be like."""
    on, tie = t.claim_spots.c, t.claim_entities.c
    if query.actor is not None:
        who = with_words(dialect, t.entities, "key", phrase_of(query.actor))
        yield on.claim.in_(select(tie.claim).where(tie.entity.in_(who), tie.role != "source"))
    if query.source is not None:
        who = with_words(dialect, t.entities, "key", phrase_of(query.source))
        yield on.claim.in_(select(tie.claim).where(tie.entity.in_(who), tie.role == "source"))
    if query.place is not None:
        lying, named = t.place_spots.c, with_words(dialect, t.places, "key", phrase_of(query.place))
        yield on.spot.in_(select(lying.spot).where(lying.place.in_(named)))
    if query.text is not None:
        told = with_words(dialect, t.report_terms, "report", phrases_of(query.text))
        yield on.claim.in_(select(t.claims.c.seq).where(t.claims.c.report.in_(told)))
    if query.outlet is not None:
        by = select(t.reports.c.seq).where(t.reports.c.outlet == query.outlet)
        yield on.claim.in_(select(t.claims.c.seq).where(t.claims.c.report.in_(by)))


def _spot_row(place: Place) -> Row | None:
    latitude, longitude = place.latitude, place.longitude
    if latitude is None or longitude is None:
        return None
    key = key_of("spot", latitude, longitude, place.acled, place.ucdp)
    return {"key": key, "latitude": latitude, "longitude": longitude, "acled": place.acled, "ucdp": place.ucdp}


def _quad(claim: Claim) -> int:
    """Return PLOVER's class of an event, 0 of other claims."""
    return QUAD_OF[claim.type] if isinstance(claim, Event) else 0


def _tally(row: Any, found: Sequence[Any]) -> SpotTally:
    spot = Spot(id_of(row.key), row.latitude, row.longitude, row.acled, row.ucdp)
    quads = {quad: many for quad, many, _, _ in found}
    return SpotTally(spot, quads, min(first for *_, first, _ in found), max(last for *_, last in found))
