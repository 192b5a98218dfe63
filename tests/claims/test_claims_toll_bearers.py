"""The act that caused a toll bears it, and the word that only tells the toll is a telling of that act."""

from __future__ import annotations

import pytest

from scenes import ALL, NONE, context, events_of, models

APART = models(ALL, {"merge": NONE})


def tolls(text: str) -> dict[str, list[tuple[str, int, int | None]]]:
    """Return trigger → kind and bounds of its casualties, of the events that have some."""
    return {
        trigger: [(figure.kind.value, figure.count.low, figure.count.high) for figure in event.casualties]
        for trigger, event in events_of(context(text), APART).items()
        if event.casualties
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("أدى القصف إلى مقتل أربعة مدنيين", [("killed", 4, 4)]),
        ("قتل أربعة مدنيين في القصف", [("killed", 4, 4)]),
        ("قتل أربعة مدنيين", [("killed", 4, 4)]),
        ("أسفر القصف عن مقتل وإصابة العشرات", [("killed", 20, 99), ("wounded", 20, 99)]),
    ],
)
def test_one_event_bears_the_toll(text: str, expected: list[tuple[str, int, int | None]]) -> None:
    assert list(tolls(text).values()) == [expected]


@pytest.mark.parametrize("text", ["قتل أربعة مدنيين في القصف", "أدى القصف إلى مقتل أربعة مدنيين"])
def test_cause_and_result_are_one_event_whatever_the_model_says(text: str) -> None:
    words = [{trigger, *(span.of(text) for span in e.also)} for trigger, e in events_of(context(text), APART).items()]
    assert any("القصف" in group and group & {"قتل", "مقتل"} for group in words)


def test_a_capture_is_an_act_of_its_own() -> None:
    found = tolls("قصفت القوات البلدة وأسرت ستة مقاتلين")
    assert [("captured", 6, 6)] in found.values()
    assert "قصفت" not in found


@pytest.mark.parametrize("text", ["قصفت القوات البلدة من دون قتلى", "قصفت القوات البلدة دون سقوط جرحى"])
def test_a_toll_that_is_denied_is_none(text: str) -> None:
    assert tolls(text) == {}


def test_some_were_killed_says_nothing_beside_a_number() -> None:
    merged = events_of(context("قتلى في القصف\n\nقتل أربعة مدنيين في القصف."), models(ALL))
    figures = [(f.count.low, f.count.high) for event in merged.values() for f in event.casualties]
    assert figures == [(4, 4)]


def test_the_toll_of_a_day_and_that_of_a_war_are_of_two_events() -> None:
    merged = events_of(context("قتل أربعة مدنيين في القصف. وقتل 6000 شخص منذ اندلاع القتال."), models(ALL))
    assert sorted(len(event.casualties) for event in merged.values()) == [1, 1]
