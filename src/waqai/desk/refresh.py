"""Taking new reports and judgements into the views: only what they have to do with is folded again.

Each batch is one transaction, and what it leaves depends on the reports alone, not on their order or batches.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

from waqai import __version__
from waqai.desk import clashes, courses, happened, named, tied
from waqai.desk.batch import Batch
from waqai.desk.codec import write
from waqai.desk.pieces import Piece, pieces_of
from waqai.desk.shelves import values_of
from waqai.link import Filed, Verdicts
from waqai.store import Answers, Store, Stored, Views, this_generation

#: What the views hold; another value, or other words of the lexicon, makes them anew.
_VERSION: Final = 7
_AT_ONCE: Final = 200
_RECORD, _JUDGEMENT, _FORM = "record", "judgement", "form"


def refresh(store: Store, advance: Callable[[int], object] = lambda _: None) -> int:
    """Take in what came since the last time; return how many reports were folded.

    `advance` is told after each batch how many that had.
    """
    folded = 0
    while behind(store):
        with store.views() as views:
            some = _next(views)
        advance(some)
        folded += some
    return folded


def waiting(store: Store) -> int:
    """Return how many reports came since the last time."""
    with store.answers() as answers:
        known = answers.mark(_FORM) == _form()
        return answers.reports_after(int(answers.mark(_RECORD) or 0) if known else 0)


def behind(store: Store) -> bool:
    """Whether there is something to take in."""
    with store.answers() as answers:
        return answers.mark(_FORM) != _form() or answers.behind(
            int(answers.mark(_RECORD) or 0), int(answers.mark(_JUDGEMENT) or 0)
        )


def _form() -> str:
    return f"{_VERSION} {__version__} {this_generation().lexicon}"


def _next(views: Views) -> int:
    """Take in the next batch; return how many reports it has."""
    if views.mark(_FORM) != _form():
        views.clear()
        views.set_mark(_FORM, _form())
    last, rows = views.judged()
    seen = int(views.mark(_JUDGEMENT) or 0)
    verdicts = Verdicts(act for _, act in rows)
    if last > seen:
        views.set_mark(_JUDGEMENT, str(last))
        reports = _judged(views, Verdicts(act for seq, act in rows if seq <= seen), verdicts)
        if reports:
            _take(views, reports, verdicts)
        return len(reports)
    waiting = views.waiting(int(views.mark(_RECORD) or 0), _AT_ONCE)
    if not waiting:
        return 0
    views.set_mark(_RECORD, str(waiting[-1][0]))
    reports = sorted({report for _, report in waiting})
    _take(views, reports, verdicts)
    return len(reports)


def _judged(views: Views, before: Verdicts, now: Verdicts) -> list[int]:
    """Return the reports, of those taken in, that new judgements concern; those on one report made a record of it."""
    moved = now.moved(before)
    found = {piece.report for piece in views.pieces_named(moved)}
    return sorted(views.taken_in({*found, *views.naming.reports_naming(moved)}))


def _take(views: Views, reports: Sequence[int], verdicts: Verdicts) -> None:
    stored = views.current(reports)
    copied, moved = views.take(stored)
    answers = Answers(views.connection)
    old = views.pieces_of(stored)
    values = values_of(answers, old, words=False)
    filed = {seq: _filed(each) for seq, each in stored.items()}
    rows = {seq: pieces_of(each, verdicts) for seq, each in filed.items()}
    named.fold(views.naming, filed, {seq: found for seq, (found, _) in rows.items()})
    made = [(seq, piece) for seq, (_, pieces) in rows.items() for piece in pieces]
    new = views.add_pieces([(_row(seq, piece), piece.keys) for seq, piece in made])
    batch = Batch(
        views=views, answers=answers, verdicts=verdicts, reports=frozenset(stored), copied=frozenset(copied),
        moved=frozenset(moved), old=tuple(old), new=tuple(new), values=values | values_of(answers, new, words=False),
    )  # fmt: skip
    affected = clashes.affected(batch)
    views.remove_pieces([piece.seq for piece in old])
    courses.fold(batch)
    happened.fold(batch)
    tied.fold(batch)
    clashes.fold(batch, affected)


def _filed(stored: Stored) -> Filed:
    return Filed(record=stored.record, name=stored.name, group=stored.group, learnt=stored.added)


def _row(report: int, piece: Piece) -> dict[str, Any]:
    return {
        "report": report, "kind": str(piece.kind), "name": piece.name, "day": piece.day, "body": write(piece.value),
    }  # fmt: skip
