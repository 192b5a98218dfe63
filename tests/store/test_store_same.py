"""Whether two texts are one report."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from reports import record, report, words
from waqai.store import Copy, Repeat, Store, group_ids
from waqai.store.same import SAME, Telling, keys, likeness, shingles

BODY = words(1, 200)


def telling(text: str, outlet: str = "وكالة", day: int | None = 1) -> Telling:
    return Telling(shingles(text), outlet, None if day is None else date(2024, 3, day))


def alike(one: Telling, other: Telling) -> Copy | None:
    found = likeness(one, other)
    assert found == likeness(other, one)
    return found.kind if found else None


def test_marks_and_signs_make_no_other_text() -> None:
    marked, bare = "أعلن الوسيط، اليوم، هُدنةً في الميناء!", "اعلن الوسيط اليوم هدنة في الميناء"
    assert alike(telling(marked), telling(bare)) == Copy.EXACT


def test_longer_versions_and_agency_text() -> None:
    assert alike(telling(BODY), telling(f"{words(2, 150)} {BODY}")) == Copy.UPDATE
    assert alike(telling(BODY), telling(f"{BODY} {words(2, 150)}", "صحيفة")) == Copy.AGENCY


def test_a_shared_paragraph_is_no_copy() -> None:
    background = words(3, 40)
    assert alike(telling(f"{words(4, 200)} {background}"), telling(f"{words(5, 200)} {background}")) is None


def test_what_shares_little_must_be_near_in_time() -> None:
    one, other = f"{words(4, 100)} {BODY[:300]}", f"{words(5, 100)} {BODY[:300]}"
    assert alike(telling(one, day=1), telling(other, day=4)) == Copy.UPDATE
    assert alike(telling(one, day=1), telling(other, day=None)) == Copy.UPDATE
    assert alike(telling(one, day=1), telling(other, day=5)) is None
    assert alike(telling(BODY, day=1), telling(f"{BODY} {words(2, 90)}", day=30)) == Copy.UPDATE


@given(st.text(max_size=40), st.text(max_size=40))
def test_likeness_is_a_share(one: str, other: str) -> None:
    found = likeness(telling(one), telling(other))
    assert found is None or SAME <= found.jaccard <= 1


@given(st.integers(0, 10_000), st.integers(5, 400))
def test_there_are_keys_enough_and_not_too_many(seed: int, count: int) -> None:
    whole = shingles(words(seed, count))
    assert min(16, len(whole)) <= len(keys(whole)) <= 16 + len(whole) // 4


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
