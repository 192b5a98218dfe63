"""Agreement of two reviewers, in figures that can be checked by hand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from acts import act, reviewed
from waqai.model import Verdict, target_id
from waqai.review import agreements
from waqai.review.agreement import kappa
from waqai.revise import added_id
from waqai.store import Store, open_store

RECORD = reviewed()
EVENTS = RECORD.events


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(str(tmp_path / "desk.db"), create=True) as opened:
        opened.add(RECORD)
        yield opened


def finish(store: Store, *names: str) -> None:
    for minute, name in enumerate(names):
        store.judge(act(RECORD, RECORD.report.id, Verdict.DONE, by=name, minute=50 + minute))


def test_two_who_change_nothing_agree_in_all(store: Store) -> None:
    finish(store, "سلمى", "كريم")
    (found,) = agreements(store)
    assert (found.one, found.other, found.reports) == ("سلمى", "كريم", (RECORD.report.id,))
    assert found.facts.f1 == 1.0
    assert {field.percent for field in found.fields.values()} == {1.0}
    assert found.fields["verdict"].kappa is None
    assert found.fields["type"].kappa == pytest.approx(1.0)


def test_only_reports_that_both_have_gone_through_count(store: Store) -> None:
    store.judge(act(RECORD, EVENTS[0], Verdict.REJECT))
    finish(store, "سلمى")
    assert agreements(store) == []


def test_differences_are_counted_by_field(store: Store) -> None:
    store.judge(act(RECORD, EVENTS[0], Verdict.REJECT))
    store.judge(act(RECORD, EVENTS[1], Verdict.CORRECT, "SANCTION", field="type"))
    store.judge(act(RECORD, EVENTS[2], Verdict.CORRECT, [], field="actors", by="كريم"))
    finish(store, "سلمى", "كريم")
    (found,) = agreements(store)
    count = len(EVENTS)
    assert (found.fields["verdict"].count, found.fields["verdict"].percent) == (count, (count - 1) / count)
    assert (found.fields["type"].count, found.fields["type"].percent) == (count - 1, (count - 2) / (count - 1))
    assert found.fields["actors"].percent == (count - 2) / (count - 1)
    assert found.fields["actors"].kappa is None
    assert found.fields["status"].percent == 1.0
    assert 0.5 < found.facts.f1 < 1.0


def test_what_is_taken_back_does_not_count(store: Store) -> None:
    rejected = act(RECORD, EVENTS[0], Verdict.REJECT)
    store.judge(rejected)
    store.judge(act(RECORD, EVENTS[0], Verdict.WITHDRAW, replaces=rejected.id, by="هدى", minute=1))
    finish(store, "سلمى", "كريم")
    assert agreements(store)[0].facts.f1 == 1.0


def test_what_one_adds_the_other_lacks(store: Store) -> None:
    span = RECORD.entities[0].mentions[0]
    name = added_id(RECORD.report, "event", span)
    store.judge(act(RECORD, name, Verdict.ADD, {"type": "AID"}, span=span))
    finish(store, "سلمى", "كريم")
    (found,) = agreements(store)
    assert found.fields["verdict"].percent == len(EVENTS) / (len(EVENTS) + 1)
    assert found.facts.f1 < 1.0
    assert target_id(RECORD.report, EVENTS[0]) != name


def test_kappa_by_hand() -> None:
    table = {("a", "a"): 20, ("a", "b"): 5, ("b", "a"): 10, ("b", "b"): 15}
    pairs = [pair for pair, count in table.items() for _ in range(count)]
    assert kappa(pairs) == pytest.approx(0.4)
    assert kappa([("a", "b"), ("b", "a")]) == pytest.approx(-1.0)
    assert kappa([("a", "a")]) is None
