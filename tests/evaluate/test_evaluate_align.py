"""Record and gold are paired one to one, what overlaps most first."""

from __future__ import annotations

from typing import Any

import pytest

from waqai.evaluate.align import Alignment, names, pair, shared_mentions
from waqai.model import Span

Json = dict[str, Any]


def thing(name: str, *spans: tuple[int, int]) -> Json:
    return {"id": name, "spans": [Span(*span) for span in spans]}


def event(name: str, kind: str, trigger: tuple[int, int], *also: tuple[int, int]) -> Json:
    return {"id": name, "type": kind, "trigger_span": Span(*trigger), "also_spans": [Span(*span) for span in also]}


def record(**groups: list[Json]) -> Json:
    return {"entities": [], "places": [], "times": [], "events": [], **groups}


def weights(table: list[list[float]]) -> dict[int, int]:
    """Pair by a table of weights: one row for each of the gold, one column for each of the record."""
    gold = [{"at": i} for i in range(len(table))]
    made = [{"at": j} for j in range(len(table[0]) if table else 0)]
    return pair(gold, made, lambda ours, theirs: table[ours["at"]][theirs["at"]])


@pytest.mark.parametrize(
    ("table", "pairs"),
    [
        ([[1.0]], {0: 0}),
        ([[0.0]], {}),
        ([], {}),
        ([[1.0, 2.0], [2.0, 1.0]], {1: 0, 0: 1}),
        ([[3.0, 2.0], [2.0, 0.0]], {0: 0}),
        ([[1.0, 1.0]], {0: 0}),
        ([[1.0], [1.0]], {0: 0}),
        ([[1.0, 1.0], [1.0, 1.0]], {0: 0, 1: 1}),
    ],
)
def test_pairs_are_one_to_one_heaviest_first(table: list[list[float]], pairs: dict[int, int]) -> None:
    assert weights(table) == pairs


def test_mentions_are_counted_by_the_gold() -> None:
    gold = thing("E1", (0, 5), (10, 15), (20, 25))
    assert shared_mentions(gold, thing("x", (4, 11))) == 2
    assert shared_mentions(gold, thing("x", (5, 10))) == 0


def test_an_entity_split_in_two_is_paired_once() -> None:
    gold = record(entities=[thing("E1", (0, 5), (10, 15), (20, 25))])
    made = record(entities=[thing("a", (0, 5)), thing("b", (10, 15), (20, 25))])
    assert Alignment.of(gold, made).entities == {1: 0}
    assert names(made["entities"], {1: 0}, gold["entities"]) == {"b": "E1"}


def test_an_event_is_found_at_any_of_its_tellings() -> None:
    gold = record(events=[event("V1", "ASSAULT", (10, 15), (40, 45))])
    for trigger in ((12, 13), (40, 45)):
        assert Alignment.of(gold, record(events=[event("x", "ASSAULT", trigger)])).located == {0: 0}
    assert Alignment.of(gold, record(events=[event("x", "ASSAULT", (15, 20))])).located == {}


def test_the_right_type_goes_before_the_right_word() -> None:
    gold = record(events=[event("V1", "ASSAULT", (10, 15), (40, 45))])
    made = record(events=[event("word", "AID", (10, 15)), event("type", "ASSAULT", (40, 45))])
    aligned = Alignment.of(gold, made)
    assert aligned.located == {1: 0}
    assert aligned.events(gold, made) == {1: 0}


def test_an_event_of_another_type_is_located_and_no_more() -> None:
    gold, made = record(events=[event("V1", "ASSAULT", (10, 15))]), record(events=[event("x", "AID", (10, 15))])
    aligned = Alignment.of(gold, made)
    assert aligned.located == {0: 0}
    assert aligned.events(gold, made) == {}
