"""Writing so that a reader never sees half a file and a failure never costs an old one."""

from __future__ import annotations

import contextlib
import os
import secrets
from typing import TYPE_CHECKING

from waqai.errors import WaqaiError

if TYPE_CHECKING:
    from pathlib import Path


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
