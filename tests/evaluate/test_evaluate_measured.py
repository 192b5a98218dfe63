"""What lies at a path is told by its names, measured, and summed up as task → figure → value."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from annotated import write_gold
from waqai.errors import GoldError
from waqai.evaluate.measured import Measured
from waqai.evaluate.tasks import items_at
from waqai.model import Record, Report

CONLLU = "1\tوصل\t_\tVERB\t_\t_\t_\t_\t_\t_\n2\tالوفد\t_\tNOUN\t_\t_\t_\t_\t_\t_\n\n"


def nothing(report: Report) -> Record:
    return Record(report=report)


def measure(*paths: Path) -> tuple[Measured, list[GoldError]]:
    errors: list[GoldError] = []
    measured = Measured(nothing, errors.append)
    for path in paths:
        for item in items_at(path):
            measured.add(item, lambda: None)
    return measured, errors


def sentence(path: Path, label: str) -> Path:
    path.write_text(json.dumps({"text": "هطل المطر", "label": label, "spans": []}) + "\n", encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("name", "task"),
    [
        ("assault.jsonl", "assault"),
        ("assault.spans.jsonl", "assault"),
        ("Protest-2024.jsonl", "protest"),
        ("protest.spans.jsonl", "protest"),
        ("un_relevance.jsonl", "un_relevance"),
        ("un_quad.test.jsonl", "un_quad"),
        ("recognizers.jsonl", "times"),
        ("times.jsonl", "times"),
        ("anything.conll", "names"),
        ("anything.conllu", "words"),
    ],
)
def test_a_file_is_told_by_its_name(tmp_path: Path, name: str, task: str) -> None:
    (tmp_path / name).touch()
    assert [item.task for item in items_at(tmp_path / name)] == [task]


def test_a_folder_of_several_kinds_is_walked(tmp_path: Path) -> None:
    write_gold(tmp_path / "dev")
    (tmp_path / "names").mkdir()
    (tmp_path / "names/a.conll").touch()
    (tmp_path / "story.jsonl").touch()
    (tmp_path / "README.md").touch()
    assert [(item.task, item.path.name) for item in items_at(tmp_path)] == [("reports", "dev"), ("names", "a.conll")]


@pytest.mark.parametrize("name", ["missing", "story.jsonl", "."])
def test_what_nobody_knows_is_an_error(tmp_path: Path, name: str) -> None:
    (tmp_path / "story.jsonl").touch()
    with pytest.raises(GoldError, match=r"docs/evaluate\.md"):
        items_at(tmp_path / name)


def test_figures_are_named_by_task(tmp_path: Path) -> None:
    write_gold(tmp_path / "dev")
    sentence(tmp_path / "assault.jsonl", "yes")
    sentence(tmp_path / "un_quad.jsonl", "3")
    (tmp_path / "a.conllu").write_text(CONLLU, encoding="utf-8")
    measured, errors = measure(tmp_path)
    figures = measured.figures
    assert errors == []
    assert list(figures) == ["reports", "words", "assault", "un_quad"]
    assert (figures["reports"]["reports"], figures["reports"]["fact_f1"]) == (1, 0.0)
    assert {"entities_f1", "time_value_precision", "assault_f1"} <= set(figures["reports"])
    assert figures["assault"] == {"precision": 0.0, "recall": 0.0, "f1": 0.0, "gold": 1}
    assert figures["un_quad"]["macro_f1"] == 0.0
    assert figures["words"]["words"] == 1.0
    assert figures["words"]["verbs_f1"] == 1.0


def test_files_of_one_form_stand_alone_and_together(tmp_path: Path) -> None:
    sentence(tmp_path / "assault.a.jsonl", "yes")
    sentence(tmp_path / "assault.b.jsonl", "yes")
    sentence(tmp_path / "assault.spans.jsonl", "yes")
    measured, _ = measure(tmp_path)
    assert {name: tally.score("").gold for name, tally in measured.tasks.items()} == {
        "assault": 2,
        "assault:assault.a.jsonl": 1,
        "assault:assault.b.jsonl": 1,
    }


def test_a_bad_file_and_a_bad_report_do_not_stop_the_rest(tmp_path: Path) -> None:
    write_gold(tmp_path / "dev")
    write_gold(tmp_path / "dev", "bad", "نص", {"events": [{}]})
    sentence(tmp_path / "assault.jsonl", "perhaps")
    sentence(tmp_path / "protest.jsonl", "yes")
    measured, errors = measure(tmp_path)
    assert sorted(measured.figures) == ["protest", "reports"]
    assert measured.figures["reports"]["reports"] == 1
    assert len(errors) == 2


def test_a_treebank_of_another_form_is_an_error(tmp_path: Path) -> None:
    for content in ("1\tوصل\n", ""):
        (tmp_path / "a.conllu").write_text(content, encoding="utf-8")
        _, errors = measure(tmp_path)
        assert "CoNLL-U" in str(errors[0])
