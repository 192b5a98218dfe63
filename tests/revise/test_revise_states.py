"""Negotiations and truces follow where people correct the events that they are read off."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from acts import act, reviewed
from record_laws import check
from waqai.model import (
    Entity,
    EntityKind,
    Event,
    EventType,
    Judgement,
    Negotiation,
    NegotiationState,
    Record,
    Report,
    Span,
    Truce,
    TruceState,
    Verdict,
    target_id,
)
from waqai.pipeline import states_from
from waqai.revise import Revision, form_of, revise

RECORD = reviewed()
TEXT = RECORD.report.text


def _folded(*acts: Judgement) -> Revision:
    return revise(RECORD, acts, states_from)


def _event(trigger: str) -> Event:
    return next(each for each in RECORD.events if each.trigger.of(TEXT) == trigger)


AGREED = _event("اتفقا")
(TALKS,) = RECORD.negotiations


def test_states_stay_as_the_machine_has_them_where_no_event_is_corrected() -> None:
    entity = RECORD.entities[0]
    record = _folded(act(RECORD, entity, Verdict.CORRECT, "اسم آخر", field="name")).record
    assert (record.negotiations, record.truces) == (RECORD.negotiations, RECORD.truces)


def test_talks_are_gone_with_the_event_that_tells_of_them() -> None:
    assert _folded(act(RECORD, AGREED, Verdict.REJECT)).record.negotiations == ()


def test_talks_stand_where_the_corrected_event_leaves_them() -> None:
    revision = _folded(act(RECORD, AGREED, Verdict.CORRECT, "future", field="status"))
    (talks,) = revision.record.negotiations
    assert talks.state is NegotiationState.PROPOSED
    assert (talks.parties, talks.evidence) == (TALKS.parties, TALKS.evidence)
    assert revision.values[target_id(RECORD.report, talks)] == talks
    check(revision.record)


def test_what_a_person_holds_of_talks_outlives_a_correction_of_their_event() -> None:
    said = act(RECORD, TALKS, Verdict.CORRECT, "breached", field="state")
    (talks,) = _folded(
        said, act(RECORD, AGREED, Verdict.CORRECT, "future", field="status", minute=1)
    ).record.negotiations
    assert talks.state is NegotiationState.BREACHED
    accepted = act(RECORD, TALKS, Verdict.ACCEPT, form_of(RECORD, TALKS))
    (kept,) = _folded(accepted, act(RECORD, AGREED, Verdict.REJECT, minute=1)).record.negotiations
    assert (kept.parties, kept.state) == (TALKS.parties, TALKS.state)


def test_a_breach_that_people_take_back_leaves_the_truce_in_force() -> None:
    report = Report(text="أعلن الجيش وقف إطلاق النار. وخرق الجيش وقف إطلاق النار.", published=date(2024, 3, 9))
    army = Entity(id="E1", name="الجيش", kind=EntityKind.MILITARY, mentions=(Span(5, 10),))
    stopped = Event(id="V1", type=EventType.RETREAT, trigger=Span(11, 14), actors=("E1",), modes=("ceasefire",))
    breach = Event(id="V2", type=EventType.REJECT, trigger=Span(28, 32), actors=("E1",))
    bare = Record(report=report, entities=(army,), events=(stopped, breach))
    (truce,) = states_from(bare)(bare.events)
    assert isinstance(truce, Truce)
    assert truce.state is TruceState.VIOLATED
    record = replace(bare, truces=(truce,))
    (now,) = revise(record, [act(record, breach, Verdict.REJECT)], states_from).record.truces
    assert now.state is TruceState.IN_FORCE


def test_talks_that_people_reject_do_not_come_back_by_their_name() -> None:
    report = Report(text="تتواصل المفاوضات بين الجيش والحركة.", published=date(2024, 3, 9))
    army = Entity(id="E1", name="الجيش", kind=EntityKind.MILITARY, mentions=(Span(21, 26),))
    movement = Entity(id="E2", name="الحركة", kind=EntityKind.ARMED_GROUP, mentions=(Span(28, 34),))
    held = Event(id="V1", type=EventType.CONSULT, trigger=Span(7, 16), actors=("E1", "E2"))
    bare = Record(report=report, entities=(army, movement), events=(held,))
    (talks,) = states_from(bare)(bare.events)
    assert isinstance(talks, Negotiation)
    record = replace(bare, negotiations=(talks,))
    assert revise(record, [act(record, held, Verdict.REJECT)], states_from).record.negotiations == ()
