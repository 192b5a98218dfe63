"""Addresses of pages."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlencode


def address(path: str, query: str = "", **changes: object) -> str:
    """Return `path` with the parameters of `query` and `changes`; None takes a parameter away.

    A list or tuple gives a parameter several times.
    """
    kept = [(name, value) for name, value in parse_qsl(query) if name not in changes]
    for name, value in changes.items():
        values = value if isinstance(value, list | tuple) else [value]
        kept += [(name, str(each)) for each in values if each is not None]
    return f"{path}?{urlencode(kept)}" if kept else path


def web_address(url: str | None) -> str:
    """Return `url` where it leads to a web page, else "": what a report links to is not to be trusted."""
    return url if url and url.lower().startswith(("http://", "https://")) else ""


def inside(path: str) -> str:
    """Return a path of this desk as it is; "/" for what would lead elsewhere."""
    elsewhere = not path.startswith("/") or path.startswith(("//", "/\\")) or not path.isprintable()
    return "/" if elsewhere else path
