"""The ledger of a story: its courses, on any day, in any order."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from story import named, story
from waqai.export.ledger_form import ledger_to_json
from waqai.ledger import Course, Ledger, Matter, Stance, fold_ledger
from waqai.link import Conflict, Filed
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
        for source in (*state["for"], *state["against"]):
            (each,) = named(source["report"])
            assert each.record.report.text[source["start"] : source["end"]] == source["quote"]
    assert {row["kind"] for row in form["contradictions"]} == {"denial", "toll", "state"}
    assert [row["min"] for row in form["casualties"]] == [12, 19]
