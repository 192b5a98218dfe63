"""Ids are hashes of content, so that coding a report twice cannot make two of anything."""

from __future__ import annotations

import hashlib

_LENGTH = 16


def content_id(kind: str, *parts: object) -> str:
    """Return a short id such as `event-3f2a…` for `parts`; equal parts give equal ids on every machine."""
    digest = hashlib.sha256("\x1f".join(str(part) for part in parts).encode()).hexdigest()
    return f"{kind}-{digest[:_LENGTH]}"
