"""The tool that measures places on mentions resolved by hand."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from waqai.model import Place, Span

TOOLS = Path(__file__).parents[2] / "tools"


@pytest.fixture
def tool(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(TOOLS))
    spec = importlib.util.spec_from_file_location("measure_places", TOOLS / "measure_places.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, "measure_places", module)
    spec.loader.exec_module(module)
    return module


def answer(tool: ModuleType, kind: str, **fields: Any) -> Any:
    defaults = {"report": "r", "span": Span(0, 4), "half": "held", "spot": None, "radius": 0.0, "country": None}
    return tool.Answer(answer=kind, **{**defaults, "may_stay_open": False, **fields})


def place(**fields: Any) -> Place:
    return Place(id="P", name="x", mentions=(Span(0, 4),), **fields)


PIN = {"latitude": 13.0, "longitude": 45.0}
AT = {"spot": (13.05, 45.0), "radius": 10.0}


@pytest.mark.parametrize(
    ("kind", "fields", "found", "result"),
    [
        ("at", AT, place(**PIN), "right"),
        ("at", {**AT, "radius": 5.0}, place(**PIN), "wrong pin"),
        ("at", AT, place(), "missed"),
        ("at", AT, None, "missed"),
        ("at", {**AT, "may_stay_open": True}, None, "rightly open"),
        ("country", {"country": "YEM"}, place(country="YEM"), "right"),
        ("country", {"country": "YEM"}, place(country="OMN"), "other country"),
        ("country", {"country": "YEM"}, place(country="YEM", **PIN), "wrong pin"),
        ("open", {}, place(), "rightly open"),
        ("not", {}, place(**PIN), "wrong pin"),
    ],
)
def test_outcomes(tool: ModuleType, kind: str, fields: dict[str, Any], found: Place | None, result: str) -> None:
    assert tool.outcome(answer(tool, kind, **fields), found) == result


def test_the_mention_that_covers_the_words_best_is_judged(tool: ModuleType) -> None:
    wide, close = Place(id="W", name="w", mentions=(Span(0, 20),)), Place(id="C", name="c", mentions=(Span(8, 12),))
    assert tool.named_at([wide, close], Span(8, 13)) == close
    assert tool.named_at([wide, close], Span(0, 5)) == wide
    assert tool.named_at([close], Span(0, 5)) is None


def test_the_answers_are_four_hundred_of_one_a_report(tool: ModuleType) -> None:
    rows = tool.answers()
    assert len({row.report for row in rows}) == len(rows) == 400
    assert {row.half for row in rows} == {"seen", "held"}
    assert all((row.spot is not None and row.radius >= 10) == (row.answer == "at") for row in rows)
    assert all((row.country is not None) == (row.answer == "country") for row in rows)


def test_kilometres(tool: ModuleType) -> None:
    assert tool.kilometres((0.0, 0.0), (0.0, 1.0)) == pytest.approx(111.2, abs=0.1)
    assert tool.kilometres((10.0, 10.0), (10.0, 10.0)) == 0
