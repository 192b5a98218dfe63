"""`waqai serve`: the desk as pages."""

from __future__ import annotations

from typing import Annotated

import typer

from waqai.cli.adapters import take_in
from waqai.cli.boundary import guarded, say
from waqai.cli.database import DATABASE, Database, open_desk
from waqai.errors import WaqaiError


@guarded
def serve(
    *,
    db: Database = DATABASE,
    host: Annotated[str, typer.Option(metavar="ADDRESS", help="Where to listen.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(metavar="N", min=0, max=65535, help="The port; 0 takes a free one.")] = 8765,
    public: Annotated[
        str, typer.Option(metavar="URL", help="The address that people type, where a proxy passes requests on.")
    ] = "",
    proxy: Annotated[
        str, typer.Option(metavar="ADDRESS", help="That proxy's address, whose word for who asks is taken.")
    ] = "",
) -> int:
    """Open the desk as pages for the browser, until interrupted; nothing leaves this machine.

    Listens where others can reach it only once there are accounts (waqai users add).
    """
    from waqai.web.server import listen, run  # noqa: PLC0415
    from waqai.web.settings import Settings  # noqa: PLC0415

    settings = Settings(database=db, host=host, port=port, public=public, proxies=proxy)
    try:
        socket = listen(host, port)
    except OSError as error:
        raise WaqaiError(
            f"cannot listen at {host}:{port} ({error.strerror})", "name another --port or --host"
        ) from None

    with open_desk(db, create=True) as store:
        take_in(store)

    def opened(address: str) -> None:
        say(f"the desk is open at {address} (end with Ctrl+C)")
        if not settings.loopback and not settings.secure:
            say("passwords and pages travel unencrypted: put a proxy with TLS in front of it (docs/access.md)")

    run(settings, socket, opened)
    return 0
