"""What the commands ask of the rooms below, in one place, loaded only when asked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from waqai.cli.progress import progress
from waqai.errors import GoldError, StoreBusyError

if TYPE_CHECKING:
    from waqai.desk import Desk
    from waqai.evaluate import Evaluation
    from waqai.evaluate.measured import Measured
    from waqai.model import Analysis, Record, Report
    from waqai.store import Store


def code_report(report: Report) -> Record:
    """Return the record of `report`."""
    from waqai.pipeline import code  # noqa: PLC0415

    return code(report)


def analysis_of(text: str | None) -> Analysis:
    """Return how `text` is read, or standard input where None. Raises an InputError for what is no Arabic text."""
    from waqai.intake import read_bytes, read_file  # noqa: PLC0415
    from waqai.language import analyse  # noqa: PLC0415

    report = read_file("-") if text is None else read_bytes(text.encode(errors="surrogateescape"))
    return analyse(report.text)


def use_actors(path: Path) -> None:
    """Know the actors of a user's file too.

    Raises LexiconError where it cannot be read, or an entry is not sound.
    """
    from waqai.lexicon.user_actors import use_actors  # noqa: PLC0415

    use_actors(path)


def relevance_of(report: Report) -> float:
    """Return how likely `report` is about conflict or politics, in [0, 1]."""
    from waqai.gist import relevance  # noqa: PLC0415

    return relevance(report.text)


def prepare_for_many() -> None:
    """Get ready for more than a few reports."""
    from waqai.pipeline import settle_in  # noqa: PLC0415

    settle_in()


def weigh_new(store: Store) -> None:
    """Put the claims of new reports in the queue of those who review."""
    from waqai.review.weighing import weigh  # noqa: PLC0415

    weigh(store)


def take_in(store: Store) -> Desk:
    """Bring what the desk works out of all its reports up to date; where another program writes, the next one will.

    It may take minutes after an update, shows how far it is, and goes on where it was if it is interrupted.
    """
    from waqai.desk import Desk  # noqa: PLC0415

    desk = Desk(store)
    if waiting := desk.waiting():
        with suppress(StoreBusyError), progress(waiting, what="reports taken into what the desk knows") as advance:
            desk.refresh(advance)
    return desk


def measure(paths: Sequence[Path], advance: Callable[[], object], complain: Callable[[GoldError], object]) -> Measured:
    """Return what the coder does on everything at `paths`; `advance` is called after each report or sentence.

    What cannot be read is told to `complain`, and does not stop the rest.
    """
    from waqai.evaluate.measured import Measured  # noqa: PLC0415
    from waqai.evaluate.tasks import items_at  # noqa: PLC0415

    measured = Measured(code_report, complain)
    for path in paths:
        try:
            items = items_at(path)
        except GoldError as error:
            complain(error)
        else:
            for item in items:
                measured.add(item, advance)
    return measured


def error_sheet(evaluation: Evaluation) -> str:
    """Return the sheet of an evaluation's missed and wrong facts, in Markdown, the commonest causes first."""
    from waqai.evaluate.sheet import as_text, findings  # noqa: PLC0415

    return as_text(findings(evaluation))


def lexicon_problems() -> list[str]:
    """Return every problem with the shape of the lexicon's files and entries, as one line each."""
    from waqai.lexicon import check  # noqa: PLC0415

    return [str(problem) for problem in check()]


def entries_to_test() -> int:
    """Return how many entries of the lexicon test themselves. Their shapes must be sound."""
    from waqai.evaluate.selftest import entries_under_test  # noqa: PLC0415

    return len(entries_under_test())


def lexicon_self_test(advance: Callable[[], object]) -> tuple[list[str], str]:
    """Return every example that does not hold, as one line each, and what becomes of the roles the examples name.

    `advance` is called after each entry. The shapes of the entries must be sound.
    """
    from waqai.evaluate.selftest import run  # noqa: PLC0415

    result = run(advance)
    return [str(problem) for problem in result.problems], str(result.fillers)


def run_demo(out: Path, desk: Path | None) -> None:
    """Code the demo's reports, print their records in short, write their pages to `out` and put them into `desk`."""
    from waqai.cli.boundary import emit  # noqa: PLC0415
    from waqai.demo import run  # noqa: PLC0415

    run(out, emit, desk)
