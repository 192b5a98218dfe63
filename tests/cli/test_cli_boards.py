"""`waqai negotiations`, `truces`, `deals`, `control`, `timeline`, `contradictions`, `ledger`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from story import story
from support import Waqai
from waqai.desk import Desk
from waqai.export.ledger_form import ledger_to_json
from waqai.link import Filed
from waqai.store import open_store


@pytest.fixture(autouse=True)
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Name a database with the story in it in the environment."""
    path = tmp_path / "desk.db"
    monkeypatch.setenv("WAQAI_DB", str(path))
    with open_store(str(path), create=True) as store:
        store.add_many((each.record, each.name) for each in story())
    return path


def _json(waqai: Waqai, *arguments: object) -> Any:
    code, out, err = waqai(*arguments, "--json")
    assert (code, err) == (0, "")
    return json.loads(out)


@pytest.mark.parametrize(
    ("command", "kinds"),
    [
        ("negotiations", {"negotiation"}),
        ("truces", {"truce"}),
        ("deals", {"evacuation"}),
        ("control", {"control", "siege"}),
        ("timeline", {"negotiation", "truce", "evacuation", "control", "siege"}),
    ],
)
def test_each_board_shows_its_matters(waqai: Waqai, command: str, kinds: set[str]) -> None:
    assert {course["kind"] for course in _json(waqai, command)["courses"]} == kinds
    code, out, err = waqai(command)
    assert (code, err) == (0, "")
    assert any(kind in out for kind in kinds)


def test_a_board_names_who_says_so_and_who_denies_it(waqai: Waqai) -> None:
    _, out, _ = waqai("truces")
    assert "+ r-4 (2024-03-06)" in out
    assert "- r-5 (2024-03-06)" in out
    assert "1 report, 1 against" in out


def test_days_bound_what_was_so_and_what_was_known(waqai: Waqai) -> None:
    (talks,) = _json(waqai, "negotiations", "--as-of", "2024-03-03")["courses"]
    assert [state["state"] for state in talks["states"]] == ["ongoing"]
    assert _json(waqai, "truces", "--known-by", "2024-03-05")["courses"] == []
    assert waqai("truces", "--as-of", "March")[0] == 2


def test_a_board_is_narrowed_by_party_and_place(waqai: Waqai) -> None:
    assert len(_json(waqai, "control", "--place", "المخا")["courses"]) == 1
    assert len(_json(waqai, "negotiations", "--actor", "الحوثيون")["courses"]) == 1
    assert waqai("negotiations", "--actor", "البرتغال")[1] == "nothing found\n"


def test_contradictions_have_both_sides_words(waqai: Waqai) -> None:
    rows = _json(waqai, "contradictions")["contradictions"]
    assert {row["kind"] for row in rows} == {"denial", "toll", "state"}
    _, out, _ = waqai("contradictions")
    for row in rows:
        assert row["a"]["report"] in out
        assert row["b"]["report"] in out


def test_the_ledger_is_that_of_the_reports_in_memory(waqai: Waqai) -> None:
    assert [state["state"] for state in _json(waqai, "ledger")["states"]][:2] == ["ongoing", "failed"]
    assert "negotiation · failed since 2024-03-04" in waqai("ledger")[1]


class _CrashError(Exception):
    """The power went off."""


def _cut(rows: list[Filed], after: int) -> Iterator[tuple[Any, str]]:
    """Yield reports to add, and crash when `after` of them are given."""
    yield from ((each.record, each.name) for each in islice(rows, after))
    raise _CrashError


def _add(path: str, order: list[Filed], sizes: list[int], crash_at: int) -> str:
    """Add the reports in batches; the batch of `crash_at` dies in the middle and is added again."""
    left = list(order)
    for number, size in enumerate([*sizes, len(order)]):
        batch, left = left[:size], left[size:]
        if number == crash_at:
            with pytest.raises(_CrashError), open_store(path, create=True) as store:
                store.add_many(_cut(batch, len(batch) // 2))
        with open_store(path, create=True) as store:
            store.add_many((each.record, each.name) for each in batch)
    with open_store(path) as store:
        return json.dumps(ledger_to_json(Desk(store).ledger()), ensure_ascii=False)


@settings(max_examples=8, deadline=None)
@given(
    order=st.permutations(story()),
    sizes=st.lists(st.integers(1, 4), max_size=4),
    crash_at=st.integers(0, 3),
)
def test_no_order_batches_or_crash_change_the_ledger(
    tmp_path_factory: pytest.TempPathFactory, order: list[Filed], sizes: list[int], crash_at: int
) -> None:
    folder = tmp_path_factory.mktemp("orders")
    plain = _add(str(folder / "plain.db"), list(story()), [], 9)
    assert _add(str(folder / "mixed.db"), order, sizes, crash_at) == plain


def test_a_brief_is_written_in_either_language_and_form(waqai: Waqai) -> None:
    code, out, err = waqai("brief", "--days", 30)
    assert (code, err) == (0, "")
    assert out.startswith("# تقرير موقف")
    assert waqai("brief", "--language", "en")[1].startswith("# Situation report")
    assert waqai("brief", "--html")[1].startswith("<!doctype html>")
    assert waqai("brief", "--language", "fr")[0] == 2
