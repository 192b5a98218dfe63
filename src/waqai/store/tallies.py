"""Lists of all that is named on a desk, the most often named first: places, and those whose word is reported."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, func, select

from waqai.errors import UsageError
from waqai.store import schema as t
from waqai.store.ids import id_of
from waqai.store.matching import with_words
from waqai.store.read import current
from waqai.store.rows import record_of
from waqai.store.terms import phrase_of
from waqai.store.values import NamedPlace, Page, Query, Teller


def find_places(connection: Connection, query: Query) -> Page[NamedPlace]:
    """Return the places that have `query.place` among their names, those in most reports first."""
    tie, number = t.record_places.c, func.count()
    statement = select(tie.place, number).where(current(tie.record)).group_by(tie.place)
    if query.place is not None:
        names = with_words(connection.dialect.name, t.places, "key", phrase_of(query.place))
        statement = statement.where(tie.place.in_(names))
    tallied, more = _counted(connection, statement.order_by(number.desc(), tie.place), query)
    place = t.places.c
    rows = {row.key: row for row in connection.execute(select(t.places).where(place.key.in_(list(tallied))))}
    found = [
        NamedPlace(
            id=id_of(key),
            name=rows[key].name,
            country=rows[key].country,
            gazetteer_id=rows[key].gazetteer_id,
            latitude=rows[key].latitude,
            longitude=rows[key].longitude,
            reports=many,
        )
        for key, many in tallied.items()
    ]
    return Page(tuple(found), query.page, more)


def find_tellers(connection: Connection, query: Query) -> Page[Teller]:
    """Return those who vouch for claims or deny them and have `query.source` among their names.

    Those with most claims come first.
    """
    tie = t.claim_entities.c
    told = select(tie.entity, func.count().label("claims"))
    told = told.where(tie.role == "source", current(record_of(tie.claim))).group_by(tie.entity)
    if query.source is not None:
        told = told.where(
            tie.entity.in_(with_words(connection.dialect.name, t.entities, "key", phrase_of(query.source)))
        )
    entity = told.subquery()  # counted before they are joined: an actor has few entities, which have many claims
    actor, number = t.entities.c.actor, func.sum(entity.c.claims)
    statement = select(actor, number).join(entity, entity.c.entity == t.entities.c.key).group_by(actor)
    tallied, more = _counted(connection, statement.order_by(number.desc(), actor), query)
    names_of = _names(connection, list(tallied))
    return Page(tuple(Teller(id_of(key), *names_of[key], many) for key, many in tallied.items()), query.page, more)


def _counted(connection: Connection, statement: Any, query: Query) -> tuple[dict[int, int], bool]:
    """Return key → number of one page, in order, and whether another follows."""
    if query.page < 1 or query.size < 1 or query.after is not None:
        raise UsageError(f"page {query.page} of {query.size} cannot be meant", "count pages from 1")
    rows = connection.execute(statement.limit(query.size + 1).offset((query.page - 1) * query.size)).all()
    return {row[0]: int(row[1]) for row in rows[: query.size]}, len(rows) > query.size


def _names(connection: Connection, actors: list[int]) -> dict[int, tuple[str, str]]:
    """Return the commonest name and kind of each actor."""
    table = t.entities.c
    query = select(table.actor, table.name, table.kind).where(table.actor.in_(actors))
    query = query.group_by(table.actor, table.name, table.kind).order_by(func.count(), table.name.desc())
    return {actor: (name, kind) for actor, name, kind in connection.execute(query)}
