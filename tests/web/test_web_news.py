"""What is new: what one sentence tells of several places stands once."""

from __future__ import annotations

from datetime import UTC, datetime

from matters import actor, said, source, step
from waqai.desk import Change, Step, What
from waqai.ledger import Matter
from waqai.link import Source
from waqai.web.views.news import news_of

NOW = datetime(2024, 3, 9, tzinfo=UTC)
ARMY = actor("جيش السهل")


def _gained(place: str, where: Source) -> Change:
    transition = step(said(Matter.CONTROL, "gained", 3, parties=(ARMY,), places=(place,), where=where))
    return Change(at=NOW, what=What.STATE, new=True, step=Step(f"course of {place}", transition))


def test_places_of_one_sentence_are_one_turn_and_others_are_not() -> None:
    both, another = source("دخل الجيش القلعة والجسر.", 3), source("دخل الجيش السد.", 3)
    news = news_of([_gained("القلعة", both), _gained("السد", another), _gained("الجسر", both)])
    assert [turn.step.places for turn in news.states] == [("القلعة", "الجسر"), ("السد",)]
