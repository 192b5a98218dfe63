"""Opening the database that a desk names: a file, which is SQLite, or the address of a PostgreSQL server."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from waqai.errors import StoreError, StoreMissingError, UsageError
from waqai.store.faults import translated

#: How long to wait for another program to finish what it writes, in seconds.
PATIENCE: Final = 10
_SERVERS: Final = ("postgresql", "postgres")
#: The number of the lock that writers of one PostgreSQL database take in turn.
_WRITERS: Final = 0x77617161
_PRAGMAS: Final = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA cache_size=-65536",
    "PRAGMA temp_store=MEMORY",
    "PRAGMA wal_autocheckpoint=4000",  # pages: a page that many reports touch is written back once for all of them
)


def engine_of(target: str, *, create: bool) -> Engine:
    """Return the engine for `target`, a file or a postgresql:// address; nothing is opened yet.

    Raises StoreMissingError where the file is not there and may not be made (`create`), UsageError for an address
    that is none, StoreError where the driver is not installed.
    """
    scheme, sign, rest = target.partition("://")
    if not sign:
        return _sqlite(Path(target), create=create)
    if scheme.split("+")[0] not in _SERVERS:
        raise UsageError(f"{scheme} is no database that waqai knows", "give a file, or postgresql://…")
    try:
        url = make_url(f"postgresql+psycopg://{rest}")
        return create_engine(url, connect_args={"connect_timeout": PATIENCE}, pool_pre_ping=True)
    except (ArgumentError, ValueError):
        raise UsageError("the address of the database is none", "write postgresql://USER@HOST:PORT/NAME") from None
    except ImportError:
        raise StoreError("the driver of PostgreSQL is not installed", "pip install 'waqai[postgresql]'") from None


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """Give a connection that sees one state of the database; errors become StoreErrors."""
    with translated(engine), engine.connect() as connection, connection.begin():
        yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """Give a connection whose changes all stand at the end, or none does; one writer at a time.

    Errors become StoreErrors.
    """
    with translated(engine), engine.connect() as plain:
        connection = plain.execution_options(writes=True)
        with connection.begin():
            if engine.dialect.name == "postgresql":
                connection.execute(text(f"SET LOCAL lock_timeout = '{PATIENCE}s'"))
                connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _WRITERS})
            yield connection


def _sqlite(path: Path, *, create: bool) -> Engine:
    if not create and not path.exists():
        raise StoreMissingError(f"there is no database {path}", "make one with waqai add, or name another with --db")
    if path.is_dir():
        raise StoreError(f"{path} is a folder", "name a file for the database")
    if create and not path.parent.is_dir():
        raise StoreMissingError(f"there is no folder {path.parent}", "make it first")
    engine = create_engine(f"sqlite:///{path}", connect_args={"timeout": PATIENCE})
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: sqlite3.Connection, _: Any) -> None:
    connection.isolation_level = None  # transactions begin where we say, see _begin
    for pragma in _PRAGMAS:
        connection.execute(pragma)


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
