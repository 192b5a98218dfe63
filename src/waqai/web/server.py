"""Serving the desk: one process, threads for requests."""

from __future__ import annotations

import socket
from collections.abc import Callable
from dataclasses import replace
from ipaddress import ip_address
from typing import Final

import uvicorn
from fastapi import FastAPI

from waqai.web.app import create_app
from waqai.web.live import Hub
from waqai.web.settings import Settings
from waqai.web.warming import warm

#: Seconds that requests have to end when the server does.
_GRACE: Final = 5


def listen(host: str, port: int) -> socket.socket:
    """Return a socket that listens at `host`:`port` (0 for a free port); raise OSError where it cannot."""
    kind = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(kind, socket.SOCK_STREAM)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((host, port))
    except OSError:
        listening.close()
        raise
    return listening


def run(settings: Settings, listening: socket.socket, opened: Callable[[str], object]) -> None:
    """Serve until interrupted, then close the socket; `opened` is told the address.

    Raises StoreError where the desk cannot be opened, AccessError where others would reach it without logging in.
    """
    with listening:
        _run(settings, listening, opened)


def _run(settings: Settings, listening: socket.socket, opened: Callable[[str], object]) -> None:
    host, port = listening.getsockname()[:2]
    app = create_app(replace(settings, port=port))
    warm()
    named = "localhost" if ip_address(host).is_unspecified else f"[{host}]" if ":" in host else host
    opened(settings.public or f"http://{named}:{port}/")
    config = uvicorn.Config(
        app,
        log_level="warning",
        access_log=False,
        server_header=False,
        lifespan="on",
        proxy_headers=bool(settings.proxies),
        forwarded_allow_ips=settings.proxies,
        timeout_graceful_shutdown=_GRACE,
    )
    Server(config).run(sockets=[listening])


class Server(uvicorn.Server):
    """A server that lets go those who listen for news before it waits for the rest."""

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """End what would never end by itself, then everything."""
        app = self.config.app
        if isinstance(app, FastAPI):
            hub: Hub = app.state.hub
            hub.close()
        await super().shutdown(sockets)
