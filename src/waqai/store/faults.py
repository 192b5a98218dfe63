"""What databases complain of, in words that say what to do."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from sqlalchemy.exc import DBAPIError

from waqai.errors import StoreBusyError, StoreError, StoreForeignError, StoreFullError, StoreMissingError

if TYPE_CHECKING:
    from sqlalchemy import Engine

_Fault = tuple[type[StoreError], str, str]
_BUSY: Final[_Fault] = (
    StoreBusyError, "another program holds it", "let that end, then do this again: all that was added is kept",
)  # fmt: skip
_FULL: Final[_Fault] = (
    StoreFullError, "its disk is full", "free some space, then do this again: all that was added is kept",
)  # fmt: skip
_DAMAGED: Final[_Fault] = (StoreForeignError, "it is damaged or no database", "restore a copy, or name another file")
_DENIED: Final[_Fault] = (StoreError, "it may not be opened or written", "ask for the right to write it and its folder")
_GONE: Final[_Fault] = (StoreMissingError, "no server answers, or it refuses", "check the address, and that it runs")
_BROKEN: Final[_Fault] = (StoreError, "its disk cannot be read or written", "check the disk")
#: Beginnings of names of SQLite's result codes, the longest first.
_SQLITE: Final = {
    "SQLITE_BUSY": _BUSY,
    "SQLITE_LOCKED": _BUSY,
    "SQLITE_FULL": _FULL,
    "SQLITE_IOERR_WRITE": _FULL,
    "SQLITE_IOERR_SHMSIZE": _FULL,
    "SQLITE_IOERR_TRUNCATE": _FULL,
    "SQLITE_IOERR": _BROKEN,
    "SQLITE_CORRUPT": _DAMAGED,
    "SQLITE_NOTADB": _DAMAGED,
    "SQLITE_READONLY": _DENIED,
    "SQLITE_CANTOPEN": _DENIED,
    "SQLITE_PERM": _DENIED,
    "SQLITE_AUTH": _DENIED,
}
#: Beginnings of SQLSTATE codes.
_POSTGRESQL: Final = {
    "53100": _FULL,
    "55P03": _BUSY,
    "40P01": _BUSY,
    "57P": _GONE,
    "53300": _BUSY,
    "08": _GONE,
    "28": _GONE,
    "3D": _GONE,
    "42501": _DENIED,
    "25006": _DENIED,
}


@contextmanager
def translated(engine: Engine) -> Iterator[None]:
    """Turn what the database complains of into StoreErrors that name it; other errors pass."""
    try:
        yield
    except DBAPIError as error:
        kind, problem, remedy = _fault(error)
        raise kind(f"database {name_of(engine)}: {problem}", remedy) from error


def name_of(engine: Engine) -> str:
    """Return what to call the database in a message: its file, or its address without the password."""
    url = engine.url
    return str(url.database) if url.drivername.startswith("sqlite") else url.render_as_string(hide_password=True)


def _fault(error: DBAPIError) -> _Fault:
    origin = error.orig
    if isinstance(origin, sqlite3.Error):
        table, code = _SQLITE, getattr(origin, "sqlite_errorname", "") or ""
    else:
        table, code = _POSTGRESQL, getattr(origin, "sqlstate", None) or ""
        if not code and type(origin).__name__ == "OperationalError":
            return _GONE
    fault = next((fault for start, fault in table.items() if code.startswith(start)), None)
    return fault or (StoreError, f"it refuses ({code or type(origin).__name__}: {_first_line(origin)})", "report this")


def _first_line(error: BaseException | None) -> str:
    return next(iter(str(error).splitlines()), "")
