"""`waqai review`: what waits to be reviewed, how far reviewers agree, and reviewed reports as gold."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from waqai.cli.boundary import emit, guarded, say
from waqai.cli.database import DATABASE, Database, open_desk
from waqai.cli.progress import progress

if TYPE_CHECKING:
    from waqai.review import Agreement
    from waqai.store import Queued, Store

app = typer.Typer(
    help="What people make of the machine's claims (the pages of `waqai serve` are where they do it).",
    no_args_is_help=True,
    rich_markup_mode=None,
)
_AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]
_By = Annotated[str | None, typer.Option("--by", metavar="NAME", help="As this reviewer.")]


@app.command()
@guarded
def queue(
    *,
    db: Database = DATABASE,
    by: _By = None,
    page: Annotated[int, typer.Option(min=1, metavar="N", help="The page.")] = 1,
    size: Annotated[int, typer.Option(min=1, max=1000, metavar="N", help="How many to a page.")] = 20,
    as_json: _AsJson = False,
) -> int:
    """List the claims that wait, the most doubtful and weightiest first."""
    from waqai.export import dumps  # noqa: PLC0415
    from waqai.review import weigh  # noqa: PLC0415

    with open_desk(db) as store:
        with progress(None) as advance:
            weigh(store, advance=advance)
        found = store.reviews.queue(by, page=page, size=size)
        rows = [_row(store, each) for each in found.rows]
    if as_json:
        emit(dumps({"page": page, "more": found.more, "claims": rows}))
    else:
        emit("".join(map(_line, rows)) or "nothing waits to be reviewed\n")
    return 0


@app.command()
@guarded
def export(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Where to write NAME.txt and NAME.json.")],
    *,
    db: Database = DATABASE,
    by: _By = None,
) -> int:
    """Write every report that was gone through as gold: `waqai evaluate DIR` and `waqai train claims DIR` read it."""
    from waqai.review import export_gold  # noqa: PLC0415

    with open_desk(db) as store:
        found = export_gold(store, folder, by=by)
    waiting = f", {len(found.disputed)} wait for the adjudicator" if found.disputed else ""
    none = "" if found.written or found.disputed else ": mark a report as gone through on the pages of waqai serve"
    say(f"{len(found.written)} reports written to {folder}{waiting}{none}")
    return 0


@app.command()
@guarded
def agreement(*, db: Database = DATABASE, as_json: _AsJson = False) -> int:
    """Show how far every two reviewers agree on the reports that both have gone through."""
    from waqai.export import dumps  # noqa: PLC0415
    from waqai.review import agreements  # noqa: PLC0415

    with open_desk(db) as store:
        rows = agreements(store)
    if as_json:
        emit(dumps({"agreements": list(map(_as_json, rows))}))
    else:
        emit("\n".join(map(_table, rows)) or "no report has been gone through by two reviewers\n")
    return 0


def _row(store: Store, queued: Queued) -> dict[str, Any]:
    """Return a claim of the queue as JSON: what it is, its words, and why it waits."""
    from waqai.review.wording import type_of, words_of  # noqa: PLC0415

    stored, revision = store.report(queued.report), store.reviews.revision(queued.report)
    value = revision.values.get(queued.weighed.claim) if revision else None
    weighed = queued.weighed
    return {
        "claim": weighed.claim,
        "report": stored.name if stored else queued.report,
        "type": type_of(value) if value else "",
        "words": words_of(value, revision.record.report.text) if revision and value else "",
        "weight": round(weighed.weight, 3),
        "doubt": weighed.doubt,
        "consequence": weighed.consequence,
        "because": list(weighed.because),
    }


def _line(row: dict[str, Any]) -> str:
    from waqai.export.isolates import isolate  # noqa: PLC0415

    why = ", ".join(row["because"])
    return f"{row['weight']:6.2f}  {row['type']:<12} {isolate(row['words'])}  {isolate(row['report'])}  {why}\n"


def _as_json(row: Agreement) -> dict[str, Any]:
    fields = {
        name: {"count": field.count, "percent": field.percent, "kappa": field.kappa}
        for name, field in row.fields.items()
    }
    return {"one": row.one, "other": row.other, "reports": len(row.reports), "fact_f1": row.facts.f1, "fields": fields}


def _table(row: Agreement) -> str:
    from waqai.export.isolates import isolate  # noqa: PLC0415

    lines = [f"{isolate(row.one)} and {isolate(row.other)}: {len(row.reports)} reports, fact F1 {row.facts.f1:.3f}\n"]
    lines.append(f"  {'':12}{'events':>8}{'agree':>8}{'kappa':>8}\n")
    for name, field in row.fields.items():
        kappa = f"{field.kappa:8.3f}" if field.kappa is not None else f"{'-':>8}"
        lines.append(f"  {name:12}{field.count:8,}{field.percent:8.3f}{kappa}\n")
    return "".join(lines)
