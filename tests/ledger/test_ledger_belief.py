"""Which states are likely enough to go by."""

from __future__ import annotations

from dataclasses import replace

import pytest

from matters import actor, said, source, step
from waqai.ledger import Matter, Statement
from waqai.ledger.belief import credible, likelihood
from waqai.ledger.fold import courses

ONE, OTHER = actor("لجنة السهل"), actor("مجلس التل")


def _told(state: str, on: int, confidence: float, where: str, matter: Matter = Matter.TRUCE) -> Statement:
    return said(
        matter, state, on, parties=(ONE, OTHER), places=("الملعب",), confidence=confidence, where=source(where, on)
    )


def test_sentences_that_agree_are_surer_than_each_and_copies_are_not() -> None:
    first, second = _told("in_force", 1, 0.7, "ساد الهدوء"), _told("in_force", 2, 0.6, "صمدت الهدنة")
    copied = replace(second, source=replace(second.source, copy_of=first.source.copy_of))
    assert likelihood([first, second]) == pytest.approx(0.88)
    assert likelihood([first, copied]) == pytest.approx(0.7)


def test_a_state_that_one_doubtful_telling_among_many_gives_is_left_out() -> None:
    sure = [_told("in_force", 1, 0.8, where) for where in ("سرت الهدنة", "بدأت الهدنة")]
    doubtful = _told("proposed", 9, 0.8, "هدنة قد تأتي")
    (course,) = courses([*sure, doubtful])
    assert [each.state for each in course.transitions] == ["in_force"]


def test_few_reports_need_not_bear_each_other_out() -> None:
    assert credible([step(_told("in_force", 1, 0.75, "سرت الهدنة"))])
    assert not credible([step(_told("in_force", 1, 0.5, "سرت الهدنة"))])


def test_words_for_an_end_and_what_is_denied_are_kept_however_doubtful() -> None:
    told, broken = _told("in_force", 1, 0.3, "سرت الهدنة"), _told("violated", 2, 0.3, "خرقت الهدنة")
    denial = replace(_told("in_force", 1, 0.3, "لا هدنة"), denied=True)
    kept = credible([step(told, denied=[denial]), step(broken)])
    assert [each.state for each in kept] == ["in_force", "violated"]


@pytest.mark.parametrize(("matter", "state", "kept"), [(Matter.DEAL, "agreed", False), (Matter.SIEGE, "imposed", True)])
def test_a_deal_needs_two_sides_and_a_siege_does_not(matter: Matter, state: str, *, kept: bool) -> None:
    alone = said(matter, state, 1, parties=(ONE,), places=("الملعب",))
    assert bool(courses([alone])) is kept


def test_who_has_a_truce_need_not_be_told_again_when_it_is_broken() -> None:
    begun = _told("in_force", 1, 1.0, "سرت الهدنة")
    broken = said(Matter.TRUCE, "violated", 2, places=("الملعب",))
    (course,) = courses([begun, broken])
    assert [each.state for each in course.transitions] == ["in_force", "violated"]


def test_a_broken_truce_of_which_nobody_is_named_stands_and_one_of_one_side_does_not() -> None:
    unnamed, lonely = (said(Matter.TRUCE, "violated", 2, parties=named, places=("الملعب",)) for named in ((), (ONE,)))
    (course,) = courses([unnamed])
    assert [each.state for each in course.transitions] == ["violated"]
    assert courses([lonely]) == []
