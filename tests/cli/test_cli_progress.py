"""How far it is: a bar on a terminal, lines now and then elsewhere."""

from __future__ import annotations

import pytest

from waqai.cli.progress import progress


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Give a clock whose time is that of its only entry."""
    now = [0.0]
    monkeypatch.setattr("time.monotonic", lambda: now[0])
    return now


def test_off_a_terminal_a_line_says_now_and_then_how_far_it_is(
    clock: list[float], capsys: pytest.CaptureFixture[str]
) -> None:
    with progress(1_500, what="reports seen") as advance:
        for _ in range(6):
            clock[0] += 20
            advance(200)
    assert capsys.readouterr().err.splitlines() == [
        f"waqai: {done} of 1,500 reports seen" for done in ("400", "800", "1,200")
    ]


def test_one_thing_to_do_or_without_a_name_says_nothing(clock: list[float], capsys: pytest.CaptureFixture[str]) -> None:
    for given in ({"total": 1, "what": "reports seen"}, {"total": 9}, {"total": 9, "quiet": True, "what": "lines"}):
        with progress(**given) as advance:
            clock[0] += 100
            advance()
    assert capsys.readouterr().err == ""


def test_on_a_terminal_a_bar_shows_it(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    monkeypatch.setenv("FORCE_COLOR", "1")
    with progress(400, what="reports seen") as advance:
        advance(200)
    assert "reports seen" in capsys.readouterr().err
