"""Tries and visits, on both databases."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, select, text

from waqai.errors import StoreError
from waqai.store import Act, Limit, Role, Store, Visit, open_store
from waqai.store import schema_access as t
from waqai.store.connect import reading, writing

NOW = datetime(2024, 3, 1, 12, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
ONE = Limit("one", 3, MINUTE)
OTHER = Limit("other", 2, MINUTE)


def visit(what: str = "/reports", act: Act = Act.OPENED, account: int | None = None) -> Visit:
    return Visit(
        at=NOW, who="سلمى", account=account, means="session", address="192.0.2.1", act=act, what=what, status=200
    )


def test_a_burst_and_then_one_every_so_often(desk: Store) -> None:
    assert [desk.trail.take([ONE], NOW) for _ in range(4)] == [timedelta()] * 3 + [MINUTE]
    assert desk.trail.take([ONE], NOW + MINUTE / 2) == MINUTE / 2
    assert desk.trail.take([ONE], NOW + MINUTE) == timedelta()
    assert desk.trail.take([ONE], NOW + MINUTE) == MINUTE
    later = NOW + 4 * MINUTE
    assert [desk.trail.take([ONE], later) for _ in range(4)] == [timedelta()] * 3 + [MINUTE]


def test_of_several_limits_all_are_taken_or_none(desk: Store) -> None:
    both = [ONE, OTHER]
    assert [desk.trail.take(both, NOW) for _ in range(3)] == [timedelta(), timedelta(), MINUTE]
    assert [desk.trail.take([ONE], NOW) for _ in range(2)] == [timedelta(), MINUTE]


def test_tries_are_given_back_one_or_all(desk: Store) -> None:
    for _ in range(3):
        desk.trail.take([ONE], NOW)
    desk.trail.give_back([ONE], NOW)
    assert [desk.trail.take([ONE], NOW) for _ in range(2)] == [timedelta(), MINUTE]
    desk.trail.give_back([], NOW, all_of=[ONE])
    assert desk.trail.take([ONE], NOW) == timedelta()


def test_a_restart_forgets_nothing(target: str) -> None:
    with open_store(target, create=True) as store:
        for _ in range(3):
            store.trail.take([ONE], NOW)
    with open_store(target) as store:
        assert store.trail.take([ONE], NOW) == MINUTE


def test_old_lines_are_removed_and_no_others(desk: Store) -> None:
    for days in (0, 10, 20):
        desk.trail.note([replace(visit(f"/{days}"), at=NOW - timedelta(days=days))])
    assert desk.trail.prune(NOW - timedelta(days=15), NOW) == 1
    assert [row.what for row in desk.trail.visits()] == ["/10", "/0"]
    with pytest.raises(StoreError, match="only ever added to"), writing(desk._engine) as connection:
        connection.execute(text("DELETE FROM visits WHERE what = '/10'"))
    with pytest.raises(StoreError, match="only ever added to"), writing(desk._engine) as connection:
        connection.execute(text("DELETE FROM prunings"))


def test_tries_that_count_no_more_take_no_room(desk: Store) -> None:
    desk.trail.take([ONE], NOW)
    desk.trail.take([OTHER], NOW + 2 * MINUTE)
    with reading(desk._engine) as connection:
        assert connection.execute(select(func.count()).select_from(t.tries)).scalar() == 1


def test_the_trail_is_read_backwards_and_in_pages(desk: Store) -> None:
    account = desk.accounts.add("سلمي", "سلمى", Role.READER, "hash", NOW)
    assert account is not None
    lines = [visit("/a", account=account.number), visit("/b", Act.EXPORTED), visit("/c")]
    desk.trail.note(lines)
    desk.trail.note([])
    found = desk.trail.visits()
    assert [replace(each, number=0) for each in found] == lines[::-1]
    assert desk.trail.visits(size=1) == found[:1]
    assert desk.trail.visits(before=found[0].number) == found[1:]
    assert [each.what for each in desk.trail.visits(act=Act.EXPORTED)] == ["/b"]
    assert [each.what for each in desk.trail.visits(account=account.number)] == ["/a"]


@pytest.mark.parametrize("statement", ["UPDATE visits SET who = 'x'", "DELETE FROM visits"])
def test_the_trail_is_only_added_to(desk: Store, statement: str) -> None:
    desk.trail.note([visit()])
    with pytest.raises(StoreError, match="only ever added to"), writing(desk._engine) as connection:
        connection.execute(text(statement))
    assert len(desk.trail.visits()) == 1
