"""The linter compares actors with one another: every contradiction is found, and what the dates leave open is not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from lexicon_data import SOUND, write
from waqai.lexicon import check
from waqai.lexicon.lint import check_actors

Entry = dict[str, Any]
SEA = "names/actors/sea.yml"


def body(identity: str, **fields: Any) -> Entry:
    return {**SOUND[SEA], "id": identity, "name": f"كتيبة {identity}", **fields}


def person(name: str, *allegiances: Entry, **fields: Any) -> Entry:
    entry = {"id": name, "name": f"سالم {name}", "english": name, "kind": "person", "rests_on": "made up"}
    return {**entry, **({"allegiances": list(allegiances)} if allegiances else {}), **fields}


def master(since: str | int | None = None, to: str | int | None = None, **fields: Any) -> Entry:
    row = {"role": "harbour_master", "of": "ATL", "from": since, "to": to, **fields}
    return {"offices": [{name: value for name, value in row.items() if value is not None}]}


@pytest.fixture
def sea(data: Path) -> Path:
    write(data, "names/countries.yml", [SOUND["names/countries.yml"]])
    write(data, "names/offices.yml", [SOUND["names/offices.yml"], {"id": "mate", "words": ["نوتي"], "single": False}])
    return data


#: What is wrong, the actors, the entry that is named and what is said of it.
FOUND: list[tuple[str, list[Entry], str, str]] = [
    ("ends before it begins", [person("a", **master(2020, 2019))], "a", "ends in 2019, before it begins in 2020"),
    ("dissolved before founded", [body("a", founded="2020-05", dissolved="2020-04")], "a", "founded: ends in 2020-04"),
    (
        "renamed backwards",
        [body("a", renamed=[{"name": "لواء", "english": "x", "from": 2020, "to": 2019}])], "a", "renamed لواء: ends",
    ),
    ("no such actor", [person("a", {"leads": "nobody"})], "a", "'nobody' is neither an actor nor a country"),
    ("no such country", [person("a", **master(of="MUU"))], "a", "'MUU' is neither an actor nor a country"),
    ("no such predecessor", [body("a", succeeds=["b"])], "a", "'b' is neither an actor nor a country"),
    ("no such role", [person("a", **master(role="admiral"))], "a", "'admiral' is no role"),
    ("too young", [person("a", born=2010, **master(2020))], "a", "from 2020, at the age of 10"),
    ("too young to lead", [body("b"), person("a", {"leads": "b", "from": 2020}, born=2010)], "a", "at the age of 10"),
    ("before it existed", [body("b", founded=2020), person("a", {"leads": "b", "from": 2019})], "a", "founded in 2020"),
    ("over before it existed", [body("b", founded=2020), person("a", {"leads": "b", "to": 2019})], "a", "was founded"),
    (
        "joined what was gone",
        [body("b", dissolved=2019), body("a", allegiances=[{"member_of": "b", "from": "2020-01"}])],
        "a", "b was dissolved in 2019",
    ),
    ("led what was gone", [body("b", dissolved=2019), person("a", {"leads": "b", "to": 2021})], "a", "was dissolved"),
    (
        "itself not founded yet",
        [body("b"), body("a", founded=2020, allegiances=[{"part_of": "b", "from": 2019}])],
        "a", "before the actor was founded in 2020",
    ),
    (
        "itself gone",
        [body("b"), body("a", dissolved=2018, allegiances=[{"part_of": "b", "from": 2019}])],
        "a", "after the actor was dissolved in 2018",
    ),
    ("two masters", [person("a", **master(2018, 2021)), person("b", **master("2020-02"))], "b", "same time as a"),
    (
        "two leaders",
        [body("c"), person("a", {"leads": "c", "from": 2018}), person("b", {"leads": "c", "from": 2019})],
        "b", "leader of c at the same time as a",
    ),
    ("one name", [body("a"), body("b", name="كتيبة a")], "b", "a has the name"),
    ("one alias", [body("a", aliases=["غواصون"]), body("b", aliases=["غواصون"])], "b", "a has the name"),
    (
        "part of itself",
        [body("a", allegiances=[{"part_of": "b"}]), body("b", allegiances=[{"part_of": "a"}])],
        "a", "is part of itself",
    ),
    ("its own heir", [body("a", succeeds=["a"])], "a", "is the successor of itself"),
]  # fmt: skip


@pytest.mark.parametrize(("why", "rows", "name", "says"), FOUND, ids=[row[0] for row in FOUND])
def test_a_contradiction_is_found(sea: Path, why: str, rows: list[Entry], name: str, says: str) -> None:
    write(sea, SEA, rows)
    found = [str(problem) for problem in check()]
    assert any(line.startswith(f"{SEA}: {name}: ") and says in line for line in found), (why, found)


SOUND_ROWS: list[tuple[str, list[Entry]]] = [
    ("one after the other", [person("a", **master(2018, "2020-05")), person("b", **master("2020-05"))]),
    ("within one year nobody can tell", [person("a", **master(2018, 2020)), person("b", **master(2020, 2022))]),
    ("one person, one office, twice", [person("a", offices=[*master(2018)["offices"], *master(2019)["offices"]])]),
    ("nobody knows since when", [person("a", **master(to=2020)), person("b", **master(2019))]),
    ("an office of many", [person("a", **master(2018, role="mate")), person("b", **master(2018, role="mate"))]),
    ("an office of two bodies", [body("c"), person("a", **master(2018)), person("b", **master(2018, of="c"))]),
    ("an end that goes without saying", [body("b", dissolved=2020), person("a", {"leads": "b", "from": 2019})]),
    ("in the year of its foundation", [body("b", founded="2020-06"), person("a", {"leads": "b", "from": 2020})]),
    ("one name, two countries", [body("a", aliases=["غواصون"]), body("b", aliases=["غواصون"], country=None)]),
    ("old enough", [person("a", born=2000, **master(2020))]),
]


@pytest.mark.parametrize(("why", "rows"), SOUND_ROWS, ids=[row[0] for row in SOUND_ROWS])
def test_what_may_be_is_left_alone(sea: Path, why: str, rows: list[Entry]) -> None:
    write(sea, SEA, rows)
    assert check() == [], why


#: Fields that do not fit the kind, or are no statement.
MISSHAPEN: list[tuple[Entry, str]] = [
    (person("a", founded=2020), "it is not founded"),
    (body("a", born=1990), "only a person is born"),
    (body("a", **master(2020)), "only a person is born and holds offices"),
    (person("a", {"from": 2020}), "exactly one of"),
    (person("a", {"leads": "b", "part_of": "c"}), "exactly one of"),
    (person("a", **master("2020-13")), "String should match pattern"),
    (person("a", **master("April 2020")), "String should match pattern"),
]


@pytest.mark.parametrize(("row", "says"), MISSHAPEN, ids=str)
def test_a_statement_has_its_shape(sea: Path, row: Entry, says: str) -> None:
    write(sea, SEA, [row])
    assert says in check()[0].message


def test_a_users_actors_are_compared_with_the_registry(sea: Path) -> None:
    write(sea, SEA, [body("c"), person("a", {"leads": "c", "from": 2018})])
    own = [person("b", {"leads": "c", "from": 2019})]
    assert [str(problem) for problem in check_actors("own.yml", own)] == [
        "own.yml: b: leader of c at the same time as a"
    ]
    assert [problem.message for problem in check_actors("own.yml", [body("c")])] == ["the id is taken"]
    assert check_actors("own.yml", [body("d")]) == []
