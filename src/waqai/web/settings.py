"""What `waqai serve` is told: which desk, where to listen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from ipaddress import ip_address
from typing import Final

PORT: Final = 8765


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """`database` is a file or postgresql:// address; `clock` gives the moment, with its zone."""

    database: str
    host: str = "127.0.0.1"
    port: int = PORT
    clock: Callable[[], datetime] = _now

    @property
    def loopback(self) -> bool:
        """Whether only this machine can reach it."""
        try:
            return ip_address(self.host).is_loopback
        except ValueError:
            return self.host == "localhost"
