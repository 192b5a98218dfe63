"""The map's questions, on both databases: what lies where, how much, under which name."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import text

from reports import record, report
from waqai.errors import UsageError
from waqai.model import Event, EventType, Place, Span, Status
from waqai.store import Box, Generation, Query, Store, open_store
from waqai.store.connect import writing
from waqai.store.migrate import HEAD, upgrade

TOWN = Place(id="P1", name="مدينة الميناء", mentions=(Span(0, 3),), latitude=32.62, longitude=36.1, acled=1, ucdp=1)
AROUND = replace(TOWN, name="محيط الميناء", acled=2, ucdp=2)
FAR = replace(TOWN, name="الجزيرة", latitude=-17.0, longitude=179.9)
NOWHERE = replace(TOWN, name="البلدة", latitude=None, longitude=None, acled=None, ucdp=None)
FIRST = report("وأعلن الوسيط أن الهدنة بدأت في الميناء.", day=1)
SECOND = report("قصفت القوات محيط الميناء.", day=2, outlet="صحيفة الغرب")
THIRD = report("وصل وفد إلى الجزيرة.", day=3)
FOURTH = report("خرج الأهالي من البلدة.", day=4)
EVENTS = ("event",)


def fill(desk: Store) -> None:
    days = (date(2024, 4, 1), date(2024, 4, 10))
    desk.add(record(FIRST, EventType.AGREE, place=TOWN, days=days, status=Status.FUTURE))
    desk.add(record(SECOND, EventType.ASSAULT, place=AROUND, actor="القوات الحكومية"))
    desk.add(record(THIRD, EventType.CONSULT, place=FAR, teller="شيخ العشيرة"))
    desk.add(record(FOURTH, EventType.PROTEST, place=NOWHERE))


def seen(desk: Store, query: Query) -> set[tuple[float, int | None, int]]:
    return {(tally.spot.latitude, tally.spot.ucdp, tally.count) for tally in desk.find_spots(query)}


NEAR_TOWN, BY_TOWN, FAR_OFF = (32.62, 1, 1), (32.62, 2, 1), (-17.0, 1, 1)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (Query(), {NEAR_TOWN, BY_TOWN, FAR_OFF}),
        (Query(types=("ASSAULT",)), {BY_TOWN}),
        (Query(statuses=("future",)), {NEAR_TOWN}),
        (Query(since=date(2024, 4, 5)), {NEAR_TOWN}),
        (Query(until=date(2024, 3, 2)), {BY_TOWN}),
        (Query(box=Box(32, 36, 33, 37)), {NEAR_TOWN, BY_TOWN}),
        (Query(box=Box(-20, 170, 0, -170)), {FAR_OFF}),
        (Query(actor="القوات الحكومية"), {BY_TOWN}),
        (Query(source="شيخ العشيرة"), {FAR_OFF}),
        (Query(place="محيط الميناء"), {BY_TOWN}),
        (Query(text="هدنة"), {NEAR_TOWN}),
        (Query(outlet="صحيفة الغرب"), {BY_TOWN}),
        (Query(actor="القوات الحكومية", types=("AGREE",)), set()),
    ],
)
def test_what_lies_where(desk: Store, query: Query, expected: set[tuple[float, int | None, int]]) -> None:
    fill(desk)
    assert seen(desk, replace(query, kinds=EVENTS)) == expected


def test_claims_are_counted_by_class_and_days(desk: Store) -> None:
    fill(desk)
    desk.add(record(report("هجوم آخر على الميناء.", day=9), EventType.ASSAULT, place=TOWN))
    (tally,) = [each for each in desk.find_spots(Query()) if (each.spot.latitude, each.spot.ucdp) == (32.62, 1)]
    assert dict(tally.quads) == {0: 2, 1: 1, 4: 1}
    assert (tally.count, tally.first, tally.last) == (4, date(2024, 3, 1), date(2024, 4, 10))
    assert desk.days_on_map(Query(kinds=EVENTS, box=Box(32, 36, 33, 37))) == [
        (date(2024, 3, 2), 1), (date(2024, 3, 9), 1), (date(2024, 4, 1), 1),
    ]  # fmt: skip


def test_the_claims_of_a_spot_and_its_names(desk: Store) -> None:
    fill(desk)
    desk.add(record(report("لقاء في ميناء الصيد.", day=9), place=replace(TOWN, name="ميناء الصيد")))
    desk.add(record(report("لقاء آخر في الميناء.", day=10), place=TOWN))
    spots = {tally.spot.ucdp: tally.spot.id for tally in desk.find_spots(Query(box=Box(32, 36, 33, 37)))}
    found = desk.find_claims(Query(spots=(spots[2],), kinds=EVENTS))
    assert [each.claim.type for each in found.rows if isinstance(each.claim, Event)] == [EventType.ASSAULT]
    assert desk.spot_names([spots[1], spots[2]]) == {
        spots[1]: ("مدينة الميناء", "ميناء الصيد"), spots[2]: ("محيط الميناء",),
    }  # fmt: skip
    assert desk.spot_names(["0" * 16]) == {"0" * 16: ()}
    with pytest.raises(UsageError):
        desk.find_claims(Query(spots=("ليس رقما",)))


def test_a_newer_record_takes_the_place_of_the_older(desk: Store) -> None:
    fill(desk)
    desk.add(record(SECOND, EventType.COERCE, place=FAR), generation=Generation("later", "", ""))
    assert seen(desk, Query(kinds=EVENTS)) == {NEAR_TOWN, (-17.0, 1, 2)}
    assert not desk.find_spots(Query(types=("ASSAULT",)))


def test_a_desk_from_before_the_map_gets_it(target: str) -> None:
    with open_store(target, create=True) as desk:
        fill(desk)
        desk.add(record(SECOND, EventType.COERCE, place=FAR), generation=Generation("later", "", ""))
        before = seen(desk, Query())
        with writing(desk._engine) as connection:
            for table in ("claim_spots", "place_spots", "spots"):
                connection.execute(text(f"DROP TABLE {table}"))
            connection.execute(text("UPDATE alembic_version SET version_num = '0001'"))
            upgrade(connection, "0002")
            connection.execute(text("UPDATE alembic_version SET version_num = :head"), {"head": HEAD})
        assert seen(desk, Query()) == before
        assert desk.spot_names([tally.spot.id for tally in desk.find_spots(Query(types=("ASSAULT",)))]) == {}
