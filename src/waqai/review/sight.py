"""What a reviewer sees of a report: who is to go through it, whose acts show, and the record that they make."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from waqai.model import Judgement, Rank, Verdict, standing
from waqai.revise import Revision
from waqai.store import Store


@dataclass(frozen=True, slots=True)
class Panel:
    """Who goes through a report: those it was assigned to, and those who are done with it, each sorted."""

    reviewers: tuple[str, ...]
    adjudicators: tuple[str, ...]
    done: tuple[str, ...]

    @classmethod
    def of(cls, acts: Iterable[Judgement]) -> Panel:
        """Return it, out of the acts about one report."""
        rows = standing(acts)
        assigned = [row for row in rows if row.verdict is Verdict.ASSIGN and row.value]
        return cls(
            reviewers=_names(row.value for row in assigned if row.field == Rank.REVIEWER),
            adjudicators=_names(row.value for row in assigned if row.field == Rank.ADJUDICATOR),
            done=_names(row.by for row in rows if row.verdict is Verdict.DONE),
        )

    def rank_of(self, name: str) -> Rank:
        """Return as whom somebody acts on the report."""
        return Rank.ADJUDICATOR if name in self.adjudicators else Rank.REVIEWER

    def is_blind(self, name: str) -> bool:
        """Whether somebody may not see yet what others said: two or more code it, and not all of them are done."""
        several = len(self.reviewers) > 1 and name in self.reviewers
        return several and not set(self.reviewers) <= set(self.done) and name not in self.adjudicators


def _names(names: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(sorted({name for name in names if name}))


@dataclass(frozen=True)
class Sight:
    """One report as somebody sees it; `seen` is how many acts about it there were, whoever they are by."""

    revision: Revision
    acts: tuple[Judgement, ...]
    panel: Panel
    seen: int
    blind: bool

    @classmethod
    def of(cls, store: Store, report_id: str, name: str, seen: int | None = None) -> Sight | None:
        """Return what `name` sees, or saw when there were `seen` acts; None where there is no such report."""
        everything = store.reviews.acts(report_id)
        acts = everything[: len(everything) if seen is None else max(0, seen)]
        panel = Panel.of(acts)
        blind = panel.is_blind(name)
        own = {act.id for act in acts if act.by == name or act.verdict is Verdict.ASSIGN}
        shown = [act for act in acts if not blind or act.id in own or act.replaces in own]
        revision = store.reviews.revision(report_id, shown)
        return None if revision is None else cls(revision, tuple(shown), panel, len(acts), blind)

    @cached_property
    def comments(self) -> dict[str, list[Judgement]]:
        """What was remarked, by what it is about."""
        found: dict[str, list[Judgement]] = {}
        for act in standing(self.acts):
            if act.verdict is Verdict.COMMENT:
                found.setdefault(act.subject, []).append(act)
        return found
