"""Entries of the lexicon test themselves, and a test that should fail does."""

from __future__ import annotations

from typing import Any

import pytest

from waqai.evaluate import selftest

Entry = dict[str, Any]
FIRST: dict[str, Entry] = {}
for path, entry in selftest.tested():
    FIRST.setdefault(path, entry)


def test_every_entry_stands_its_own_test() -> None:
    assert [str(problem) for problem in selftest.self_test()] == []


@pytest.mark.parametrize("path", FIRST)
def test_an_entry_is_not_found_where_it_is_not(path: str) -> None:
    """The text of an example is no counterexample."""
    wrong = {**FIRST[path], "counterexamples": [{"text": FIRST[path]["examples"][0]["text"], "why": "a test"}]}
    problems = selftest.problems_of(path, wrong)
    assert {(problem.path, problem.entry) for problem in problems} == {(path, FIRST[path]["id"])}


@pytest.mark.parametrize("path", FIRST)
def test_an_entry_is_not_found_in_another_sentence(path: str) -> None:
    """A sentence without any word of the lexicon is no example, whatever it quotes."""
    parts = {name: value for name, value in FIRST[path]["examples"][0].items() if name == "status"}
    nothing = {"text": "نام القط", "trigger": "نام", "mention": "القط", "name": "القط", "source": "القط", **parts}
    assert selftest.problems_of(path, {**FIRST[path], "examples": [nothing]})
