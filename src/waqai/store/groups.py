"""Reports that repeat each other, gathered into groups: whoever repeats one of a group belongs to it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import Connection, select

from waqai.store import schema as t
from waqai.store.same import Copy
from waqai.store.values import Repeat

_AT_ONCE = 500


def repeats(connection: Connection, known_by: datetime | None = None) -> list[Repeat]:
    """Return all pairs, in the order of the reports' ids; `known_by` leaves out what came later."""
    one, other = t.reports.alias("one"), t.reports.alias("other")
    query = (
        select(one.c.id, other.c.id, t.copies.c.kind, t.copies.c.jaccard)
        .join(one, one.c.seq == t.copies.c.report)
        .join(other, other.c.seq == t.copies.c.earlier)
        .order_by(one.c.id, other.c.id)
    )
    if known_by:
        query = query.where(one.c.added <= known_by, other.c.added <= known_by)
    return [
        Repeat(report, earlier, Copy(kind), jaccard) for report, earlier, kind, jaccard in connection.execute(query)
    ]


def group_ids(pairs: Iterable[Repeat]) -> dict[str, str]:
    """Return, for each report in a pair, the smallest id of its group."""
    parents: dict[str, str] = {}

    def root(report: str) -> str:
        while (parent := parents.setdefault(report, report)) != report:
            parents[report] = parents[parent]
            report = parent
        return report

    for pair in pairs:
        first, second = sorted((root(pair.report), root(pair.earlier)))
        parents[second] = first
    return {report: root(report) for report in parents}


def group_ids_near(connection: Connection, reports: Sequence[int]) -> dict[str, str]:
    """Return the same for the groups of a few reports, given by number; others are left alone."""
    seen: set[int] = set()
    pairs: set[tuple[int, int]] = set()
    frontier = set(reports)
    while frontier:
        seen |= frontier
        found = _pairs_with(connection, sorted(frontier))
        pairs |= found
        frontier = {report for pair in found for report in pair} - seen
    ids = _ids(connection, sorted({report for pair in pairs for report in pair}))
    return group_ids(Repeat(ids[one], ids[other], Copy.EXACT, 1.0) for one, other in pairs)


def _pairs_with(connection: Connection, reports: Sequence[int]) -> set[tuple[int, int]]:
    table, found = t.copies, set[tuple[int, int]]()
    for start in range(0, len(reports), _AT_ONCE):
        some = reports[start : start + _AT_ONCE]
        for column in (table.c.report, table.c.earlier):
            rows = connection.execute(select(table.c.report, table.c.earlier).where(column.in_(some)))
            found.update((one, other) for one, other in rows)
    return found


def _ids(connection: Connection, reports: Sequence[int]) -> dict[int, str]:
    table, ids = t.reports, dict[int, str]()
    for start in range(0, len(reports), _AT_ONCE):
        rows = connection.execute(
            select(table.c.seq, table.c.id).where(table.c.seq.in_(reports[start : start + _AT_ONCE]))
        )
        ids.update((seq, report) for seq, report in rows)
    return ids
