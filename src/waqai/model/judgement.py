"""A reader's verdict on a claim, or on whether two things are one. Verdicts are added and none is changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Verdict(StrEnum):
    """A reviewer's answer."""

    ACCEPT = "accept"
    REJECT = "reject"
    CORRECT = "correct"
    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """One answer by one person about `subject` (a claim id, or the left of a pair whose right is `other`).

    `field` and `value` hold a correction; `replaces` is the id of the judgement that this one takes back.
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
