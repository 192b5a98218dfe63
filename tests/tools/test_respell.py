"""Other ways of printing a report leave every character where it was."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

TOOL = runpy.run_path(str(Path(__file__).parents[2] / "tools" / "respell.py"))
WAYS = TOOL["WAYS"]
TEXT = (
    "قال الوزير سليم حداد، أمس الجمعة، إن «اللجنة» أرسلت 12 شاحنة إلى البلدة. "
    "وأضاف أن الطريق إليها مفتوحة في الساعة الأولى من مساء الخميس"
)


@pytest.mark.parametrize("name", WAYS)
def test_each_way_changes_letters_alone(name: str) -> None:
    printed = WAYS[name](TEXT)
    assert len(printed) == len(TEXT)
    assert (printed != TEXT) is (name != "as printed")


def test_lines_are_broken_between_words() -> None:
    lines = TOOL["wrapped"](f"{TEXT}\n{TEXT}").split("\n")
    assert len(lines) == 4
    assert " ".join(lines[:2]) == TEXT
    assert all(len(line) < 95 for line in lines)
