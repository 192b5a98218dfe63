"""Opening a database, and what can be wrong with one."""

from __future__ import annotations

import os
import resource
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from reports import record, report, words
from waqai.errors import (
    StoreBusyError,
    StoreError,
    StoreForeignError,
    StoreMissingError,
    UsageError,
)
from waqai.store import Store, connect, open_store
from waqai.store.connect import reading, writing
from waqai.store.migrate import HEAD, config_for
from waqai.store.schema import FACTS, metadata


def test_the_steps_lead_to_the_tables(desk: Store) -> None:
    with reading(desk._engine) as connection:
        differences = compare_metadata(MigrationContext.configure(connection), metadata)
        assert ScriptDirectory.from_config(config_for(connection)).get_current_head() == HEAD
    own = {"report_terms_fts", "entities_fts", "places_fts", "place_boxes"}
    for change in differences:
        assert change[0] in {"remove_table", "remove_index", "remove_column"}, change
        name = str(change[-1].name) if change[0] != "remove_column" else f"{change[2]}_{change[-1].name}"
        assert name.startswith(tuple(own)) or name.endswith("_words") or name == "ix_places_point"


def test_facts_are_named_once() -> None:
    assert set(FACTS) <= set(metadata.tables)


def test_opening_again_finds_what_was_there(target: str) -> None:
    one = record(report("أعلن الوسيط هدنة."))
    with open_store(target, create=True) as store:
        store.add(one)
    with open_store(target) as store:
        assert [stored.record for stored in store.reports()] == [one]


def test_a_newer_database_is_left_alone(target: str) -> None:
    with open_store(target, create=True) as store, writing(store._engine) as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StoreForeignError, match="newer waqai"):
        open_store(target)


def test_two_programs_take_turns(target: str) -> None:
    with open_store(target, create=True) as one, open_store(target) as other:
        for number in range(6):
            (one, other)[number % 2].add(record(report(words(number, 20))))
        assert one.sums() == other.sums()
        assert one.sums().reports == 6


def test_a_busy_database_says_so_and_loses_nothing(target: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connect, "PATIENCE", 0.1)
    with open_store(target, create=True) as holder, open_store(target) as waiting:
        holder.add(record(report(words(1, 20))))
        with writing(holder._engine), pytest.raises(StoreBusyError, match="another program"):
            waiting.add(record(report(words(2, 20))))
        waiting.add(record(report(words(2, 20))))
        assert waiting.sums().reports == 2


def test_reading_goes_on_while_another_writes(desk: Store, target: str) -> None:
    desk.add(record(report(words(1, 20))))
    with writing(desk._engine), open_store(target) as reader:
        assert reader.sums().reports == 1


def test_what_is_not_there_is_not_made_by_asking(tmp_path: Path) -> None:
    with pytest.raises(StoreMissingError, match="waqai add"):
        open_store(str(tmp_path / "none.db"))
    with pytest.raises(StoreMissingError, match="no folder"):
        open_store(str(tmp_path / "none/none.db"), create=True)
    assert list(tmp_path.iterdir()) == []


def test_other_files_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "text.db").write_text("ليس قاعدة بيانات " * 100, encoding="utf-8")
    with sqlite3.connect(tmp_path / "other.db") as other:
        other.execute("CREATE TABLE recipes (name TEXT)")
    for name, what in (("text.db", "no database"), ("other.db", "not a database of waqai")):
        before = (tmp_path / name).read_bytes()
        with pytest.raises(StoreForeignError, match=what):
            open_store(str(tmp_path / name), create=True)
        assert before[100:] == (tmp_path / name).read_bytes()[100:]
    with pytest.raises(StoreError, match="is a folder"):
        open_store(str(tmp_path), create=True)


@pytest.mark.parametrize("address", ["mysql://host/db", "postgresql://host:port/db"])
def test_addresses_that_are_none(address: str) -> None:
    with pytest.raises(UsageError):
        open_store(address)


def test_no_server_is_said(tmp_path: Path) -> None:
    with pytest.raises(StoreMissingError, match="no server answers") as said:
        open_store(f"postgresql://waqai:secret@/desk?host={tmp_path}", create=True)
    assert "secret" not in str(said.value)


@pytest.mark.skipif(not hasattr(resource, "RLIMIT_FSIZE"), reason="needs a limit on the size of files")
def test_a_full_disk_is_said_and_costs_only_what_did_not_fit(tmp_path: Path) -> None:
    database = tmp_path / "desk.db"
    script = f"""
import resource, sys
sys.path.insert(0, {str(Path(__file__).parents[1])!r})
from reports import record, report, words
from waqai.errors import StoreFullError
from waqai.store import open_store
with open_store({str(database)!r}, create=True) as store:
    store.add(record(report(words(0, 50))))
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_500_000, 1_500_000))
    kept = 1
    try:
        for seed in range(1, 500):
            store.add(record(report(words(seed, 200))))
            kept += 1
    except StoreFullError as error:
        print(kept, error.remedy)
"""
    said = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True).stdout
    kept = int(said.split()[0])
    assert 1 < kept < 499
    assert "free some space" in said
    with open_store(str(database)) as store:
        assert store.sums().reports == kept
        store.add(record(report(words(1000, 200))))
        assert store.sums().reports == kept + 1


@pytest.mark.skipif(os.getuid() == 0, reason="root may write anywhere")
def test_a_database_that_may_not_be_written(tmp_path: Path) -> None:
    with open_store(str(tmp_path / "desk.db"), create=True):
        pass
    tmp_path.chmod(0o500)
    with pytest.raises(StoreError, match="may not be"), open_store(str(tmp_path / "desk.db")) as store:
        store.add(record(report(words(1, 20))))


def test_damage_is_said(tmp_path: Path) -> None:
    database = tmp_path / "desk.db"
    with open_store(str(database), create=True) as store:
        store.add_many((record(report(words(seed, 200))), None) for seed in range(20))
    shutil.copy(database, tmp_path / "good.db")
    data = bytearray(database.read_bytes())
    data[4096 * 4 :] = bytes(len(data) - 4096 * 4)
    database.write_bytes(data)
    with pytest.raises(StoreForeignError, match="damaged"), open_store(str(database)) as store:
        list(store.reports())
