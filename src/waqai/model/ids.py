"""Ids are hashes of content, so that coding a report twice cannot make two of anything."""

from __future__ import annotations

import hashlib

_LENGTH = 16


def content_id(kind: str, *parts: object) -> str:
    """Return a short id such as `event-3f2a…` for `parts`; equal parts give equal ids on every machine.

    Parts count as their texts; None is a part of its own, and where one part ends and the next begins matters.
    """
    digest = hashlib.sha256("".join(map(_marked, parts)).encode(errors="surrogatepass")).hexdigest()
    return f"{kind}-{digest[:_LENGTH]}"


def _marked(part: object) -> str:
    if part is None:
        return "-"
    text = str(part)
    return f"{len(text)}:{text}"
