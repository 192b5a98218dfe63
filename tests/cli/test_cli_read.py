"""`waqai read`: the terminal, JSON, folders, names."""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from support import TEXT, Waqai
from waqai import __version__
from waqai.cli.app import run
from waqai.export.terminal import show
from waqai.model import CasualtyFigure, CasualtyKind, Entity, Event, EventType, Quantity, Record, Report, Span, Status


def test_one_report_is_one_object(waqai: Waqai, report: Path) -> None:
    code, out, err = waqai("read", report, "--json", "--published", "2021-08-13", "--outlet", "وكالة")
    data = json.loads(out)
    assert (code, err) == (0, "")
    assert (data["published"], data["outlet"], data["version"]) == ("2021-08-13", "وكالة", f"waqai {__version__}")
    assert "text" not in data
    assert TEXT[slice(*(data["events"][0]["trigger"][key] for key in ("start", "end")))] == "اتفقا"


def test_several_reports_are_lines(waqai: Waqai, report: Path) -> None:
    code, out, _ = waqai("read", report, report, "--json")
    assert code == 0
    assert [json.loads(line)["name"] for line in out.splitlines()] == ["good", "good"]


def test_running_twice_gives_equal_bytes(waqai: Waqai, report: Path) -> None:
    assert waqai("read", report, "--json")[1] == waqai("read", report, "--json")[1]


def test_lines_of_json_are_reports(waqai: Waqai, tmp_path: Path) -> None:
    rows = [{"id": f"r/{number}", "text": TEXT, "published": "2020-01-02"} for number in range(3)]
    path = tmp_path / "reports.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    code, _, err = waqai("read", path, "--out", tmp_path / "out")
    assert code == 0
    assert "3 reports coded -> " in err
    assert (tmp_path / "out/r_1.txt").read_text(encoding="utf-8") == TEXT
    assert json.loads((tmp_path / "out/r_1.json").read_text(encoding="utf-8"))["published"] == "2020-01-02"
    assert json.loads(waqai("read", path, "--json")[1].splitlines()[0])["text"] == TEXT


def test_reports_about_nothing_of_ours_are_passed_over(waqai: Waqai, tmp_path: Path) -> None:
    attack, furniture = tmp_path / "attack.txt", tmp_path / "furniture.txt"
    attack.write_text("قصفت قوات الجيش مواقع المسلحين في البلدة وقتلت خمسة مدنيين، وفق ناشطين.", encoding="utf-8")
    furniture.write_text("يبلغ مجموع الاعتمادات لشراء الحواسيب والأثاث 12 ألف دولار لفترة السنتين.", encoding="utf-8")
    code, out, err = waqai("read", attack, furniture, "--json", "--min-relevance", "0.3")
    assert code == 0
    assert [json.loads(line)["name"] for line in out.splitlines()] == ["attack"]
    assert "1 passed over as not relevant" in err


def test_a_web_page_brings_its_text_along(waqai: Waqai, tmp_path: Path) -> None:
    body = "".join(f"<p>{TEXT * 3}</p>" for _ in range(3))
    (tmp_path / "page.html").write_text(
        f"<!doctype html><title>هدنة</title><article>{body}</article>", encoding="utf-8"
    )
    code, _, _ = waqai("read", tmp_path / "page.html", "--out", tmp_path / "out", "--html")
    assert code == 0
    assert {path.name for path in (tmp_path / "out").iterdir()} == {"page.json", "page.txt", "page.html"}
    data = json.loads((tmp_path / "out/page.json").read_text(encoding="utf-8"))
    assert data["characters"] == len((tmp_path / "out/page.txt").read_text(encoding="utf-8"))


def test_standard_input_is_read(waqai: Waqai, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    assert json.loads(waqai("read", "-", "--json")[1])["characters"] == len(TEXT)


def test_side_information_comes_from_a_folder(waqai: Waqai, report: Path, tmp_path: Path) -> None:
    (tmp_path / "gold").mkdir()
    (tmp_path / "gold/good.json").write_text('{"published": "2018-02-21", "outlet": "صحيفة"}', encoding="utf-8")
    data = json.loads(waqai("read", report, "--meta", tmp_path / "gold", "--json")[1])
    assert (data["published"], data["outlet"]) == ("2018-02-21", "صحيفة")


def test_two_reports_of_one_name_are_both_kept(waqai: Waqai, report: Path, tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    other = tmp_path / "b/GOOD.txt"
    other.write_text(TEXT * 2, encoding="utf-8")
    code, _, err = waqai("read", report, other, "--out", tmp_path / "out")
    assert code == 0
    assert {path.name for path in (tmp_path / "out").iterdir()} == {"good.json", "GOOD-2.json"}
    assert "GOOD-2" in err


def test_what_waqai_did_not_write_is_not_lost(waqai: Waqai, report: Path, tmp_path: Path) -> None:
    (tmp_path / "good.json").write_text('{"id": "good", "entities": []}', encoding="utf-8")
    code, _, err = waqai("read", report, "--out", tmp_path)
    assert code == 2
    assert "is not a record of waqai" in err
    assert (tmp_path / "good.json").read_text(encoding="utf-8") == '{"id": "good", "entities": []}'
    for _ in range(2):
        assert waqai("read", report, "--out", tmp_path / "out", "--html")[0] == 0


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--nothing"], "No such option"),
        (["--html"], "--html needs a folder"),
        (["--meta", "/nowhere"], "there is no folder /nowhere"),
        (["--out", ".", "--meta", "."], "the same folder"),
    ],
)
def test_a_call_that_cannot_be_meant_is_one_line(waqai: Waqai, report: Path, arguments: list[str], words: str) -> None:
    code, out, err = waqai("read", report, *arguments)
    assert (code, out) == (2, "")
    assert words in err
    assert err.count("\n") == 1


@pytest.mark.parametrize("arguments", [["read"], ["nothing"], ["evaluate"]])
def test_an_incomplete_call_points_to_help(waqai: Waqai, arguments: list[str]) -> None:
    code, _, err = waqai(*arguments)
    assert code == 2
    assert re.fullmatch(r"waqai: .*: see waqai.* --help\n", err)


def test_version_and_help(waqai: Waqai) -> None:
    assert waqai("--version") == (0, f"waqai {__version__}\n", "")
    for arguments in ([], ["--help"], ["read", "--help"], ["lexicon", "check", "--help"]):
        code, out, _ = waqai(*arguments)
        assert code == 0
        assert "Usage: waqai" in out
    assert "Exit codes: 0" in waqai("read", "--help")[1]


def test_help_loads_nothing_heavy() -> None:
    code = (
        "import sys; from waqai.cli.app import run; run(['--help']); "
        "print([m for m in ('rich', 'pydantic', 'jinja2', 'yaml', 'trafilatura', 'waqai.model') if m in sys.modules])"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ended.stdout.endswith("[]\n")


def test_progress_goes_to_the_terminal_and_not_to_the_output(
    waqai: Waqai, report: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    code, out, _ = waqai("read", report, report, "--out", tmp_path / "out")
    assert (code, out) == (0, "")


TEXT_SHOWN = "قتل ثلاثة جنود على الأقل في قصف على المعسكر القديم وفق ما قال سالم الحداد المتحدث باسم لواء الفجر. " * 4


def shown(text: str = TEXT_SHOWN, *, colour: bool = False, width: int = 70) -> str:
    start = text.index("قصف")
    event = Event(
        id="V1",
        type=EventType.ASSAULT,
        modes=("heavy-weapons",),
        trigger=Span(start, start + 3),
        recipients=("E1",),
        status=Status.NEGATED,
        casualties=(CasualtyFigure(CasualtyKind.KILLED, Quantity(3, None), Span(4, 14)),),
    )
    entity = Entity(id="E1", name=text[:200], aliases=(text[:50], text[10:90]), mentions=(Span(0, 3),))
    report = Report(text=text, outlet=text[:8], published=date(2021, 8, 13))
    return show(Record(report=report, events=(event,), entities=(entity,)), "a.txt", colour=colour, width=width)


def test_a_record_on_the_terminal_shows_the_words_behind_each_fact() -> None:
    page = shown()
    assert "ASSAULT  heavy-weapons  [negated]" in page
    assert "at least 3 killed \u2068ثلاثة جنود\u2069" in page
    assert "words       \u2068قصف\u2069" in page
    assert "2021-08-13" in page


def test_every_line_closes_the_isolates_it_opens_and_fits() -> None:
    for line in shown().splitlines():
        depth = 0
        for char in line:
            depth += (char in "\u2067\u2068") - (char == "\u2069")
            assert depth >= 0
        assert depth == 0
        assert len(line) - sum(line.count(char) for char in "\u2067\u2068\u2069") <= 70


def test_sentences_lie_to_the_right() -> None:
    lines = [line for line in shown().splitlines() if "\u2067" in line]
    assert len(lines) > 2
    assert {len(line.replace("\u2067", "").replace("\u2069", "")) for line in lines} == {70}


@pytest.mark.parametrize("colour", [True, False])
def test_a_hostile_report_cannot_drive_the_terminal(colour: bool) -> None:  # noqa: FBT001
    page = shown("\x1b]0;x\x07\x1b[2J\u202e\u2069\u2028\x9b31m[red] :smile: قصف \r\x08 النهاية", colour=colour)
    safe = re.sub(r"\x1b\[[\d;]*m", "", page) if colour else page
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u202a-\u202e]", safe)
    assert "\x1b]0" not in page
    assert "[red] :smile:" in page


def test_actors_of_ones_own_are_known(report: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own = "- {id: own_port, name: الوسيط, english: x, kind: armed_group, rests_on: made up}"
    (tmp_path / "own.yml").write_text(own, encoding="utf-8")
    assert run(["read", str(report), "--json", "--actors", str(tmp_path / "own.yml")]) == 0
    data = json.loads(capsys.readouterr().out)
    assert [entity["registry"] for entity in data["entities"] if entity["name"] == "الوسيط"] == ["own_port"]
    assert run(["read", str(report), "--json"]) == 0
    assert "own_port" in capsys.readouterr().out, "they hold for the process"


def test_actors_that_are_not_sound_stop_before_anything_is_read(waqai: Waqai, report: Path, tmp_path: Path) -> None:
    (tmp_path / "own.yml").write_text("- {id: own_port, name: الوسيط}", encoding="utf-8")
    code, out, err = waqai("read", report, "--json", "--actors", tmp_path / "own.yml")
    assert (code, out) == (5, "")
    assert f"{tmp_path}/own.yml: own_port: english: Field required" in err
    assert waqai("read", report, "--actors", tmp_path / "none.yml")[0] == 5
