"""What was measured in one run, and its figures: task → figure → value."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Final

from waqai.errors import GoldError
from waqai.evaluate.facts import Tally
from waqai.evaluate.gold import GoldReport, names_in, read_report
from waqai.evaluate.lines import Advance
from waqai.evaluate.reports import Evaluation, evaluate_reports
from waqai.evaluate.tasks import REPORTS, Item
from waqai.model import Record, Report

Figures = dict[str, float]
#: Rows of which only one share is told: what is right of what there was.
_SHARES: Final = {
    "assault": ("source", "target"),
    "protest": ("source", "target"),
    "times": ("spans", "values"),
    "words": ("words", "clitics", "classes"),
}
#: Tasks whose rows are classes that count the same.
_OF_CLASSES: Final = ("un_quad",)


@dataclass(slots=True)
class Measured:
    """What was measured so far: a tally for each file, an evaluation for each folder of reports.

    `coder` codes reports; `complain` is told of each file and report that cannot be read.
    """

    coder: Callable[[Report], Record]
    complain: Callable[[GoldError], object]
    tallies: list[tuple[Item, Tally]] = field(default_factory=list)
    evaluations: list[tuple[Item, Evaluation]] = field(default_factory=list)

    def add(self, item: Item, advance: Advance) -> None:
        """Measure one item; `advance` is called after each report or sentence. Of a broken file nothing is kept."""
        if item.form is None:
            self.evaluations.append((item, evaluate_reports(self._reports(item, advance), self.coder)))
            return
        tally = Tally()
        try:
            item.form.count(item.path, tally, advance)
        except GoldError as error:
            self.complain(error)
        else:
            self.tallies.append((item, tally))

    def _reports(self, item: Item, advance: Advance) -> Iterator[GoldReport]:
        for name in names_in(item.path):
            try:
                yield read_report(item.path, name)
            except GoldError as error:
                self.complain(error)
            advance()

    @property
    def evaluation(self) -> Evaluation | None:
        """All annotated reports together, None where there are none."""
        return Evaluation.pooled(part for _, part in self.evaluations) if self.evaluations else None

    @property
    def tasks(self) -> dict[str, Tally]:
        """The tally of each task but that of reports, its files together.

        Where a task had several files of one form, each stands behind it as "TASK:FILE" too.
        """
        whole: dict[str, Tally] = {}
        for item, tally in self.tallies:
            whole.setdefault(item.task, Tally()).add(tally)
            if sum(other.form is item.form for other, _ in self.tallies) > 1:
                whole[f"{item.task}:{item.path.name}"] = tally
        return whole

    @property
    def figures(self) -> dict[str, Figures]:
        """Every figure, between 0 and 1, but for counts: `reports`, and `gold` which is how many there were to find."""
        evaluation = self.evaluation
        found = {REPORTS: report_figures(evaluation)} if evaluation else {}
        return found | {name: task_figures(name, tally) for name, tally in self.tasks.items()}


def report_figures(evaluation: Evaluation) -> Figures:
    """Return the figures of annotated reports, fact F1 first."""
    figures: Figures = {"reports": len(evaluation.reports)}
    rows = {"fact": evaluation.facts, **evaluation.figures}
    for name, score in rows.items():
        figures |= {f"{name.replace(' ', '_')}_{part}": value for part, value in score._asdict().items()}
    return figures | {f"{name.lower()}_f1": score.f1 for name, score in evaluation.by_type.items()}


def task_figures(name: str, tally: Tally) -> Figures:
    """Return the figures of a task other than reports."""
    task = name.partition(":")[0]
    figures: Figures = {}
    for row in tally.rows:
        score = tally.score(row)
        if row in _SHARES.get(task, ()):
            figures[row] = score.recall
        else:
            figures |= {f"{row}_{part}".lstrip("_").lower(): value for part, value in score._asdict().items()}
    if task in _OF_CLASSES:
        figures["macro_f1"] = sum(tally.score(row).f1 for row in tally.rows) / len(tally.rows)
    return figures
