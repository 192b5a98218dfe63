"""Reports as lines of a list: how many events of each class they tell of, and where they have the words looked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from waqai.model import QUAD_OF
from waqai.web.views.hits import Parts, marked, snippets

if TYPE_CHECKING:
    from waqai.model import Report
    from waqai.store import Stored


@dataclass(frozen=True, slots=True)
class ReportLine:
    """`quads` counts the events of PLOVER's four classes in order; `title` and `pieces` have the hits cut out."""

    stored: Stored
    quads: tuple[int, int, int, int]
    title: Parts
    pieces: tuple[Parts, ...] = ()

    @property
    def report(self) -> Report:
        """The report."""
        return self.stored.report

    @property
    def events(self) -> int:
        """How many events it tells of."""
        return sum(self.quads)

    @property
    def copy(self) -> bool:
        """Whether its text is that of an earlier or longer report on the desk."""
        return self.stored.group != self.report.id


def report_line(stored: Stored, question: str | None = None) -> ReportLine:
    """Return a report as a line, with the hits of `question` if there is one."""
    kinds = [QUAD_OF[event.type] for event in stored.record.events]
    quads = (kinds.count(1), kinds.count(2), kinds.count(3), kinds.count(4))
    title, text = stored.report.headline, stored.report.text
    if not question:
        return ReportLine(stored, quads, (title,))
    body = text.removeprefix(title)
    return ReportLine(stored, quads, marked(title, question), tuple(snippets(body, question)))
