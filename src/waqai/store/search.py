"""A question as one query over the tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, Select, func, or_, select

from waqai.errors import UsageError
from waqai.store import schema as t
from waqai.store.dealings import between as dealings_between
from waqai.store.ids import id_of, key_of_id
from waqai.store.matching import in_box, in_circle, with_words
from waqai.store.read import current, stored
from waqai.store.rows import STRIDE, claims_of, record_of
from waqai.store.spots import at_spots
from waqai.store.terms import phrase_of, phrases_of
from waqai.store.values import Actor, Found, Page, Query, Stored

_MOST = 1000
_Row = TypeVar("_Row")
_Condition = ColumnElement[bool]


def find_reports(connection: Connection, query: Query) -> Page[Stored]:
    """Return the reports that answer `query`, the newest first."""
    day, seq = t.reports.c.day, t.reports.c.seq
    statement = select(t.records.c.seq, day, seq.label("at")).join(t.reports, seq == t.records.c.report)
    statement = statement.where(current(t.records.c.seq), *_of_reports(connection.dialect.name, query))
    rows = connection.execute(_paged(statement.order_by(day.desc(), seq.desc()), query, day, seq)).all()
    found = stored(connection, [row.seq for row in rows[: query.size]])
    return _page(query, rows, [found[row.seq] for row in rows[: query.size]])


def find_claims(connection: Connection, query: Query) -> Page[Found]:
    """Return the claims that answer `query`, the newest first."""
    day, seq = t.claims.c.day, t.claims.c.seq
    columns = (seq, seq.label("at"), day, t.claims.c.id, t.claims.c.record)
    statement = select(*columns).where(*_of_claims(connection.dialect.name, query))
    rows = connection.execute(_paged(statement.order_by(day.desc(), seq.desc()), query, day, seq)).all()
    records = stored(connection, sorted({row.record for row in rows[: query.size]}))
    found = [_found(row.seq, row.id, records[row.record]) for row in rows[: query.size]]
    return _page(query, rows, found)


def claim_of_id(connection: Connection, claim_id: str) -> Found | None:
    """Return the claim that links and judgements call so, as its report's current record has it; else None."""
    table = t.claims.c
    query = select(table.seq, table.id, table.record).where(table.id == claim_id, current(table.record))
    row = connection.execute(query.order_by(table.seq).limit(1)).first()
    return _found(row.seq, row.id, stored(connection, [row.record])[row.record]) if row else None


def find_actors(connection: Connection, query: Query) -> Page[Actor]:
    """Return the actors whose names have `query.actor` and whose kind is one of `query.kinds`, the most named first."""
    tie, dialect = t.record_entities.c, connection.dialect.name
    number = func.count(tie.record.distinct())
    statement = select(tie.actor, number).where(current(tie.record))
    if query.actor is not None:
        statement = statement.where(tie.entity.in_(with_words(dialect, t.entities, "key", phrase_of(query.actor))))
    if query.kinds:
        statement = statement.where(tie.actor.in_(select(t.entities.c.actor).where(t.entities.c.kind.in_(query.kinds))))
    ordered = statement.group_by(tie.actor).order_by(number.desc(), tie.actor)
    rows = connection.execute(_paged(ordered, query)).all()
    more = len(rows) > query.size
    names = _names_of(connection, [row.actor for row in rows[: query.size]])
    found = [Actor(name=names[actor][0], kind=names[actor][1], reports=many) for actor, many in rows[: query.size]]
    return Page(tuple(found), query.page, more)


def _of_reports(dialect: str, query: Query) -> Iterator[_Condition]:
    reports = t.reports.c
    report, record = _walked(dialect, reports.seq), _walked(dialect, t.records.c.seq)
    if query.text is not None:
        yield report.in_(with_words(dialect, t.report_terms, "report", phrases_of(query.text)))
    if query.actor is not None:
        entities = with_words(dialect, t.entities, "key", phrase_of(query.actor))
        yield record.in_(select(t.record_entities.c.record).where(t.record_entities.c.entity.in_(entities)))
    for places in _places(dialect, query):
        yield record.in_(select(t.record_places.c.record).where(t.record_places.c.place.in_(places)))
    if query.outlet is not None:
        yield reports.outlet == query.outlet
    if query.since:
        yield reports.day >= query.since
    if query.until:
        yield reports.day <= query.until
    inside = list(_of_any_claim(dialect, query))
    if inside:
        yield record.in_(select(record_of(t.claims.c.seq)).where(*inside))


def _walked(dialect: str, column: ColumnElement[int]) -> ColumnElement[int]:
    """Return `column` so that SQLite walks the reports by day and stops at a full page; PostgreSQL weighs it itself."""
    return column + 0 if dialect == "sqlite" else column


def _of_claims(dialect: str, query: Query) -> Iterator[_Condition]:
    claims = t.claims.c
    yield current(claims.record)
    if query.text is not None:
        yield claims.report.in_(with_words(dialect, t.report_terms, "report", phrases_of(query.text)))
    if query.actor is not None:
        entities = with_words(dialect, t.entities, "key", phrase_of(query.actor))
        tie = t.claim_entities.c
        yield claims.seq.in_(select(tie.claim).where(tie.entity.in_(entities), tie.role != "source"))
    for places in _places(dialect, query):
        yield claims.seq.in_(select(t.claim_places.c.claim).where(t.claim_places.c.place.in_(places)))
    if query.outlet is not None:
        yield claims.report.in_(select(t.reports.c.seq).where(t.reports.c.outlet == query.outlet))
    if query.since:
        yield claims.last_day >= query.since
    if query.until:
        yield claims.day <= query.until
    yield from _of_any_claim(dialect, query)


def _of_any_claim(dialect: str, query: Query) -> Iterator[_Condition]:
    """Yield what a claim must be like, and for a report one of its claims."""
    claims = t.claims.c
    kind = claims.kind.concat("") if query.types else claims.kind  # types say more: SQLite is to go by their index
    for column, wanted in ((claims.type, query.types), (kind, query.kinds), (claims.status, query.statuses)):
        if wanted:
            yield column.in_(wanted)
    if query.least > 0:
        yield claims.confidence >= query.least
    if query.spots:
        yield at_spots(query.spots)
    if query.between:
        yield dealings_between(query.between)
    if query.source is not None:
        entities = with_words(dialect, t.entities, "key", phrase_of(query.source))
        tie = t.claim_entities.c
        yield claims.seq.in_(select(tie.claim).where(tie.entity.in_(entities), tie.role == "source"))


def _places(dialect: str, query: Query) -> Iterator[Select[tuple[int]]]:
    if query.place is not None:
        yield with_words(dialect, t.places, "key", phrase_of(query.place))
    if query.box is not None:
        yield in_box(dialect, query.box)
    if query.circle is not None:
        yield in_circle(dialect, query.circle)


def _paged(statement: Select[Any], query: Query, *order: ColumnElement[Any]) -> Select[Any]:
    """Return `statement`, which is ordered by (day, number) from the newest on, cut to the page that is asked for."""
    if query.page < 1 or not 1 <= query.size <= _MOST:
        raise UsageError(f"page {query.page} of {query.size} cannot be meant", f"count from 1, up to {_MOST} a page")
    statement = statement.limit(query.size + 1)
    if query.after is None or not order:
        return statement.offset((query.page - 1) * query.size)
    day, number = order
    last = _place(query.after)
    return statement.where(day <= last[0], or_(day < last[0], number < last[1]))


def _place(after: str) -> tuple[date, int]:
    """Return the day and number of the last row of the page before."""
    day, _, number = after.partition(".")
    try:
        return date.fromisoformat(day), key_of_id(number)
    except (ValueError, UsageError):
        raise UsageError(f"{after[:40]!r} is no place in a list", "take the one that the page before gave") from None


def _page(query: Query, rows: Sequence[Any], found: Sequence[_Row]) -> Page[_Row]:
    """Return the page of what was found in `rows`, of which one more than the page takes says that another follows."""
    more = len(rows) > query.size
    last = rows[query.size - 1] if more else None
    return Page(tuple(found), query.page, more, f"{last.day}.{id_of(last.at)}" if last else None)


def _found(seq: int, claim_id: str, where: Stored) -> Found:
    return Found(id=claim_id, claim=claims_of(where.record)[seq % STRIDE], where=where)


def _names_of(connection: Connection, actors: list[int]) -> dict[int, tuple[str, str]]:
    """Return the commonest name and kind of each actor."""
    table = t.entities.c
    query = select(table.actor, table.name, table.kind).where(table.actor.in_(actors))
    query = query.group_by(table.actor, table.name, table.kind).order_by(func.count(), table.name.desc())
    return {actor: (name, kind) for actor, name, kind in connection.execute(query)}
