"""`waqai serve`: the desk as pages."""

from __future__ import annotations

from typing import Annotated

import typer

from waqai.cli.boundary import guarded, say
from waqai.cli.database import DATABASE, Database
from waqai.errors import WaqaiError


@guarded
def serve(
    *,
    db: Database = DATABASE,
    host: Annotated[str, typer.Option(metavar="ADDRESS", help="Where to listen.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(metavar="N", min=0, max=65535, help="The port; 0 takes a free one.")] = 8765,
) -> int:
    """Open the desk as pages for the browser, until interrupted; nothing leaves this machine."""
    from waqai.web.server import listen, run  # noqa: PLC0415
    from waqai.web.settings import Settings  # noqa: PLC0415

    settings = Settings(database=db, host=host, port=port)
    try:
        socket = listen(host, port)
    except OSError as error:
        raise WaqaiError(
            f"cannot listen at {host}:{port} ({error.strerror})", "name another --port or --host"
        ) from None
    run(settings, socket, lambda address: say(f"the desk is open at {address} (end with Ctrl+C)"))
    return 0
