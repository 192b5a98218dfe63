"""What `waqai serve` is told: which desk, where to listen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from waqai.access import Origin, is_loopback
from waqai.errors import AccessError

PORT: Final = 8765


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """`database` is a file or postgresql:// address; `clock` gives the moment, with its zone.

    `public` is the address that people type where a proxy passes requests on, as https://desk.example.org; `proxies`
    are the addresses of such proxies, with commas between, whose word for where a request came from is taken.
    """

    database: str
    host: str = "127.0.0.1"
    port: int = PORT
    public: str = ""
    proxies: str = ""
    clock: Callable[[], datetime] = _now

    @property
    def loopback(self) -> bool:
        """Whether only this machine can reach it."""
        return is_loopback(self.host)

    @property
    def origin(self) -> Origin | None:
        """Where its pages come from for those who type `public`; raises AccessError where that is no address."""
        if not self.public:
            return None
        origin = Origin.of(self.public)
        if origin is None:
            raise AccessError(f"{self.public!r} is no public address", "write it as https://desk.example.org")
        return origin

    @property
    def secure(self) -> bool:
        """Whether browsers reach it by https."""
        origin = self.origin
        return origin is not None and origin.scheme == "https"

    @property
    def cookie(self) -> str:
        """The name of the cookie that browsers are known by; another one for each port, which cookies do not tell."""
        return "__Host-waqai" if self.secure else f"waqai-{self.port}"
