"""Prunings of the trail: what is older than one may be taken away, all else stays as it is.

Revision ID: 0008
Revises: 0007
"""

from collections.abc import Iterator

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make the table and let old visits go."""
    op.create_table(
        "prunings",
        sa.Column("seq", KEY, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("before", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_prunings"),
    )
    op.create_index("ix_visits_at", "visits", ["at"])
    guard = _sqlite if op.get_bind().dialect.name == "sqlite" else _postgresql
    for statement in guard():
        op.execute(statement)


def _sqlite() -> Iterator[str]:
    yield "DROP TRIGGER visits_delete"
    yield """CREATE TRIGGER visits_delete BEFORE DELETE ON visits
        WHEN NOT EXISTS (SELECT 1 FROM prunings WHERE OLD.at < before) BEGIN
        SELECT RAISE(ABORT, 'visits is only ever added to'); END"""
    for verb in ("UPDATE", "DELETE"):
        yield f"""CREATE TRIGGER prunings_{verb.lower()} BEFORE {verb} ON prunings BEGIN
            SELECT RAISE(ABORT, 'prunings is only ever added to'); END"""


def _postgresql() -> Iterator[str]:
    yield "DROP TRIGGER visits_only_added ON visits"
    yield """CREATE FUNCTION only_pruned() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF EXISTS (SELECT 1 FROM prunings WHERE OLD.at < before) THEN RETURN OLD; END IF;
            RAISE EXCEPTION USING MESSAGE = TG_TABLE_NAME || ' is only ever added to';
        END $$"""
    yield """CREATE TRIGGER visits_only_added BEFORE UPDATE ON visits
        FOR EACH ROW EXECUTE FUNCTION only_added()"""
    yield "CREATE TRIGGER visits_only_pruned BEFORE DELETE ON visits FOR EACH ROW EXECUTE FUNCTION only_pruned()"
    yield """CREATE TRIGGER prunings_only_added BEFORE UPDATE OR DELETE ON prunings
        FOR EACH ROW EXECUTE FUNCTION only_added()"""
