"""Who a request comes from, and what they may do."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final, Self

from waqai.access.policy import Right, rights_in, rights_of
from waqai.access.secrets import csrf_matches, csrf_of
from waqai.store import Account, Role, Session, Token

#: What the trail calls the one who sits at a machine whose desk has no accounts.
LOCAL: Final = "local"


@dataclass(frozen=True, slots=True, kw_only=True)
class Visitor:
    """Somebody who asks for something.

    `name` is empty for somebody who has not logged in; `means` says how they are known: "session", "token t-…",
    "local" or "". `secret` is the cookie that their forms are bound to, empty where they have none.
    """

    name: str = ""
    role: Role | None = None
    rights: frozenset[Right] = field(default_factory=lambda: rights_of(None))
    means: str = ""
    account: Account | None = None
    session: Session | None = None
    token: Token | None = None
    secret: str = ""

    @classmethod
    def local(cls, secret: str = "") -> Self:
        """Return the one who sits at the machine of a desk without accounts, who may do everything."""
        return cls(name=LOCAL, role=Role.ADMIN, rights=rights_of(Role.ADMIN), means=LOCAL, secret=secret)

    @classmethod
    def of_session(cls, session: Session, secret: str) -> Self:
        """Return the one who logged in."""
        account = session.account
        rights = rights_of(account.role)
        return cls(
            name=account.name, role=account.role, rights=rights, means="session", account=account, session=session,
            secret=secret,
        )  # fmt: skip

    @classmethod
    def of_token(cls, token: Token) -> Self:
        """Return the program that shows a token: it may do what both its owner and its scopes may."""
        account = token.account
        rights = rights_of(account.role) & rights_in(token.scopes)
        return cls(
            name=account.name, role=account.role, rights=rights, means=f"token {token.id}", account=account, token=token
        )

    @property
    def known(self) -> bool:
        """Whether it is somebody in particular."""
        return bool(self.name)

    @property
    def csrf(self) -> str:
        """What their forms must bring along; empty where there is no cookie to bind them to."""
        return csrf_of(self.secret) if self.secret else ""

    def may(self, right: Right) -> bool:
        """Whether they have a right."""
        return right in self.rights

    def brings(self, csrf: str) -> bool:
        """Whether a form that brought `csrf` was made for them."""
        return bool(self.secret) and csrf_matches(self.secret, csrf)
