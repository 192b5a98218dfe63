"""Courses on a desk that grows and changes: what is settled piece by piece is what folding everything gives."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from story import story
from waqai.desk import Asked, Desk
from waqai.export.ledger_form import ledger_to_json
from waqai.ledger import Ledger, fold_ledger
from waqai.link import Filed
from waqai.model import Record
from waqai.store import Generation, Store, open_store

_NEWER = Generation("newer", "words", "weights")


def _later(record: Record, number: int, days: int) -> Record:
    """Return a report with other words at its end that tells the same so many days later."""
    shift, report = timedelta(days=days), record.report
    ending = " ".join(f"خاتمة{number}كلمة{step}" for step in range(60))  # no report copies another
    times = (
        replace(t, earliest=t.earliest and t.earliest + shift, latest=t.latest and t.latest + shift)
        for t in record.times
    )
    published = report.published and report.published + shift
    return replace(
        record, times=tuple(times), report=replace(report, text=f"{report.text} {ending}", published=published)
    )


def _records(seed: int, many: int) -> list[Record]:
    """Return reports of the story's matters, told again and again over some months."""
    chance, molds = Random(seed), [each.record for each in story()]  # noqa: S311  no secret
    shifts = (chance.choice((1, 3, 40)) * chance.randrange(5) for _ in range(many))
    return [_later(chance.choice(molds), number, days) for number, days in enumerate(shifts)]


def _emptied(record: Record) -> Record:
    return replace(record, events=(), relations=(), negotiations=(), truces=())


def _form(ledger: Ledger) -> str:
    return json.dumps(ledger_to_json(ledger), ensure_ascii=False, indent=1)


def _folded(store: Store) -> str:
    filed = (Filed(record=s.record, name=s.name, group=s.group, learnt=s.added) for s in store.reports())
    return _form(fold_ledger(filed))


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(seed=st.integers(0, 10_000))
def test_matters_that_go_on_for_months_are_settled_piece_by_piece(
    tmp_path_factory: pytest.TempPathFactory, seed: int
) -> None:
    chance, records = Random(seed), _records(seed, 24)  # noqa: S311  no secret
    with open_store(str(tmp_path_factory.mktemp("months") / "desk.db"), create=True) as store:
        while records:
            some = [records.pop() for _ in range(min(len(records), chance.randrange(1, 7)))]
            store.add_many((each, each.report.id) for each in some)
            if chance.random() < 0.3:
                store.add(_emptied(chance.choice(some)), generation=_NEWER)
            assert _form(Desk(store).ledger()) == _folded(store)


def _pages(desk: Desk, limit: int) -> Iterator[tuple[str, date, str]]:
    """Yield the changes of state on a timeline, page after page."""
    after = None
    while True:
        page = desk.timeline(Asked(limit=limit, after=after))
        yield from ((step.course, step.transition.on, step.transition.state) for step in page.rows)
        if (after := page.after) is None:
            return


def test_what_one_day_brought_stands_on_one_page(desk: Store) -> None:
    desk.add_many((each, each.report.id) for each in _records(1, 30))
    asked = Desk(desk)
    shown = list(_pages(asked, 4))
    told = {(c.id, step.on, step.state) for c in asked.ledger().courses for step in c.transitions}
    assert len(shown) == len(set(shown))
    assert set(shown) == told
