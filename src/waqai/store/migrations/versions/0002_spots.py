"""Where places lie, and which claims are about it: what the map is drawn from.

Revision ID: 0002
Revises: 0001
"""

from collections.abc import Iterator, Sequence
from typing import Any

import sqlalchemy as sa
from alembic import op

from waqai.model import Report
from waqai.store import spots
from waqai.store.add import insert
from waqai.store.codec import decode
from waqai.store.rows import Rows

revision = "0002"
down_revision = "0001"

MOMENT = sa.DateTime(timezone=True)
KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
AT_ONCE = 200


def upgrade() -> None:
    """Make the tables, and fill them from the current records."""
    tables = ((_spots(), spots.spot_rows), (_places(), spots.named_rows), (_claims(), spots.claim_rows))
    for rows in _current():
        for table, rows_of in tables:
            columns = set(table.columns.keys())
            insert(op.get_bind(), table, [{name: row[name] for name in row.keys() & columns} for row in rows_of(rows)])


def _spots() -> sa.Table:
    return op.create_table(
        "spots",
        sa.Column("key", KEY, autoincrement=False, nullable=False),
        sa.Column("latitude", sa.Float(), nullable=False),
        sa.Column("longitude", sa.Float(), nullable=False),
        sa.Column("acled", sa.Integer()),
        sa.Column("ucdp", sa.Integer()),
        sa.PrimaryKeyConstraint("key", name="pk_spots"),
    )


def _places() -> sa.Table:
    table = op.create_table(
        "place_spots",
        sa.Column("spot", KEY, nullable=False),
        sa.Column("place", KEY, nullable=False),
        sa.ForeignKeyConstraint(["place"], ["places.key"], name="fk_place_spots_place"),
        sa.ForeignKeyConstraint(["spot"], ["spots.key"], name="fk_place_spots_spot"),
        sa.PrimaryKeyConstraint("spot", "place", name="pk_place_spots"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_place_spots_place", "place_spots", ["place"])
    return table


def _claims() -> sa.Table:
    table = op.create_table(
        "claim_spots",
        sa.Column("spot", KEY, nullable=False),
        sa.Column("quad", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("claim", KEY, nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["claim"], ["claims.seq"], name="fk_claim_spots_claim"),
        sa.ForeignKeyConstraint(["spot"], ["spots.key"], name="fk_claim_spots_spot"),
        sa.PrimaryKeyConstraint("spot", "quad", "day", "claim", name="pk_claim_spots"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_claim_spots_claim", "claim_spots", ["claim"])
    return table


def _current() -> Iterator[Rows]:
    """Yield the rows of every current record."""
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
        ORDER BY records.seq LIMIT :most""").columns(published=sa.Date(), added=MOMENT, body=sa.LargeBinary())
    return op.get_bind().execute(query, {"seq": seq, "most": AT_ONCE}).all()
