"""Accounts, sessions, tokens, tries and visits.

Revision ID: 0004
Revises: 0003
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make the tables, and guard the trail."""
    _accounts()
    _keys()
    _trail()
    own = _sqlite if op.get_bind().dialect.name == "sqlite" else _postgresql
    for statement in own():
        op.get_bind().exec_driver_sql(statement)


def _accounts() -> None:
    op.create_table(
        "accounts",
        sa.Column("seq", KEY, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("password", sa.Text(), nullable=False),
        sa.Column("added", MOMENT, nullable=False),
        sa.Column("disabled", MOMENT),
        sa.PrimaryKeyConstraint("seq", name="pk_accounts"),
        sa.UniqueConstraint("key", name="uq_accounts_key"),
    )


def _keys() -> None:
    op.create_table(
        "sessions",
        sa.Column("seq", KEY, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("account", KEY, nullable=False),
        sa.Column("opened", MOMENT, nullable=False),
        sa.Column("seen", MOMENT, nullable=False),
        sa.Column("ends", MOMENT, nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("agent", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["account"], ["accounts.seq"], name="fk_sessions_account"),
        sa.PrimaryKeyConstraint("seq", name="pk_sessions"),
        sa.UniqueConstraint("id", name="uq_sessions_id"),
    )
    op.create_index("ix_sessions_account", "sessions", ["account"])
    op.create_index("ix_sessions_ends", "sessions", ["ends"])
    op.create_table(
        "tokens",
        sa.Column("seq", KEY, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.Column("account", KEY, nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("scopes", sa.Text(), nullable=False),
        sa.Column("added", MOMENT, nullable=False),
        sa.Column("ends", MOMENT, nullable=False),
        sa.Column("revoked", MOMENT),
        sa.Column("used", MOMENT),
        sa.ForeignKeyConstraint(["account"], ["accounts.seq"], name="fk_tokens_account"),
        sa.PrimaryKeyConstraint("seq", name="pk_tokens"),
        sa.UniqueConstraint("hash", name="uq_tokens_hash"),
        sa.UniqueConstraint("id", name="uq_tokens_id"),
    )
    op.create_index("ix_tokens_account", "tokens", ["account"])


def _trail() -> None:
    op.create_table(
        "tries",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("free", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_tries"),
    )
    op.create_index("ix_tries_free", "tries", ["free"])
    op.create_table(
        "visits",
        sa.Column("seq", KEY, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("account", KEY),
        sa.Column("means", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("act", sa.Text(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("status", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["account"], ["accounts.seq"], name="fk_visits_account"),
        sa.PrimaryKeyConstraint("seq", name="pk_visits"),
    )
    op.create_index("ix_visits_account", "visits", ["account", "seq"])
    op.create_index("ix_visits_act", "visits", ["act", "seq"])


def _sqlite() -> list[str]:
    return [
        f"""CREATE TRIGGER visits_{verb.lower()} BEFORE {verb} ON visits BEGIN
            SELECT RAISE(ABORT, 'visits is only ever added to'); END"""
        for verb in ("UPDATE", "DELETE")
    ]


def _postgresql() -> list[str]:
    return [
        """CREATE TRIGGER visits_only_added BEFORE UPDATE OR DELETE ON visits
            FOR EACH ROW EXECUTE FUNCTION only_added()"""
    ]
