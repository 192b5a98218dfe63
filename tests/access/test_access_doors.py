"""Logging in and out, and who comes with a request."""

from __future__ import annotations

import pytest
from argon2 import PasswordHasher

from doorkeeping import PASSWORD, Clock
from waqai.access import Act, Came, Doors, Passwords, People, Right, Role, Scope, Visitor, csrf_of, rights_of
from waqai.access.secrets import digest
from waqai.errors import AccessError, LogInError, TooManyTriesError
from waqai.store import Account, Store

HERE = Came("192.0.2.1", "browser")


@pytest.fixture
def salma(people: People) -> Account:
    return people.add("سلمى", Role.REVIEWER, PASSWORD)


@pytest.fixture
def inside(doors: Doors, salma: Account) -> str:
    """Log in and return the cookie."""
    account, cookie = doors.log_in("سلمى", PASSWORD, HERE)
    assert account == salma
    return cookie


def test_without_accounts_everybody_is_local_and_may_do_everything(doors: Doors) -> None:
    visitor = doors.visitor("")
    assert not doors.for_a_team()
    assert (visitor.name, visitor.rights) == ("local", frozenset(Right))
    assert visitor.csrf == ""
    assert not visitor.brings("")


def test_from_the_first_account_on_everybody_must_log_in(doors: Doors, people: People) -> None:
    assert doors.visitor("").known
    people.add("سلمى", Role.READER, PASSWORD)
    assert doors.for_a_team()
    assert not doors.visitor("").known
    assert doors.visitor("").rights == rights_of(None)


def test_a_desk_whose_accounts_are_all_shut_out_stays_shut(doors: Doors, people: People, salma: Account) -> None:
    people.disable(salma)
    assert not doors.visitor("").known
    assert doors.for_a_team()


def test_logging_in_opens_a_session(doors: Doors, inside: str, salma: Account, store: Store) -> None:
    visitor = doors.visitor(inside)
    assert (visitor.name, visitor.means, visitor.account) == ("سلمى", "session", salma)
    assert visitor.rights == rights_of(Role.REVIEWER)
    assert store.accounts.session(inside) is None, "the cookie itself is kept nowhere"
    assert store.accounts.session(digest(inside)) is not None
    assert [(visit.who, visit.act, visit.address) for visit in store.trail.visits()][:1] == [
        ("سلمى", Act.ENTERED, "192.0.2.1")
    ]


@pytest.mark.parametrize("name", ["سلمي", "  سلمى ", "سَلمى"])
def test_names_are_typed_as_people_do(doors: Doors, salma: Account, name: str) -> None:
    assert doors.log_in(name, PASSWORD, HERE)[0] == salma


def test_logging_in_gives_another_cookie_and_the_former_holds_no_more(doors: Doors, inside: str) -> None:
    _, fresh = doors.log_in("سلمى", PASSWORD, HERE, former=inside)
    assert fresh != inside
    assert doors.visitor(fresh).known
    assert not doors.visitor(inside).known


def test_a_cookie_that_a_stranger_planted_opens_nothing_after_log_in(doors: Doors, salma: Account) -> None:
    planted = "planted"
    _, fresh = doors.log_in("سلمى", PASSWORD, HERE, former=planted)
    assert fresh != planted
    assert not doors.visitor(planted).known
    assert salma.name == doors.visitor(fresh).name


@pytest.mark.parametrize(("name", "password"), [("سلمى", "not it, whatever it is"), ("نور", PASSWORD), ("", "")])
@pytest.mark.usefixtures("salma")
def test_what_does_not_fit_says_nothing_of_why(doors: Doors, store: Store, name: str, password: str) -> None:
    with pytest.raises(LogInError) as said:
        doors.log_in(name, password, HERE)
    assert str(said.value) == "name and password do not fit: try again, or ask an admin for another password"
    assert password not in repr(store.trail.visits()) or not password


def test_an_unknown_name_costs_as_much_as_a_known_one(
    doors: Doors, salma: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    verified = []
    verify = PasswordHasher.verify

    def counted(self: PasswordHasher, kept: str, password: str) -> bool:
        verified.append(kept)
        return verify(self, kept, password)

    monkeypatch.setattr(PasswordHasher, "verify", counted)
    for name in (salma.name, "nobody"):
        with pytest.raises(LogInError):
            doors.log_in(name, "some other password", HERE)
    assert len(verified) == 2
    assert len(set(verified)) == 2
    assert len({kept.rsplit("$", 2)[0] for kept in verified}) == 1, "the same costs"


def test_a_disabled_account_is_told_the_same(doors: Doors, people: People, salma: Account) -> None:
    people.disable(salma)
    with pytest.raises(LogInError, match="do not fit"):
        doors.log_in("سلمى", PASSWORD, HERE)
    people.enable(salma)
    assert doors.log_in("سلمى", PASSWORD, HERE)


@pytest.mark.parametrize("name", ["سلمى", "nobody"])
@pytest.mark.usefixtures("salma")
def test_tries_are_limited_by_name_whoever_tries(doors: Doors, clock: Clock, name: str) -> None:
    for number in range(10):
        with pytest.raises(LogInError):
            doors.log_in(name, "some other password", Came(f"192.0.2.{number}"))
    with pytest.raises(TooManyTriesError) as said:
        doors.log_in(name, PASSWORD, HERE)
    assert 0 < said.value.seconds <= 120
    clock.wait(seconds=said.value.seconds)
    with pytest.raises(LogInError):
        doors.log_in(name, "some other password", HERE)


def test_tries_are_limited_by_address_whatever_is_tried(doors: Doors, salma: Account) -> None:
    for number in range(30):
        with pytest.raises(LogInError):
            doors.log_in(f"nobody{number}", PASSWORD, Came(f"2001:db8::{number}"))
    with pytest.raises(TooManyTriesError):
        doors.log_in(salma.name, PASSWORD, Came("2001:db8::ffff"))
    assert doors.log_in(salma.name, PASSWORD, HERE)


def test_logging_in_gives_tries_back(doors: Doors, salma: Account) -> None:
    for _ in range(2):
        for _ in range(9):
            with pytest.raises(LogInError):
                doors.log_in(salma.name, "some other password", HERE)
        doors.log_in(salma.name, PASSWORD, Came("192.0.2.2"))
    for _ in range(40):
        doors.log_in(salma.name, PASSWORD, Came("192.0.2.3"))


def test_a_session_ends_when_nobody_uses_it(doors: Doors, clock: Clock, inside: str) -> None:
    for _ in range(5):
        clock.wait(hours=1, minutes=59)
        assert doors.visitor(inside).known
    clock.wait(hours=2)
    assert not doors.visitor(inside).known


def test_a_session_ends_however_it_is_used(doors: Doors, clock: Clock, inside: str) -> None:
    for _ in range(23):
        clock.wait(hours=1)
        assert doors.visitor(inside).known
    clock.wait(hours=1)
    assert not doors.visitor(inside).known


def test_logging_out_here_and_everywhere(doors: Doors, salma: Account, inside: str) -> None:
    _, second = doors.log_in("سلمى", PASSWORD, HERE)
    _, third = doors.log_in("سلمى", PASSWORD, HERE)
    assert len(doors.sessions(salma)) == 3
    doors.log_out(doors.visitor(inside), HERE)
    assert [doors.visitor(cookie).known for cookie in (inside, second, third)] == [False, True, True]
    doors.log_out(doors.visitor(second), HERE, everywhere=True)
    assert doors.sessions(salma) == []
    doors.log_out(Visitor(), HERE)


def test_one_session_is_ended_by_its_owner_alone(doors: Doors, people: People, salma: Account, inside: str) -> None:
    nour = people.add("نور", Role.READER, PASSWORD)
    (session,) = doors.sessions(salma)
    doors.end_session(nour, session.number)
    assert doors.visitor(inside).known
    doors.end_session(salma, session.number)
    assert not doors.visitor(inside).known


def test_what_changes_holds_at_once(doors: Doors, people: People, salma: Account, inside: str) -> None:
    people.set_role(salma, Role.READER)
    assert not doors.visitor(inside).may(Right.REVIEW)
    people.disable(salma)
    people.enable(salma)
    assert not doors.visitor(inside).known


def test_another_password_ends_all_sessions(doors: Doors, people: People, salma: Account, inside: str) -> None:
    people.set_password(salma, "طريق طويل إلى البحر")
    assert not doors.visitor(inside).known
    with pytest.raises(LogInError):
        doors.log_in("سلمى", PASSWORD, HERE)
    assert doors.log_in("سلمى", "طريق طويل إلى البحر", HERE)


def test_a_hash_of_older_costs_is_made_anew_at_log_in(store: Store, salma: Account) -> None:
    before = store.accounts.find("سلمي")
    doors = Doors(store, Passwords(PasswordHasher(time_cost=2, memory_cost=8, parallelism=1)))
    cookie = doors.log_in("سلمى", PASSWORD, HERE)[1]
    after = store.accounts.find("سلمي")
    assert before
    assert after
    assert "t=1" in before[1]
    assert "t=2" in after[1]
    assert doors.visitor(cookie).account == salma
    assert doors.log_in("سلمى", PASSWORD, HERE)


def test_the_owner_is_asked_once_more(doors: Doors, salma: Account) -> None:
    for _ in range(12):
        doors.confirm(salma, PASSWORD, HERE)
    for _ in range(10):
        with pytest.raises(LogInError):
            doors.confirm(salma, "some other password", HERE)
    with pytest.raises(TooManyTriesError):
        doors.confirm(salma, PASSWORD, HERE)


def test_forms_are_bound_to_the_cookie(doors: Doors, inside: str) -> None:
    visitor, stranger = doors.visitor(inside), doors.visitor("another cookie")
    assert visitor.csrf != visitor.csrf, "it is another one each time"
    assert inside not in visitor.csrf
    assert visitor.brings(visitor.csrf)
    assert not visitor.brings(stranger.csrf)
    assert not visitor.brings("")
    assert not visitor.brings("ليس رمزا")
    assert visitor.brings(csrf_of(inside, "salt"))
    assert not visitor.brings(csrf_of(inside, "salt").replace("salt", "tlas"))
    assert not visitor.brings("\ud800")


def test_a_token_opens_what_its_owner_and_its_scopes_may(doors: Doors, people: People, salma: Account) -> None:
    _, secret = people.add_token(salma, "", [Scope.READ], 30)
    assert secret.startswith("waqai_")
    visitor = doors.visitor(bearer=secret)
    assert visitor.name == salma.name
    assert visitor.means.startswith("token t-")
    assert visitor.rights == {Right.ENTER, Right.READ, Right.EXPORT}
    _, secret = people.add_token(salma, "", [Scope.REVIEW], 30)
    assert doors.visitor(bearer=secret).may(Right.REVIEW)
    people.set_role(salma, Role.READER)
    assert not doors.visitor(bearer=secret).may(Right.REVIEW)


def test_a_token_goes_before_the_cookie(doors: Doors, people: People, salma: Account, inside: str) -> None:
    _, secret = people.add_token(salma, "", [Scope.READ], 30)
    assert not doors.visitor(inside, bearer=secret).may(Right.REVIEW)
    with pytest.raises(AccessError):
        doors.visitor(inside, bearer="waqai_other")


def test_tokens_that_hold_no_more(
    store: Store, people: People, salma: Account, passwords: Passwords, clock: Clock
) -> None:
    doors = Doors(store, passwords, clock=clock)
    token, secret = people.add_token(salma, "", [Scope.READ], 30)
    clock.now = token.added
    clock.wait(days=29)
    assert doors.visitor(bearer=secret).known
    assert people.tokens(salma)[0].used == clock.now
    people.disable(salma)
    with pytest.raises(AccessError, match="does not hold"):
        doors.visitor(bearer=secret)
    people.enable(salma)
    clock.wait(days=1)
    with pytest.raises(AccessError, match="does not hold"):
        doors.visitor(bearer=secret)
    clock.wait(days=-1)
    people.revoke_token(token.id)
    with pytest.raises(AccessError, match="does not hold"):
        doors.visitor(bearer=secret)


def test_no_token_opens_a_desk_without_accounts(doors: Doors) -> None:
    with pytest.raises(AccessError):
        doors.visitor(bearer="waqai_any")


def test_the_doors_of_both_databases_are_alike(desk: Store, passwords: Passwords) -> None:
    people, doors = People(desk, passwords), Doors(desk, passwords)
    account = people.add("سلمى", Role.ADMIN, PASSWORD)
    with pytest.raises(LogInError):
        doors.log_in("سلمى", "some other password", HERE)
    _, first = doors.log_in("سلمى", PASSWORD, HERE)
    _, second = doors.log_in("سلمى", PASSWORD, HERE, former=first)
    token, secret = people.add_token(account, "", [Scope.ADMIN], 30)
    assert [doors.visitor(cookie).known for cookie in (first, second)] == [False, True]
    assert doors.visitor(bearer=secret).may(Right.MANAGE)
    assert doors.holds(doors.visitor(bearer=secret))
    people.revoke_token(token.id)
    doors.log_out(doors.visitor(second), HERE, everywhere=True)
    assert not doors.visitor(second).known
    assert [visit.act for visit in desk.trail.visits(account=account.number)] == [
        Act.LEFT, Act.ENTERED, Act.ENTERED, Act.REFUSED,
    ]  # fmt: skip
