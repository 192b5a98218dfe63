"""Who has to do with whom: what the network is drawn from.

Revision ID: 0003
Revises: 0002
"""

import sqlalchemy as sa
from alembic import op

from waqai.store.dealings import dealing_rows
from waqai.store.migrations.current import fill

revision = "0003"
down_revision = "0002"

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the table, and fill it from the current records."""
    table = op.create_table(
        "dealings",
        sa.Column("one", KEY, nullable=False),
        sa.Column("other", KEY, nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("claim", KEY, nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("denied", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["claim"], ["claims.seq"], name="fk_dealings_claim"),
        sa.PrimaryKeyConstraint("one", "other", "type", "day", "claim", name="pk_dealings"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_dealings_other", "dealings", ["other", "one"])
    op.create_index("ix_dealings_claim", "dealings", ["claim"])
    fill((table, dealing_rows))
