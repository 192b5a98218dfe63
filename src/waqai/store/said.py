"""Links that linkers make and judgements that people pass: added, and read back in the order in which they came."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import datetime

from sqlalchemy import Connection, RowMapping, or_, select

from waqai.model import Judgement, Rank, Span, Verdict
from waqai.store import schema as t
from waqai.store.add import insert
from waqai.store.values import Link


def add_links(connection: Connection, links: Iterable[Link], now: datetime) -> None:
    """Add the links that are not there yet."""
    rows = [
        {
            "id": link.id, "kind": link.kind, "subject": link.subject, "object": link.object, "score": link.score,
            "because": json.dumps(link.because, ensure_ascii=False), "maker": link.maker, "added": now,
        }
        for link in links
    ]  # fmt: skip
    insert(connection, t.links, rows)


def links(
    connection: Connection, kind: str | None, about: str | None, maker: str | None, known_by: datetime | None
) -> Iterator[Link]:
    """Yield links, narrowed by kind, by one of their ends, by maker, by when they were made."""
    table = t.links.c
    query = select(t.links).order_by(table.seq)
    for column, wanted in ((table.kind, kind), (table.maker, maker)):
        if wanted is not None:
            query = query.where(column == wanted)
    if about is not None:
        query = query.where(or_(table.subject == about, table.object == about))
    if known_by is not None:
        query = query.where(table.added <= known_by)
    for row in connection.execute(query):
        because = tuple(json.loads(row.because))
        yield Link(
            kind=row.kind, subject=row.subject, object=row.object, score=row.score, because=because, maker=row.maker
        )


def add_judgement(connection: Connection, judgement: Judgement, now: datetime) -> None:
    """Add a judgement, unless it is there."""
    span = judgement.span
    row = {
        **{name: getattr(judgement, name) for name in _FIELDS},
        "verdict": str(judgement.verdict),
        "rank": str(judgement.rank),
        "span_start": span.start if span else None,
        "span_end": span.end if span else None,
        "added": now,
    }
    insert(connection, t.judgements, [row])


def judgements(
    connection: Connection, about: str | None, known_by: datetime | None, report: str | None = None
) -> Iterator[Judgement]:
    """Yield judgements, narrowed to one subject, by when they were passed on to the desk, and to one report."""
    table = t.judgements.c
    query = select(t.judgements).order_by(table.seq)
    if about is not None:
        query = query.where(or_(table.subject == about, table.other == about))
    if report is not None:
        query = query.where(table.report == report)
    if known_by is not None:
        query = query.where(table.added <= known_by)
    yield from map(judgement_of, connection.execute(query).mappings())


def judgement_of(row: RowMapping) -> Judgement:
    """Return the judgement that a row of `judgements` holds."""
    span = None if row["span_start"] is None else Span(row["span_start"], row["span_end"])
    rest = {name: row[name] for name in _FIELDS}
    return Judgement(**rest, verdict=Verdict(row["verdict"]), rank=Rank(row["rank"]), span=span)


_FIELDS = ("id", "subject", "by", "at", "other", "field", "value", "replaces", "comment", "report")
