"""Where something is said, and who says so: what every link and every state is footnoted with."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from waqai.link.actors import Cast, Name
from waqai.link.filed import Filed
from waqai.model import Attribution, Span, Stance


@dataclass(frozen=True, slots=True)
class Teller:
    """Who vouches for a statement inside its report, or denies it."""

    name: Name
    denies: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where something is said: the sentence `text` at `span` of a report, and by whom.

    `tellers` is empty where it is the outlet's own voice. `reported` is the day of publication, `learnt` when the
    desk got it (None where that is not kept), `copy_of` the group of reports with the same text. `claims` are ids of
    the record.
    """

    report: str
    name: str
    outlet: str | None
    url: str | None
    reported: date
    learnt: datetime | None
    copy_of: str
    tellers: tuple[Teller, ...]
    text: str
    span: Span
    claims: tuple[str, ...]

    @property
    def order(self) -> tuple[date, str, Span]:
        """What sources are sorted by: day, report, place in its text."""
        return (self.reported, self.report, self.span)

    def names(self, *, denying: bool = False) -> tuple[Name, ...]:
        """Return who vouches for it, or who denies it."""
        return tuple(teller.name for teller in self.tellers if teller.denies is denying)


def source_of(
    filed: Filed, day: date, span: Span, cast: Cast, sources: Iterable[Attribution], claims: Iterable[str]
) -> Source:
    """Return where in a report of `day` something is said, and by whom."""
    report = filed.record.report
    tellers = (Teller(cast.name(filed.id, s.entity), denies=s.stance is Stance.DENIES) for s in sources)
    return Source(
        report=report.id, name=filed.name, outlet=report.outlet, url=report.url, reported=day, learnt=filed.learnt,
        copy_of=filed.group, tellers=tuple(tellers), text=span.of(report.text), span=span, claims=tuple(claims),
    )  # fmt: skip
