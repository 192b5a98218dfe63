"""Lessons are read from a file of lines; what is none is refused with the line that is at fault."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from waqai.errors import GoldError
from waqai.train.lessons import Said, labelled_in

TOLD, ROLE = [0, "AID", 0.5], [0, "AID|verb|False", "actor", 5, 0.25]
SAME, TIE = [0, 9, "AID", 0.75], [5, 8, 12, 15, "leads", 0.125]


def test_lines_of_one_text_stand_for_the_teachers_of_the_folds(tmp_path: Path) -> None:
    path = tmp_path / "lessons.jsonl"
    rows = [{"text": "نص", "told": [TOLD]}, {"text": "نص", "fold": 2, "roles": [ROLE]}]
    rows.append({"text": "آخر", "fold": 1, "same": [SAME], "ties": [TIE]})
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    first, second = labelled_in(path)
    assert first.by(2) == Said(None, [(0, "AID|verb|False", "actor", 5, 0.25)], [], None)
    assert first.by(0) == first.by(None) == Said([(0, "AID", 0.5)], [], [], None)
    assert second.by(0) == Said()
    assert second.by(1) == Said(None, [], [(0, 9, "AID", 0.75)], [(5, 8, 12, 15, "leads", 0.125)])


@pytest.mark.parametrize(
    "row",
    [
        {"told": []},
        {"text": "نص", "told": [[0, "NO TYPE", 1]]},
        {"text": "نص", "roles": [[0, "AID|verb|False", "no part", 5, 0.25]]},
        {"text": "نص", "same": [[0, 9, "NO TYPE", 1]]},
        {"text": "نص", "ties": [[5, 8, 12, "leads", 1]]},
        {"text": "نص", "ties": [[5, 8, 12, 15, "no relation", 1]]},
    ],
)
def test_lines_that_are_no_lessons_are_refused(tmp_path: Path, row: object) -> None:
    path = tmp_path / "lessons.jsonl"
    path.write_text(json.dumps(row), encoding="utf-8")
    with pytest.raises(GoldError, match=r"line 1 of .* is no lesson"):
        list(labelled_in(path))
