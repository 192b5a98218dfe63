"""How often log-ins were tried, and the trail of who opened, exported and changed what."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Engine, Row, delete, select

from waqai.store import schema_access as t
from waqai.store.add import insert
from waqai.store.connect import reading, writing
from waqai.store.people import Act, Limit, Visit


class Trail:
    """What is remembered of those who came. Every method is one transaction, and raises StoreError."""

    def __init__(self, engine: Engine) -> None:
        """Take the engine of an open store."""
        self._engine = engine

    def take(self, limits: Sequence[Limit], now: datetime) -> timedelta:
        """Take one try of every limit and return no time at all, or take none and return how long to wait for it."""
        with reading(self._engine) as connection:  # whoever is over a limit must not hold up those who write
            wait = _wait(connection, limits, now)
        if wait:
            return wait
        with writing(self._engine) as connection:
            wait = _wait(connection, limits, now)
            if not wait:
                _put(connection, {key: max(free, now) + every for key, free, every in _free(connection, limits, now)})
                connection.execute(delete(t.tries).where(t.tries.c.free <= now))
            return wait

    def give_back(self, limits: Sequence[Limit], now: datetime, *, all_of: Sequence[Limit] = ()) -> None:
        """Give back one try of every limit, and all that were taken of some."""
        with writing(self._engine) as connection:
            connection.execute(delete(t.tries).where(t.tries.c.key.in_([limit.key for limit in all_of])))
            _put(connection, {key: free - every for key, free, every in _free(connection, limits, now)})

    def note(self, visits: Iterable[Visit]) -> None:
        """Add lines to the trail."""
        rows = [
            {
                "at": it.at, "who": it.who, "account": it.account, "means": it.means, "address": it.address,
                "act": str(it.act), "what": it.what, "status": it.status,
            }
            for it in visits
        ]  # fmt: skip
        if rows:
            with writing(self._engine) as connection:
                connection.execute(t.visits.insert(), rows)

    def prune(self, before: datetime, now: datetime) -> int:
        """Remove the lines before a moment for good, note that it was done `now`, and return how many they were."""
        with writing(self._engine) as connection:
            insert(connection, t.prunings, [{"at": now, "before": before}])
            return connection.execute(delete(t.visits).where(t.visits.c.at < before)).rowcount

    def visits(
        self, *, account: int | None = None, act: Act | None = None, before: int | None = None, size: int = 100
    ) -> list[Visit]:
        """Return lines of the trail, the newest first; `before` is the number of the last line seen."""
        table, query = t.visits.c, select(t.visits).order_by(t.visits.c.seq.desc()).limit(size)
        wanted: tuple[tuple[Any, object], ...] = ((table.account, account), (table.act, act and str(act)))
        for column, value in wanted:
            if value is not None:
                query = query.where(column == value)
        if before is not None:
            query = query.where(table.seq < before)
        with reading(self._engine) as connection:
            return [_visit(row) for row in connection.execute(query)]


def _free(connection: Connection, limits: Sequence[Limit], now: datetime) -> list[tuple[str, datetime, timedelta]]:
    """Return the key of each limit, from when on its whole allowance is free, and what one try costs."""
    query = select(t.tries.c.key, t.tries.c.free).where(t.tries.c.key.in_([limit.key for limit in limits]))
    known = {row.key: row.free for row in connection.execute(query)}
    return [(limit.key, known.get(limit.key, now), limit.every) for limit in limits]


def _wait(connection: Connection, limits: Sequence[Limit], now: datetime) -> timedelta:
    used = _free(connection, limits, now)
    waits = [free - now - (limit.burst - 1) * limit.every for limit, (_, free, _) in zip(limits, used, strict=True)]
    return max([timedelta(), *waits])


def _put(connection: Connection, free: dict[str, datetime]) -> None:
    connection.execute(delete(t.tries).where(t.tries.c.key.in_(free)))
    insert(connection, t.tries, [{"key": key, "free": moment} for key, moment in free.items()])


def _visit(row: Row[Any]) -> Visit:
    return Visit(
        number=row.seq, at=row.at, who=row.who, account=row.account, means=row.means, address=row.address,
        act=Act(row.act), what=row.what, status=row.status,
    )  # fmt: skip
