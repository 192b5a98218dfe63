"""The demo: its reports say what they are, and a run ends with pages to open."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from waqai import demo
from waqai.errors import UsageError
from waqai.model import Attribution, Entity, Event, EventType, Record, Report, Span
from waqai.store import open_store

REPORTS = dict(demo.reports())
SAID = "كُتب هذا النص للعرض التجريبي لبرنامج وقائع"


def coded(report: Report) -> Record:
    """Find the first word of `report`, said by its second."""
    first, second = report.text.split()[:2]
    start = len(first) + 1
    source = Entity(id="E1", name=second, mentions=(Span(start, start + len(second)),))
    event = Event(
        id="V1", type=EventType.AGREE, trigger=Span(0, len(first)), actors=("E1",), sources=(Attribution("E1"),)
    )
    return Record(report=report, entities=(source,), events=(event,))


def test_there_are_reports_enough_and_in_order() -> None:
    days = [report.published for report in REPORTS.values()]
    assert len(days) >= 30
    assert days == sorted(day for day in days if day)


@pytest.mark.parametrize("name", REPORTS)
def test_every_report_says_what_it_is(name: str) -> None:
    report = REPORTS[name]
    title, blank, *body, last = report.text.rstrip("\n").split("\n")
    assert (report.title, blank) == (title, "")
    assert last.startswith(SAID)
    assert report.outlet is not None
    assert "تجريبي" in report.outlet
    assert 120 <= sum(len(line.split()) for line in body) <= 250


def test_a_run_writes_a_page_for_each_report_and_an_index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("waqai.demo.code", coded)
    said: list[str] = []
    index = demo.run(tmp_path, said.append)
    files = {path.name for path in tmp_path.iterdir()}
    assert files == {"index.html", "desk.db", *(f"{name}.html" for name in REPORTS)}
    assert index == tmp_path / "index.html"
    assert any(str(index) in line for line in said)
    assert f"waqai serve --db {tmp_path / 'desk.db'}" in said[-1]
    with open_store(str(tmp_path / "desk.db")) as store:
        assert sorted(stored.name for stored in store.reports()) == list(REPORTS)
    assert "AGREE" in said[0]
    assert "according to" in said[0]
    page = (tmp_path / "001.html").read_text(encoding="utf-8")
    assert SAID in page
    assert "http://" not in page.replace("http://www.w3.org", "")


def test_a_run_twice_gives_equal_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("waqai.demo.code", coded)
    pages = []
    for _ in range(2):
        demo.run(tmp_path, lambda _: None)
        pages.append({path.name: path.read_bytes() for path in tmp_path.glob("*.html")})
    assert pages[0] == pages[1]


def test_a_run_never_replaces_what_is_not_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("waqai.demo.code", coded)
    (tmp_path / "index.html").write_text("mine", encoding="utf-8")
    with pytest.raises(UsageError):
        demo.run(tmp_path, lambda _: None)
    assert [path.name for path in tmp_path.iterdir()] == ["index.html"]


@pytest.mark.parametrize("on_the_path", [True, False])
def test_the_command_at_the_end_can_be_typed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, on_the_path: bool
) -> None:
    monkeypatch.setattr("waqai.demo.code", coded)
    script = tmp_path / "my env/bin/waqai"
    script.parent.mkdir(parents=True)
    script.write_text("#!/bin/sh\n")
    script.chmod(0o755)
    monkeypatch.setattr("sys.executable", str(script.with_name("python")))
    monkeypatch.setenv("PATH", str(script.parent) if on_the_path else str(tmp_path))
    monkeypatch.chdir(tmp_path)
    said: list[str] = []
    demo.run(Path("out"), said.append)
    typed = shlex.split(said[-1])
    assert typed == ["waqai" if on_the_path else "my env/bin/waqai", "serve", "--db", "out/desk.db"]
