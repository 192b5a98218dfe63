"""The tool that checks our own places against other sources."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

TOOLS = Path(__file__).parents[2] / "tools"
ENTRY = {"names": ["المرفأ الصغير"], "english": "Al-Saghir", "country": "YEM", "latitude": 13.0, "longitude": 45.0}


@pytest.fixture
def tool(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(TOOLS))
    spec = importlib.util.spec_from_file_location("check_places", TOOLS / "check_places.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, "check_places", module)
    spec.loader.exec_module(module)
    return module


def test_spellings_of_one_name_share_a_key(tool: ModuleType) -> None:
    assert tool.key("محافظة الضالع") == tool.key("ضالع")
    assert tool.key("Al-Ḩudaydah") == tool.key("Hudaydah")
    assert tool.key("؟") == ""


@pytest.mark.parametrize(
    ("precision", "north", "borne_out", "disagrees"),
    [
        ("point", 0.03, True, False),  # some 3 km
        ("point", 0.2, False, True),  # some 22 km
        ("point", 2.0, False, False),  # a namesake
        ("area", 0.2, True, False),
        ("area", 1.0, False, True),
    ],
)
def test_a_row_bears_out_or_disagrees_by_its_distance(
    tool: ModuleType, precision: str, north: float, *, borne_out: bool, disagrees: bool
) -> None:
    rows = {("YEM", tool.key("المرفأ الصغير")): [tool.Row("wof", "x", (13.0 + north, 45.0))]}
    near, away = tool.verdict({**ENTRY, "precision": precision}, rows)
    assert (near == ["wof"], away is not None) == (borne_out, disagrees)


def test_a_row_of_another_country_says_nothing(tool: ModuleType) -> None:
    rows = {("OMN", tool.key("المرفأ الصغير")): [tool.Row("wof", "x", (13.0, 45.0))]}
    assert tool.verdict({**ENTRY, "precision": "point"}, rows) == ([], None)


def test_what_bears_it_out_is_written_once(tool: ModuleType) -> None:
    line = "  - {id: harbour, names: [مرفأ], class: port}"
    once = tool._noted(line, {"harbour": "[wof]"})
    assert once == "  - {id: harbour, names: [مرفأ], class: port, verified: [wof]}"
    assert tool._noted(once, {"harbour": "none"}).endswith("class: port, verified: none}")
    assert tool._noted("# nothing", {"harbour": "none"}) == "# nothing"


def test_without_the_sources_nothing_is_checked(
    tool: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(tool, "SOURCES", tmp_path / "absent")
    monkeypatch.setattr(sys, "argv", ["check_places.py"])
    assert tool.main() == 0
    assert "nothing checked" in capsys.readouterr().err


def test_every_place_with_coordinates_is_checked_by_all_its_names(tool: ModuleType) -> None:
    entries = [entry for _, entry in tool.own_entries()]
    assert len(entries) > 1000
    assert all(entry["names"] and entry["english"] and entry["verified"] for entry in entries)
