"""`waqai evaluate`: how right the coder is on annotated reports, and where it is wrong."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from waqai.cli.adapters import error_sheet, evaluation_of
from waqai.cli.boundary import emit, guarded
from waqai.cli.progress import progress

if TYPE_CHECKING:
    from waqai.evaluate import Evaluation


@guarded
def evaluate(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Pairs NAME.txt and NAME.json (annotations).")],
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Print the figures as one JSON object.")] = False,
    errors: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write a sheet of missed and wrong facts, by cause.")
    ] = None,
) -> int:
    """Code annotated reports and compare: precision, recall and F1 for each kind of fact, and fact F1 over all."""
    total = sum(1 for _ in folder.glob("*.json"))
    with progress(total or None) as advance:
        evaluation = evaluation_of(folder, advance)
    if errors:
        from waqai.export import write_text  # noqa: PLC0415

        write_text(errors, error_sheet(evaluation))
    emit(_as_json(evaluation) if as_json else as_table(evaluation))
    return 0


def _as_json(evaluation: Evaluation) -> str:
    figures = {name: score._asdict() for name, score in evaluation.figures.items()}
    types = {name: score._asdict() for name, score in evaluation.by_type.items()}
    return (
        json.dumps(
            {
                "reports": len(evaluation.reports),
                "fact_f1": evaluation.facts.f1,
                "facts": evaluation.facts._asdict(),
                "figures": figures,
                "types": types,
            },
            indent=1,
        )
        + "\n"
    )


def as_table(evaluation: Evaluation) -> str:
    """Return the figures of an evaluation as a table for the terminal."""
    head = f"{len(evaluation.reports)} reports\n{'':24}{'precision':>10}{'recall':>10}{'F1':>10}{'gold':>8}\n"
    rows = [*evaluation.figures.items(), ("FACT F1", evaluation.facts)]
    table = "".join(f"{name:24}{s.precision:10.3f}{s.recall:10.3f}{s.f1:10.3f}{s.gold:8,}\n" for name, s in rows)
    types = "".join(f"  {name:12}{s.f1:6.3f}{s.gold:8,}\n" for name, s in evaluation.by_type.items())
    return f"{head}{table}\nevents by type (F1, gold)\n{types}"
