"""Accounts and tokens: making and changing them."""

from __future__ import annotations

import pytest

from doorkeeping import PASSWORD
from waqai.access import Act, People, Role, Scope, Visitor, clean_line
from waqai.errors import AccessError
from waqai.store import Store

ALL = list(Scope)


def test_adding(people: People) -> None:
    salma = people.add("سلمى", Role.ADMIN, PASSWORD)
    nour = people.add("Nour ٢", Role.READER, PASSWORD)
    assert people.all() == [nour, salma]
    assert people.named("سلمي") == salma
    assert people.named("NOUR 2") == nour


@pytest.mark.parametrize("name", ["", " ", " سلمى", "سل\u202eمى", "سل\u200bمى", "a\nb", "x" * 65, "\u064e"])
def test_names_that_will_not_do(people: People, name: str) -> None:
    with pytest.raises(AccessError, match="name will not do"):
        people.add(name, Role.READER, PASSWORD)


def test_a_name_that_looks_like_another_is_taken(people: People) -> None:
    people.add("أحمد", Role.READER, PASSWORD)
    for name in ("احمد", "أَحْمَد"):
        with pytest.raises(AccessError, match="already"):
            people.add(name, Role.READER, PASSWORD)


def test_nobody_of_that_name(people: People) -> None:
    with pytest.raises(AccessError, match="no account 'نور'"):
        people.named("نور")


def test_somebody_is_left_to_manage_the_desk(people: People) -> None:
    salma = people.add("سلمى", Role.ADMIN, PASSWORD)
    nour = people.add("نور", Role.ADMIN, PASSWORD)
    people.disable(nour)
    with pytest.raises(AccessError, match="last admin"):
        people.disable(salma)
    with pytest.raises(AccessError, match="last admin"):
        people.set_role(salma, Role.READER)
    people.set_role(salma, Role.ADMIN)
    people.enable(nour)
    people.disable(salma)
    assert [each.name for each in people.all() if each.disabled] == ["سلمى"]


@pytest.mark.parametrize(
    ("role", "scopes"),
    [(Role.READER, [Scope.READ]), (Role.REVIEWER, [Scope.READ, Scope.REVIEW]), (Role.ADMIN, ALL)],
)
def test_tokens_are_good_for_no_more_than_their_owner(people: People, role: Role, scopes: list[Scope]) -> None:
    account = people.add("سلمى", role, PASSWORD)
    token, _ = people.add_token(account, "تقرير\nيومي", scopes, 90)
    assert (token.scopes, token.label, (token.ends - token.added).days) == (frozenset(scopes), "تقرير يومي", 90)
    for scope in set(ALL) - set(scopes):
        with pytest.raises(AccessError, match="cannot have a token"):
            people.add_token(account, "", [scope], 90)


@pytest.mark.parametrize(("scopes", "days"), [([], 90), ([Scope.READ], 0), ([Scope.READ], 367)])
def test_tokens_that_will_not_do(people: People, scopes: list[Scope], days: int) -> None:
    account = people.add("سلمى", Role.ADMIN, PASSWORD)
    with pytest.raises(AccessError):
        people.add_token(account, "", scopes, days)
    assert people.tokens() == []


def test_a_token_is_revoked_once_and_by_its_owner(people: People) -> None:
    salma, nour = (people.add(name, Role.READER, PASSWORD) for name in ("سلمى", "نور"))
    token, _ = people.add_token(salma, "", [Scope.READ], 1)
    with pytest.raises(AccessError, match="no token"):
        people.revoke_token(token.id, owner=nour)
    people.revoke_token(token.id, owner=salma)
    with pytest.raises(AccessError, match="no token"):
        people.revoke_token(token.id)


def test_every_change_is_in_the_trail_without_secrets(people: People, store: Store) -> None:
    salma = people.add("سلمى", Role.ADMIN, PASSWORD)
    by = Visitor(name="سلمى", means="session", account=salma)
    nour = people.add("نور", Role.READER, PASSWORD, by, "192.0.2.1")
    people.set_role(nour, Role.REVIEWER, by)
    people.set_password(nour, "طريق طويل إلى البحر", by)
    token, secret = people.add_token(nour, "", [Scope.READ], 1, by)
    people.revoke_token(token.id, by=by)
    people.disable(nour, by)
    people.enable(nour, by)
    visits = store.trail.visits()[::-1]
    assert {visit.act for visit in visits} == {Act.CHANGED}
    assert [(visit.who, visit.means) for visit in visits[:2]] == [("command", "command"), ("سلمى", "session")]
    assert [visit.what.split(":")[0] for visit in visits] == [
        "account سلمى", *["account نور"] * 3, f"token {token.id} of نور", f"token {token.id}", *["account نور"] * 2,
    ]  # fmt: skip
    assert visits[1].address == "192.0.2.1"
    for hidden in (secret, PASSWORD, "طريق"):
        assert hidden not in repr(visits)


def test_lines_are_cleaned() -> None:
    assert clean_line("أ\u202eب\u200b\nج  د ") == "أ ب ج د"
