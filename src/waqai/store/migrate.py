"""Bringing a database to the form that this version reads. Alembic is loaded only where there is something to do."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from sqlalchemy import Connection, Engine, inspect, text

from waqai.errors import StoreForeignError
from waqai.store.connect import reading, writing
from waqai.store.faults import name_of

if TYPE_CHECKING:
    from alembic.config import Config

#: The newest step in `migrations/versions`.
HEAD: Final = "0009"


def prepare(engine: Engine, *, create: bool) -> None:
    """Make the tables where there are none (`create`) and take the steps that are missing.

    Raises StoreForeignError where the database holds something else or was made by a newer waqai.
    """
    with reading(engine) as connection:
        if version_of(connection) == HEAD:
            return
    with writing(engine) as connection:
        if _may_change(connection, version_of(connection), create=create):
            upgrade(connection)


def version_of(connection: Connection) -> str | None:
    """Return the step that the database is at, None where it has no tables of ours."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def upgrade(connection: Connection, to: str = "head") -> None:
    """Take every step up to `to` that the database is behind."""
    from alembic import command  # noqa: PLC0415

    command.upgrade(config_for(connection), to)


def config_for(connection: Connection) -> Config:
    """Return what alembic needs to know to work on `connection`."""
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).with_name("migrations")).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def _may_change(connection: Connection, version: str | None, *, create: bool) -> bool:
    """Whether there are steps to take (another program may just have taken them)."""
    where = name_of(connection.engine)
    if version is None:
        if inspect(connection).get_table_names() or not create:
            raise StoreForeignError(f"{where} is not a database of waqai", "name another with --db")
        return True
    if version > HEAD:
        raise StoreForeignError(f"{where} was made by a newer waqai", "install that version or a later one")
    return version < HEAD
