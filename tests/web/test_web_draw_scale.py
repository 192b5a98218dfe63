"""Scales: days to places in both directions, and ticks at round moments from years to hours."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from waqai.web.draw.scale import Scale

START = datetime(2024, 3, 1)  # noqa: DTZ001  days have no zone


def test_time_runs_with_the_page() -> None:
    days = START, START + timedelta(days=10)
    assert Scale(*days, 0, 100).x(START + timedelta(days=2)) == 20
    assert Scale(*days, 0, 100, rtl=True).x(START + timedelta(days=2)) == 80


def test_a_span_ends_with_its_last_day() -> None:
    scale = Scale(START, START + timedelta(days=10), 0, 100)
    assert scale.span(START.date(), START.date()) == (0, 10)
    assert Scale(START, START + timedelta(days=10), 0, 100, rtl=True).span(START.date(), START.date()) == (90, 10)


def test_what_lies_outside_lies_at_the_edge() -> None:
    scale = Scale(START, START + timedelta(days=10), 5, 95)
    assert (scale.x(START - timedelta(days=9)), scale.x(START + timedelta(days=90))) == (5, 95)


@settings(deadline=None)
@given(hours=st.integers(6, 120 * 365 * 24), offset=st.integers(0, 10**6), width=st.integers(300, 1200))
def test_ticks_lie_inside_in_order_and_not_too_close(hours: int, offset: int, width: int) -> None:
    first = START + timedelta(hours=offset)
    scale = Scale(first, first + timedelta(hours=hours), 0, width)
    at = [tick.at for tick in scale.ticks(apart=60)]
    assert at == sorted(at)
    assert all(first <= moment < scale.last for moment in at)
    assert all((scale.x(b) - scale.x(a)) > 50 for a, b in pairwise(at))


def test_ticks_are_hours_days_months_or_years_by_the_length() -> None:
    def units(length: timedelta) -> set[str]:
        return {tick.unit for tick in Scale(START, START + length, 0, 1000).ticks(apart=60)}

    assert units(timedelta(hours=12)) == {"hour", "day"}
    assert units(timedelta(days=10)) == {"day"}
    assert units(timedelta(days=400)) == {"month", "year"}
    assert units(timedelta(days=365 * 30)) == {"year"}
