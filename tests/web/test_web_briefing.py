"""A brief about some actors or a place."""

from __future__ import annotations

from story import story
from waqai.ledger import fold_ledger
from waqai.web.views.briefing import narrowed


def test_without_a_choice_it_is_about_everything() -> None:
    ledger = fold_ledger(story())
    assert narrowed(ledger) is ledger


def test_a_place_keeps_what_happens_there() -> None:
    ledger = narrowed(fold_ledger(story()), place="المخا")
    assert ledger.courses
    assert all(any("المخا" in s.name for t in c.transitions for s in t.places) for c in ledger.courses)
    assert all("المخا" in each.first.text + each.second.text for each in ledger.contradictions)


def test_an_actor_keeps_what_its_side_has_to_do_with() -> None:
    whole = fold_ledger(story())
    houthis = next(actor for actor in whole.actors if actor.name == "الحوثيون")
    ledger = narrowed(whole, [houthis.id])
    assert 0 < len(ledger.courses) <= len(whole.courses)
    assert all(houthis.side in {actor.side for actor in course.parties} for course in ledger.courses)


def test_nobody_known_leaves_nothing() -> None:
    ledger = narrowed(fold_ledger(story()), ["nobody"])
    assert (ledger.courses, ledger.contradictions, ledger.tolls) == ((), (), ())
