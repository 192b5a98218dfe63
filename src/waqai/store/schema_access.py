"""The tables of who may come in, and of who came. Names, passwords and roles change; the trail is only added to."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, Table, Text

from waqai.store.schema import Key, Moment, metadata

accounts = Table(
    "accounts",
    metadata,
    Column("seq", Key, primary_key=True),
    Column("key", Text, nullable=False, unique=True),  # the name, folded: names that look alike are one
    Column("name", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("password", Text, nullable=False),
    Column("added", Moment, nullable=False),
    Column("disabled", Moment),
)
sessions = Table(
    "sessions",
    metadata,
    Column("seq", Key, primary_key=True),
    Column("id", Text, nullable=False, unique=True),  # the hash of what the cookie holds
    Column("account", Key, ForeignKey("accounts.seq"), nullable=False),
    Column("opened", Moment, nullable=False),
    Column("seen", Moment, nullable=False),
    Column("ends", Moment, nullable=False),
    Column("address", Text, nullable=False),
    Column("agent", Text, nullable=False),
    Index("ix_sessions_account", "account"),
    Index("ix_sessions_ends", "ends"),
)
tokens = Table(
    "tokens",
    metadata,
    Column("seq", Key, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("hash", Text, nullable=False, unique=True),
    Column("account", Key, ForeignKey("accounts.seq"), nullable=False),
    Column("label", Text, nullable=False),
    Column("scopes", Text, nullable=False),
    Column("added", Moment, nullable=False),
    Column("ends", Moment, nullable=False),
    Column("revoked", Moment),
    Column("used", Moment),
    Index("ix_tokens_account", "account"),
)
tries = Table(
    "tries",
    metadata,
    Column("key", Text, primary_key=True),
    Column("free", Moment, nullable=False),  # from when on nothing of the allowance is used up
    Index("ix_tries_free", "free"),
)
visits = Table(
    "visits",
    metadata,
    Column("seq", Key, primary_key=True),
    Column("at", Moment, nullable=False),
    Column("who", Text, nullable=False),
    Column("account", Key, ForeignKey("accounts.seq")),
    Column("means", Text, nullable=False),
    Column("address", Text, nullable=False),
    Column("act", Text, nullable=False),
    Column("what", Text, nullable=False),
    Column("status", Integer, nullable=False),
    Index("ix_visits_account", "account", "seq"),
    Index("ix_visits_act", "act", "seq"),
    Index("ix_visits_at", "at"),
)
prunings = Table(  # visits before one of these may be removed, no others
    "prunings",
    metadata,
    Column("seq", Key, primary_key=True),
    Column("at", Moment, nullable=False),
    Column("before", Moment, nullable=False),
)
