"""Acts about one report's record, the records that they make, and what waits to be reviewed.

Revision ID: 0005
Revises: 0004
"""

from collections.abc import Iterator

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Widen `judgements`, and make the tables."""
    for column in (
        sa.Column("report", sa.Text()),
        sa.Column("span_start", sa.Integer()),
        sa.Column("span_end", sa.Integer()),
        sa.Column("rank", sa.Text(), nullable=False, server_default="reviewer"),
    ):
        op.add_column("judgements", column)
    op.create_index("ix_judgements_report", "judgements", ["report"])
    op.create_index("ix_judgements_replaces", "judgements", ["replaces"])
    op.create_index("ix_judgements_by", "judgements", ["by", "seq"])
    _reviewed()
    _derived()
    for statement in _guard(op.get_bind().dialect.name):
        op.get_bind().exec_driver_sql(statement)


def _reviewed() -> None:
    op.create_table(
        "reviewed",
        sa.Column("record", KEY, autoincrement=False, nullable=False),
        sa.Column("machine", KEY, nullable=False),
        sa.ForeignKeyConstraint(["record"], ["records.seq"], name="fk_reviewed_record"),
        sa.ForeignKeyConstraint(["machine"], ["records.seq"], name="fk_reviewed_machine"),
        sa.PrimaryKeyConstraint("record", name="pk_reviewed"),
    )


def _derived() -> None:
    op.create_table(
        "review_conflicts",
        sa.Column("report", KEY, nullable=False),
        sa.Column("target", sa.Text(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["report"], ["reports.seq"], name="fk_review_conflicts_report"),
        sa.PrimaryKeyConstraint("report", "target", "field", name="pk_review_conflicts"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "review_weighed",
        sa.Column("report", KEY, autoincrement=False, nullable=False),
        sa.Column("record", KEY, nullable=False),
        sa.ForeignKeyConstraint(["record"], ["records.seq"], name="fk_review_weighed_record"),
        sa.ForeignKeyConstraint(["report"], ["reports.seq"], name="fk_review_weighed_report"),
        sa.PrimaryKeyConstraint("report", name="pk_review_weighed"),
    )
    op.create_table(
        "review_weights",
        sa.Column("report", KEY, nullable=False),
        sa.Column("claim", sa.Text(), nullable=False),
        sa.Column("weight", sa.Float(), nullable=False),
        sa.Column("doubt", sa.Float(), nullable=False),
        sa.Column("consequence", sa.Float(), nullable=False),
        sa.Column("because", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["report"], ["reports.seq"], name="fk_review_weights_report"),
        sa.PrimaryKeyConstraint("report", "claim", name="pk_review_weights"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_review_weights_weight", "review_weights", ["weight", "report", "claim"])


def _guard(dialect: str) -> Iterator[str]:
    """Yield what keeps `reviewed` from being changed."""
    if dialect != "sqlite":
        yield """CREATE TRIGGER reviewed_only_added BEFORE UPDATE OR DELETE ON reviewed
            FOR EACH ROW EXECUTE FUNCTION only_added()"""
        return
    for verb in ("UPDATE", "DELETE"):
        yield f"""CREATE TRIGGER reviewed_{verb.lower()} BEFORE {verb} ON reviewed BEGIN
            SELECT RAISE(ABORT, 'reviewed is only ever added to'); END"""
