"""`waqai read`: reports in, records out."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from waqai.cli.boundary import guarded
from waqai.cli.given import Meta, Outlet, Published, side_of
from waqai.cli.places import Table, use
from waqai.errors import UsageError


@guarded
def read(  # noqa: PLR0913  each is an option of the command
    files: Annotated[
        list[str], typer.Argument(metavar="FILE", help="Texts, web pages or .jsonl files; - is standard input.")
    ],
    *,
    published: Published = None,
    outlet: Outlet = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print records as JSON: one object, or a line for each of several.")
    ] = False,
    out: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Write NAME.json for each report NAME into DIR.")
    ] = None,
    html: Annotated[
        bool, typer.Option("--html", help="With --out: write a page NAME.html to be opened offline too.")
    ] = False,
    meta: Meta = None,
    places: Table = None,
    actors: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Actors of your own, in the form of the registry.")
    ] = None,
    min_relevance: Annotated[
        float,
        typer.Option(metavar="X", min=0.0, max=1.0, help="Pass over reports less likely about conflict or politics."),
    ] = 0.0,
) -> int:
    """Code reports: show the record of each on the terminal, print it as JSON, or write it to a folder.

    One bad report does not stop the others: it gets a line on standard error, and the exit code says so at the end.
    """
    from waqai.cli.adapters import use_actors  # noqa: PLC0415
    from waqai.cli.batch import Batch  # noqa: PLC0415
    from waqai.cli.outputs import Outputs  # noqa: PLC0415

    side = side_of(published, outlet, meta)
    if html and not out:
        raise UsageError("--html needs a folder to write to", "add --out DIR")
    if meta and out and out.resolve() == meta.resolve():
        raise UsageError("--out and --meta are the same folder", "name another folder for the records")
    use(places)
    if actors:
        use_actors(actors)
    outputs = Outputs.of(files, out=out, as_json=as_json, html=html)
    return Batch(files, side, meta, outputs, least=min_relevance).run()
