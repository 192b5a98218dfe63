"""Accounts and tokens: making and changing them, from a command or from a page, each change noted in the trail."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Final

from waqai.access.changes import Change, line_of
from waqai.access.passwords import Passwords, check_password
from waqai.access.secrets import digest, new_token
from waqai.access.visitor import Visitor
from waqai.errors import AccessError
from waqai.model import fold
from waqai.store import Account, Act, Role, Scope, Store, Token, Visit

LONGEST_NAME: Final = 64
LONGEST_TOKEN_DAYS: Final = 366
#: The one who types commands; whoever may write the database needs no account.
COMMAND: Final = Visitor(name="command", means="command")


def key_of(name: str) -> str:
    """Return what makes a name the same as another: case, width, marks and kinds of alef do not."""
    return fold(unicodedata.normalize("NFKC", name).casefold()).strip()


class People:
    """The accounts and tokens of a desk. `by` is who changes them, `address` where from."""

    def __init__(self, store: Store, passwords: Passwords | None = None) -> None:
        """Take the open desk."""
        self._accounts = store.accounts
        self._trail = store.trail
        self._passwords = passwords or Passwords()

    def all(self) -> list[Account]:
        """Return all accounts, by name."""
        return self._accounts.all()

    def named(self, name: str) -> Account:
        """Return an account; raise AccessError where there is none of that name."""
        found = self._accounts.find(key_of(name))
        if found is None:
            raise AccessError(f"there is no account {name!r}", "waqai users list shows those that there are")
        return found[0]

    def add(self, name: str, role: Role, password: str, by: Visitor = COMMAND, address: str = "") -> Account:
        """Add an account; raise AccessError where the name or the password will not do, or the name is taken."""
        name = _checked(name)
        check_password(password, name)
        account = self._accounts.add(key_of(name), name, role, self._passwords.hash(password), _now())
        if account is None:
            raise AccessError(f"there is an account {name!r} already", "take another name")
        self._note(by, address, line_of(Change.ADDED, name=name, role=role))
        return account

    def set_role(self, account: Account, role: Role, by: Visitor = COMMAND, address: str = "") -> None:
        """Give another role; raise AccessError where nobody would be left to manage the desk."""
        if role != Role.ADMIN:
            self._keep_an_admin(account)
        self._accounts.set_role(account.number, role)
        self._note(by, address, line_of(Change.ROLE, name=account.name, role=role))

    def disable(self, account: Account, by: Visitor = COMMAND, address: str = "") -> None:
        """Shut an account out and end its sessions; raise AccessError where nobody would be left to manage the desk."""
        self._keep_an_admin(account)
        self._accounts.set_disabled(account.number, _now())
        self._note(by, address, line_of(Change.DISABLED, name=account.name))

    def enable(self, account: Account, by: Visitor = COMMAND, address: str = "") -> None:
        """Let a disabled account in again."""
        self._accounts.set_disabled(account.number, None)
        self._note(by, address, line_of(Change.ENABLED, name=account.name))

    def set_password(self, account: Account, password: str, by: Visitor = COMMAND, address: str = "") -> None:
        """Set another password and end all sessions; raise AccessError where it will not do."""
        check_password(password, account.name)
        self._accounts.set_password(account.number, self._passwords.hash(password))
        self._accounts.end_sessions(account.number)
        self._note(by, address, line_of(Change.PASSWORD, name=account.name))

    def tokens(self, account: Account | None = None) -> list[Token]:
        """Return the tokens of an account, or of all, the newest first."""
        return self._accounts.tokens(_number(account))

    def add_token(
        self, account: Account, label: str, scopes: Iterable[Scope], days: int, by: Visitor = COMMAND, address: str = ""
    ) -> tuple[Token, str]:
        """Make a token that ends after so many days; return it, and what its owner must keep: nobody can see it again.

        Raises AccessError where it is good for nothing, or for more than the owner's role is.
        """
        wanted = frozenset(scopes)
        _check_token(account, wanted, days)
        name, secret = new_token()
        now = _now()
        token = Token(
            id=name, account=account, label=clean_line(label)[:LONGEST_NAME], scopes=wanted, added=now,
            ends=now + timedelta(days=days),
        )  # fmt: skip
        self._accounts.add_token(token, digest(secret))
        line = line_of(
            Change.TOKEN, token=name, name=account.name, scopes=" ".join(sorted(wanted)),
            day=token.ends.date().isoformat(),
        )  # fmt: skip
        self._note(by, address, line)
        return token, secret

    def revoke_token(self, name: str, owner: Account | None = None, by: Visitor = COMMAND, address: str = "") -> None:
        """Revoke a token, of `owner` alone where given; raise AccessError where there is none that holds."""
        if not self._accounts.revoke_token(name, _now(), _number(owner)):
            raise AccessError(f"there is no token {name!r} that holds", "waqai tokens list shows those that do")
        self._note(by, address, line_of(Change.REVOKED, token=name))

    def prune_trail(self, keep: int, by: Visitor = COMMAND, address: str = "") -> int:
        """Remove what is older than `keep` days from the trail for good, and return how many lines that was."""
        before = _now() - timedelta(days=keep)
        gone = self._trail.prune(before, _now())
        self._note(by, address, line_of(Change.PRUNED, lines=gone, day=before.date().isoformat()))
        return gone

    def _keep_an_admin(self, account: Account) -> None:
        others = [each for each in self.all() if each.role is Role.ADMIN and not each.disabled and each != account]
        if account.role is Role.ADMIN and not others:
            raise AccessError(f"{account.name!r} is the last admin", "make somebody else one first")

    def _note(self, by: Visitor, address: str, what: str) -> None:
        visit = Visit(
            at=_now(), who=by.name, account=_number(by.account), means=by.means, address=address, act=Act.CHANGED,
            what=what,
        )  # fmt: skip
        self._trail.note([visit])


def clean_line(text: str) -> str:
    """Return `text` with what is not seen, moves or turns what stands beside it left out, on one line."""
    seen = (char if unicodedata.category(char)[0] != "C" else " " for char in unicodedata.normalize("NFKC", text))
    return " ".join("".join(seen).split())


def _checked(name: str) -> str:
    if clean_line(name) != unicodedata.normalize("NFKC", name) or not 0 < len(name) <= LONGEST_NAME or not key_of(name):
        raise AccessError("that name will not do", f"take 1 to {LONGEST_NAME} characters that are seen")
    return clean_line(name)


def _check_token(account: Account, scopes: frozenset[Scope], days: int) -> None:
    good_for = {
        Role.READER: {Scope.READ}, Role.REVIEWER: {Scope.READ, Scope.REVIEW}, Role.ADMIN: set(Scope),
    }[account.role]  # fmt: skip
    if not scopes or scopes - good_for:
        raise AccessError(f"a {account.role} cannot have a token for that", f"choose of: {', '.join(sorted(good_for))}")
    if not 1 <= days <= LONGEST_TOKEN_DAYS:
        raise AccessError("a token must end", f"give 1 to {LONGEST_TOKEN_DAYS} days")


def _number(account: Account | None) -> int | None:
    return None if account is None else account.number


def _now() -> datetime:
    return datetime.now(UTC)
