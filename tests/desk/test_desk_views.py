"""The views of a desk: what they hold is what folding all reports gives, whatever came when."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from story import story
from waqai.desk import Desk
from waqai.desk.refresh import refresh
from waqai.export.ledger_form import ledger_to_json
from waqai.ledger import fold_ledger
from waqai.link import Filed
from waqai.model import Judgement, Verdict, with_id
from waqai.store import Generation, Store, open_store


def _form(ledger: Any) -> str:
    return json.dumps(ledger_to_json(ledger), ensure_ascii=False, indent=1)


def _folded(store: Store, known_by: date | None = None, as_of: date | None = None) -> str:
    filed = (Filed(record=s.record, name=s.name, group=s.group, learnt=s.added) for s in store.reports())
    return _form(fold_ledger(filed, known_by=known_by, as_of=as_of, judgements=store.judgements()))


def _add(store: Store, rows: Sequence[Filed]) -> None:
    store.add_many((each.record, each.name) for each in rows)


def test_views_are_what_folding_all_reports_gives_on_any_day(desk: Store) -> None:
    for each in reversed(story()):
        _add(desk, [each])
        Desk(desk).refresh()
    assert _form(Desk(desk).ledger()) == _folded(desk)
    for day in (date(2024, 3, 2), date(2024, 3, 6), date(2024, 3, 9)):
        assert _form(Desk(desk).ledger(known_by=day)) == _folded(desk, known_by=day)
        assert _form(Desk(desk).ledger(as_of=day)) == _folded(desk, as_of=day)


class _CrashError(Exception):
    """The power went off."""


def _break_off(store: Store) -> None:
    with store.views() as views:
        views.set_mark("record", "999")
        views.clear()
        raise _CrashError


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(order=st.permutations(story()), sizes=st.lists(st.integers(1, 4), max_size=5), crash=st.integers(0, 4))
def test_no_order_batches_or_crash_changes_the_views(
    tmp_path_factory: pytest.TempPathFactory, order: list[Filed], sizes: list[int], crash: int
) -> None:
    path = str(tmp_path_factory.mktemp("orders") / "desk.db")
    left = list(order)
    with open_store(path, create=True) as store:
        for number, size in enumerate([*sizes, len(order)]):
            batch, left = left[:size], left[size:]
            _add(store, batch)
            if number == crash:
                with pytest.raises(_CrashError):
                    _break_off(store)
            refresh(store)
        kept = _rows(store)
        assert _form(Desk(store).ledger()) == _folded(store)
        with store.views() as views:
            views.clear()
        refresh(store)
        assert _rows(store) == kept


def _rows(store: Store) -> dict[str, list[Any]]:
    """Return what the tables of the views hold, without the numbers that rows happened to get."""
    queries = {
        "views": "SELECT kind, name, sort, state, day, last_day, known FROM views ORDER BY 1, 2, 3, 4, 5",
        "tags": "SELECT kind, name, state, day, tag FROM views JOIN view_tags ON view = seq ORDER BY 1, 2, 3, 4, 5",
        "known": "SELECT * FROM known ORDER BY actor",
        "counts": "SELECT actor, what, value, times, shown FROM face_counts ORDER BY 1, 2, 3",
        "words": "SELECT * FROM name_words ORDER BY word, tag",
    }
    with store.answers() as answers:
        return {name: [tuple(row) for row in answers.connection.execute(text(q))] for name, q in queries.items()}


def test_only_what_new_reports_touch_is_written_again(tmp_path: Path) -> None:
    with open_store(str(tmp_path / "desk.db"), create=True) as store:
        rows = {each.name: each for each in story()}
        _add(store, [each for each in story() if each.name != "r-9"])
        refresh(store)
        before = _numbers(store)
        _add(store, [rows["r-9"]])
        assert refresh(store) == 1
        changed = {sort for sort, numbers in _numbers(store).items() if numbers != before.get(sort)}
        assert changed == {"control"}


def _numbers(store: Store) -> dict[str, list[int]]:
    with store.answers() as answers:
        rows = answers.connection.execute(text("SELECT sort, seq FROM views WHERE kind = 'step' ORDER BY seq"))
        found: dict[str, list[int]] = {}
        for sort, seq in rows:
            found.setdefault(sort, []).append(seq)
        return found


def _judge(store: Store, verdict: Verdict, one: str, other: str, hour: int, replaces: str | None = None) -> Judgement:
    act = with_id(
        Judgement(
            id="", subject=one, other=other, verdict=verdict, by="سلمى", replaces=replaces,
            at=datetime(2024, 4, 1, hour, tzinfo=UTC),
        )
    )  # fmt: skip
    store.judge(act)
    return act


def test_people_join_and_part_actors_and_take_it_back(desk: Store) -> None:
    _add(desk, story())
    ids = {str(actor.name): actor.id for actor in Desk(desk).ledger().actors}
    plain = _form(Desk(desk).ledger())
    joined = _judge(desk, Verdict.SAME, ids["شهود"], ids["سكان"], 1)
    assert _form(Desk(desk).ledger()) == _folded(desk) != plain
    _judge(desk, Verdict.DIFFERENT, ids["سكان"], ids["شهود"], 2)
    assert _form(Desk(desk).ledger()) == _folded(desk) == plain
    _judge(desk, Verdict.WITHDRAW, joined.id, "", 3, replaces=joined.id)
    assert _form(Desk(desk).ledger()) == plain


def test_a_report_coded_again_takes_the_place_of_its_older_record(desk: Store) -> None:
    _add(desk, story())
    Desk(desk).refresh()
    talks = story()[0]
    desk.add(
        replace(talks.record, events=(), relations=(), negotiations=(), truces=()),
        generation=Generation("newer", "words", "weights"),
    )
    assert _form(Desk(desk).ledger()) == _folded(desk)
    assert '"r-1"' not in json.dumps(ledger_to_json(Desk(desk).ledger())["states"])


def test_taking_in_says_how_far_it_is_and_goes_on_where_it_was_stopped(
    desk: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("waqai.desk.refresh._AT_ONCE", 3)
    _add(desk, story())
    told = list[int]()

    def stop(more: int) -> None:
        told.append(more)
        raise KeyboardInterrupt

    asked = Desk(desk)
    assert asked.waiting() == len(story())
    with pytest.raises(KeyboardInterrupt):
        asked.refresh(stop)
    assert asked.waiting() == len(story()) - 3
    assert asked.refresh(told.append) == len(story()) - 3
    assert told == [3, 3, 3, 1]
    assert asked.waiting() == 0
    assert _form(asked.ledger()) == _folded(desk)
