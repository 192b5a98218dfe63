"""The stretch of time that a timeline shows, and what stands in it."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matters import actor, day, said, source, step
from waqai.desk import Step
from waqai.errors import UsageError
from waqai.ledger import Matter
from waqai.link import Account, Happening
from waqai.model import EventType, Status
from waqai.web.draw.speech import Speech
from waqai.web.draw.timeline import draw_timeline
from waqai.web.views.timeline import (
    LONGEST,
    SHORTEST,
    Item,
    Stretch,
    item_of_change,
    item_of_event,
    stretch_of,
)
from waqai.web.words import Words

START = datetime(2024, 3, 1)  # noqa: DTZ001  days have no zone


def test_a_day_is_meant_whole_and_a_moment_to_the_minute() -> None:
    whole = stretch_of("2024-03-01", "2024-03-03", [])
    assert (whole.first, whole.last, whole.days) == (START, START + timedelta(days=3), (day(1), day(3)))
    minutes = stretch_of("2024-03-01T06:30", "2024-03-01T18:00", [])
    assert minutes.length == timedelta(hours=11.5)
    assert (whole.whole, minutes.whole) == (True, False)


def test_without_days_it_spans_what_was_told_last() -> None:
    assert stretch_of(None, None, [day(5), day(9)]).days == (day(3), day(10))


@pytest.mark.parametrize(("first", "last"), [("yesterday", None), ("2024-03-09", "2024-03-01"), (None, "2024-13-01")])
def test_what_is_no_stretch_is_refused(first: str | None, last: str | None) -> None:
    with pytest.raises(UsageError):
        stretch_of(first, last, [day(5)])


@given(steps=st.lists(st.sampled_from([0.5, 2.0, 0.25, 4.0]), max_size=30))
def test_zooming_never_leaves_the_bounds(steps: list[float]) -> None:
    stretch = Stretch(START, START + timedelta(days=30))
    for factor in steps:
        stretch = stretch.zoomed(factor)
        assert SHORTEST - timedelta(seconds=2) <= stretch.length <= LONGEST + timedelta(seconds=2)


def test_closer_and_wider_keep_the_middle_and_moving_keeps_the_length() -> None:
    stretch = Stretch(START, START + timedelta(days=8))
    assert stretch.zoomed(0.5) == Stretch(START + timedelta(days=2), START + timedelta(days=6))
    assert stretch.moved(0.5) == Stretch(START + timedelta(days=4), START + timedelta(days=12))


def _change() -> Item:
    rows = [said(Matter.TRUCE, "violated", 3, until=5, parties=[actor("الجيش")], places=["السوق"])]
    return item_of_change(Step("truce-1", step(*rows)))


def test_a_change_of_a_truce_leads_to_its_board_and_keeps_its_open_days() -> None:
    item = _change()
    assert (item.row, item.look, item.address) == ("truce", "state-violated", "/truces/truce-1")
    assert (item.first, item.last) == (day(3), day(5))
    assert item.detail == "السوق · الجيش"


def _event() -> Item:
    def account(report: int) -> Account:
        return Account(
            claim=f"c{report}", event=f"e{report}", type=EventType.ASSAULT, status=Status.ACTUAL, day=day(4),
            source=source("قصف على السوق", report),
        )  # fmt: skip

    return item_of_event(Happening(accounts=(account(4), account(5))))


def test_an_event_stands_in_the_lane_of_its_class_and_counts_its_reports() -> None:
    item = _event()
    assert (item.row, item.words, item.weight) == ("quad.4", ("type.ASSAULT",), 2)
    assert len(item.quotes) == 2


def test_a_day_is_drawn_as_a_span_when_one_looks_at_hours() -> None:
    def picture(length: timedelta) -> str:
        stretch = Stretch(START + timedelta(days=2), START + timedelta(days=2) + length)
        return draw_timeline([_event()], stretch, Speech(Words("en"), "en"), width=1000)

    assert 'class="span"' in picture(timedelta(days=3))
    assert 'class="span"' not in picture(timedelta(days=300))


def test_open_days_are_drawn_as_a_span_at_any_zoom() -> None:
    stretch = Stretch(START, START + timedelta(days=300))
    assert 'class="span"' in draw_timeline([_change()], stretch, Speech(Words("ar"), "ar"))
