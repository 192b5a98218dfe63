"""The store on each of its databases: every test that takes `desk` runs on both."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import psycopg
import pytest

import postgres
from waqai.store import Store, open_store

KINDS = ("sqlite", "postgresql")
_NUMBERS = count()


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """Return the address of a server's database; skips the test where PostgreSQL is not installed."""
    programs = postgres.binaries()
    if programs is None:
        pytest.skip("needs PostgreSQL's own programs: no initdb on the path (apt install postgresql)")
    with postgres.server(programs) as address:
        yield address


def new_target(request: pytest.FixtureRequest, folder: Path) -> str:
    """Return where a new, empty database may be, of the kind that the fixture's parameter names."""
    if request.param == "sqlite":
        return str(folder / "desk.db")
    address: str = request.getfixturevalue("postgresql")
    name = f"desk{next(_NUMBERS)}"
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}".encode())
    return address.replace("/postgres?", f"/{name}?")


@pytest.fixture(params=KINDS)
def target(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Return where a new, empty database may be."""
    return new_target(request, tmp_path)


@pytest.fixture
def desk(target: str) -> Iterator[Store]:
    """Return a new, empty desk."""
    with open_store(target, create=True) as store:
        yield store
