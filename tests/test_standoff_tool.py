"""tools/standoff.py: what is packed holds no text, and unpacks to what it was, where the report is unchanged."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "tools"))
import standoff

TITLE, BODY = "هدنة في الميناء", "قال الوسيط إن الطرفين اتفقا على هدنة. ورفض القائد الهدنة يوم الخميس."
TEXT = f"{TITLE}\n\n{BODY}"
RECORD = {
    "id": "r1", "outlet": "مثال", "published": "2024-03-08",
    "entities": [{"id": "E1", "name": "الوسيط", "aliases": [], "kind": "person"}],
    "events": [{"id": "V1", "type": "REJECT", "sentence": "ورفض القائد الهدنة يوم الخميس", "trigger": "ورفض",
                "topic": "الهدنة", "also": [],
                "casualties": [{"kind": "killed", "min": 2, "max": None, "who": "القائد"}]}],
}  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with one annotated report."""
    (tmp_path / "gold").mkdir()
    (tmp_path / "gold" / "r1.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "gold" / "r1.json").write_text(json.dumps(RECORD, ensure_ascii=False), encoding="utf-8")
    return tmp_path


def reports(folder: Path, body: str) -> Path:
    """Write a file of reports."""
    path = folder / "reports.jsonl"
    path.write_text(json.dumps({"id": "r1", "title": TITLE, "text": body}, ensure_ascii=False) + "\n", encoding="utf-8")
    return path


def test_packed_and_unpacked(folder: Path) -> None:
    assert standoff.main(["pack", str(folder / "gold"), str(folder / "packed.jsonl")]) == 0
    packed = (folder / "packed.jsonl").read_text(encoding="utf-8")
    assert not re.search("الوسيط|الهدنة|القائد", packed)
    arguments = [str(folder / "packed.jsonl"), str(reports(folder, BODY)), str(folder / "again")]
    assert standoff.main(["unpack", *arguments]) == 0
    assert json.loads((folder / "again" / "r1.json").read_text(encoding="utf-8")) == RECORD
    assert (folder / "again" / "r1.txt").read_text(encoding="utf-8") == TEXT


def test_a_quotation_is_found_inside_its_sentence(folder: Path) -> None:
    (row,) = standoff.packed(folder / "gold")
    start, end = row["events"][0]["topic"]
    assert start > TEXT.index("ورفض")
    assert TEXT[start:end] == "الهدنة"


def test_a_changed_report_is_left_out(folder: Path) -> None:
    standoff.main(["pack", str(folder / "gold"), str(folder / "packed.jsonl")])
    arguments = [str(folder / "packed.jsonl"), str(reports(folder, BODY + " تصحيح")), str(folder / "again")]
    standoff.main(["unpack", *arguments])
    assert not list((folder / "again").iterdir())
