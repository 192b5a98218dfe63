"""Reviewers at work: every act is checked, logged, seen or hidden as it should be, and can be taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path

import pytest

from acts import START, reviewed, span_of
from waqai.errors import UsageError
from waqai.model import EventType, NegotiationState, Rank, Record, Span, Verdict, target_id
from waqai.review import Reviewer
from waqai.store import Store, open_store

RECORD = reviewed()
REPORT = RECORD.report.id
AGREED, BOMBED = (
    target_id(RECORD.report, next(e for e in RECORD.events if e.trigger == span_of(RECORD, word)))
    for word in ("اتفقا", "بقصف")
)
FORCES, ENVOY = (
    target_id(RECORD.report, next(e for e in RECORD.entities if e.name == name))
    for name in ("قوات الساحل", "المبعوث الأممي")
)
Open = Callable[..., Reviewer]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(str(tmp_path / "desk.db"), create=True) as opened:
        opened.add(RECORD)
        yield opened


@pytest.fixture
def at_work(store: Store) -> Open:
    """Return what opens the report for somebody; acts are a minute apart."""
    minutes = count()

    def clock() -> datetime:
        return START + timedelta(minutes=next(minutes))

    def opened(name: str = "سلمى", seen: int | None = None) -> Reviewer:
        return Reviewer(store, REPORT, name, seen=seen, clock=clock)

    return opened


def current(store: Store) -> Record:
    stored = store.report(REPORT)
    assert stored is not None
    return stored.record


def types(store: Store) -> dict[str, EventType]:
    return {event.trigger.of(RECORD.report.text): event.type for event in current(store).events}


def test_a_correction_reaches_the_desk_and_is_in_the_log(store: Store, at_work: Open) -> None:
    answer = at_work().correct(AGREED, "type", "CONCEDE")
    assert types(store)["اتفقا"] is EventType.CONCEDE
    assert store.reviews.log().rows == (answer.act,)
    assert (answer.act.by, answer.act.rank, answer.act.span) == ("سلمى", Rank.REVIEWER, span_of(RECORD, "اتفقا"))


def test_undoing_goes_back_one_act_at_a_time(store: Store, at_work: Open) -> None:
    at_work().correct(AGREED, "type", "CONCEDE")
    at_work().reject(BOMBED)
    at_work().undo_last()
    assert "بقصف" in types(store)
    assert types(store)["اتفقا"] is EventType.CONCEDE
    at_work().undo_last()
    assert current(store) == RECORD
    with pytest.raises(UsageError, match="nothing to take back"):
        at_work().undo_last()
    assert len(store.reviews.log().rows) == 4


def test_what_somebody_else_did_is_not_ones_to_undo(store: Store, at_work: Open) -> None:
    act = at_work().correct(AGREED, "type", "CONCEDE").act
    with pytest.raises(UsageError, match="somebody else"):
        at_work("كريم").undo(act.id)
    at_work().assign("هدى", Rank.ADJUDICATOR)
    at_work("هدى").undo(act.id)
    with pytest.raises(UsageError, match="already"):
        at_work().undo(act.id)
    assert types(store)["اتفقا"] is EventType.AGREE


@pytest.mark.parametrize(
    ("field", "value"),
    [("type", "DANCE"), ("colour", "red"), ("trigger", [9, 3]), ("trigger", [0, 10**6]), ("actors", "x"),
     ("actors", [{"id": "T1", "at": None}]), ("status", None),
     ("casualties", [{"kind": "killed", "min": 3, "max": 1}])],
)  # fmt: skip
def test_what_cannot_be_meant_is_refused_and_not_logged(store: Store, at_work: Open, field: str, value: object) -> None:
    with pytest.raises(UsageError):
        at_work().correct(AGREED, field, value)
    assert store.reviews.log().rows == ()


def test_unknown_reports_and_claims_are_refused(store: Store, at_work: Open) -> None:
    with pytest.raises(UsageError, match="no report"):
        Reviewer(store, "report-0", "سلمى")
    with pytest.raises(UsageError, match="has no event-0"):
        at_work().accept("event-0")
    for other in (FORCES, AGREED):
        with pytest.raises(UsageError, match="cannot be one"):
            at_work().join(AGREED, other)


def test_actors_and_events_are_joined_parted_and_added(store: Store, at_work: Open) -> None:
    at_work().join(FORCES, ENVOY)
    assert len(current(store).entities) == len(RECORD.entities) - 1
    at_work().part(BOMBED, [span_of(RECORD, "قتلوا")])
    assert "قتلوا" in types(store)
    with pytest.raises(UsageError, match="nothing to part"):
        at_work().part(BOMBED, [span_of(RECORD, "الميناء")])
    at_work().add("event", span_of(RECORD, "ونفى"), {"type": "REJECT"})
    assert types(store)["ونفى"] is EventType.REJECT
    with pytest.raises(UsageError):
        at_work().add("event", Span(3, 3), {"type": "REJECT"})


def test_who_looked_before_another_acted_is_told_and_nothing_is_lost(store: Store, at_work: Open) -> None:
    shown = at_work().sight.seen
    at_work("كريم").correct(AGREED, "type", "SUPPORT")
    answer = at_work("سلمى", seen=shown).correct(AGREED, "type", "CONCEDE")
    assert [act.by for act in answer.meanwhile] == ["كريم"]
    assert len(store.reviews.log().rows) == 2
    assert [each.field for each in at_work().sight.revision.conflicts] == ["type"]
    assert types(store)["اتفقا"] is EventType.AGREE


def test_accepting_holds_what_was_shown_not_what_came_meanwhile(at_work: Open) -> None:
    shown = at_work().sight.seen
    at_work("كريم").correct(AGREED, "type", "SUPPORT")
    at_work("سلمى", seen=shown).accept(AGREED)
    conflict = at_work().sight.revision.conflicts
    assert [(each.field, dict(each.held)["سلمى"]) for each in conflict] == [("type", '"AGREE"')]


def test_two_reviewers_do_not_see_each_other_until_both_are_done(at_work: Open) -> None:
    for name in ("سلمى", "كريم"):
        at_work("مدير").assign(name)
    at_work("مدير").assign("هدى", Rank.ADJUDICATOR)
    at_work("سلمى").correct(AGREED, "type", "CONCEDE")
    assert at_work("كريم").sight.blind
    assert at_work("كريم").sight.revision.record == RECORD
    assert at_work("سلمى").sight.revision.record != RECORD
    assert at_work("هدى").sight.revision.record != RECORD
    at_work("سلمى").done()
    at_work("كريم").done()
    assert not at_work("كريم").sight.blind
    assert at_work("كريم").sight.revision.record != RECORD


def test_the_adjudicator_settles_it(store: Store, at_work: Open) -> None:
    at_work("مدير").assign("هدى", Rank.ADJUDICATOR)
    at_work("سلمى").correct(AGREED, "type", "CONCEDE")
    at_work("كريم").correct(AGREED, "type", "SUPPORT")
    assert store.reviews.conflicted().rows == ((REPORT, 1),)
    answer = at_work("هدى").correct(AGREED, "type", "SUPPORT")
    assert answer.act.rank is Rank.ADJUDICATOR
    assert types(store)["اتفقا"] is EventType.SUPPORT
    assert store.reviews.conflicted().rows == ()


def test_remarks_are_kept_with_what_they_are_about(at_work: Open) -> None:
    at_work().comment(AGREED, " غير واضح ")
    at_work().comment(None, "خبر طويل")
    comments = at_work("كريم").sight.comments
    assert [act.comment for act in comments[AGREED]] == ["غير واضح"]
    assert [act.comment for act in comments[REPORT]] == ["خبر طويل"]
    with pytest.raises(UsageError):
        at_work().comment(AGREED, "  ")


def test_a_rejected_claim_can_be_accepted_after_all(store: Store, at_work: Open) -> None:
    at_work().reject(AGREED)
    assert "اتفقا" not in types(store)
    at_work().accept(AGREED)
    assert "اتفقا" in types(store)
    assert [act.verdict for act in store.reviews.acts(REPORT)] == [Verdict.REJECT, Verdict.ACCEPT]


def test_talks_follow_where_their_event_is_corrected(store: Store, at_work: Open) -> None:
    (before,) = current(store).negotiations
    answer = at_work().correct(AGREED, "status", "future")
    (after,) = current(store).negotiations
    assert (before.state, after.state) == (NegotiationState.AGREED, NegotiationState.PROPOSED)
    at_work().undo(answer.act.id)
    assert current(store).negotiations == (before,)
