"""Acts of reviewers, and a record to review, for the tests."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from waqai.export import record_from_json
from waqai.model import Claim, Judgement, Part, Rank, Record, Span, Verdict, target_id, with_id
from waqai.revise.attach import anchors

TEXT = (
    "هدنة حول الميناء بعد أسبوع من القتال\n\n"
    "أعلن المبعوث الأممي، الخميس، أن المجلس العسكري وقوات الساحل اتفقا على هدنة مدتها ثلاثة أيام حول الميناء.\n\n"
    "وقال مصدر طبي إن ستة مدنيين قتلوا في قصف استهدف حي الصيادين مساء الأربعاء. واتهمت قوات الساحل المجلس العسكري بقصف "
    "الحي، ونفى ناطق باسم المجلس ذلك.\n\n"
    "وطالب وجهاء المدينة الطرفين بفتح الطريق الساحلي والسماح بدخول الأدوية."
)
START = datetime(2024, 3, 9, 8, tzinfo=UTC)


@cache
def reviewed() -> Record:
    """Return what a coder once made of a report of our own: it must not change as the coder does."""
    data = json.loads(Path(__file__).with_name("reviewed.json").read_text(encoding="utf-8"))
    return record_from_json(TEXT, data)


def act(  # noqa: PLR0913  an act has many parts
    record: Record,
    target: Claim | Part | str,
    verdict: Verdict,
    value: Any = None,
    *,
    field: str | None = None,
    other: Claim | Part | None = None,
    by: str = "سلمى",
    minute: int = 0,
    replaces: str | None = None,
    span: Span | None = None,
    rank: Rank = Rank.REVIEWER,
) -> Judgement:
    """Return an act about a value of `record`, `minute` minutes after the start."""
    if other is not None:
        at = anchors(other)[0]
        value = {"at": [at.start, at.end]}
    return with_id(
        Judgement(
            id="",
            subject=target if isinstance(target, str) else target_id(record.report, target),
            verdict=verdict,
            by=by,
            at=START + timedelta(minutes=minute),
            other=target_id(record.report, other) if other is not None else None,
            field=field,
            value=None if value is None else json.dumps(value, ensure_ascii=False),
            replaces=replaces,
            report=record.report.id,
            span=span or (None if isinstance(target, str) else next(iter(anchors(target)), None)),
            rank=rank,
        )
    )


def undo(record: Record, taken_back: Judgement, minute: int = 99) -> Judgement:
    """Return the act that takes another back."""
    return act(record, taken_back.subject, Verdict.WITHDRAW, replaces=taken_back.id, by=taken_back.by, minute=minute)


def span_of(record: Record, words: str) -> Span:
    """Return where words stand first."""
    start = record.report.text.index(words)
    return Span(start, start + len(words))
