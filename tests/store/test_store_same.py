"""Whether two texts are one report."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reports import record, report, words
from waqai.store import Copy, Repeat, Store, group_ids
from waqai.store.same import SAME, keys, likeness, shingles

BODY = words(1, 200)


def alike(one: str, other: str, *, one_outlet: bool = True) -> Copy | None:
    found = likeness(shingles(one), shingles(other), one_outlet=one_outlet)
    return found.kind if found else None


def test_marks_and_signs_make_no_other_text() -> None:
    assert alike("أعلن الوسيط، اليوم، هُدنةً في الميناء!", "اعلن الوسيط اليوم هدنة في الميناء") == Copy.EXACT


def test_longer_versions_and_agency_text() -> None:
    assert alike(BODY, f"{words(2, 150)} {BODY}") == Copy.UPDATE
    assert alike(BODY, f"{BODY} {words(2, 150)}", one_outlet=False) == Copy.AGENCY


def test_a_shared_paragraph_is_no_copy() -> None:
    background = words(3, 40)
    assert alike(f"{words(4, 200)} {background}", f"{words(5, 200)} {background}") is None


@given(st.text(max_size=40), st.text(max_size=40))
def test_likeness_is_the_same_both_ways(one: str, other: str) -> None:
    there = likeness(shingles(one), shingles(other), one_outlet=True)
    assert there == likeness(shingles(other), shingles(one), one_outlet=True)
    assert there is None or SAME <= there.jaccard <= 1


@given(st.integers(0, 10_000), st.integers(5, 400))
def test_keys_are_some_of_the_shingles(seed: int, count: int) -> None:
    whole = shingles(words(seed, count))
    assert keys(whole) <= whole
    assert len(keys(whole)) >= min(16, len(whole))


def test_groups_are_what_pairs_tie_together() -> None:
    pairs = [Repeat("d", "c", Copy.EXACT, 1.0), Repeat("b", "c", Copy.UPDATE, 0.2), Repeat("x", "y", Copy.EXACT, 1.0)]
    expected = {"b": "b", "c": "b", "d": "b", "x": "x", "y": "x"}
    assert group_ids(pairs) == group_ids(reversed(pairs)) == expected


def test_a_stock_phrase_ties_nothing_and_costs_little(desk: Store) -> None:
    stock = words(6, 30)
    desk.add_many((record(report(f"{words(100 + number, 150)} {stock}")), None) for number in range(60))
    assert desk.repeats() == []


def test_more_copies_than_are_compared_are_one_group(desk: Store) -> None:
    desk.add_many((record(report(BODY, outlet=f"صحيفة {number}")), None) for number in range(40))
    assert len({stored.group for stored in desk.reports()}) == 1
