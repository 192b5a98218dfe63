"""A coder that is quick and sure, so that the commands are tested for what is theirs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from waqai.cli.app import run
from waqai.model import Entity, Event, EventType, Record, Report, Span

TEXT = "أعلن الوسيط أن الطرفين اتفقا على هدنة في الميناء.\n"


def coded(report: Report) -> Record:
    """Find one word and one man in `report`; fail as a coder might, where it is told to."""
    if "عطل" in report.text:
        raise IndexError("tuple index out of range")
    if "توقف" in report.text:
        raise KeyboardInterrupt
    start = report.text.find("اتفقا")
    event = Event(id="V1", type=EventType.AGREE, trigger=Span(start, start + 5), actors=("E1",))
    entity = Entity(id="E1", name="الوسيط", mentions=(Span(5, 11),))
    return Record(report=report, entities=(entity,), events=(event,) if start >= 0 else ())


@pytest.fixture
def coder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("waqai.cli.batch.code_report", coded)


Said = tuple[int, str, str]
Waqai = Callable[..., Said]


@pytest.fixture
def waqai(capsys: pytest.CaptureFixture[str], coder: None) -> Waqai:  # noqa: ARG001  it stands in for the real one
    """Run a command line and return its exit code, output and errors."""

    def call(*arguments: str | Path) -> Said:
        code = run([str(argument) for argument in arguments])
        said = capsys.readouterr()
        return code, said.out, said.err

    return call


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "good.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path
