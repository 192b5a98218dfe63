"""Who has to do with whom, on both databases."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import text

from reports import record, report
from waqai.errors import UsageError
from waqai.model import Attribution, EventType, Record, Relation, RelationStatus, RelationType, Stance
from waqai.store import Dealing, Generation, Query, Store, open_store, party_of_known
from waqai.store.connect import writing
from waqai.store.migrate import HEAD, upgrade

FIRST = report("التقى الوسيط لجنة الأهالي.", day=1)
SECOND = report("قصفت القوات مواقع اللجنة.", day=5)
TYPES, SAID = ("CONSULT", "ASSAULT", "AID", "supplies"), ("actual", "negated", "current", "alleged")
ENVOY, COMMITTEE, TROOPS = "الوسيط الأممي", "لجنة الأهالي", "القوات الحكومية"


def denied(made: Record) -> Record:
    event = replace(made.events[0], sources=(Attribution("E3", Stance.DENIES),))
    arms = Relation(type=RelationType.SUPPLIES, subject="E1", object="E2", status=RelationStatus.ALLEGED)
    return replace(made, events=(event,), relations=(*made.relations, arms))


def fill(desk: Store) -> None:
    desk.add(record(FIRST, EventType.CONSULT))
    desk.add(denied(record(SECOND, EventType.ASSAULT, actor=TROOPS)))


def told(desk: Store, rows: list[Dealing]) -> list[tuple[str, str, str, str, bool, int]]:
    names = {row.id: row.name for row in desk.parties({each for row in rows for each in (row.one, row.other)}).values()}
    return [(names[row.one], row.type, names[row.other], row.status, row.denied, row.count) for row in rows]


def one(desk: Store, name: str) -> list[str]:
    found = desk.parties_named(name)
    assert len(found) == 1
    return found


def around(desk: Store, name: str, since: date | None = None, until: date | None = None) -> list[Dealing]:
    near, _ = desk.neighbours(one(desk, name), TYPES, SAID, 20)
    return desk.dealings([*one(desk, name), *near], since=since, until=until)


def test_what_somebody_has_to_do_with_others(desk: Store) -> None:
    fill(desk)
    desk.add(record(report("التقى الوسيط اللجنة ثانية.", day=9), EventType.CONSULT))
    rows = around(desk, COMMITTEE)
    assert set(told(desk, rows)) == {
        (ENVOY, "CONSULT", COMMITTEE, "actual", False, 2),
        (TROOPS, "ASSAULT", COMMITTEE, "actual", True, 1),
        (TROOPS, "supplies", COMMITTEE, "alleged", False, 1),
    }
    assert (rows[0].count, rows[0].first, rows[0].last) == (2, date(2024, 3, 1), date(2024, 3, 9))
    assert told(desk, around(desk, ENVOY, until=date(2024, 3, 4)))[0][-1] == 1


def test_days_bound_them(desk: Store) -> None:
    fill(desk)
    who = one(desk, COMMITTEE)
    assert {row.type for row in around(desk, COMMITTEE, since=date(2024, 3, 2))} == {"ASSAULT", "supplies"}
    assert {row.type for row in around(desk, COMMITTEE, until=date(2024, 3, 2))} == {"CONSULT"}
    assert desk.days_of_dealings(who) == desk.days_of_dealings() == (date(2024, 3, 1), date(2024, 3, 5))
    assert desk.days_of_dealings(one(desk, TROOPS)) == (date(2024, 3, 5), date(2024, 3, 5))


def test_among_some_only(desk: Store) -> None:
    fill(desk)
    assert desk.dealings([*one(desk, ENVOY), *one(desk, TROOPS)]) == []
    assert {row.type for row in desk.dealings([*one(desk, ENVOY), *one(desk, COMMITTEE)])} == {"CONSULT"}


def test_who_has_most_to_do_with_whom_comes_first(desk: Store) -> None:
    fill(desk)
    (committee,), (envoy,), (troops,) = (one(desk, name) for name in (COMMITTEE, ENVOY, TROOPS))
    assert desk.busiest(TYPES, 1) == [committee]
    assert set(desk.busiest(TYPES, 9)) == {committee, envoy, troops}
    assert desk.busiest(("AID",), 9) == []
    assert desk.neighbours([committee], TYPES, SAID, 9) == ([troops, envoy], 2)
    assert desk.neighbours([committee], TYPES, SAID, 1) == ([troops], 2)
    assert desk.neighbours([committee], TYPES, ("actual",), 9)[1] == 2
    assert desk.neighbours([committee, troops], TYPES, SAID, 9) == ([envoy], 1)


def test_the_claims_behind_a_dealing(desk: Store) -> None:
    fill(desk)
    pair = (*one(desk, TROOPS), *one(desk, COMMITTEE))
    found = desk.find_claims(Query(between=pair))
    assert {str(getattr(each.claim, "type", "")) for each in found.rows} == {"ASSAULT", "supplies"}
    assert [each.where.report for each in desk.find_claims(Query(between=pair, types=("ASSAULT",))).rows] == [SECOND]
    assert not desk.find_claims(Query(between=(*one(desk, TROOPS), *one(desk, ENVOY)))).rows


def test_a_name_as_words_and_as_it_is(desk: Store) -> None:
    fill(desk)
    assert desk.parties_named("القوات") == desk.parties_named(TROOPS, exactly=True) == one(desk, TROOPS)
    assert desk.parties_named("القوات", exactly=True) == []


def test_a_known_actor_has_one_id_whatever_it_is_called(desk: Store) -> None:
    made = record(FIRST, EventType.CONSULT)
    entities = tuple(replace(each, registry="RUS") if each.id == "E1" else each for each in made.entities)
    desk.add(replace(made, entities=entities))
    assert one(desk, ENVOY) == [party_of_known("RUS")]


def test_an_empty_desk(desk: Store) -> None:
    assert desk.days_of_dealings() is None
    assert desk.parties_named("الوسيط") == []
    assert desk.dealings(["0" * 16]) == []


@pytest.mark.parametrize("name", ["", "xyz", "f" * 16, "1" * 17, "٠" * 16])
def test_what_is_no_id(desk: Store, name: str) -> None:
    with pytest.raises(UsageError):
        desk.dealings([name])


def test_a_newer_record_takes_the_place_of_the_older(desk: Store) -> None:
    fill(desk)
    desk.add(record(SECOND, EventType.AID, actor=TROOPS), generation=Generation("later", "", ""))
    assert [row.type for row in around(desk, TROOPS)] == ["AID"]


def test_a_desk_from_before_gets_them(target: str) -> None:
    with open_store(target, create=True) as desk:
        fill(desk)
        before = around(desk, COMMITTEE)
        with writing(desk._engine) as connection:
            connection.execute(text("DROP TABLE dealings"))
            connection.execute(text("UPDATE alembic_version SET version_num = '0002'"))
            upgrade(connection, "0003")
            connection.execute(text("UPDATE alembic_version SET version_num = :head"), {"head": HEAD})
        assert around(desk, COMMITTEE) == before
