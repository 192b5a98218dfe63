"""The trail, written in batches."""

from __future__ import annotations

import logging
from datetime import UTC, datetime
from threading import Thread

import pytest

from waqai.access import Act, Recorder, Visit
from waqai.access import recorder as room
from waqai.errors import StoreBusyError
from waqai.store import Store, Trail


def visit(number: int) -> Visit:
    now = datetime(2024, 3, 1, tzinfo=UTC)
    return Visit(at=now, who="سلمى", account=None, means="session", address="", act=Act.OPENED, what=str(number))


def test_lines_wait_for_the_flush(store: Store) -> None:
    recorder = Recorder(store.trail)
    for number in range(3):
        recorder.note(visit(number))
    assert store.trail.visits() == []
    recorder.flush()
    recorder.flush()
    assert [each.what for each in store.trail.visits()] == ["2", "1", "0"]


def test_many_lines_do_not_wait(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "_MOST", 5)
    recorder = Recorder(store.trail)
    assert [recorder.note(visit(number)) for number in range(6)] == [False] * 4 + [True] * 2
    recorder.flush()
    assert not recorder.note(visit(6))
    assert len(store.trail.visits()) == 6


def test_a_busy_database_loses_no_line(
    store: Store, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    recorder, note = Recorder(store.trail), Trail.note

    def busy(*_: object) -> None:
        raise StoreBusyError("busy", "wait")

    recorder.note(visit(0))
    monkeypatch.setattr(Trail, "note", busy)
    with caplog.at_level(logging.WARNING):
        recorder.flush()
    assert "could not be written" in caplog.text
    recorder.note(visit(1))
    monkeypatch.setattr(Trail, "note", note)
    recorder.flush()
    assert [each.what for each in store.trail.visits()] == ["1", "0"]


def test_many_at_once_lose_and_double_nothing(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "_MOST", 7)
    recorder = Recorder(store.trail)

    def some(start: int) -> None:
        for number in range(start, start + 50):
            if recorder.note(visit(number)):
                recorder.flush()

    threads = [Thread(target=some, args=(start,)) for start in range(0, 200, 50)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    recorder.flush()
    assert sorted(int(each.what) for each in store.trail.visits(size=1000)) == list(range(200))
