"""Counts of names have numbers, and are found by how often.

Revision ID: 0009
Revises: 0008
"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the table anew; it is filled when it is first asked."""
    op.drop_table("face_counts")
    op.create_table(
        "face_counts",
        sa.Column("key", KEY, autoincrement=False, nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.Column("shown", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_face_counts"),
    )
    op.create_index("ix_face_counts_times", "face_counts", ["actor", "what", "times", "value"])
