"""Reports and their records out of the tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, exists, func, select

from waqai.model import Report
from waqai.store import schema as t
from waqai.store.codec import decode
from waqai.store.groups import group_ids, group_ids_near, repeats
from waqai.store.values import Stored

_AT_ONCE = 200


def current(record: ColumnElement[int], known_by: datetime | None = None) -> ColumnElement[bool]:
    """Return the condition that `record`, a column of record numbers, is its report's newest (by that moment)."""
    table = t.superseded
    if known_by is None:
        return record.not_in(select(table.c.record))
    return ~exists().where(table.c.record == record, table.c.added <= known_by)


def stream(connection: Connection, known_by: datetime | None = None) -> Iterator[Stored]:
    """Yield every report with its current record, by day of publication, then id: not by when it was added."""
    query = (
        select(t.reports.c.day, t.reports.c.id, t.records.c.seq)
        .join(t.records, t.records.c.report == t.reports.c.seq)
        .where(current(t.records.c.seq, known_by))
    )
    if known_by:
        query = query.where(t.records.c.added <= known_by)
    order = [seq for _, _, seq in sorted(map(tuple, connection.execute(query)))]
    groups = group_ids(repeats(connection, known_by))
    for start in range(0, len(order), _AT_ONCE):
        some = order[start : start + _AT_ONCE]
        found = _stored(connection, some, groups)
        yield from (found[seq] for seq in some)


def stored(connection: Connection, records: Sequence[int]) -> dict[int, Stored]:
    """Return a few records by their numbers."""
    if not records:
        return {}
    reports = connection.execute(select(t.records.c.report).where(t.records.c.seq.in_(records))).scalars()
    return _stored(connection, records, group_ids_near(connection, sorted(set(reports))))


def current_record(connection: Connection, report_id: str) -> int | None:
    """Return the number of the current record of a report; None where there is no such report."""
    query = (
        select(t.records.c.seq)
        .join(t.reports, t.reports.c.seq == t.records.c.report)
        .where(t.reports.c.id == report_id, current(t.records.c.seq))
    )
    return connection.execute(query).scalar()


def arrived(connection: Connection, since: datetime, size: int) -> tuple[list[int], int]:
    """Return the current records of the `size` last reports that came after `since`, and how many there are in all.

    Reports are numbered as they come, so that only those that came since are looked at.
    """
    seq = t.reports.c.seq
    older = select(seq).where(t.reports.c.added <= since).order_by(seq.desc()).limit(1)
    last = connection.execute(older).scalar() or 0
    total = connection.execute(select(func.count()).select_from(t.reports).where(seq > last)).scalar_one()
    query = select(t.records.c.seq).join(t.reports, seq == t.records.c.report)
    query = query.where(seq > last, current(t.records.c.seq)).order_by(seq.desc()).limit(size)
    return list(connection.execute(query).scalars()), total


def report_ids(connection: Connection, name: str) -> list[str]:
    """Return the ids of the reports that came under `name`, sorted."""
    query = select(t.reports.c.id).join(t.report_names).where(t.report_names.c.name == name).order_by(t.reports.c.id)
    return list(connection.execute(query).scalars())


def _stored(connection: Connection, records: Sequence[int], groups: Mapping[str, str]) -> dict[int, Stored]:
    query = (
        select(t.records.c.seq, t.records.c.body, t.reports)
        .join(t.reports, t.reports.c.seq == t.records.c.report)
        .where(t.records.c.seq.in_(records))
    )
    rows = connection.execute(query).all()
    names = _names(connection, [row[2] for row in rows])
    return {row[0]: _one(row, names.get(row[2], ()), groups) for row in rows}


def _one(row: Row[Any], names: tuple[str, ...], groups: Mapping[str, str]) -> Stored:
    report = Report(text=row.text, title=row.title, outlet=row.outlet, published=row.published, url=row.url)
    record = decode(report, row.body)
    return Stored(record=record, names=names, added=row.added, group=groups.get(row.id, row.id))


def _names(connection: Connection, reports: Sequence[int]) -> dict[int, tuple[str, ...]]:
    table = t.report_names
    rows = connection.execute(select(table.c.report, table.c.name).where(table.c.report.in_(reports)))
    found: dict[int, list[str]] = {}
    for report, name in rows:
        found.setdefault(report, []).append(name)
    return {report: tuple(sorted(some)) for report, some in found.items()}
