"""Putting a report and its record into the tables: all of it or nothing, and nothing twice."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from typing import Any, Final, TypeVar

from sqlalchemy import Connection, Table, func, select
from sqlalchemy.dialects import postgresql, sqlite

from waqai.model import Record, Report
from waqai.store import dealings, spots
from waqai.store import schema as t
from waqai.store.codec import encode
from waqai.store.generation import Generation
from waqai.store.rows import Row, Rows
from waqai.store.same import SAME, Telling, keys, likeness, shingles
from waqai.store.terms import terms_of
from waqai.store.values import Added

#: A shingle that this many reports have is a stock phrase: those that come later are not listed under it.
_STOCK: Final = 24
#: How many candidates are compared in full.
_CANDIDATES: Final = 12
#: Below this part of the bar, the share of common keys says by itself that two texts are not one report.
_HOPELESS: Final = SAME / 4
_AT_ONCE: Final = 500
_Item = TypeVar("_Item")


@dataclass(frozen=True, slots=True)
class Prepared:
    """What is worked out of a record before the database is asked for anything."""

    record: Record
    body: bytes
    terms: str
    shingles: frozenset[str]
    keys: tuple[int, ...]

    @classmethod
    def of(cls, record: Record) -> Prepared:
        """Work it out."""
        report = record.report
        terms = terms_of(f"{report.title or ''}\n{report.text}")
        found = shingles(report.text)
        return cls(record, encode(record), terms, found, tuple(sorted(keys(found))))

    @property
    def report(self) -> Report:
        """The report."""
        return self.record.report


def add(connection: Connection, it: Prepared, generation: Generation, name: str | None, now: datetime) -> Added:
    """Add a report, its record and the name that it came under; say what became of it."""
    new, report = _report(connection, it.report, now)
    if name:
        insert(connection, t.report_names, [{"report": report, "name": name}])
    if new:
        _index(connection, report, it)
    if put_record(connection, report, it.record, it.body, generation, now) is None:
        return Added.KNOWN
    return Added.NEW if new else Added.RECODED


def put_record(
    connection: Connection, report: int, record: Record, body: bytes, generation: Generation, now: datetime
) -> int | None:
    """Make `record`, encoded as `body`, the current one of the report; return its number.

    Does nothing and returns None where the report has a record of this generation.
    """
    row = {"report": report, "generation": _generation(connection, generation, now), "body": body, "added": now}
    number = insert_one(connection, t.records, row)
    if number is not None:
        _supersede(connection, report, number, now)
        _claims(connection, Rows(report, number, record, now))
    return number


def insert(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Insert the rows that are not there yet."""
    if rows:
        connection.execute(_insert(connection, table), rows)


def insert_one(connection: Connection, table: Table, row: Row) -> int | None:
    """Insert one row and return its number; None where it is there already."""
    seq: int | None = connection.execute(_insert(connection, table).returning(table.c.seq), row).scalar()
    return seq


def _insert(connection: Connection, table: Table) -> Any:
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    return dialect.insert(table).on_conflict_do_nothing()


def _report(connection: Connection, report: Report, now: datetime) -> tuple[bool, int]:
    """Return whether the report is new, and its number."""
    row = {
        "id": report.id, "outlet": report.outlet, "title": report.title, "published": report.published,
        "url": report.url, "text": report.text, "day": report.published or date.min, "added": now,
    }  # fmt: skip
    if (seq := insert_one(connection, t.reports, row)) is not None:
        return True, seq
    return False, connection.execute(select(t.reports.c.seq).where(t.reports.c.id == report.id)).scalar_one()


def _generation(connection: Connection, generation: Generation, now: datetime) -> int:
    table = t.generations
    known: int | None = connection.execute(select(table.c.seq).where(table.c.id == generation.id)).scalar()
    if known is not None:
        return known
    row = {"coder": generation.coder, "lexicon": generation.lexicon, "weights": generation.weights}
    seq = insert_one(connection, table, {"id": generation.id, "added": now, **row})
    assert seq is not None  # noqa: S101  writers take turns
    return seq


def _supersede(connection: Connection, report: int, record: int, now: datetime) -> None:
    table = t.records
    older = select(func.max(table.c.seq)).where(table.c.report == report, table.c.seq < record)
    last = connection.execute(older).scalar()
    if last is not None:
        insert(connection, t.superseded, [{"record": last, "by_record": record, "added": now}])
        spots.forget(connection, last)
        dealings.forget(connection, last)


def _claims(connection: Connection, rows: Rows) -> None:
    insert(connection, t.claims, rows.claims())
    for table, found in ((t.entities, rows.entities), (t.places, rows.places)):
        distinct = {row["key"]: row for row in found.values()}
        insert(connection, table, [distinct[key] for key in sorted(distinct)])
    insert(connection, t.record_entities, rows.named())
    insert(connection, t.record_places, rows.placed())
    insert(connection, t.claim_entities, rows.parts())
    insert(connection, t.claim_places, rows.scenes())
    insert(connection, t.spots, spots.spot_rows(rows))
    insert(connection, t.place_spots, spots.named_rows(rows))
    insert(connection, t.claim_spots, spots.claim_rows(rows))
    insert(connection, t.dealings, dealings.dealing_rows(rows))


def _index(connection: Connection, report: int, it: Prepared) -> None:
    """Make a new report findable by its words, and tie it to the reports that it repeats."""
    insert(connection, t.report_terms, [{"report": report, "terms": it.terms}])
    listed = _listed(connection, it.keys)
    fresh = [{"shingle": key, "report": report} for key in it.keys if len(listed[key]) < _STOCK]
    insert(connection, t.report_shingles, fresh)
    shared = Counter(other for reports in listed.values() for other in reports)
    insert(connection, t.copies, list(_repeats(connection, report, it, dict(shared.most_common(_CANDIDATES)))))


def _listed(connection: Connection, chosen: Sequence[int]) -> defaultdict[int, list[int]]:
    """Return the reports listed under each key, in their order."""
    table, listed = t.report_shingles, defaultdict[int, list[int]](list)
    for some in _batches(chosen):
        for key, report in connection.execute(select(table.c.shingle, table.c.report).where(table.c.shingle.in_(some))):
            listed[key].append(report)
    return listed


def _repeats(connection: Connection, report: int, it: Prepared, shared: Mapping[int, int]) -> Iterator[Row]:
    """Yield the rows of `copies`; `shared` says how many keys the candidates share with the report."""
    table, ours = t.reports.c, Telling(it.shingles, it.report.outlet, it.report.published)
    query = select(table.seq, table.outlet, table.published, table.text).where(table.seq.in_(shared))
    for seq, outlet, published, text in connection.execute(query) if shared else ():
        if _may_be_one(it, shared[seq], text):
            like = likeness(ours, Telling(shingles(text), outlet, published))
            if like:
                yield {"report": report, "earlier": seq, "kind": str(like.kind), "jaccard": like.jaccard}


def _may_be_one(it: Prepared, shared: int, text: str) -> bool:
    """Whether so many shared keys leave it open that a text of this length is the same report."""
    ours = len(it.keys)
    theirs = ours * len(text) / len(it.report.text)
    return shared >= _HOPELESS * (ours + theirs - shared)


def _batches(items: Iterable[_Item]) -> Iterator[list[_Item]]:
    rest = iter(items)
    while some := list(islice(rest, _AT_ONCE)):
        yield some
