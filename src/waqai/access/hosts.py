"""Which addresses a desk may listen at and be called by, and which pages may send it anything.

A desk without accounts lets everybody in who reaches it, so that only this machine may: it listens at a loopback
address, answers to loopback names alone (another name that leads here belongs to a page that rebinds its own), and not
to what a proxy passes on.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import ip_address, ip_network
from typing import Final
from urllib.parse import urlsplit

from waqai.errors import AccessError

_LOCAL_NAMES: Final = frozenset({"localhost", "127.0.0.1", "[::1]"})
#: What proxies add to the requests that they pass on.
_PASSED_ON: Final = ("forwarded", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-real-ip", "via")
_NO_HOST: Final = frozenset("@/?#\\ \t")
_DEFAULT_PORTS: Final = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a page comes from. `host` is in lower case, an IPv6 address in brackets."""

    scheme: str
    host: str
    port: int

    @classmethod
    def of(cls, address: str) -> Origin | None:
        """Return the origin of an address, as https://desk.example.org; None where it has none."""
        try:
            parts = urlsplit(address)
            host, port = parts.hostname, parts.port
        except ValueError:
            return None
        if parts.scheme not in _DEFAULT_PORTS or not host:
            return None
        return cls(parts.scheme, f"[{host}]" if ":" in host else host, port or _DEFAULT_PORTS[parts.scheme])


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches an address; names other than localhost do not count as such."""
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"


def check_listening(host: str, *, accounts: bool, public: Origin | None = None) -> None:
    """Raise AccessError where a desk must not listen at `host`: others reach it, and nobody would have to log in."""
    if accounts:
        return
    remedy = "add an account first (waqai users add NAME --role admin), or listen at 127.0.0.1"
    if not is_loopback(host):
        raise AccessError(f"others could read this desk at {host} without logging in", remedy)
    if public is not None:
        raise AccessError("a desk that others reach by a public address needs accounts", remedy)


def answers_to(host: str, public: Origin | None, listening: str) -> bool:
    """Whether a request that calls the desk by `host`, with or without a port, is meant for it.

    `public` is the address that people type, `listening` the one that the desk is bound to.
    """
    called = None if set(host) & _NO_HOST else Origin.of(f"http://{host}")
    if called is None:
        return False
    own = {_bracketed(listening)} if not is_unspecified(listening) else set()
    return called.host in _LOCAL_NAMES | own | ({public.host} if public else set())


def is_unspecified(host: str) -> bool:
    """Whether an address stands for all of a machine's addresses."""
    try:
        return ip_address(host.strip("[]")).is_unspecified
    except ValueError:
        return not host


def same_origin(headers: Mapping[str, str], host: str, public: Origin | None) -> bool:
    """Whether a request that changes something was sent by the desk's own page, as far as the browser tells.

    `headers` have names in lower case; `host` is what the request calls the desk by. Programs that are no browsers tell
    nothing.
    """
    if headers.get("sec-fetch-site", "same-origin") not in {"same-origin", "none"}:
        return False
    said = headers.get("origin")
    if said is None:
        return True
    origin = Origin.of(said)
    if origin is None:
        return False
    called = Origin.of(f"{origin.scheme}://{host}")
    return origin in {called, public} - {None}


def is_passed_on(headers: Mapping[str, str]) -> bool:
    """Whether a proxy passed the request on."""
    return any(name in headers for name in _PASSED_ON)


def neighbourhood(address: str) -> str:
    """Return what one customer of a network has: the address, or the first 64 bits of an IPv6 address."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return address
    return address if parsed.version == 4 else str(ip_network(f"{address}/64", strict=False))  # noqa: PLR2004


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host and not host.startswith("[") else host.lower()
