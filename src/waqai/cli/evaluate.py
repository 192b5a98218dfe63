"""`waqai evaluate`: how right the coder is on annotated material of several forms, and where it is wrong."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from waqai.cli.adapters import error_sheet, measure
from waqai.cli.boundary import emit, expect, guarded, say
from waqai.cli.progress import progress
from waqai.errors import UsageError

if TYPE_CHECKING:
    from waqai.evaluate import Evaluation, Score, Tally
    from waqai.evaluate.measured import Measured

_HEAD = f"{'':24}{'precision':>10}{'recall':>10}{'F1':>10}{'gold':>8}\n"


@guarded
def evaluate(
    paths: Annotated[
        list[Path],
        typer.Argument(metavar="PATH...", help="Folders of annotated reports, files of other forms, or their folders."),
    ],
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Print the figures as one JSON object.")] = False,
    errors: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write a sheet of missed and wrong facts of reports, by cause.")
    ] = None,
) -> int:
    """Code annotated material and compare: precision, recall and F1 for each figure of each task."""
    codes = [0]

    def complain(error: Exception) -> None:
        expected = expect(error)
        codes.append(expected.exit_code)
        say(str(expected))

    with progress(None) as advance:
        measured = measure(paths, advance, complain)
    if errors:
        _write_sheet(errors, measured)
    if measured.figures:
        emit(json.dumps(measured.figures, indent=1) + "\n" if as_json else as_text(measured))
    return max(codes)


def _write_sheet(path: Path, measured: Measured) -> None:
    from waqai.export import write_text  # noqa: PLC0415

    if measured.evaluation is None:
        raise UsageError("there are no annotated reports to write an error sheet of", "leave --errors out")
    write_text(path, error_sheet(measured.evaluation))


def as_text(measured: Measured) -> str:
    """Return the figures of all tasks as tables for the terminal."""
    reports = [as_table(measured.evaluation)] if measured.evaluation else []
    return "\n".join([*reports, *_tables(measured.tasks, measured.figures)])


def _tables(tasks: Mapping[str, Tally], figures: Mapping[str, Mapping[str, float]]) -> list[str]:
    rows = {
        f"{task} {row}": tally.score(row) for task, tally in tasks.items() for row in tally.rows
    }  # fmt: skip
    macro = [f"{task} macro F1{figures[task]['macro_f1']:40.3f}\n" for task in tasks if "macro_f1" in figures[task]]
    return [_HEAD + "".join(map(_row, rows.items())) + "".join(macro)] if rows else []


def as_table(evaluation: Evaluation) -> str:
    """Return the figures of an evaluation of reports as a table for the terminal."""
    rows = [*evaluation.figures.items(), ("FACT F1", evaluation.facts)]
    types = "".join(f"  {name:12}{s.f1:6.3f}{s.gold:8,}\n" for name, s in evaluation.by_type.items())
    return f"{len(evaluation.reports)} reports\n{_HEAD}{''.join(map(_row, rows))}\nevents by type (F1, gold)\n{types}"


def as_rows(figures: Mapping[str, Score]) -> str:
    """Return figures by name as a table for the terminal."""
    return _HEAD + "".join(map(_row, figures.items()))


def _row(row: tuple[str, Score]) -> str:
    name, score = row
    return f"{name:24}{score.precision:10.3f}{score.recall:10.3f}{score.f1:10.3f}{score.gold:8,}\n"
