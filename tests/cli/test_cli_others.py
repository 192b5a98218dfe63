"""`evaluate`, `lexicon check` and `demo` hand on what the rooms below say."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from support import TEXT, Waqai, coded
from waqai.errors import GoldError

GOLD = {
    "id": "a",
    "outlet": "وكالة",
    "published": "2021-08-13",
    "entities": [{"id": "E1", "name": "الوسيط", "aliases": [], "kind": "person", "country": None, "sector": None}],
    "places": [],
    "times": [],
    "events": [
        {
            "id": "V1", "type": "AGREE", "modes": [], "sentence": "الطرفين اتفقا على هدنة", "trigger": "اتفقا",
            "also": [], "actors": [], "recipients": [], "places": [], "times": [], "topic": "هدنة",
            "status": "actual", "sources": [], "casualties": [],
        }
    ],
    "relations": [],
    "negotiations": [],
    "truces": [],
}  # fmt: skip


@pytest.fixture
def gold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("waqai.cli.adapters.code_report", coded)
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "a.json").write_text(json.dumps(GOLD), encoding="utf-8")
    return tmp_path


def test_evaluate_prints_figures(waqai: Waqai, gold: Path) -> None:
    code, out, err = waqai("evaluate", gold)
    assert (code, err) == (0, "")
    assert "1 reports" in out
    assert "FACT F1" in out


def test_evaluate_gives_json(waqai: Waqai, gold: Path) -> None:
    data = json.loads(waqai("evaluate", gold, "--json")[1])
    assert data["reports"]["reports"] == 1
    assert data["reports"]["event_span_f1"] == 1.0
    assert 0 < data["reports"]["fact_f1"] < 1


def test_evaluate_writes_what_was_wrong(waqai: Waqai, gold: Path) -> None:
    assert waqai("evaluate", gold, "--errors", gold / "errors.md")[0] == 0
    assert "wrong" in (gold / "errors.md").read_text(encoding="utf-8")


def test_evaluate_without_gold_says_what_to_give(waqai: Waqai, tmp_path: Path) -> None:
    code, out, err = waqai("evaluate", tmp_path)
    assert (code, out) == (GoldError.exit_code, "")
    assert err.count("\n") == 1


def test_evaluate_takes_several_forms_and_tells_of_a_bad_file(waqai: Waqai, gold: Path) -> None:
    sentence = json.dumps({"text": "هطل المطر", "label": "easy no"}, ensure_ascii=False)
    (gold / "protest.jsonl").write_text(sentence, encoding="utf-8")
    (gold / "assault.jsonl").write_text("{}", encoding="utf-8")
    code, out, err = waqai("evaluate", gold, gold / "nowhere", "--json")
    assert code == GoldError.exit_code
    assert list(json.loads(out)) == ["reports", "protest"]
    assert ["assault.jsonl" in line or "nowhere" in line for line in err.splitlines()] == [True, True]


def test_evaluate_prints_a_row_for_each_figure(waqai: Waqai, gold: Path) -> None:
    (gold / "un_quad.jsonl").write_text('{"text": "x", "label": "0"}', encoding="utf-8")
    out = waqai("evaluate", gold / "un_quad.jsonl")[1]
    assert out.splitlines()[1].split() == ["un_quad", "0", "1.000", "1.000", "1.000", "1"]
    assert "un_quad macro F1" in out


def test_an_error_sheet_needs_reports(waqai: Waqai, gold: Path) -> None:
    (gold / "protest.jsonl").write_text('{"text": "x", "label": "yes"}', encoding="utf-8")
    code, out, err = waqai("evaluate", gold / "protest.jsonl", "--errors", gold / "errors.md")
    assert (code, out) == (2, "")
    assert "--errors" in err


def test_a_sound_lexicon_ends_with_nought(waqai: Waqai, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("waqai.cli.lexicon.lexicon_problems", list)
    monkeypatch.setattr("waqai.cli.lexicon.lexicon_self_test", lambda advance: ([], f"{advance() or 'all'} filled"))
    assert waqai("lexicon", "check") == (0, "", "waqai: all filled\nwaqai: the lexicon is sound\n")


def test_a_broken_shape_is_named_before_any_example_is_tested(waqai: Waqai, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("waqai.cli.lexicon.lexicon_problems", lambda: ["frames/a.yml: b: no example"])
    monkeypatch.delattr("waqai.cli.lexicon.lexicon_self_test")
    code, out, err = waqai("lexicon", "check")
    assert (code, out) == (5, "frames/a.yml: b: no example\n")
    assert err.startswith("waqai: 1 problem in the lexicon: ")


def test_an_example_that_fails_is_named(waqai: Waqai, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("waqai.cli.lexicon.lexicon_problems", list)
    monkeypatch.setattr(
        "waqai.cli.lexicon.lexicon_self_test", lambda _: (["cues/a.yml: b: no", "cues/a.yml: c: no"], "")
    )
    code, out, err = waqai("lexicon", "check")
    assert (code, out) == (5, "cues/a.yml: b: no\ncues/a.yml: c: no\n")
    assert "2 problems in the lexicon" in err


def test_a_fast_check_leaves_the_examples_out(waqai: Waqai, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("waqai.cli.lexicon.lexicon_problems", list)
    monkeypatch.delattr("waqai.cli.lexicon.lexicon_self_test")
    assert waqai("lexicon", "check", "--fast") == (0, "", "waqai: the lexicon is sound\n")


def test_the_demo_goes_where_it_is_told(waqai: Waqai, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[tuple[Path, Path | None]] = []
    monkeypatch.setattr("waqai.cli.demo.run_demo", lambda out, desk: seen.append((out, desk)))
    assert waqai("demo", "--out", tmp_path, "--desk", tmp_path / "own.db")[0] == 0
    assert waqai("demo")[0] == 0
    assert seen == [(tmp_path, tmp_path / "own.db"), (Path("demo-output"), None)]
