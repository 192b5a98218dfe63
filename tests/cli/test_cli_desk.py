"""`waqai add`, `search`, `events`, `actors`."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from random import Random

import pytest

from support import TEXT, Waqai
from waqai.store import open_store
from waqai.store.connect import writing

OTHER = "قصفت القوات أطراف البلدة ولم يتضح عدد الضحايا بعد."


@pytest.fixture(autouse=True)
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Name a new database in the environment."""
    path = tmp_path / "desk.db"
    monkeypatch.setenv("WAQAI_DB", str(path))
    return path


@pytest.fixture
def lines(tmp_path: Path) -> Path:
    rows = [
        {"id": "r/1", "outlet": "وكالة الشرق", "title": "هدنة", "published": "2024-03-01", "text": TEXT},
        {"id": "r/2", "outlet": "صحيفة الغرب", "published": "2024-03-02", "text": TEXT},
        {"id": "r/3", "outlet": "صحيفة الغرب", "published": "2024-03-03", "text": OTHER},
    ]
    path = tmp_path / "reports.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return path


def test_adding_twice_adds_once(waqai: Waqai, lines: Path) -> None:
    assert waqai("add", lines) == (0, "", "waqai: 3 new, 0 known\n")
    assert waqai("add", lines) == (0, "", "waqai: 0 new, 3 known\n")


def test_what_is_safe_is_said(waqai: Waqai, lines: Path) -> None:
    rows = [json.loads(line) for line in waqai("add", lines, "--json")[1].splitlines()]
    assert [(row["name"], row["became"]) for row in rows] == [("r/1", "new"), ("r/2", "new"), ("r/3", "new")]
    assert len({row["id"] for row in rows}) == 3


def test_folders_are_gone_through(waqai: Waqai, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    (folder / "deep").mkdir(parents=True)
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    (folder / "deep/b.txt").write_text(OTHER, encoding="utf-8")
    (folder / "deep/b.meta.json").write_text('{"published": "2024-03-05"}', encoding="utf-8")
    (folder / ".hidden.txt").write_text(OTHER * 2, encoding="utf-8")
    (folder / "picture.png").write_bytes(b"\x89PNG")
    code, _, err = waqai("add", folder)
    assert code == 0
    assert err.startswith("waqai: 1 report has no date: no board, timeline or brief has them; say when")
    assert err.endswith("\nwaqai: 2 new, 0 known\n")
    found = json.loads(waqai("search", "--json")[1])["reports"]
    assert [(each["names"], each["published"]) for each in found] == [(["b"], "2024-03-05"), (["a"], None)]


def test_bad_reports_do_not_stop_good_ones(waqai: Waqai, lines: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    with lines.open("a", encoding="utf-8") as file:
        file.write('\nnot json\n{"text": "عطل في التحليل هنا"}\n' + json.dumps({"id": 4, "text": OTHER * 2}))
    code, _, err = waqai("add", tmp_path / "none.txt", empty, lines)
    assert code == 3
    assert "none.txt: there is no such file" in err
    assert "empty holds no report" in err
    assert "reports.jsonl:4: the line is no JSON object" in err
    assert "reports.jsonl:5: waqai failed (IndexError" in err
    assert err.endswith("waqai: 4 new, 0 known, 4 failed\n")


def test_an_interruption_keeps_what_was_added(waqai: Waqai, lines: Path) -> None:
    with lines.open("a", encoding="utf-8") as file:
        file.write("\n" + json.dumps({"text": "توقف العمل في الميناء"}))
    code, _, err = waqai("add", lines)
    assert (code, err) == (130, "waqai: interrupted, run again for the others: 3 new, 0 known\n")


def test_a_busy_database_is_said(waqai: Waqai, lines: Path, database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("waqai.store.connect.PATIENCE", 0.1)
    waqai("add", lines)
    with open_store(str(database)) as other, writing(other._engine):
        assert waqai("add", lines)[0] == 0, "nothing to write, nothing to wait for"
        with lines.open("a", encoding="utf-8") as file:
            file.write("\n" + json.dumps({"text": OTHER * 3}))
        code, _, err = waqai("add", lines)
    assert code == 6
    assert "stopped: 0 new, 3 known" in err
    assert "another program holds it" in err


@pytest.mark.parametrize("command", ["search", "events", "actors"])
def test_asking_makes_no_database(waqai: Waqai, database: Path, command: str) -> None:
    code, out, err = waqai(command)
    assert (code, out) == (6, "")
    assert "make one with waqai add" in err
    assert not database.exists()


def test_reports_on_the_terminal(waqai: Waqai, lines: Path) -> None:
    waqai("add", lines)
    _, out, _ = waqai("search", "هدنة")
    assert "r/1" in out
    assert "r/2" in out
    assert "r/3" not in out
    assert waqai("search", "زلزال")[1] == "nothing found\n"
    assert "more: --page 2" in waqai("search", "--size", "1")[1]


def test_reports_as_json(waqai: Waqai, lines: Path) -> None:
    waqai("add", lines)
    page = json.loads(waqai("search", "الهدنة", "--size", "1", "--json")[1])
    assert (page["page"], page["more"], len(page["reports"])) == (1, True, 1)
    found = page["reports"][0]
    assert (found["names"], found["published"], found["events"]) == (["r/2"], "2024-03-02", 1)
    other = json.loads(waqai("search", "--outlet", "وكالة الشرق", "--json")[1])["reports"][0]
    assert other["group"] == found["group"], "the same words in two outlets"


def test_several_words_in_one_argument_stand_side_by_side(waqai: Waqai, lines: Path) -> None:
    waqai("add", lines)
    assert len(json.loads(waqai("search", "الميناء", "هدنة", "--json")[1])["reports"]) == 2
    assert not json.loads(waqai("search", "الميناء هدنة", "--json")[1])["reports"]
    assert len(json.loads(waqai("search", "هدنة في الميناء", "--json")[1])["reports"]) == 2


def test_events(waqai: Waqai, lines: Path) -> None:
    waqai("add", lines)
    _, out, _ = waqai("events", "--type", "AGREE", "--actor", "وسيط", "--until", "2024-03-01")
    assert "AGREE" in out
    assert out.count("r/") == 1
    event = json.loads(waqai("events", "--size", "1", "--json")[1])["events"][0]
    assert event["trigger"]["text"] == "اتفقا"
    assert event["names"] == {"E1": "الوسيط"}
    assert event["report"]["names"] == ["r/2"]
    assert event["claim"].startswith("event-")


def test_actors(waqai: Waqai, lines: Path) -> None:
    waqai("add", lines)
    (mediator,) = json.loads(waqai("actors", "الوسيط", "--json")[1])["actors"]
    assert (mediator["name"], mediator["kind"], mediator["reports"]) == ("الوسيط", "unknown", 3)
    assert mediator["names"] == ["الوسيط"]
    assert "الوسيط" in waqai("actors")[1]
    assert waqai("actors", "--kind", "media")[1] == "nothing found\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ("--box", "1,2,3"),
        ("--box", "a,b,c,d"),
        ("--near", "33,36"),
        ("--near", "133,36,5"),
        ("--since", "tomorrow"),
        ("--page", "0"),
        ("--type", "ASSULT"),
        ("--status", "done"),
        ("؟",),
    ],
    ids=" ".join,
)
def test_what_cannot_be_meant(waqai: Waqai, lines: Path, arguments: tuple[str, ...]) -> None:
    waqai("add", lines)
    code, out, err = waqai("search", *arguments)
    assert (code, out) == (2, "")
    assert err.count("\n") == 1


def test_a_type_that_there_is_not_is_said_and_its_case_does_not_matter(waqai: Waqai, lines: Path) -> None:
    waqai("add", lines)
    assert "give one of AGREE" in waqai("events", "--type", "ASSULT")[2]
    assert waqai("events", "--type", "agree")[1] == waqai("events", "--type", "AGREE")[1] != "nothing found\n"
    code, out, err = waqai("actors", "--kind", "army")
    assert (code, out) == (2, "")
    assert "armed_group" in err


def test_killed_at_any_moment_it_loses_nothing_that_it_said(tmp_path: Path, database: Path) -> None:
    """The whole of it, a hundred times, is benchmarks/kill_add.py."""
    path, chance, acknowledged = tmp_path / "many.jsonl", Random(1), set[str]()  # noqa: S311  no secret
    rows = [
        json.dumps({"id": str(number), "text": f"أعلن الوسيط رقم {number} هدنة في الميناء."}) for number in range(400)
    ]
    path.write_text("\n".join(rows), encoding="utf-8")
    for _ in range(4):
        acknowledged |= _killed(path, tmp_path / "out", chance.uniform(0, 1.5))
        with sqlite3.connect(database) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            ids = [row[0] for row in connection.execute("SELECT id FROM reports")]
            whole = connection.execute("SELECT count(*) FROM records JOIN report_terms USING (report)").fetchone()[0]
        assert acknowledged <= set(ids)
        assert len(set(ids)) == len(ids) == whole
    assert acknowledged


def _killed(path: Path, out: Path, delay: float) -> set[str]:
    """Add, be killed a moment after the first report is safe; return the ids that were said to be."""
    with out.open("wb") as file:
        process = subprocess.Popen([sys.executable, "-m", "waqai", "add", str(path), "--json"], stdout=file)
        while process.poll() is None and os.fstat(file.fileno()).st_size == 0:
            time.sleep(0.01)
        time.sleep(delay)
        process.send_signal(signal.SIGKILL)
        process.wait()
    return {
        json.loads(line)["id"] for line in out.read_text(encoding="utf-8").splitlines(keepends=True) if line[-1] == "\n"
    }
