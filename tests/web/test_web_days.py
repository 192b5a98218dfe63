"""Days as steps of a slider."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waqai.web.draw.days import bars
from waqai.web.views.days import Step, steps, tops

FIRST = date(2021, 1, 1)


def test_few_days_are_a_step_each() -> None:
    assert steps([(FIRST, 2), (FIRST + timedelta(2), 1)], 9) == [
        Step(FIRST, FIRST, 2),
        Step(FIRST + timedelta(1), FIRST + timedelta(1), 0),
        Step(FIRST + timedelta(2), FIRST + timedelta(2), 1),
    ]


def test_days_of_nobody_are_left_out() -> None:
    assert steps([(date.min, 4)], 9) == []
    assert steps([(date.min, 4), (FIRST, 1)], 9) == [Step(FIRST, FIRST, 1)]


def test_a_little_background_of_long_before_does_not_stretch_the_axis() -> None:
    lately = [(FIRST + timedelta(day), 20) for day in range(10)]
    found = steps([(FIRST - timedelta(900), 2), *lately], 30)
    assert len(found) == 10
    assert found[0] == Step(FIRST - timedelta(900), FIRST, 22)
    assert steps([(FIRST - timedelta(900), 20), *lately], 30)[0].last < FIRST


@given(days=st.lists(st.integers(0, 20_000), min_size=1, max_size=40, unique=True), most=st.integers(10, 120))
def test_all_days_are_covered_once(days: list[int], most: int) -> None:
    counted = [(FIRST + timedelta(day), 3) for day in sorted(days)]
    found = steps(counted, most)
    assert len(found) <= most
    assert sum(step.count for step in found) == 3 * len(days)
    assert (found[0].first, found[-1].last) == (counted[0][0], counted[-1][0])
    assert all(one.last + timedelta(1) == other.first for one, other in pairwise(found))
    assert max(tops(found)) == pytest.approx(1)


def test_bars_run_with_the_page() -> None:
    found = [Step(FIRST, FIRST, 4), Step(FIRST + timedelta(1), FIRST + timedelta(1), 1)]
    left, right = bars(found, rtl=False), bars(found, rtl=True)
    assert 'x="0" y="0"' in left
    assert 'x="300" y="0"' in right
