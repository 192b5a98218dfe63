"""Who may work at a desk: accounts, their sessions and tokens, and what the trail says of their visits."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum


class Role(StrEnum):
    """What somebody is at a desk."""

    READER = "reader"
    REVIEWER = "reviewer"
    ADMIN = "admin"


class Scope(StrEnum):
    """What a token is good for; never for more than its owner's role is."""

    READ = "read"
    REVIEW = "review"
    ADMIN = "admin"


class Act(StrEnum):
    """What somebody did, as the trail names it."""

    ENTERED = "entered"
    REFUSED = "refused"
    LEFT = "left"
    OPENED = "opened"
    EXPORTED = "exported"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One who may log in. `disabled` is since when they may not (UTC), None where they may."""

    number: int
    name: str
    role: Role
    added: datetime
    disabled: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """One log-in that has not ended. Moments are UTC; `ends` is when it does at the latest."""

    number: int
    account: Account
    opened: datetime
    seen: datetime
    ends: datetime
    address: str
    agent: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A key that a program shows in place of a log-in. `id` names it and is no secret. Moments are UTC."""

    id: str
    account: Account
    label: str
    scopes: frozenset[Scope]
    added: datetime
    ends: datetime
    revoked: datetime | None = None
    used: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """A line of the trail: who did what to which thing, when (UTC) and from where.

    `who` is the name as it was then, empty where nobody is known; `means` says how they were known ("session",
    "token t-…", "command"); `what` is a path of the pages, or what a command was about; `status` is the answer's HTTP
    status, 0 for a command. `number` is given by the desk.
    """

    at: datetime
    who: str
    account: int | None
    means: str
    address: str
    act: Act
    what: str
    status: int = 0
    number: int = 0


@dataclass(frozen=True, slots=True)
class Limit:
    """How often something may be tried under `key`: `burst` times at once, and then once `every` so long."""

    key: str
    burst: int
    every: timedelta
