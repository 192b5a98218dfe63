"""Filling a new derived table from the records that are there."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final

import sqlalchemy as sa
from alembic import op

from waqai.model import Report
from waqai.store.add import insert
from waqai.store.codec import decode
from waqai.store.rows import Row, Rows

_AT_ONCE: Final = 200
_MOMENT: Final = sa.DateTime(timezone=True)


def fill(*tables: tuple[sa.Table, Callable[[Rows], list[Row]]]) -> None:
    """Insert into each table what its function makes of every current record; columns it lacks are passed over."""
    for rows in _current():
        for table, rows_of in tables:
            columns = set(table.columns.keys())
            insert(op.get_bind(), table, [{name: row[name] for name in row.keys() & columns} for row in rows_of(rows)])


def _current() -> Iterator[Rows]:
    after, some = 0, _after(0)
    while some:
        for row in some:
            after = row.seq
            report = Report(text=row.text, title=row.title, outlet=row.outlet, published=row.published, url=row.url)
            yield Rows(row.report, row.seq, decode(report, row.body), row.added)
        some = _after(after)


def _after(seq: int) -> Sequence[Any]:
    query = sa.text("""
        SELECT records.seq, records.report, records.body, records.added,
               reports.text, reports.title, reports.outlet, reports.published, reports.url
        FROM records JOIN reports ON reports.seq = records.report
        WHERE records.seq > :seq AND records.seq NOT IN (SELECT record FROM superseded)
        ORDER BY records.seq LIMIT :most""").columns(published=sa.Date(), added=_MOMENT, body=sa.LargeBinary())
    return op.get_bind().execute(query, {"seq": seq, "most": _AT_ONCE}).all()
