"""Writing so that a reader never sees half a file and a failure never costs an old one."""

from __future__ import annotations

import contextlib
import os
import secrets
from typing import TYPE_CHECKING

from waqai.errors import UsageError, WaqaiError

if TYPE_CHECKING:
    from pathlib import Path

_HEAD = 1 << 16


def write_text(path: Path, text: str) -> None:
    """Put `text`, in UTF-8 with newlines as they are, at `path`: written aside first, then renamed into place.

    Missing folders are made. Raises WaqaiError (what failed, what to do) for a full disk, a missing right and the
    like; what stood at `path` then still stands.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _replace(path, text.encode())
    except OSError as error:
        raise WaqaiError(
            f"{path} cannot be written ({error.strerror or type(error).__name__})",
            "free some space, ask for the right to write there, or name another folder",
        ) from None


def refuse_foreign(path: Path, content: str) -> None:
    """Raise UsageError where `path` holds something that waqai did not write and that `content` would replace."""
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except OSError:
        return
    ours = b'"version": "waqai ' in head or b'content="waqai ' in head
    if not ours and head != content.encode()[:_HEAD]:
        raise UsageError(f"{path} is there and is not a record of waqai", "name another folder with --out")


def _replace(path: Path, data: bytes) -> None:
    aside = path.parent / f".waqai-{os.getpid()}-{secrets.token_hex(4)}.part"
    try:
        with aside.open("xb") as file:
            file.write(data)
        aside.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            aside.unlink()
        raise
