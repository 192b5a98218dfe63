"""Lists of all that is named, on both databases."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from reports import record, report
from waqai.errors import UsageError
from waqai.model import EventType, Place, Span
from waqai.store import Generation, Query, Store

ONE = report("قصفت القوات أطراف البلدة.", day=1)
TWO = report("قال شاهد إن القوات قصفت البلدة القديمة.", day=2)


def town(name: str) -> Place:
    return Place(id="P1", name=name, mentions=(Span(0, 3),), latitude=33.5, longitude=36.2, gazetteer_id="g1")


def fill(desk: Store) -> None:
    desk.add(record(ONE, EventType.ASSAULT, place=town("البلدة")))
    desk.add(record(TWO, EventType.ASSAULT, place=town("البلدة"), teller="شاهد عيان"))


def test_places_come_with_how_many_reports_name_them(desk: Store) -> None:
    fill(desk)
    [found] = desk.find_places(Query(place="البلدة")).rows
    assert (found.name, found.gazetteer_id, found.latitude, found.reports) == ("البلدة", "g1", 33.5, 2)
    assert not desk.find_places(Query(place="المدينة")).rows


def test_tellers_come_with_how_many_claims_are_theirs(desk: Store) -> None:
    fill(desk)
    found = {row.name: row.claims for row in desk.find_tellers(Query()).rows}
    assert found["شاهد عيان"] >= 1
    assert [row.name for row in desk.find_tellers(Query(source="شاهد")).rows] == ["شاهد عيان"]


def test_what_an_older_coder_made_does_not_count(desk: Store) -> None:
    fill(desk)
    desk.add(record(TWO, EventType.COERCE), generation=Generation("later", "", ""))
    assert not desk.find_tellers(Query(source="شاهد")).rows
    assert [row.reports for row in desk.find_places(Query(place="البلدة")).rows] == [1]


def test_pages_of_places_follow_each_other(desk: Store) -> None:
    fill(desk)
    whole = desk.find_places(Query()).rows
    pages = [desk.find_places(Query(size=1, page=number)) for number in range(1, len(whole) + 1)]
    assert [row for page in pages for row in page.rows] == list(whole)
    assert [page.more for page in pages] == [True] * (len(whole) - 1) + [False]
    with pytest.raises(UsageError):
        desk.find_places(Query(page=0))


def test_arrivals_are_what_came_after_a_moment(desk: Store) -> None:
    fill(desk)
    stored = desk.report(ONE.id)
    assert stored is not None
    found, total = desk.arrivals(stored.added, size=1)
    assert total == len(found) <= 1
    assert desk.arrivals(datetime(2000, 1, 1, tzinfo=UTC), size=1)[1] == 2
    assert [each.report for each in desk.arrivals(datetime(2000, 1, 1, tzinfo=UTC))[0]] == [TWO, ONE]
    assert desk.arrivals(datetime(2100, 1, 1, tzinfo=UTC)) == ([], 0)
