"""What people say of what a machine coded: one act each, added and never changed.

An act about one report (`report` is set) corrects that report's record; what it is about is called by `target_id`
or `claim_id`. An act about two actors of the whole desk (SAME, DIFFERENT, UNSURE, without `report`) calls them by the
ids of `waqai.link`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from enum import StrEnum

from waqai.model.ids import content_id
from waqai.model.text import Span
from waqai.model.values import value


class Verdict(StrEnum):
    """What an act does."""

    ACCEPT = "accept"
    """The claim is right as shown; `value` is what was shown."""
    REJECT = "reject"
    CORRECT = "correct"
    """`field` of the subject is `value`."""
    ADD = "add"
    """The report says something that the machine did not find: `value`."""
    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"
    COMMENT = "comment"
    WITHDRAW = "withdraw"
    """Takes back the act `replaces`."""
    ASSIGN = "assign"
    """The report is to be gone through by `value`, as `field` ("reviewer" or "adjudicator")."""
    DONE = "done"
    """The report has been gone through."""


class Rank(StrEnum):
    """As whom somebody acts: an adjudicator settles what reviewers do not agree on."""

    REVIEWER = "reviewer"
    ADJUDICATOR = "adjudicator"


@value(frozen=True, slots=True, kw_only=True)
class Judgement:
    """One act of one person about `subject`; `other` is the right of a pair.

    `field` and `value` (JSON) hold what is corrected or added; `replaces` is the id of the judgement that this one
    takes back. `report` is the report that the act is about and `span` where in it the subject stood: by it the act
    finds its subject again when a newer coder calls it otherwise.
    """

    id: str
    subject: str
    verdict: Verdict
    by: str
    at: datetime
    other: str | None = None
    field: str | None = None
    value: str | None = None
    replaces: str | None = None
    comment: str | None = None
    report: str | None = None
    span: Span | None = None
    rank: Rank = Rank.REVIEWER

    @property
    def place_in_time(self) -> tuple[datetime, str]:
        """Orders the acts of one person; two of one moment go by their ids."""
        return self.at, self.id


def with_id(judgement: Judgement) -> Judgement:
    """Return `judgement` with its content id: the same act posted twice is one."""
    it = judgement
    span = (it.span.start, it.span.end) if it.span else (None, None)
    parts = (it.subject, it.verdict, it.by, it.at.isoformat(), it.other, it.field, it.value, it.replaces, it.comment)
    return replace(it, id=content_id("judgement", *parts, it.report, *span, it.rank))


def standing(judgements: Iterable[Judgement]) -> list[Judgement]:
    """Return the judgements that no other one takes back, in their order; those that only take back are left out."""
    rows = list(judgements)
    taken_back = {row.replaces for row in rows}
    return [row for row in rows if row.id not in taken_back and row.verdict is not Verdict.WITHDRAW]
