"""Answers are kept until the desk changes, and no more of them than there is room for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from story import story
from waqai.store import Query, open_store
from waqai.web.kept import Kept

if TYPE_CHECKING:
    from pathlib import Path


def test_an_answer_is_kept_until_the_desk_changes(tmp_path: Path) -> None:
    asked: list[Query] = []
    first, second = ((each.record, each.name) for each in story()[:2])
    with open_store(str(tmp_path / "desk.db"), create=True) as store:
        kept = Kept(store)

        def tallied(query: Query) -> int:
            asked.append(query)
            return len(store.find_spots(query))

        store.add_many([first])
        assert kept(tallied, Query()) == kept(tallied, Query()) > 0
        assert asked == [Query()]
        assert kept(tallied, Query(kinds=("relation",))) == len(store.find_spots(Query(kinds=("relation",))))
        store.add_many([second])
        assert kept(tallied, Query()) == len(store.find_spots(Query()))
        assert len(asked) == 3


def test_what_was_asked_for_longest_ago_makes_room(tmp_path: Path) -> None:
    asked: list[int] = []
    with open_store(str(tmp_path / "desk.db"), create=True) as store:
        kept = Kept(store, most=2)

        def noted(number: int) -> int:
            asked.append(number)
            return number

        for number in (1, 2, 1, 3, 1, 2):
            assert kept(noted, number) == number
    assert asked == [1, 2, 3, 2]
