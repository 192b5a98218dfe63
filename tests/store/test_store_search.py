"""Searching, on both databases: one question, one answer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import date

import pytest

from desks import KINDS, new_target
from reports import record, report
from waqai.errors import UsageError
from waqai.model import EventType, Place, Report, Span, Status
from waqai.store import Box, Circle, Generation, Query, Store, claim_id, open_store

TRUCE = report("وأعلن الوسيط أن الهدنة ستبدأ في الميناء، وأن وقف إطلاق النار يشمل الطرفين.", day=1)
CLASH = report("قصفت القوات أطراف البلدة، وقال شاهد إن إطلاق القذائف لم يتوقف ولا وقف له.", day=2, outlet="صحيفة الغرب")
TALKS = report("وصل وفد إلى العاصمة لبحث تمديد هدنته الثانية مع المبعوث.", day=3)
TEXTS = (TRUCE, CLASH, TALKS)


def near(latitude: float, longitude: float, name: str) -> Place:
    return Place(id="P1", name=name, mentions=(Span(0, 3),), latitude=latitude, longitude=longitude)


def fill(desk: Store) -> None:
    """Add three reports of an event and a relation each."""
    desk.add(
        record(
            TRUCE,
            EventType.CONCEDE,
            status=Status.FUTURE,
            place=near(32.62, 36.10, "مدينة الميناء"),
            days=(date(2024, 4, 1), date(2024, 4, 10)),
        )
    )
    desk.add(record(CLASH, EventType.ASSAULT, actor="القوات الحكومية", place=near(33.51, 36.29, "البلدة القديمة")))
    desk.add(record(TALKS, EventType.CONSULT, teller="شيخ العشيرة", place=near(-17.0, 179.9, "العاصمة")))


@pytest.fixture(scope="module", params=KINDS)
def full(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Return a desk with three reports, for questions only."""
    with open_store(new_target(request, tmp_path_factory.mktemp("full")), create=True) as store:
        fill(store)
        yield store


def named(value: object) -> str | None:
    """Return what a question asks, in short, as the name of its test."""
    if not isinstance(value, Query):
        return ""
    given = ((field.name, getattr(value, field.name)) for field in fields(Query))
    return ",".join(f"{name}={each}" for name, each in given if each != getattr(Query(), name)) or "all"


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (Query(), [TALKS, CLASH, TRUCE]),
        (Query(text="هدنة"), [TALKS, TRUCE]),
        (Query(text="بالهدنة"), [TALKS, TRUCE]),
        (Query(text="هُدنـــة"), [TALKS, TRUCE]),
        (Query(text="وقف إطلاق"), [CLASH, TRUCE]),
        (Query(text='"وقف إطلاق النار"'), [TRUCE]),
        (Query(text="هدنة العاصمة"), [TALKS]),
        (Query(text="زلزال"), []),
        (Query(actor="الوسيط"), [TALKS, TRUCE]),
        (Query(actor="الدبلوماسي"), [TALKS, CLASH, TRUCE]),
        (Query(actor="القوات الحكومية"), [CLASH]),
        (Query(actor="الحكومية القوات"), []),
        (Query(actor="الأممي الدبلوماسي"), []),
        (Query(source="شيخ العشيرة"), [TALKS]),
        (Query(place="ميناء"), [TRUCE]),
        (Query(box=Box(32, 36, 33, 37)), [TRUCE]),
        (Query(box=Box(-20, 170, 0, -170)), [TALKS]),
        (Query(circle=Circle(32.6, 36.1, 5)), [TRUCE]),
        (Query(circle=Circle(32.6, 36.1, 105)), [CLASH, TRUCE]),
        (Query(circle=Circle(32.6, 36.1, 95)), [TRUCE]),
        (Query(circle=Circle(-17.0, -179.9, 30)), [TALKS]),
        (Query(circle=Circle(90, 0, 100)), []),
        (Query(since=date(2024, 3, 2)), [TALKS, CLASH]),
        (Query(until=date(2024, 3, 2)), [CLASH, TRUCE]),
        (Query(types=("ASSAULT", "CONSULT")), [TALKS, CLASH]),
        (Query(statuses=("future",)), [TRUCE]),
        (Query(outlet="صحيفة الغرب"), [CLASH]),
        (Query(kinds=("truce",)), []),
        (Query(text="هدنة", types=("CONSULT",), box=Box(-20, 170, 0, -170), outlet="وكالة المثال"), [TALKS]),
    ],
    ids=named,
)
def test_reports(full: Store, query: Query, expected: list[Report]) -> None:
    page = full.find_reports(query)
    assert [stored.report for stored in page.rows] == expected
    assert not page.more


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (Query(kinds=("event",)), [TRUCE, TALKS, CLASH]),
        (Query(kinds=("event",), text="هدنة"), [TRUCE, TALKS]),
        (Query(kinds=("event",), since=date(2024, 4, 5)), [TRUCE]),
        (Query(kinds=("event",), since=date(2024, 4, 11)), []),
        (Query(kinds=("event",), until=date(2024, 3, 31)), [TALKS, CLASH]),
        (Query(types=("based_in",), place="البلدة"), [CLASH]),
        (Query(actor="الناطق"), []),
        (Query(source="الناطق"), [TRUCE, CLASH]),
        (Query(kinds=("event",), circle=Circle(32.6, 36.1, 5)), [TRUCE]),
        (Query(kinds=("event",), outlet="صحيفة الغرب", actor="القوات"), [CLASH]),
    ],
    ids=named,
)
def test_claims(full: Store, query: Query, expected: list[Report]) -> None:
    page = full.find_claims(query)
    assert [found.where.report for found in page.rows] == expected
    assert all(found.claim in (*found.where.record.events, *found.where.record.relations) for found in page.rows)


def test_pages_follow_each_other(full: Store) -> None:
    pages = [full.find_reports(Query(page=number, size=2)) for number in (1, 2, 3)]
    assert [[stored.report for stored in page.rows] for page in pages] == [[TALKS, CLASH], [TRUCE], []]
    assert [page.more for page in pages] == [True, False, False]


def test_pages_follow_each_other_by_where_the_last_one_ended(full: Store) -> None:
    first = full.find_reports(Query(size=2))
    second = full.find_reports(Query(size=2, after=first.after))
    assert [stored.report for stored in (*first.rows, *second.rows)] == [TALKS, CLASH, TRUCE]
    assert second.after is None


def test_all_claims_come_once_one_after_the_other(full: Store) -> None:
    page = full.find_claims(Query(size=1))
    found = list(page.rows)
    while page.after:
        page = full.find_claims(Query(size=1, after=page.after))
        found += page.rows
    assert found == list(full.find_claims(Query()).rows)


@pytest.mark.parametrize("after", ["", "2", "2024-03-02", "2024-03-02.x", "heute.0000000000000001"])
def test_a_place_in_a_list_that_the_desk_did_not_give_is_refused(full: Store, after: str) -> None:
    with pytest.raises(UsageError, match="no place in a list"):
        full.find_reports(Query(after=after))


def test_claims_of_little_confidence_can_be_left_out(full: Store) -> None:
    everything = full.find_claims(Query()).rows
    assert everything
    assert full.find_claims(Query(least=0.5)).rows == tuple(
        found for found in everything if getattr(found.claim, "confidence", 1.0) >= 0.5
    )


def test_only_current_records_are_found(desk: Store) -> None:
    fill(desk)
    desk.add(record(CLASH, EventType.COERCE), generation=Generation("later", "", ""))
    assert not desk.find_claims(Query(types=("ASSAULT",))).rows
    assert not desk.find_reports(Query(types=("ASSAULT",))).rows
    assert not desk.find_reports(Query(actor="القوات الحكومية")).rows
    assert [stored.report for stored in desk.find_reports(Query(types=("COERCE",))).rows] == [CLASH]


def test_a_claim_by_its_id(desk: Store) -> None:
    fill(desk)
    again = record(CLASH, EventType.COERCE)
    found = desk.find_claims(Query(types=("ASSAULT",))).rows[0]
    assert found.id == claim_id(CLASH, found.claim)
    assert desk.claim(found.id) == found
    relation = desk.find_claims(Query(types=("based_in",), outlet="صحيفة الغرب")).rows[0]
    desk.add(again, generation=Generation("later", "", ""))
    assert desk.claim(found.id) is None, "the current record does not make it"
    still = desk.claim(relation.id)
    assert still is not None, "the current record makes it too"
    assert still.where.record == again
    assert desk.claim("event-0") is None


def test_actors_by_how_many_reports_name_them(full: Store) -> None:
    found = full.find_actors(Query()).rows
    assert (found[0].name, found[0].kind, found[0].reports) == ("لجنة الأهالي", "political_group", 3)
    assert [actor.reports for actor in found] == [3, 2, 2, 1, 1]
    assert {actor.name for actor in full.find_actors(Query(kinds=("person",), actor="الناطق")).rows} == {
        "الناطق باسم المجلس"
    }
    assert not full.find_actors(Query(kinds=("media",))).rows


def test_a_known_actor_is_one_under_all_its_names(desk: Store) -> None:
    for source, name, alias in ((TRUCE, "موسكو", "ع"), (CLASH, "روسيا", "ج"), (TALKS, "روسيا", "د")):
        one = record(source)
        known = replace(one.entities[0], name=name, aliases=(alias,), registry="RUS")
        desk.add(replace(one, entities=(known, *one.entities[1:])))
    found = desk.find_actors(Query(actor="موسكو")).rows
    assert [(actor.name, actor.reports) for actor in found] == [("روسيا", 1)]
    assert [actor.reports for actor in desk.find_actors(Query()).rows if actor.name == "روسيا"] == [3]


@pytest.mark.parametrize(
    "query",
    [
        Query(text="؟!"),
        Query(actor=" "),
        Query(box=Box(33, 36, 32, 37)),
        Query(box=Box(32, 36, 33, 370)),
        Query(circle=Circle(95, 0, 5)),
        Query(circle=Circle(32, 36, 0)),
        Query(page=0),
        Query(size=0),
    ],
    ids=named,
)
def test_what_cannot_be_meant_is_said(full: Store, query: Query) -> None:
    with pytest.raises(UsageError):
        full.find_reports(query)


def test_signs_of_the_database_are_only_words(full: Store) -> None:
    for question in ('هدنة" OR "x', "هدنة'; DROP TABLE reports", "هدنة*", "NEAR(هدنة)", "هدنة | &", "-هدنة", "a:b"):
        full.find_reports(Query(text=question))
    assert full.sums().reports == 3
