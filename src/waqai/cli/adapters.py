"""What the commands ask of the rooms below, in one place, loaded only when asked."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from waqai.evaluate import Evaluation
    from waqai.model import Record, Report


def code_report(report: Report) -> Record:
    """Return the record of `report`."""
    from waqai.pipeline import code  # noqa: PLC0415

    return code(report)


def evaluation_of(folder: Path, advance: Callable[[], object]) -> Evaluation:
    """Return how right the coder is on the annotated reports of `folder`; `advance` is called after each.

    Raises GoldError where there are none, or one does not fit its text.
    """
    from waqai.evaluate import evaluate_directory  # noqa: PLC0415

    def coder(report: Report) -> Record:
        record = code_report(report)
        advance()
        return record

    return evaluate_directory(folder, coder)


def error_sheet(evaluation: Evaluation) -> str:
    """Return the sheet of an evaluation's missed and wrong facts, in Markdown, the commonest causes first."""
    from waqai.evaluate.sheet import as_text, findings  # noqa: PLC0415

    return as_text(findings(evaluation))


def lexicon_problems() -> list[str]:
    """Return every problem of the lexicon as one line."""
    from waqai.lexicon import check  # noqa: PLC0415

    return [str(problem) for problem in check()]


def run_demo(out: Path) -> None:
    """Code the demo's reports, print their records in short and write their pages to `out`."""
    from waqai.cli.boundary import emit  # noqa: PLC0415
    from waqai.demo import run  # noqa: PLC0415

    run(out, emit)
