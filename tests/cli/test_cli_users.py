"""`waqai users`, `waqai tokens` and `waqai trail`."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from doorkeeping import PASSWORD
from support import Said, Waqai
from waqai.access import Doors, Right
from waqai.store import Act, Visit, open_store

Typed = Callable[..., Said]


class Terminal(io.StringIO):
    """Standard input at which somebody sits."""

    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Name a new database in the environment."""
    path = tmp_path / "desk.db"
    monkeypatch.setenv("WAQAI_DB", str(path))
    return path


@pytest.fixture
def typed(waqai: Waqai, monkeypatch: pytest.MonkeyPatch) -> Typed:
    """Run a command line with a password on its standard input."""

    def call(*arguments: str, password: str = PASSWORD) -> Said:
        monkeypatch.setattr("sys.stdin", io.StringIO(f"{password}\n"))
        return waqai(*arguments)

    return call


def test_accounts_from_first_to_last(typed: Typed, waqai: Waqai) -> None:
    assert typed("users", "add", "سلمى", "--role", "admin") == (0, "", "waqai: سلمى may log in, as admin\n")
    assert typed("users", "add", "نور")[0] == 0
    assert waqai("users", "role", "نور", "reviewer")[0] == 0
    assert waqai("users", "disable", "نور")[0] == 0
    rows = json.loads(waqai("users", "list", "--json")[1])["accounts"]
    assert [(row["name"], row["role"], bool(row["disabled"])) for row in rows] == [
        ("سلمى", "admin", False), ("نور", "reviewer", True),
    ]  # fmt: skip
    assert "disabled since" in waqai("users", "list")[1]
    assert waqai("users", "enable", "نور")[0] == 0
    assert "disabled" not in waqai("users", "list")[1]


def test_no_account_is_said(waqai: Waqai, database: Path) -> None:
    with open_store(str(database), create=True):
        pass
    assert "there is no account" in waqai("users", "list")[1]


def test_another_password(typed: Typed) -> None:
    typed("users", "add", "سلمى")
    assert typed("users", "password", "سلمى", password="طريق طويل إلى البحر") == (  # noqa: S106
        0, "", "waqai: سلمى has another password\n",
    )  # fmt: skip


def test_a_password_is_asked_for_twice_where_somebody_sits(waqai: Waqai, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = {}

    def prompt(text: str, **options: object) -> str:
        asked[text] = options
        return PASSWORD

    monkeypatch.setattr("typer.prompt", prompt)
    monkeypatch.setattr("sys.stdin", Terminal())
    assert waqai("users", "add", "سلمى")[0] == 0
    assert asked == {"New password": {"hide_input": True, "confirmation_prompt": True, "err": True}}


@pytest.mark.parametrize("command", [("users", "add", "سلمى"), ("users", "password", "سلمى")])
def test_a_password_is_no_option(waqai: Waqai, command: tuple[str, ...]) -> None:
    assert waqai(*command, "--password", PASSWORD)[0] == 2
    assert waqai(*command, PASSWORD)[0] == 2


@pytest.mark.parametrize(
    "command",
    [
        ("users", "add", "سلمى"),
        ("users", "add", "نور", "--role", "owner"),
        ("users", "role", "سلمى", "reader"),
        ("users", "role", "هدى", "reader"),
        ("users", "disable", "سلمى"),
        ("tokens", "add", "سلمى", "--scope", "all"),
        ("tokens", "add", "سلمى", "--days", "0"),
        ("tokens", "add", "هدى"),
        ("tokens", "revoke", "t-1"),
    ],
    ids=" ".join,
)
def test_what_cannot_be_done(typed: Typed, command: tuple[str, ...]) -> None:
    typed("users", "add", "سلمى", "--role", "admin")
    code, out, err = typed(*command)
    assert (code, out) == (2, "")
    assert err.count("\n") == 1


def test_a_token_is_shown_once(typed: Typed, waqai: Waqai, database: Path) -> None:
    typed("users", "add", "سلمى", "--role", "reviewer")
    code, out, err = waqai("tokens", "add", "سلمى", "--scope", "review", "--label", "نشرة", "--days", "7")
    secret, name = out.strip(), err.split()[1]
    assert code == 0
    with open_store(str(database)) as store:
        assert Doors(store).visitor(bearer=secret).may(Right.REVIEW)
    listed = waqai("tokens", "list")[1] + waqai("tokens", "list", "سلمى", "--json")[1]
    assert name in listed
    assert "نشرة" in listed
    assert secret not in listed
    assert waqai("tokens", "revoke", name)[0] == 0
    assert json.loads(waqai("tokens", "list", "--json")[1])["tokens"][0]["revoked"]
    assert "revoked on" in waqai("tokens", "list")[1]


def test_no_token_is_said(typed: Typed, waqai: Waqai) -> None:
    typed("users", "add", "سلمى")
    assert waqai("tokens", "list")[1] == "there is no token\n"


def test_the_trail_is_listed_and_pruned(typed: Typed, waqai: Waqai, database: Path) -> None:
    typed("users", "add", "سلمى", "--role", "admin")
    old = Visit(
        at=datetime(2024, 3, 1, tzinfo=UTC), who="", account=None, means="session", address="192.0.2.1", act=Act.OPENED,
        what="/reports", status=200,
    )  # fmt: skip
    with open_store(str(database)) as store:
        store.trail.note([old])
    assert "/reports" in waqai("trail", "list")[1]
    assert waqai("trail", "prune", "--keep", "30") == (0, "", "waqai: lines older than 30 days removed: 1\n")
    visits = json.loads(waqai("trail", "list", "--json")[1])["visits"]
    assert [row["what"].split(":")[0] for row in visits] == ["trail", "account سلمى"]
    assert waqai("trail", "prune", "--keep", "0")[0] == 2
