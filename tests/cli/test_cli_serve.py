"""`waqai serve`: where it listens, what it says, and how it ends."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from doorkeeping import PASSWORD, QUICK
from support import Waqai
from waqai.access import Passwords, People, Role
from waqai.store import open_store

PATIENCE = 60
_ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+")


@pytest.fixture
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "desk.db"
    monkeypatch.setenv("WAQAI_DB", str(path))
    with open_store(str(path), create=True):
        pass
    return path


@pytest.fixture
def serving(database: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Serve the desk in another process; give it and its address."""
    command = [sys.executable, "-m", "waqai", "serve", "--db", str(database), "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr
        found = _ADDRESS.search(process.stderr.readline())
        assert found
        yield process, found[0]
        process.kill()


@pytest.mark.usefixtures("database")
@pytest.mark.parametrize("arguments", [("--host", "0.0.0.0"), ("--public", "https://desk.example.org")])  # noqa: S104
def test_others_are_let_in_only_where_they_must_log_in(waqai: Waqai, arguments: tuple[str, ...]) -> None:
    code, out, err = waqai("serve", "--port", "0", *arguments)
    assert (code, out) == (2, "")
    assert "waqai users add" in err
    assert err.count("\n") == 1


def test_an_address_that_is_none_is_said(waqai: Waqai, database: Path) -> None:
    with open_store(str(database)) as store:
        People(store, Passwords(QUICK)).add("سلمى", Role.ADMIN, PASSWORD)
    code, _, err = waqai("serve", "--port", "0", "--public", "desk.example.org")
    assert code == 2
    assert "no public address" in err


def test_what_another_command_adds_is_told_to_open_pages(
    serving: tuple[subprocess.Popen[str], str], database: Path, report: Path
) -> None:
    process, address = serving
    with open_store(str(database)) as store:
        seen = store.version()
    with httpx.stream("GET", f"{address}/live", params={"seen": seen}, timeout=PATIENCE) as stream:
        lines = stream.iter_lines()
        assert next(lines) == "retry: 5000"
        add = [sys.executable, "-m", "waqai", "add", str(report), "--db", str(database)]
        subprocess.run(add, check=True, capture_output=True, timeout=PATIENCE)
        assert next(line for line in lines if line.startswith("event")) == "event: news"
        process.send_signal(signal.SIGTERM)
        for _ in lines:  # which ends with the server, after whatever news was still on its way
            pass
    assert process.wait(PATIENCE) in {0, -signal.SIGTERM}
