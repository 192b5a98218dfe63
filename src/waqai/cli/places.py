"""`waqai places`: lists of places of one's own, and why a place was read as it was."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from waqai.cli.boundary import emit, guarded, say
from waqai.errors import UsageError

if TYPE_CHECKING:
    from waqai.explain import Decision
    from waqai.model import Place

app = typer.Typer(
    help="Lists of places of your own, and why places are read as they are.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

Table = Annotated[
    Path | None, typer.Option(metavar="FILE", help="Also know the places of a table that `waqai places import` made.")
]


def use(path: Path | None) -> None:
    """Let the gazetteer know the places of a table too, where one is given.

    Raises GazetteerError where it is none.
    """
    if path is not None:
        from waqai.lexicon.places import use_places  # noqa: PLC0415

        use_places(path)


@app.command("import")
@guarded
def import_(
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE", help="CSV (OCHA COD, Who's On First), GeoNames dumps, GeoJSON.")
    ],
    *,
    out: Annotated[Path, typer.Option(metavar="FILE", help="Where to write the table.")] = Path("places.tsv"),
    country: Annotated[
        str | None, typer.Option(metavar="CODE", help="Where places lie that name no country, as SYR.")
    ] = None,
) -> int:
    """Turn published lists of places into a table for `waqai read --places FILE`."""
    from waqai.export.files import write_text  # noqa: PLC0415
    from waqai.language.counts import shipped_counts  # noqa: PLC0415
    from waqai.lexicon.place_import import HEAD, import_places  # noqa: PLC0415

    if country is not None and (len(country) != 3 or not country.isupper()):  # noqa: PLR2004
        raise UsageError(f"--country: {country!r} is no ISO 3166-1 alpha-3 code", "write it as SYR")
    if out.exists() and not out.read_bytes().startswith(f"# {HEAD}".encode()):
        raise UsageError(f"{out} was not written by waqai", "name another file with --out")
    table = import_places(files, shipped_counts(), country)
    write_text(out, table.text)
    left = f"; {table.nameless:,} without a name in Arabic left out" if table.nameless else ""
    say(f"{table.places:,} places with {table.names:,} names: {out}{left}")
    return 0


@app.command()
@guarded
def check(
    text: Annotated[str, typer.Argument(metavar="TEXT", help="A sentence or a report; - is standard input.")],
    *,
    places: Table = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the decisions as one JSON list.")] = False,
) -> int:
    """Explain every place of a text: its candidates, what speaks for and against them, and what was decided."""
    from waqai import explain  # noqa: PLC0415

    use(places)
    text = sys.stdin.read() if text == "-" else text
    decisions = explain.explain_places(text)
    if as_json:
        rows = [explain.as_json(text, decision) for decision in decisions]
        emit(json.dumps(rows, ensure_ascii=False, indent=1) + "\n")
        return 0
    emit("".join(f"{line}\n" for decision in decisions for line in _lines(text, decision)))
    if not decisions:
        say("the text names no place")
    return 0


def _lines(text: str, decision: Decision) -> Iterator[str]:
    """Yield a decision in lines for a terminal."""
    from waqai.export.isolates import isolate  # noqa: PLC0415

    place = decision.place
    yield f"{isolate(decision.span.of(text))} [{decision.span.start}:{decision.span.end}]: {_verdict(place)}"
    yield f"    {decision.reason}"
    for candidate in decision.candidates:
        row = candidate.row
        mark = "*" if place and row.id == place.gazetteer_id else "-"
        yield f"  {mark} {row.id} ({row.kind}, {row.country or 'no country'}, {_spot(row.latitude, row.longitude)})"
        yield from (f"      + {word}" for word in candidate.pros)
        yield from (f"      - {word}" for word in candidate.cons)


def _verdict(place: Place | None) -> str:
    if place is None:
        return "no place here"
    grades = f"ACLED {place.acled or '-'}, UCDP {place.ucdp or '-'}"
    return f"{place.country or 'no country'}, {_spot(place.latitude, place.longitude)}, {place.precision} ({grades})"


def _spot(latitude: float | None, longitude: float | None) -> str:
    return "no coordinates" if latitude is None or longitude is None else f"{latitude:.3f}, {longitude:.3f}"
