"""The truce board: the log of violations, by whom and according to whom."""

from __future__ import annotations

from dataclasses import replace

from matters import actor, course, day, said, source, step
from waqai.ledger import Course, Matter
from waqai.web.views.truce import truce_board

TOWN, ARMY = actor("لجنة البلدة"), actor("الجيش")


def _truce() -> Course:
    truce = Matter.TRUCE
    return course(
        step(said(truce, "in_force", 1, parties=[TOWN, ARMY], guarantors=[actor("الضامن")])),
        step(
            said(truce, "violated", 3, by=[ARMY], places=["السوق"], where=source("قصف الجيش", 3, tellers=["سكان"])),
            said(truce, "violated", 3, by=[TOWN], places=["الجسر"], where=source("أطلق مسلحون النار", 3)),
            denied=[said(truce, "violated", 3, denied=True, where=source("نفى الجيش", 4, deniers=["الجيش"]))],
        ),
        step(said(truce, "violated", 6, parties=[TOWN, ARMY])),
    )


def test_each_violation_says_by_whom_and_according_to_whom() -> None:
    by_army, by_town, unknown = sorted(truce_board(_truce()).violations, key=lambda row: (row.step.on, row.by))
    assert (by_army.by, by_army.places, by_army.said[0].tellers) == (("الجيش",), ("السوق",), ("سكان",))
    assert (by_town.by, by_town.said[0].tellers, by_town.said[0].outlet) == (("لجنة البلدة",), (), "وكالة المثال")
    assert [quote.deniers for quote in by_army.denied] == [("الجيش",)]
    assert (unknown.step.on, unknown.by) == (day(6), ())


def test_a_report_that_names_nobody_speaks_of_the_only_one_that_is_named() -> None:
    violated = step(
        said(Matter.TRUCE, "violated", 3, by=[ARMY], where=source("خرق الجيش الهدنة", 3)),
        said(Matter.TRUCE, "violated", 3, where=source("خرقت الهدنة", 3)),
    )
    (row,) = truce_board(course(violated)).violations
    assert row.by == ("الجيش",)
    assert len(row.said) == 2


def test_violations_are_counted_by_side_and_those_of_nobody_last() -> None:
    blamed = truce_board(_truce()).blamed
    assert [(row.names, row.violations) for row in blamed][-1] == ((), 1)
    assert {(row.names, row.violations) for row in blamed} == {(("الجيش",), 1), (("لجنة البلدة",), 1), ((), 1)}


def test_a_side_is_called_by_all_of_it_that_a_violation_is_put_down_to() -> None:
    guard = replace(actor("الحرس"), side=ARMY.side)
    broken = [step(said(Matter.TRUCE, "violated", day, by=[by])) for day, by in ((3, ARMY), (5, guard), (7, ARMY))]
    (row,) = truce_board(course(*broken)).blamed
    assert (row.names, row.violations) == (("الجيش", "الحرس"), 3)


def test_a_violation_of_two_is_said_to_be_counted_for_both() -> None:
    assert not truce_board(_truce()).shared
    both = truce_board(course(step(said(Matter.TRUCE, "violated", 3, by=[ARMY, TOWN]))))
    assert both.shared
    assert [row.violations for row in both.blamed] == [1, 1]


def test_the_quiet_is_counted_from_the_last_violation_to_the_day_asked_for() -> None:
    assert truce_board(_truce(), until=day(16)).quiet == 10
    assert truce_board(course(step(said(Matter.TRUCE, "in_force", 1)))).quiet is None
