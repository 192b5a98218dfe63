"""Accounts, sessions and tokens as rows, on both databases."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from waqai.store import Account, Role, Scope, Session, Store, Token

NOW = datetime(2024, 3, 1, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.fixture
def salma(desk: Store) -> Account:
    account = desk.accounts.add("سلمي", "سلمى", Role.REVIEWER, "hash-1", NOW)
    assert account is not None
    return account


def session(account: Account, opened: datetime = NOW) -> Session:
    return Session(
        number=0, account=account, opened=opened, seen=opened, ends=opened + HOUR, address="192.0.2.1", agent="browser"
    )


def test_there_is_no_account_until_one_is_added(desk: Store) -> None:
    assert not desk.accounts.any()
    assert desk.accounts.all() == []
    assert desk.accounts.find("سلمي") is None


def test_an_account_is_found_by_its_folded_name(desk: Store, salma: Account) -> None:
    assert desk.accounts.any()
    assert desk.accounts.all() == [salma]
    assert desk.accounts.find("سلمي") == (salma, "hash-1")
    assert desk.accounts.find("سلمى") is None


def test_a_name_is_taken_once(desk: Store, salma: Account) -> None:
    assert desk.accounts.add("سلمي", "سلمي", Role.ADMIN, "hash-2", NOW) is None
    assert desk.accounts.all() == [salma]


def test_what_changes(desk: Store, salma: Account) -> None:
    other = desk.accounts.add("نور", "نور", Role.READER, "hash-3", NOW)
    desk.accounts.set_role(salma.number, Role.ADMIN)
    desk.accounts.set_password(salma.number, "hash-2")
    desk.accounts.set_disabled(salma.number, NOW)
    assert desk.accounts.find("سلمي") == (replace(salma, role=Role.ADMIN, disabled=NOW), "hash-2")
    assert desk.accounts.find("نور") == (other, "hash-3")
    desk.accounts.set_disabled(salma.number, None)
    assert desk.accounts.all()[0].disabled is None


def test_sessions_carry_the_account_as_it_is_now(desk: Store, salma: Account) -> None:
    desk.accounts.open_session("cookie-1", session(salma))
    desk.accounts.set_role(salma.number, Role.READER)
    found = desk.accounts.session("cookie-1")
    assert found is not None
    assert found == replace(session(replace(salma, role=Role.READER)), number=found.number)
    desk.accounts.see_session(found.number, NOW + HOUR / 2)
    assert desk.accounts.sessions(salma.number) == [replace(found, seen=NOW + HOUR / 2)]
    assert desk.accounts.session("cookie-2") is None


def test_a_new_session_takes_the_place_of_the_former_and_of_those_that_are_over(desk: Store, salma: Account) -> None:
    for cookie in ("old", "former", "other"):
        desk.accounts.open_session(cookie, session(salma, NOW - HOUR * (cookie == "old")))
    desk.accounts.open_session("new", session(salma), "former")
    assert [bool(desk.accounts.session(cookie)) for cookie in ("old", "former", "other", "new")] == [
        False,
        False,
        True,
        True,
    ]


def test_sessions_end_one_or_the_others_or_all(desk: Store, salma: Account) -> None:
    nour = desk.accounts.add("نور", "نور", Role.READER, "hash-3", NOW)
    assert nour is not None
    for cookie, whose in (("a", salma), ("b", salma), ("c", salma), ("n", nour)):
        desk.accounts.open_session(cookie, session(whose))
    third, second, first = (each.number for each in desk.accounts.sessions(salma.number))
    assert desk.accounts.end_sessions(nour.number, only=first) == 0
    assert desk.accounts.end_sessions(salma.number, only=first) == 1
    assert desk.accounts.end_sessions(salma.number, but=third) == 1
    assert [each.number for each in desk.accounts.sessions(salma.number)] == [third]
    assert second != third
    desk.accounts.open_session("d", session(salma))
    desk.accounts.set_disabled(salma.number, NOW)
    assert desk.accounts.sessions(salma.number) == []
    assert len(desk.accounts.sessions(nour.number)) == 1


def test_tokens(desk: Store, salma: Account) -> None:
    scopes = frozenset({Scope.READ, Scope.REVIEW})
    token = Token(id="t-1", account=salma, label="تقرير", scopes=scopes, added=NOW, ends=NOW + HOUR)
    desk.accounts.add_token(token, "hashed")
    assert desk.accounts.token("hashed") == token
    assert desk.accounts.token("other") is None
    desk.accounts.use_token("t-1", NOW)
    assert desk.accounts.tokens() == desk.accounts.tokens(salma.number) == [replace(token, used=NOW)]
    assert desk.accounts.tokens(salma.number + 1) == []
    assert not desk.accounts.revoke_token("t-1", NOW, salma.number + 1)
    assert desk.accounts.revoke_token("t-1", NOW, salma.number)
    assert not desk.accounts.revoke_token("t-1", NOW)
    assert desk.accounts.token("hashed") == replace(token, used=NOW, revoked=NOW)


def test_passwords_are_never_part_of_what_is_shown(salma: Account) -> None:
    assert "hash-1" not in repr(salma)
