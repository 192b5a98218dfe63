"""What tests of the doors share: a desk with a clock of its own, hashes that take no time, a password that will do."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from argon2 import PasswordHasher

from waqai.access import Doors, Passwords, People, Terms
from waqai.store import Store, connect, open_store

PASSWORD = "قطار أزرق في المساء"  # noqa: S105
QUICK = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


@dataclass
class Clock:
    """Tells the time that a test wants."""

    now: datetime = datetime(2024, 3, 1, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def wait(self, **time: float) -> None:
        self.now += timedelta(**time)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(scope="session")
def new_desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a new, empty desk, to be copied: making the tables takes longer than a test."""
    path = tmp_path_factory.mktemp("new") / "desk.db"
    with open_store(str(path), create=True):
        pass
    return path


@pytest.fixture
def store(tmp_path: Path, new_desk: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """Return an empty desk that does not wait for the disk."""
    monkeypatch.setattr(connect, "_PRAGMAS", (*connect._PRAGMAS, "PRAGMA synchronous=OFF"))
    shutil.copy(new_desk, tmp_path / "desk.db")
    with open_store(str(tmp_path / "desk.db")) as store:
        yield store


@pytest.fixture
def passwords() -> Passwords:
    return Passwords(QUICK)


@pytest.fixture
def people(store: Store, passwords: Passwords) -> People:
    return People(store, passwords)


@pytest.fixture
def doors(store: Store, passwords: Passwords, clock: Clock) -> Doors:
    return Doors(store, passwords, Terms(), clock)
