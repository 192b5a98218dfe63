"""The ledger of a story: its courses, on any day, in any order."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from matters import actor, said, source
from story import named, story
from waqai.export.ledger_form import ledger_to_json
from waqai.ledger import Course, Ledger, Matter, Stance, Statement, fold_ledger
from waqai.ledger.fold import GAP, course_keys, courses
from waqai.ledger.values import STATES
from waqai.link import Conflict, Filed
from waqai.link.sets import Sets
from waqai.model import Report
from waqai.pipeline import code


def _course(ledger: Ledger, matter: Matter) -> Course:
    (course,) = ledger.of(matter)
    return course


def _states(course: Course) -> list[tuple[str, date]]:
    return [(each.state, each.on) for each in course.transitions]


def test_talks_go_from_round_to_failure_with_their_mediator_and_positions() -> None:
    course = _course(fold_ledger(story()), Matter.NEGOTIATION)
    assert _states(course) == [("ongoing", date(2024, 3, 1)), ("failed", date(2024, 3, 4))]
    first = course.transitions[0]
    assert [row.source.name for row in first.said] == ["r-1", "r-2"]
    assert first.independent == 2
    assert "عمان" in [actor.name for actor in first.mediators]
    (demand,) = course.positions
    assert (demand.stance, demand.actor.name) == (Stance.DEMANDED, "الحوثيون")


def test_a_truce_keeps_who_denies_it_and_who_broke_it_according_to_whom() -> None:
    course = _course(fold_ledger(story()), Matter.TRUCE)
    assert _states(course) == [("in_force", date(2024, 3, 6)), ("violated", date(2024, 3, 8))]
    reached, broken = course.transitions
    assert [row.source.name for row in reached.said] == ["r-4"]
    assert [row.source.name for row in reached.denied] == ["r-5"]
    assert [teller.name for teller in broken.said[0].source.tellers] == ["شهود"]


def test_who_broke_a_truce_is_whose_act_it_is_and_not_who_tells_of_it() -> None:
    told = "خرق الحوثيون الهدنة في تعز الجمعة بقصف حي الروضة، بحسب القوات الحكومية."
    record = code(Report(text=told, published=date(2024, 3, 9)))
    ledger = fold_ledger([Filed(record=record, name="r-11", group=record.report.id)])
    (broken,) = _course(ledger, Matter.TRUCE).transitions
    assert broken.state == "violated"
    assert [actor.name for actor in broken.by] == ["الحوثيون"]


def test_copies_of_one_text_are_one_source() -> None:
    first, second = named("r-1", "r-2")
    together = fold_ledger([first, replace(second, group=first.group)])
    assert _course(together, Matter.NEGOTIATION).transitions[0].independent == 1
    assert [[each.name for each in group] for group in together.copies] == [["r-1", "r-2"]]


def test_as_of_is_what_was_so_and_known_by_what_had_come_out() -> None:
    assert _course(fold_ledger(story(), as_of=date(2024, 3, 3)), Matter.NEGOTIATION).last.state == "ongoing"
    assert fold_ledger(story(), as_of=date(2024, 3, 5)).of(Matter.TRUCE) == []
    assert [each.name for each in fold_ledger(story(), known_by=date(2024, 3, 2)).reports] == ["r-1", "r-2"]
    late = fold_ledger(story(), as_of=date(2024, 3, 8), known_by=date(2024, 3, 6))
    assert _course(late, Matter.TRUCE).last.state == "in_force"


ONE, OTHER = actor("لجنة السهل"), actor("مجلس التل")


def _told(matter: Matter, state: str, on: int, *, dated: bool = True) -> Statement:
    """Return a word on talks, or a truce, of one and other in the stadium."""
    return said(matter, state, on, dated=dated, parties=(ONE, OTHER), places=("الملعب",))


def _later(row: Statement, days: int) -> Statement:
    """Return the statement, told so many days later."""
    day = row.on + timedelta(days=days)
    return replace(row, on=day, until=day, source=replace(row.source, reported=day, text=f"{row.source.text} {days}"))


def test_a_state_told_again_without_a_day_is_no_new_step() -> None:
    begun = _told(Matter.NEGOTIATION, "ongoing", 1)
    again = [_later(replace(begun, dated=False), days) for days in (20, 70, 125)]
    (course,) = courses([begun, *again])
    assert _states(course) == [("ongoing", begun.on)]
    assert len(course.last.said) == 4


def test_a_state_told_again_after_another_is_a_new_step() -> None:
    begun = _told(Matter.NEGOTIATION, "ongoing", 1)
    failed = _told(Matter.NEGOTIATION, "failed", 5)
    again = _later(replace(begun, dated=False), 20)
    (course,) = courses([begun, failed, again])
    assert [state for state, _ in _states(course)] == ["ongoing", "failed", "ongoing"]


def test_others_at_the_same_table_are_in_a_step_of_their_own() -> None:
    begun = _told(Matter.NEGOTIATION, "ongoing", 1)
    others = said(
        Matter.NEGOTIATION, "ongoing", 20, dated=False, parties=(actor("عمان"), actor("قطر")), places=("الملعب",)
    )
    (course,) = courses([begun, others])
    assert [state for state, _ in _states(course)] == ["ongoing", "ongoing"]


def test_a_violation_told_without_a_day_is_another_one() -> None:
    broken = _told(Matter.TRUCE, "violated", 1)
    (course,) = courses([broken, _later(replace(broken, dated=False), 9)])
    assert [state for state, _ in _states(course)] == ["violated", "violated"]


@st.composite
def _statements(draw: st.DrawFn) -> list[Statement]:
    matter = draw(st.sampled_from([Matter.NEGOTIATION, Matter.TRUCE, Matter.CONTROL]))
    actors = [ONE, OTHER, actor("عمان")]
    rows = []
    for number in range(draw(st.integers(1, 12))):
        row = said(
            matter,
            draw(st.sampled_from(STATES[matter])),
            1,
            dated=draw(st.booleans()),
            denied=draw(st.sampled_from([False, False, False, True])),
            parties=draw(st.lists(st.sampled_from(actors), max_size=2, unique_by=lambda each: each.id)),
            places=draw(st.lists(st.sampled_from(["الملعب", "السد", "القلعة"]), max_size=2, unique=True)),
            where=source(f"جملة {number}", 1),
        )
        rows.append(_later(row, draw(st.integers(0, 200))))
    return rows


@settings(max_examples=300, deadline=None)
@given(_statements())
def test_what_lies_under_other_topics_changes_no_course(rows: list[Statement]) -> None:
    """The desk folds topic by topic: what shares no key within sixty days must not matter."""
    folded = courses(rows)
    apart = [course for topic in _topics(rows) for course in courses(topic)]
    assert {course.id: course for course in folded} == {course.id: course for course in apart}
    assert courses(rows[::-1]) == folded


def _topics(rows: list[Statement]) -> list[list[Statement]]:
    sets: Sets[int] = Sets(range(len(rows)))
    for one, row in enumerate(rows):
        for other in range(one):
            near = abs(row.on - rows[other].on) <= GAP
            if near and course_keys(row) & course_keys(rows[other]):
                sets.join(one, other)
    return [[rows[at] for at in part] for part in sets.parts()]


def test_a_place_in_two_hands_at_once_is_a_contradiction() -> None:
    found = [each for each in fold_ledger(story()).contradictions if each.conflict is Conflict.STATE]
    assert [(each.first.name, each.second.name) for each in found] == [("r-8", "r-9")]


def test_an_earlier_owner_is_no_contradiction() -> None:
    early, late = named("r-8", "r-9")
    earlier = replace(late.record.report, published=date(2024, 3, 8))
    before = replace(late, record=replace(late.record, report=earlier))
    assert fold_ledger([before, early]).contradictions == ()


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.permutations(story()))
def test_no_order_of_reports_changes_the_ledger(order: list[object]) -> None:
    assert ledger_to_json(fold_ledger(order)) == ledger_to_json(fold_ledger(story()))  # type: ignore[arg-type]


def test_the_json_form_has_what_scorers_of_stories_read() -> None:
    form = ledger_to_json(fold_ledger(story()))
    talks = next(state for state in form["states"] if state["kind"] == "negotiation")
    assert talks["on"] == "2024-03-01"
    assert talks["reports"] == ["r-1", "r-2"]
    assert talks["place"] == "تعز"
    for state in form["states"]:
        for row in (*state["for"], *state["against"]):
            (each,) = named(row["report"])
            assert each.record.report.text[row["start"] : row["end"]] == row["quote"]
    assert {row["kind"] for row in form["contradictions"]} == {"denial", "toll", "state"}
    assert [row["min"] for row in form["casualties"]] == [12, 19]
