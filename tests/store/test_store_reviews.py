"""Acts and the records that they make, on both databases: everything that reads the desk reads what people left."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import text

from acts import act, reviewed, undo
from reports import record, report
from waqai.errors import StoreError
from waqai.model import EventType, Judgement, Verdict, target_id
from waqai.revise import form_of
from waqai.store import Added, Generation, Query, Store, Weighed
from waqai.store.connect import writing

NEWER = Generation("2", "a", "b")
RECORD = reviewed()
AGREED = next(each for each in RECORD.events if each.type is EventType.AGREE)


def retyped(by: str = "سلمى", minute: int = 0) -> Judgement:
    return act(RECORD, AGREED, Verdict.CORRECT, "SANCTION", field="type", by=by, minute=minute)


def test_a_corrected_claim_is_what_searches_find(desk: Store) -> None:
    desk.add(RECORD)
    desk.judge(retyped())
    assert desk.find_claims(Query(types=("AGREE",))).rows == ()
    (found,) = desk.find_claims(Query(types=("SANCTION",))).rows
    assert found.id == target_id(RECORD.report, AGREED)
    stored = desk.report(RECORD.report.id)
    assert stored is not None
    assert found.claim in stored.record.events
    assert [each.record for each in desk.reports()] == [stored.record]


def test_the_machines_record_stays_beside_it(desk: Store) -> None:
    desk.add(RECORD)
    before = desk.version()
    desk.judge(retyped())
    revision = desk.reviews.revision(RECORD.report.id)
    assert revision is not None
    assert revision.machine == RECORD
    assert revision.record != RECORD
    assert desk.sums().records == 2
    assert desk.version() != before


def test_accepting_adds_no_record(desk: Store) -> None:
    desk.add(RECORD)
    desk.judge(act(RECORD, AGREED, Verdict.ACCEPT, form_of(RECORD, AGREED)))
    desk.judge(act(RECORD, AGREED, Verdict.COMMENT))
    assert desk.sums().records == 1


def test_undoing_brings_the_machines_claims_back(desk: Store) -> None:
    desk.add(RECORD)
    first = retyped()
    desk.judge(first)
    desk.judge(first)
    desk.judge(undo(RECORD, first))
    assert len(desk.find_claims(Query(types=("AGREE",))).rows) == 1
    stored = desk.report(RECORD.report.id)
    assert stored is not None
    assert stored.record == RECORD
    assert [each.verdict for each in desk.reviews.acts(RECORD.report.id)] == [Verdict.CORRECT, Verdict.WITHDRAW]
    assert desk.add(RECORD) is Added.KNOWN


def test_what_people_said_holds_for_a_newer_coding(desk: Store) -> None:
    desk.add(RECORD)
    desk.judge(retyped())
    newer = replace(RECORD, relations=(), events=tuple(replace(each, confidence=0.5) for each in RECORD.events))
    assert desk.add(newer, generation=NEWER) is Added.RECODED
    stored = desk.report(RECORD.report.id)
    assert stored is not None
    corrected = next(each for each in stored.record.events if each.id == AGREED.id)
    assert (corrected.type, corrected.confidence, stored.record.relations) == (EventType.SANCTION, 1.0, ())


def test_what_reviewers_do_not_agree_on_is_listed(desk: Store) -> None:
    desk.add(RECORD)
    one, other = retyped(), act(RECORD, AGREED, Verdict.CORRECT, "AID", field="type", by="كريم")
    desk.judge(one)
    assert desk.reviews.conflicted().rows == ()
    desk.judge(other)
    assert desk.reviews.conflicted().rows == ((RECORD.report.id, 1),)
    desk.judge(undo(RECORD, other))
    assert desk.reviews.conflicted().rows == ()


def test_the_log_has_all_acts_the_last_first(desk: Store) -> None:
    desk.add(RECORD)
    acts = [retyped(), retyped("كريم", 1), act(RECORD, AGREED, Verdict.COMMENT, minute=2)]
    for each in acts:
        desk.judge(each)
    assert desk.reviews.log().rows == tuple(reversed(acts))
    assert desk.reviews.log(by="كريم").rows == (acts[1],)
    first = desk.reviews.log(report=RECORD.report.id, size=2)
    assert (first.rows, first.more) == ((acts[2], acts[1]), True)
    assert desk.reviews.act(acts[0].id) == acts[0]
    assert desk.reviews.act("judgement-0") is None


def weigh(desk: Store) -> None:
    for number, stored, _, revision in desk.reviews.unweighed(50):
        claims = [name for name, value in revision.values.items() if value in stored.record.claims]
        rows = [
            Weighed(claim=name, doubt=1 / (at + 1), consequence=2, because=("doubt",)) for at, name in enumerate(claims)
        ]
        desk.reviews.weigh([(number, rows)])


def test_the_queue_is_paged_by_weight_and_shrinks_as_people_judge(desk: Store) -> None:
    desk.add(RECORD)
    desk.add(record(report("أعلن الوسيط هدنة في الميناء.")))
    weigh(desk)
    assert desk.reviews.unweighed(50) == []
    first = desk.reviews.queue("سلمى", size=3)
    weights = [row.weighed.weight for row in desk.reviews.queue("سلمى", size=50).rows]
    assert weights == sorted(weights, reverse=True)
    assert (len(first.rows), first.more) == (3, True)
    assert desk.reviews.queue("سلمى", page=2, size=3).rows[0] not in first.rows
    waiting = len(desk.reviews.queue("سلمى", report=RECORD.report.id, size=50).rows)
    said = act(RECORD, AGREED, Verdict.ACCEPT, form_of(RECORD, AGREED))
    desk.judge(said)
    assert len(desk.reviews.queue("سلمى", report=RECORD.report.id, size=50).rows) == waiting - 1
    desk.judge(undo(RECORD, said))
    assert len(desk.reviews.queue("سلمى", report=RECORD.report.id, size=50).rows) == waiting


def test_what_is_assigned_to_two_waits_for_both(desk: Store) -> None:
    desk.add(RECORD)
    weigh(desk)
    for name in ("سلمى", "كريم"):
        desk.judge(replace(act(RECORD, RECORD.report.id, Verdict.ASSIGN, field="reviewer"), id=name, value=name))
    desk.judge(act(RECORD, AGREED, Verdict.ACCEPT, form_of(RECORD, AGREED)))
    name = target_id(RECORD.report, AGREED)
    waiting = {
        who: {row.weighed.claim for row in desk.reviews.queue(who, size=50).rows} for who in ("سلمى", "كريم", "هدى")
    }
    assert (name in waiting["سلمى"], name in waiting["كريم"], name in waiting["هدى"]) == (False, True, False)
    assert [each.value for each in desk.reviews.standing(Verdict.ASSIGN)] == ["سلمى", "كريم"]


def test_a_corrected_report_is_weighed_anew(desk: Store) -> None:
    desk.add(RECORD)
    weigh(desk)
    desk.judge(act(RECORD, AGREED, Verdict.REJECT, by="كريم"))
    assert len(desk.reviews.unweighed(50)) == 1
    weigh(desk)
    rows = desk.reviews.queue(report=RECORD.report.id, size=50).rows
    assert target_id(RECORD.report, AGREED) not in {row.weighed.claim for row in rows}


@pytest.mark.parametrize("change", ["DELETE FROM reviewed", "UPDATE reviewed SET machine = 0"])
def test_what_records_were_made_of_cannot_be_changed(desk: Store, change: str) -> None:
    desk.add(RECORD)
    desk.judge(retyped())
    with pytest.raises(StoreError, match="only ever added to"), writing(desk._engine) as connection:
        connection.execute(text(change))
