"""Disjoint sets."""

from __future__ import annotations

from waqai.link.sets import Sets


def test_joined_members_are_one_part_in_the_order_given() -> None:
    sets = Sets([1, 2, 3, 4, 5])
    sets.join(4, 2)
    sets.join(5, 4)
    sets.join(2, 5)
    assert sets.parts() == [[1], [2, 4, 5], [3]]
