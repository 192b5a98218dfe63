"""The files that pages load: our own, and those of others, which are fetched when the package is built."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import Final

from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

FOLDER: Final = Path(str(files("waqai.web"))) / "static"
_FOREVER: Final = "public, max-age=31536000, immutable"


@cache
def static(path: str) -> str:
    """Return the address of a file under `static/`; it changes when the file does. "" where there is none."""
    file = FOLDER / path
    return f"/static/{path}?v={sha256(file.read_bytes()).hexdigest()[:12]}" if file.is_file() else ""


def vendored() -> bool:
    """Whether the files of others were fetched: fonts, htmx, maps."""
    return (FOLDER / "vendor/manifest.json").is_file()


class Files(StaticFiles):
    """Our files; a browser keeps what it asked for by version, and asks again for the rest."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """Return the file, saying how long it holds."""
        response = await super().get_response(path, scope)
        versioned = b"v=" in scope["query_string"]
        response.headers["Cache-Control"] = _FOREVER if versioned else "no-cache"
        return response
