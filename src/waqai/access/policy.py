"""The policy, as one table: who has which right. Every route of the pages and of the API asks for one of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Final

from waqai.store import Role, Scope


class Right(StrEnum):
    """What a route asks for."""

    ENTER = "enter"
    """The doors themselves: the log-in page, and logging out."""
    READ = "read"
    """Reports, claims, states and all that is drawn of them."""
    EXPORT = "export"
    """Taking them away as files."""
    ACCOUNT = "account"
    """One's own password, sessions and tokens."""
    REVIEW = "review"
    """Judging claims."""
    MANAGE = "manage"
    """Accounts of others, and the trail of who did what."""


#: Who has which right; None stands for somebody who has not logged in.
POLICY: Final[Mapping[Right, frozenset[Role | None]]] = {
    Right.ENTER: frozenset({None, Role.READER, Role.REVIEWER, Role.ADMIN}),
    Right.READ: frozenset({Role.READER, Role.REVIEWER, Role.ADMIN}),
    Right.EXPORT: frozenset({Role.READER, Role.REVIEWER, Role.ADMIN}),
    Right.ACCOUNT: frozenset({Role.READER, Role.REVIEWER, Role.ADMIN}),
    Right.REVIEW: frozenset({Role.REVIEWER, Role.ADMIN}),
    Right.MANAGE: frozenset({Role.ADMIN}),
}
#: What a token may be good for. None is good for its owner's account: a stolen one must not make others.
SCOPES: Final[Mapping[Scope, frozenset[Right]]] = {
    Scope.READ: frozenset({Right.ENTER, Right.READ, Right.EXPORT}),
    Scope.REVIEW: frozenset({Right.ENTER, Right.READ, Right.EXPORT, Right.REVIEW}),
    Scope.ADMIN: frozenset({Right.ENTER, Right.READ, Right.EXPORT, Right.REVIEW, Right.MANAGE}),
}


def rights_of(role: Role | None) -> frozenset[Right]:
    """Return the rights of a role; of nobody in particular for None."""
    return frozenset(right for right, roles in POLICY.items() if role in roles)


def rights_in(scopes: Iterable[Scope]) -> frozenset[Right]:
    """Return the rights that a token of these scopes may carry, if its owner has them."""
    return frozenset().union(*(SCOPES[scope] for scope in scopes))
