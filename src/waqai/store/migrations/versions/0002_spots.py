"""Where places lie, and which claims are about it: what the map is drawn from.

Revision ID: 0002
Revises: 0001
"""

import sqlalchemy as sa
from alembic import op

from waqai.store import spots
from waqai.store.migrations.current import fill

revision = "0002"
down_revision = "0001"

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the tables, and fill them from the current records."""
    fill((_spots(), spots.spot_rows), (_places(), spots.named_rows), (_claims(), spots.claim_rows))


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
