"""Records as people left them, and what is left to be looked at.

A report that people reviewed has one more record: the machine's newest, folded with their acts. It is the current
one, so that whatever reads the desk reads it; `reviewed` says which record of the machine's it was made of.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Select, delete, exists, func, or_, select

from waqai.model import Judgement, Report, Verdict, content_id
from waqai.pipeline import states_from
from waqai.revise import Revision, revise
from waqai.store import schema as t
from waqai.store.add import insert, put_record
from waqai.store.codec import decode, encode
from waqai.store.generation import Generation
from waqai.store.read import stored
from waqai.store.said import judgement_of, judgements
from waqai.store.values import Page, Queued, Stored, Weighed

#: What the generation of a reviewed record has for its coder.
_PEOPLE: Final = "people"
#: What takes a claim off the list of who did it.
_JUDGING: Final = tuple(map(str, (Verdict.ACCEPT, Verdict.REJECT, Verdict.CORRECT, Verdict.SAME)))
_taking_back = t.judgements.alias("taking_back")


def revise_report(connection: Connection, report_id: str, now: datetime) -> None:
    """Bring the current record of a report up to what people said of it; nothing where that changes nothing."""
    acts = list(judgements(connection, None, None, report_id))
    found = revision(connection, report_id, acts) if acts else None
    if found is None:
        return
    it, machine = found
    number, current = _current(connection, report_id)
    _conflicts(connection, number, it)
    body = encode(it.record)
    if body == current:
        return
    said = content_id("acts", *sorted(act.id for act in acts))
    seq = put_record(connection, number, it.record, body, Generation(_PEOPLE, str(machine), said), now)
    insert(connection, t.reviewed, [{"record": seq, "machine": machine}] if seq is not None else [])


def revision(connection: Connection, report_id: str, acts: Iterable[Judgement]) -> tuple[Revision, int] | None:
    """Return a report's record after `acts`, and the number of the machine's; None where there is no such report."""
    row = connection.execute(_machines(report_id)).first()
    if row is None:
        return None
    report = Report(text=row.text, title=row.title, outlet=row.outlet, published=row.published, url=row.url)
    return revise(decode(report, row.body), acts, states_from), row.seq


def _machines(report_id: str) -> Select[Any]:
    """Return the query for the machine's newest record of a report."""
    reports, records = t.reports.c, t.records.c
    return (
        select(records.seq, records.body, reports.text, reports.title, reports.outlet, reports.published, reports.url)
        .join(t.reports, reports.seq == records.report)
        .where(reports.id == report_id, records.seq.not_in(select(t.reviewed.c.record)))
        .order_by(records.seq.desc())
        .limit(1)
    )


def _current(connection: Connection, report_id: str) -> tuple[int, bytes]:
    """Return the number of a report and the body of its current record."""
    records = t.records.c
    query = (
        select(records.report, records.body)
        .join(t.reports, t.reports.c.seq == records.report)
        .where(t.reports.c.id == report_id)
        .order_by(records.seq.desc())
        .limit(1)
    )
    row = connection.execute(query).one()
    return row.report, row.body


def _conflicts(connection: Connection, report: int, it: Revision) -> None:
    table = t.review_conflicts
    connection.execute(delete(table).where(table.c.report == report))
    insert(connection, table, [{"report": report, "target": row.target, "field": row.field} for row in it.conflicts])


def unweighed(connection: Connection, most: int) -> list[tuple[int, Stored]]:
    """Return current records whose claims have no weight yet, the newest first, each with its number."""
    records, table = t.records.c, t.review_weighed
    weighed = select(table.c.record)
    query = (
        select(records.seq)
        .where(records.seq.not_in(select(t.superseded.c.record)), records.seq.not_in(weighed))
        .order_by(records.seq.desc())
        .limit(most)
    )
    numbers = list(connection.execute(query).scalars())
    found = stored(connection, numbers)
    return [(number, found[number]) for number in numbers]


def copies_of(connection: Connection, report_id: str) -> int:
    """Return with how many other reports a report shares its text."""
    own = select(t.reports.c.seq).where(t.reports.c.id == report_id).scalar_subquery()
    table = t.copies.c
    query = select(func.count()).select_from(t.copies).where(or_(table.report == own, table.earlier == own))
    return connection.execute(query).scalar_one()


def weigh(connection: Connection, record: int, rows: Iterable[Weighed]) -> None:
    """Keep the weights of the claims of a record instead of those that its report had."""
    report = connection.execute(select(t.records.c.report).where(t.records.c.seq == record)).scalar_one()
    for table in (t.review_weights, t.review_weighed):
        connection.execute(delete(table).where(table.c.report == report))
    insert(connection, t.review_weighed, [{"report": report, "record": record}])
    weights = {
        row.claim: {
            "report": report, "claim": row.claim, "weight": row.weight, "doubt": row.doubt,
            "consequence": row.consequence, "because": json.dumps(row.because),
        }
        for row in rows
    }  # fmt: skip
    insert(connection, t.review_weights, list(weights.values()))


def queue(connection: Connection, by: str | None, report_id: str | None, number: int, size: int) -> Page[Queued]:
    """Return the claims that `by` has yet to judge, the weightiest first; of one report where it is given.

    A claim of a report that is assigned to `by` waits until `by` judged it, any other until anybody did. Without `by`
    it waits until anybody did.
    """
    weights, reports = t.review_weights.c, t.reports.c
    query = (
        select(t.review_weights, reports.id.label("report_id"))
        .join(t.reports, reports.seq == weights.report)
        .where(_waiting(by))
    )
    if report_id is not None:
        query = query.where(reports.id == report_id)
    ordered = query.order_by(weights.weight.desc(), weights.report.desc(), weights.claim.desc())
    rows = connection.execute(ordered.limit(size + 1).offset((number - 1) * size)).all()
    found = [_queued(row) for row in rows[:size]]
    return Page(tuple(found), number, len(rows) > size)


def _queued(row: Any) -> Queued:
    because = tuple(json.loads(row.because))
    weighed = Weighed(claim=row.claim, doubt=row.doubt, consequence=row.consequence, because=because)
    return Queued(report=row.report_id, weighed=weighed)


def _waiting(by: str | None) -> ColumnElement[bool]:
    judged = ~_judged()
    if by is None:
        return judged
    return ~_judged(by) & or_(judged, t.reports.c.id.in_(_assigned(by)))


def _judged(by: str | None = None) -> ColumnElement[bool]:
    """Return the condition that somebody, or `by`, judged the claim and has not taken it back."""
    said = t.judgements.c
    query = exists().where(said.subject == t.review_weights.c.claim, said.verdict.in_(_JUDGING), _stands())
    return (
        query if by is None else query.where(func.coalesce(said.by, "") == by)
    )  # not by the index of `by`: it is long


def _stands() -> ColumnElement[bool]:
    return ~exists().where(_taking_back.c.replaces == t.judgements.c.id)


def _assigned(by: str) -> Select[Any]:
    said = t.judgements.c
    return select(said.report).where(said.verdict == str(Verdict.ASSIGN), said.value == by, _stands())


def standing_acts(connection: Connection, verdict: Verdict) -> list[Judgement]:
    """Return the acts of a kind that nobody has taken back, in the order in which they came."""
    said = t.judgements.c
    query = select(t.judgements).where(said.verdict == str(verdict), said.report.is_not(None), _stands())
    return list(map(judgement_of, connection.execute(query.order_by(said.seq)).mappings()))


def conflicted(connection: Connection, number: int, size: int) -> Page[tuple[str, int]]:
    """Return the reports on which reviewers disagree, with on how many fields, the most first."""
    table, many = t.review_conflicts.c, func.count()
    query = (
        select(t.reports.c.id, many)
        .select_from(t.review_conflicts)
        .join(t.reports, t.reports.c.seq == table.report)
        .group_by(t.reports.c.id)
        .order_by(many.desc(), t.reports.c.id)
    )
    rows = [(name, count) for name, count in connection.execute(query.limit(size + 1).offset((number - 1) * size))]
    return Page(tuple(rows[:size]), number, len(rows) > size)


def log(connection: Connection, by: str | None, report_id: str | None, number: int, size: int) -> Page[Judgement]:
    """Return what people said, the last first, of one person or one report where given."""
    table = t.judgements
    query = select(table).order_by(table.c.seq.desc())
    for column, wanted in ((table.c.by, by), (table.c.report, report_id)):
        if wanted is not None:
            query = query.where(column == wanted)
    rows: Sequence[Any] = connection.execute(query.limit(size + 1).offset((number - 1) * size)).mappings().all()
    return Page(tuple(map(judgement_of, rows[:size])), number, len(rows) > size)


def act_of_id(connection: Connection, act_id: str) -> Judgement | None:
    """Return one act; None where there is none of that id."""
    row = connection.execute(select(t.judgements).where(t.judgements.c.id == act_id)).mappings().first()
    return judgement_of(row) if row else None
