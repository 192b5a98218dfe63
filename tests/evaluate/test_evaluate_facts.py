"""Facts are counted as the codebook says: each at its event, for the right actor, once."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest

from annotated import ANNOTATION, TEXT
from waqai.evaluate.facts import FACTS, Score, Tally, count_report
from waqai.evaluate.gold import with_spans

Json = dict[str, Any]
GOLD = with_spans(ANNOTATION, TEXT)


def tallied(change: Callable[[Json], object] = lambda _: None) -> tuple[Tally, Tally]:
    """Return the counts of a record that agrees with the gold but for one change."""
    made = deepcopy(GOLD)
    change(made)
    tally, types = Tally(), Tally()
    count_report(GOLD, made, tally, types)
    return tally, types


def rows(change: Callable[[Json], object]) -> dict[str, list[int]]:
    """Return the rows [right, made, gold] that a change spoils."""
    perfect, tally = tallied()[0], tallied(change)[0]
    return {name: row for name, row in tally.rows.items() if row != perfect.rows[name]}


def test_scores() -> None:
    tally = Tally()
    tally.count("a", 1, 2, 4)
    tally.count("b", 1, 2, 0)
    assert tally.score("a") == Score(0.5, 0.25, 1 / 3, 4)
    assert tally.score("a", "b") == Score(0.5, 0.5, 0.5, 4)
    assert tally.score("nothing") == Score(0.0, 0.0, 0.0, 0)


def test_facts_are_multisets() -> None:
    tally = Tally()
    tally.sets("x", ["a", "a", "b"], ["a", "c", "b", "b"])
    assert tally.rows["x"] == [2, 4, 3]


def test_tallies_add_up() -> None:
    one, two = Tally(), Tally()
    one.count("a", 1, 2, 3)
    two.count("a", 1, 1, 1)
    two.count("b", 0, 1, 0)
    one.add(two)
    assert dict(one.rows) == {"a": [2, 3, 4], "b": [0, 1, 0]}


def test_a_perfect_record_scores_one_in_everything() -> None:
    tally, types = tallied()
    named = {"entities": 3, "places": 1, "times": 1, "event": 2, "actor": 3, "recipient": 1, "source": 2, "status": 1}
    assert {name: tally.rows[name][2] for name in named} == named
    assert all(tally.score(name).f1 == 1.0 for name in tally.rows)
    assert tally.score(*FACTS).f1 == 1.0
    assert {name: row[2] for name, row in types.rows.items()} == {"AGREE": 1, "ASSAULT": 1}


#: What is wrong → the rows that show it.
CHANGES: dict[str, tuple[Callable[[Json], object], dict[str, list[int]]]] = {
    "an event missed": (
        lambda made: made["events"].pop(0),
        {
            "event span": [1, 1, 2], "event": [1, 1, 2], "actor": [1, 1, 3], "place": [0, 0, 1], "time": [0, 0, 1],
            "source": [1, 1, 2],
        },
    ),
    "another type": (
        lambda made: made["events"][0].update(type="CONSULT"),
        {"event": [1, 2, 2], "actor": [1, 3, 3], "place": [0, 1, 1], "time": [0, 1, 1], "source": [1, 2, 2]},
    ),
    "actor for recipient": (
        lambda made: made["events"][1].update(actors=["E3"], recipients=["E2"]),
        {"actor": [2, 3, 3], "recipient": [0, 1, 1]},
    ),
    "the wrong stance": (
        lambda made: made["events"][1].update(sources=[{"entity": "E2", "stance": "asserts"}]),
        {"source": [1, 2, 2]},
    ),
    "a status that is not there": (lambda made: made["events"][0].update(status="future"), {"status": [1, 2, 1]}),
    "a status missed": (lambda made: made["events"][1].update(status="actual"), {"status": [0, 0, 1]}),
    "another count": (
        lambda made: made["events"][1]["casualties"][0].update(max=None),
        {"casualties": [0, 1, 1]},
    ),
    "a mode too many": (lambda made: made["events"][0].update(modes=["visit"]), {"mode": [1, 2, 1]}),
    "another relation": (lambda made: made["relations"][0].update(type="based_in"), {"relation": [0, 1, 1]}),
    "a relation turned round": (
        lambda made: made["relations"][0].update(subject="P1", object="E3"), {"relation": [0, 1, 1]},
    ),
    "another kind": (lambda made: made["entities"][0].update(kind="media"), {"entity kind": [2, 3, 3]}),
    "another day": (lambda made: made["times"][0].update(to="2021-08-15"), {"time value": [0, 1, 1]}),
    "another state": (lambda made: made["truces"][0].update(state="violated"), {"truces": [0, 1, 1]}),
    "a negotiation missed": (lambda made: made.update(negotiations=[]), {"negotiations": [0, 0, 1]}),
}  # fmt: skip


@pytest.mark.parametrize("what", CHANGES)
def test_an_error_costs_what_it_should(what: str) -> None:
    change, expected = CHANGES[what]
    assert rows(change) == expected


def test_an_actor_who_is_nobody_in_the_gold_makes_every_fact_wrong() -> None:
    def elsewhere(made: Json) -> None:
        made["entities"][1]["spans"] = []

    assert rows(elsewhere) == {
        "entities": [2, 3, 3], "entity kind": [2, 2, 2], "actor": [1, 3, 3], "source": [1, 2, 2],
    }  # fmt: skip


def test_ids_of_the_record_are_its_own() -> None:
    table = {"E1": "x", "E2": "y", "E3": "z", "P1": "p", "T1": "t", "V1": "v", "V2": "w"}
    renamed = [*map(str, table)]

    def rename(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: rename(item) for key, item in value.items()}
        if isinstance(value, list):
            return [rename(item) for item in value]
        return table[value] if value in renamed else value

    tally = Tally()
    made = {
        key: rename(value) if isinstance(value, list) else value for key, value in deepcopy(GOLD).items()
    }  # fmt: skip
    count_report(GOLD, made, tally, Tally())
    assert tally.score(*FACTS).f1 == 1.0
