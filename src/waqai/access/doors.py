"""The doors: who comes with a request, logging in and out, and how long that holds."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from math import ceil
from typing import Final

from waqai.access.hosts import neighbourhood
from waqai.access.passwords import Passwords
from waqai.access.people import key_of
from waqai.access.secrets import digest, new_secret
from waqai.access.visitor import Visitor
from waqai.errors import AccessError, LogInError, StoreBusyError, TooManyTriesError
from waqai.store import Account, Act, Limit, Session, Store, Token, Visit

_SEEN_EVERY: Final = timedelta(minutes=1)
_LONGEST_AGENT: Final = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """How long log-ins hold, and how often one may try. `idle` is how long a session lasts that nobody uses."""

    idle: timedelta = timedelta(hours=2)
    longest: timedelta = timedelta(hours=24)
    per_account: tuple[int, timedelta] = (10, timedelta(minutes=2))
    """So many tries at once, and then one every so often."""
    per_address: tuple[int, timedelta] = (30, timedelta(seconds=30))


@dataclass(frozen=True, slots=True)
class Came:
    """Where a request came from: the address, and what the browser calls itself."""

    address: str
    agent: str = ""


def _now() -> datetime:
    return datetime.now(UTC)


class Doors:
    """Whoever comes to a desk comes through here."""

    def __init__(
        self,
        store: Store,
        passwords: Passwords | None = None,
        terms: Terms | None = None,
        clock: Callable[[], datetime] = _now,
    ) -> None:
        """Take the open desk; `clock` tells the time (UTC)."""
        self._accounts = store.accounts
        self._trail = store.trail
        self._passwords = passwords or Passwords()
        self._terms = terms or Terms()
        self._clock = clock
        self.team = False
        """Whether people must log in, as far as was last seen; see `for_a_team`."""

    def for_a_team(self) -> bool:
        """Whether people must log in: from the first account on."""
        self.team = self.team or self._accounts.any()
        return self.team

    def visitor(self, cookie: str = "", bearer: str | None = None) -> Visitor:
        """Return who comes with the secret of a cookie, or with a token of the API, which goes before the cookie.

        Raises AccessError for a token that does not hold.
        """
        if bearer is not None:
            return self._with_token(bearer)
        if not self.for_a_team():
            return Visitor.local(cookie)
        session = self._accounts.session(digest(cookie)) if cookie else None
        if session is None or not self._holds(session):
            return Visitor(secret=cookie)
        self._see(session)
        return Visitor.of_session(session, cookie)

    def holds(self, visitor: Visitor) -> bool:
        """Whether what a visitor was let in by holds still; asking does not count as using it."""
        if visitor.session is not None:
            session = self._accounts.session(digest(visitor.secret))
            return session is not None and self._holds(session)
        if visitor.token is not None:
            return any(
                self._token_holds(each)
                for each in self._accounts.tokens(visitor.token.account.number)
                if each.id == visitor.token.id
            )
        return not self.for_a_team()

    def log_in(self, name: str, password: str, came: Came, former: str = "") -> tuple[Account, str]:
        """Open a session; return the account and the new secret for its cookie. The `former` cookie holds no more.

        Raises LogInError where name and password do not fit, TooManyTriesError where too many were tried; both take as
        long and say the same whether there is such an account or not.
        """
        limits = self._take_a_try(name, came)
        found = self._accounts.find(key_of(name))
        account, kept = found or (None, None)
        if not self._passwords.matches(kept, password) or account is None or account.disabled:
            self._note(account, came, Act.REFUSED, "log-in")
            raise LogInError("name and password do not fit", "try again, or ask an admin for another password")
        self._trail.give_back(limits[1:], self._clock(), all_of=limits[:1])
        if kept and self._passwords.outdated(kept):
            self._accounts.set_password(account.number, self._passwords.hash(password))
        self._note(account, came, Act.ENTERED, "log-in")
        return account, self._open(account, came, former)

    def confirm(self, account: Account, password: str, came: Came) -> None:
        """Make sure that it is still the owner who sits there; raises what `log_in` raises."""
        limits = self._take_a_try(account.name, came)
        found = self._accounts.find(key_of(account.name))
        if not self._passwords.matches(found and found[1], password):
            self._note(account, came, Act.REFUSED, "password")
            raise LogInError("that is not the password", "try again")
        self._trail.give_back(limits, self._clock())

    def reopen(self, account: Account, came: Came, former: str) -> str:
        """Return the secret of a new session in place of the `former` one, after what it was opened with changed."""
        return self._open(account, came, former)

    def log_out(self, visitor: Visitor, came: Came, *, everywhere: bool = False) -> None:
        """End the visitor's session, or all sessions of the account."""
        if visitor.session is not None:
            only = None if everywhere else visitor.session.number
            self._accounts.end_sessions(visitor.session.account.number, only=only)
            self._note(visitor.account, came, Act.LEFT, "everywhere" if everywhere else "log-out")

    def sessions(self, account: Account) -> list[Session]:
        """Return the sessions of an account that hold, the newest first."""
        return [session for session in self._accounts.sessions(account.number) if self._holds(session)]

    def end_session(self, account: Account, number: int) -> None:
        """End one session of an account."""
        self._accounts.end_sessions(account.number, only=number)

    def _with_token(self, secret: str) -> Visitor:
        token = self._accounts.token(digest(secret))
        now = self._clock()
        if token is None or not self._token_holds(token):
            raise AccessError("the token does not hold", "ask for a new one: waqai tokens add")
        if token.used is None or now - token.used > _SEEN_EVERY:
            with contextlib.suppress(StoreBusyError):
                self._accounts.use_token(token.id, now)
        return Visitor.of_token(token)

    def _token_holds(self, token: Token) -> bool:
        return token.revoked is None and self._clock() < token.ends and token.account.disabled is None

    def _holds(self, session: Session) -> bool:
        now = self._clock()
        return now < session.ends and now - session.seen < self._terms.idle and session.account.disabled is None

    def _see(self, session: Session) -> None:
        now = self._clock()
        if now - session.seen > _SEEN_EVERY:
            with contextlib.suppress(StoreBusyError):  # it is seen at the next request then
                self._accounts.see_session(session.number, now)

    def _open(self, account: Account, came: Came, former: str) -> str:
        secret, now = new_secret(), self._clock()
        session = Session(
            number=0, account=account, opened=now, seen=now, ends=now + self._terms.longest, address=came.address,
            agent=came.agent[:_LONGEST_AGENT],
        )  # fmt: skip
        self._accounts.open_session(digest(secret), session, digest(former) if former else None)
        return secret

    def _take_a_try(self, name: str, came: Came) -> list[Limit]:
        """Take a try of the account's allowance and of the address's; raise TooManyTriesError where there is none.

        What is typed for a name is kept as a hash alone: it may be a password.
        """
        account, address = (sha256(f"{kind} {value}".encode()).hexdigest() for kind, value in (
            ("account", key_of(name)), ("address", neighbourhood(came.address)),
        ))  # fmt: skip
        limits = [Limit(account, *self._terms.per_account), Limit(address, *self._terms.per_address)]
        seconds = ceil(self._trail.take(limits, self._clock()).total_seconds())
        if seconds:
            raise TooManyTriesError("too many log-ins were tried", f"wait {seconds} seconds", seconds)
        return limits

    def _note(self, account: Account | None, came: Came, act: Act, what: str) -> None:
        who, number = (account.name, account.number) if account else ("", None)
        at = self._clock()
        visit = Visit(at=at, who=who, account=number, means="session", address=came.address, act=act, what=what)
        self._trail.note([visit])
