"""Passwords: which will do, and their hashes (argon2id)."""

from __future__ import annotations

from threading import BoundedSemaphore
from typing import Final
from unicodedata import normalize

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from waqai.errors import AccessError
from waqai.model import fold

#: Characters.
SHORTEST: Final = 12
LONGEST: Final = 1024
_KINDS: Final = 5  # distinct characters at least
#: 19 MiB, two passes, one lane: what OWASP's cheat sheet on storing passwords asks for at least.
HASHER: Final = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)
_AT_ONCE: Final = 2


class Passwords:
    """Makes and compares hashes; a few at once, so that many log-ins cannot use up the memory."""

    def __init__(self, hasher: PasswordHasher | None = None) -> None:
        """Take what hashes; tests give a quick one."""
        self._hasher = hasher or HASHER
        self._turns = BoundedSemaphore(_AT_ONCE)
        self._nobodys = self._hasher.hash("a password that nobody has")

    def hash(self, password: str) -> str:
        """Return the hash to keep of a password."""
        with self._turns:
            return self._hasher.hash(_canonical(password))

    def matches(self, kept: str | None, password: str) -> bool:
        """Whether a password is that of a kept hash; never for None, which takes just as long to find out."""
        with self._turns:
            try:
                return self._hasher.verify(kept or self._nobodys, _canonical(password)) and kept is not None
            except (VerificationError, InvalidHashError):
                return False

    def outdated(self, kept: str) -> bool:
        """Whether a hash was made with other costs than today's."""
        return self._hasher.check_needs_rehash(kept)


def check_password(password: str, name: str) -> None:
    """Raise AccessError for a password that is easily guessed, or that hardly anybody could type."""
    if len(password) < SHORTEST:
        raise AccessError("the password is too short", f"take at least {SHORTEST} characters, some words do well")
    if len(password) > LONGEST:
        raise AccessError("the password is too long", f"take at most {LONGEST} characters")
    if len(set(password)) < _KINDS or fold(name.casefold()) in fold(password.casefold()):
        raise AccessError("the password is easily guessed", "let it be neither the name nor a few letters repeated")


def _canonical(password: str) -> str:
    """Return the password as every keyboard types it: one letter may come as one character or as two."""
    return normalize("NFKC", password)[:LONGEST]
