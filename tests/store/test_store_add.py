"""Adding, on both databases: nothing twice, nothing lost, nothing changed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import text

from reports import record, report, words
from waqai.errors import StoreError
from waqai.model import EventType
from waqai.store import Added, Copy, Generation, Store
from waqai.store.connect import writing

OLD, NEW = Generation("1", "a", "b"), Generation("2", "a", "b")


def test_what_is_added_comes_back(desk: Store) -> None:
    one = record(report("أعلن الوسيط هدنة في الميناء."))
    assert desk.add(one, name="r-1") == Added.NEW
    stored = desk.report(one.report.id)
    assert stored is not None
    assert (stored.record, stored.names, stored.name, stored.group) == (one, ("r-1",), "r-1", one.report.id)
    assert stored.report.title == one.report.title
    assert datetime.now(UTC) - stored.added < timedelta(minutes=1)
    assert desk.report("report-0") is None


def test_adding_again_changes_nothing(desk: Store) -> None:
    one = record(report("أعلن الوسيط هدنة في الميناء."))
    desk.add(one, name="r-1")
    before = (desk.version(), desk.sums(), list(desk.reports()))
    assert desk.add(one, name="r-1") == Added.KNOWN
    assert (desk.version(), desk.sums(), list(desk.reports())) == before


def test_a_report_may_come_under_several_names(desk: Store) -> None:
    one = record(report("أعلن الوسيط هدنة في الميناء."))
    desk.add(one, name="r-2")
    desk.add(one, name="r-1")
    desk.add_name(one.report.id, "r-3")
    desk.add_name(one.report.id, "r-3")
    desk.add_name("report-0", "r-4")
    assert [stored.names for stored in desk.reports()] == [("r-1", "r-2", "r-3")]
    assert (desk.named("r-3"), desk.named("r-4")) == ([one.report.id], [])


def test_a_new_generation_is_kept_beside_the_old(desk: Store) -> None:
    source = report("أعلن الوسيط هدنة في الميناء.")
    first, second = record(source, EventType.AGREE), record(source, EventType.CONCEDE)
    assert desk.add(first, generation=OLD) == Added.NEW
    between = datetime.now(UTC)
    assert desk.holds(source.id, OLD)
    assert not desk.holds(source.id, NEW)
    assert desk.add(second, generation=NEW) == Added.RECODED
    assert [stored.record for stored in desk.reports()] == [second]
    assert [stored.record for stored in desk.reports(known_by=between)] == [first]
    assert desk.sums().records == 2
    assert desk.add(first, generation=OLD) == Added.KNOWN
    assert [stored.record for stored in desk.reports()] == [second]


def test_what_came_later_was_not_known(desk: Store) -> None:
    before = datetime.now(UTC)
    desk.add(record(report("أعلن الوسيط هدنة في الميناء.")))
    assert list(desk.reports(known_by=before)) == []
    assert len(list(desk.reports(known_by=datetime.now(UTC)))) == 1


def test_the_order_of_adding_does_not_show(desk: Store) -> None:
    several = [record(report(f"أعلن الوسيط هدنة رقم {number}.", day=number % 3 + 1)) for number in range(7)]
    for one in reversed(several):
        desk.add(one)
    found = [stored.report for stored in desk.reports()]
    assert found == sorted((one.report for one in several), key=lambda each: (each.published, each.id))


@pytest.mark.parametrize("table", ["reports", "records", "claims"])
@pytest.mark.parametrize("change", ["DELETE FROM {}", "UPDATE {} SET seq = seq + 1"])
def test_the_database_itself_refuses_changes(desk: Store, table: str, change: str) -> None:
    desk.add(record(report("أعلن الوسيط هدنة في الميناء.")))
    with pytest.raises(StoreError, match="only ever added to"), writing(desk._engine) as connection:
        connection.execute(text(change.format(table)))
    assert desk.sums().reports == 1


def test_repeats_are_found_as_they_come(desk: Store) -> None:
    body = words(1, 120)
    by_another = report(body, outlet="وكالة الشرق")
    copy = report(body, outlet="صحيفة الغرب", day=2)
    updated = report(f"{body} {words(2, 60)}", outlet="وكالة الشرق", day=3)
    other = report(words(3, 120))
    for one in (by_another, copy, updated, other):
        desk.add(record(one))
    kinds = {frozenset((pair.report, pair.earlier)): pair.kind for pair in desk.repeats()}
    assert kinds == {
        frozenset((by_another.id, copy.id)): Copy.EXACT,
        frozenset((by_another.id, updated.id)): Copy.UPDATE,
        frozenset((copy.id, updated.id)): Copy.AGENCY,
    }
    groups = {stored.report.id: stored.group for stored in desk.reports()}
    smallest = min(by_another.id, copy.id, updated.id)
    assert [groups[each.id] for each in (by_another, copy, updated, other)] == [smallest] * 3 + [other.id]
    single = desk.report(copy.id)
    assert single is not None
    assert single.group == smallest
