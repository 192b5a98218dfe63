"""The gate of accuracy: floors are read, compared and only raised; and the coder stands above them."""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Mapping
from pathlib import Path
from types import ModuleType

import pytest

from annotated import TEXT, write_gold
from waqai.errors import GoldError
from waqai.evaluate import FIGURES, Evaluation, evaluate_directory
from waqai.evaluate.floors import (
    ALL,
    FACT_F1,
    MARGIN,
    MARGIN_OF_ONE,
    Breach,
    Floors,
    as_json,
    breaches,
    digest,
    lowered,
    measured,
    raised,
    read_floors,
)

ROOT = Path(__file__).parents[2]
FILE = ROOT / "evaluation/floors.json"


def floors(**figures: Mapping[str, float]) -> Floors:
    return Floors(reports=1, digest="d", note="n", figures=figures)


def test_a_floor_holds_at_its_own_height() -> None:
    given = floors(all={"entities": 0.5, "event": 0.4})
    assert breaches(given, {"all": {"entities": 0.5, "event": 0.41}}) == []
    assert breaches(given, {"all": {"entities": 0.499, "event": 0.41}}) == [Breach("all", "entities", 0.5, 0.499)]


def test_what_is_not_measured_breaches_its_floor() -> None:
    given = floors(all={"entities": 0.5}, harbour={FACT_F1: 0.0})
    found = breaches(given, {"all": {}})
    assert found == [Breach("all", "entities", 0.5, None), Breach("harbour", FACT_F1, 0.0, None)]
    assert str(found[0]) == "entities (all) is not measured, its floor is 0.500"
    assert str(Breach("all", "actor", 0.5, 0.25)) == "actor (all) is 0.250, its floor is 0.500"


def test_figures_without_a_floor_are_free() -> None:
    assert breaches(floors(all={}), {"all": {"entities": 0.0}}) == []


@pytest.mark.parametrize(
    ("floor", "value", "up", "down"),
    [
        (0.5, 0.6, 0.58, 0.58),
        (0.5, 0.521, 0.501, 0.501),
        (0.5, 0.51, 0.5, 0.5),
        (0.5, 0.4, 0.5, 0.38),
        (0.5, None, 0.5, 0.5),
        (0.0, 0.01, 0.0, 0.0),
        (0.5, 0.123456, 0.5, 0.103),
    ],
)
def test_floors_only_rise_unless_they_may_go_down(floor: float, value: float | None, up: float, down: float) -> None:
    given = floors(all={"actor": floor})
    figures = {"all": {} if value is None else {"actor": value}}
    assert raised(given, figures).figures["all"]["actor"] == pytest.approx(up)
    assert lowered(given, figures).figures["all"]["actor"] == pytest.approx(down)


def test_a_floor_is_set_below_what_was_measured() -> None:
    for value in (0.3337, 0.8, 0.99999):
        floor = raised(floors(all={"actor": 0.0}), {"all": {"actor": value}}).figures["all"]["actor"]
        assert value - MARGIN - 0.001 < floor <= value - MARGIN


def test_a_single_report_has_a_wider_margin() -> None:
    floor = raised(floors(harbour={FACT_F1: 0.0}), {"harbour": {FACT_F1: 0.5}}).figures["harbour"][FACT_F1]
    assert floor == pytest.approx(0.5 - MARGIN_OF_ONE)


def test_floors_survive_their_file(tmp_path: Path) -> None:
    given = floors(all={"actor": 0.5}, harbour={FACT_F1: 0.25})
    path = tmp_path / "floors.json"
    path.write_text(as_json(given), encoding="utf-8")
    assert read_floors(path) == given


@pytest.mark.parametrize("text", [None, "", "{", "[]", "{}", '{"reports": 1, "digest": "", "note": "", "floors": 7}'])
def test_a_file_that_holds_no_floors_is_named(tmp_path: Path, text: str | None) -> None:
    path = tmp_path / "floors.json"
    if text is not None:
        path.write_text(text, encoding="utf-8")
    with pytest.raises(GoldError, match=r"floors\.json holds no floors") as caught:
        read_floors(path)
    assert "set_floors" in caught.value.remedy


def test_the_digest_hangs_on_names_and_contents_alone(tmp_path: Path) -> None:
    one, two = write_gold(tmp_path / "one"), write_gold(tmp_path / "two")
    (two / "README.md").write_text("no report", encoding="utf-8")
    assert digest(one) == digest(two)
    (two / "harbour.txt").write_text(TEXT + ".", encoding="utf-8")
    assert digest(one) != digest(two)
    write_gold(two)
    assert digest(one) == digest(two)
    (two / "harbour.txt").rename(two / "port.txt")
    assert digest(one) != digest(two)


def test_the_digest_tells_where_a_file_ends(tmp_path: Path) -> None:
    for name, rows in (("one", {"a.txt": "xb", "b.txt": ""}), ("two", {"a.txt": "x", "b.txt": "b"})):
        (tmp_path / name).mkdir()
        for file, content in rows.items():
            (tmp_path / name / file).write_text(content, encoding="utf-8")
    assert digest(tmp_path / "one") != digest(tmp_path / "two")


def test_what_is_measured(tmp_path: Path) -> None:
    evaluation = evaluate_directory(write_gold(write_gold(tmp_path), "quiet", "نام القط", {}))
    figures = measured(evaluation)
    assert set(figures) == {ALL, "harbour", "quiet"}
    assert set(figures[ALL]) == {FACT_F1, *FIGURES}
    assert figures[ALL][FACT_F1] == evaluation.facts.f1
    assert figures["harbour"] == {FACT_F1: pytest.approx(evaluate_directory(write_gold(tmp_path / "h")).facts.f1)}
    assert figures["harbour"][FACT_F1] > 0.0


# --- the command that sets floors -------------------------------------------------------------------


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("set_floors", ROOT / "tools/set_floors.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def file_of(tmp_path: Path, **figures: float) -> Path:
    path = tmp_path / "floors.json"
    path.write_text(as_json(floors(all=figures)), encoding="utf-8")
    return path


def test_the_command_raises_floors(tool: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    gold, path = write_gold(tmp_path / "gold"), file_of(tmp_path, entities=0.1)
    assert tool.main([str(gold), "--floors", str(path)]) == 0
    new = read_floors(path)
    assert new.figures["all"]["entities"] > 0.1
    assert (new.reports, new.digest, new.note) == (1, digest(gold), "n")
    assert f"entities (all): 0.100 -> {new.figures['all']['entities']:.3f}" in capsys.readouterr().out


def test_the_command_lowers_no_floor_without_a_reason(
    tool: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    gold, path = write_gold(tmp_path / "gold"), file_of(tmp_path, entities=0.1, relation=1.0)
    before = path.read_text(encoding="utf-8")
    assert tool.main([str(gold), "--floors", str(path)]) == 1
    assert path.read_text(encoding="utf-8") == before, "nor does it raise another"
    assert "relation (all) is" in capsys.readouterr().err
    assert tool.main([str(gold), "--floors", str(path), "--lower", "relations are read anew"]) == 0
    said = capsys.readouterr().out
    assert "- Floor of relation (all) lowered from 1.000 to " in said
    assert "relations are read anew" in said
    assert read_floors(path).figures["all"]["relation"] < 1.0
    assert breaches(read_floors(path), measured(evaluate_directory(gold))) == []


def test_the_command_says_what_it_cannot_read(
    tool: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert tool.main([str(tmp_path), "--floors", str(tmp_path / "none.json")]) == 4
    assert "holds no floors" in capsys.readouterr().err


# --- the gate -----------------------------------------------------------------------------------------


def test_the_floors_of_the_project_are_whole() -> None:
    given = read_floors(FILE)
    wanted = {FACT_F1, "entities", "event span", "places", "times", "actor", "source", "relation"}
    assert wanted <= set(given.figures[ALL])
    assert FACT_F1 in given.figures["daraa-2021"]
    assert all(0.0 < floor < 1.0 for own in given.figures.values() for floor in own.values())
    assert len(given.digest) == 64
    assert "regressions" in given.note
    assert json.loads(FILE.read_text(encoding="utf-8"))["reports"] == given.reports > 0


def test_the_coder_stands_above_its_floors(shared: Path, gold_run: tuple[Evaluation, Path]) -> None:
    given, (evaluation, _) = read_floors(FILE), gold_run
    folder = shared / "gold/dev"
    assert digest(folder) == given.digest, f"other annotated reports: run python tools/set_floors.py {folder}"
    assert len(evaluation.reports) == given.reports
    assert [str(breach) for breach in breaches(given, measured(evaluation))] == []
