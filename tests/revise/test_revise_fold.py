"""What each act does to a record, and that the machine's record stays beside it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from acts import act, reviewed, span_of, undo
from record_laws import check
from waqai.model import EntityKind, Event, EventType, Rank, Record, Report, Span, Status, Verdict, target_id
from waqai.pipeline import code
from waqai.revise import added_id, form_of, revise

RECORD = reviewed()
TEXT = RECORD.report.text


def event(record: Record, trigger: str) -> Event:
    return next(each for each in record.events if each.trigger.of(TEXT) == trigger)


def entity(record: Record, name: str) -> str:
    return next(each.id for each in record.entities if each.name == name)


AGREED, BOMBED, ACCUSED = (event(RECORD, word) for word in ("اتفقا", "بقصف", "واتهمت"))
SPOKESMAN, FORCES, ENVOY = (entity(RECORD, name) for name in ("ناطق باسم المجلس", "قوات الساحل", "المبعوث الأممي"))


def ref(name: str) -> dict[str, object]:
    return {"id": name, "at": None}


def test_without_acts_the_record_is_the_machines() -> None:
    revision = revise(RECORD, [])
    assert revision.record is RECORD
    assert set(revision.values) == {
        target_id(RECORD.report, value) for value in (*RECORD.claims, *RECORD.entities, *RECORD.places, *RECORD.times)
    }


def test_accepting_changes_nothing() -> None:
    accepted = act(RECORD, AGREED, Verdict.ACCEPT, form_of(RECORD, AGREED))
    assert revise(RECORD, [accepted]).record == RECORD


def test_a_rejected_claim_is_gone_from_the_record_and_kept_beside_it() -> None:
    revision = revise(RECORD, [act(RECORD, AGREED, Verdict.REJECT)])
    assert [each for each in RECORD.events if each != AGREED] == list(revision.record.events)
    name = target_id(RECORD.report, AGREED)
    assert name not in revision.values
    assert revision.before[name] == AGREED
    assert revision.machine is RECORD


@pytest.mark.parametrize(
    ("field", "value", "attribute", "expected"),
    [
        ("type", "CONCEDE", "type", EventType.CONCEDE),
        ("status", "future", "status", Status.FUTURE),
        ("actors", [ref(ENVOY)], "actors", (ENVOY,)),
        ("recipients", [ref(FORCES), ref(FORCES)], "recipients", (FORCES,)),
        ("actors", [], "actors", ()),
        ("sources", [{"entity": ref(ENVOY), "stance": "asserts", "cue": None}], "sources", None),
        ("times", [{"id": "T2", "at": None}], "times", ("T2",)),
    ],
)
def test_a_field_is_corrected(field: str, value: object, attribute: str, expected: object) -> None:
    record = revise(RECORD, [act(RECORD, AGREED, Verdict.CORRECT, value, field=field)]).record
    corrected = next(each for each in record.events if each.id == AGREED.id)
    if expected is not None:
        assert getattr(corrected, attribute) == expected
    assert getattr(corrected, attribute) != getattr(AGREED, attribute)
    assert corrected.because[-1] == f"{field} set by سلمى"
    check(record)


def test_modes_must_be_those_of_the_type() -> None:
    acts = [
        act(RECORD, AGREED, Verdict.CORRECT, ["ceasefire", "visit"], field="modes"),
        act(RECORD, AGREED, Verdict.CORRECT, "RETREAT", field="type"),
    ]
    record = revise(RECORD, acts).record
    assert next(each for each in record.events if each.id == AGREED.id).modes == ("ceasefire",)


def test_an_event_is_moved_to_other_words() -> None:
    span = span_of(RECORD, "هدنة مدتها")
    record = revise(RECORD, [act(RECORD, AGREED, Verdict.CORRECT, [span.start, span.end], field="trigger")]).record
    moved = next(each for each in record.events if each.id == AGREED.id)
    assert moved.trigger == span
    assert span in {item.span for item in moved.evidence if item.part == "trigger"}
    check(record)


def test_a_telling_is_parted_from_an_event() -> None:
    away = next(span for span in BOMBED.also if span.of(TEXT) == "قتلوا")
    acts = [act(RECORD, BOMBED, Verdict.CORRECT, [[away.start, away.end]], field="split")]
    record = revise(RECORD, acts).record
    assert event(record, "قتلوا").type is BOMBED.type
    assert away not in event(record, "بقصف").also
    check(record)
    new = event(record, "قتلوا")
    again = revise(RECORD, [*acts, act(RECORD, new, Verdict.CORRECT, "COERCE", field="type", minute=1)]).record
    assert event(again, "قتلوا").type is EventType.COERCE


def test_two_events_are_joined_with_the_parts_of_both() -> None:
    record = revise(RECORD, [act(RECORD, BOMBED, Verdict.SAME, other=event(RECORD, "القتال"))]).record
    assert len(record.events) == len(RECORD.events) - 1
    joined = event(record, "بقصف")
    assert span_of(RECORD, "القتال") in joined.also
    assert set(joined.actors) >= set(BOMBED.actors)
    check(record)


def test_what_is_said_of_a_joined_event_holds_for_the_whole() -> None:
    acts = [
        act(RECORD, BOMBED, Verdict.SAME, other=ACCUSED),
        act(RECORD, ACCUSED, Verdict.CORRECT, [], field="actors", minute=1),
    ]
    revision = revise(RECORD, acts)
    assert revision.values[target_id(RECORD.report, BOMBED)] is revision.values[target_id(RECORD.report, ACCUSED)]
    assert event(revision.record, "بقصف").actors == ()


def test_an_actor_is_parted_and_the_roles_follow_the_words() -> None:
    namings = next(each for each in RECORD.entities if each.id == SPOKESMAN)
    away = [span for span in namings.mentions if span.of(TEXT) == "المجلس العسكري"]
    spans = [[span.start, span.end] for span in away]
    record = revise(RECORD, [act(RECORD, namings, Verdict.CORRECT, spans, field="split")]).record
    council = entity(record, "المجلس العسكري")
    assert [each.name for each in record.entities if each.id == SPOKESMAN] == ["ناطق باسم المجلس"]
    assert council in event(record, "اتفقا").actors
    assert SPOKESMAN not in event(record, "اتفقا").actors
    assert council in event(record, "واتهمت").recipients
    check(record)


def test_two_actors_are_joined_and_claims_name_the_whole() -> None:
    forces = next(each for each in RECORD.entities if each.id == FORCES)
    spokesman = next(each for each in RECORD.entities if each.id == SPOKESMAN)
    revision = revise(RECORD, [act(RECORD, forces, Verdict.SAME, other=spokesman)])
    assert len(revision.record.entities) == len(RECORD.entities) - 1
    assert event(revision.record, "اتفقا").actors == (SPOKESMAN,)
    whole = next(each for each in revision.record.entities if each.id == SPOKESMAN)
    assert set(whole.mentions) == {*forces.mentions, *spokesman.mentions}
    assert "قوات الساحل" in whole.aliases
    check(revision.record)


def test_a_rejected_actor_is_gone_from_all_claims() -> None:
    forces = next(each for each in RECORD.entities if each.id == FORCES)
    record = revise(RECORD, [act(RECORD, forces, Verdict.REJECT)]).record
    assert FORCES not in {name for each in record.events for name in (*each.actors, *each.recipients)}
    assert all(FORCES not in each.parties for each in record.negotiations)
    check(record)


def test_an_actor_is_renamed_and_classed_anew() -> None:
    forces = next(each for each in RECORD.entities if each.id == FORCES)
    acts = [
        act(RECORD, forces, Verdict.CORRECT, "armed_group", field="kind"),
        act(RECORD, forces, Verdict.CORRECT, "REB", field="sector"),
        act(RECORD, forces, Verdict.CORRECT, "SYR", field="country"),
    ]
    new = next(each for each in revise(RECORD, acts).record.entities if each.id == FORCES)
    assert (new.kind, new.sector, new.country) == (EntityKind.ARMED_GROUP, "REB", "SYR")


def test_a_place_is_put_on_the_map() -> None:
    place = RECORD.places[0]
    point = {"latitude": 32.6, "longitude": 36.1, "gazetteer_id": "own:1", "precision": "point"}
    new = revise(RECORD, [act(RECORD, place, Verdict.CORRECT, point, field="point")]).record.places[0]
    assert (new.latitude, new.longitude, new.gazetteer_id, new.precision) == (32.6, 36.1, "own:1", "point")


def test_a_date_is_set() -> None:
    when = RECORD.times[0]
    days = {"from": "2024-03-01", "to": "2024-03-07"}
    new = revise(RECORD, [act(RECORD, when, Verdict.CORRECT, days, field="bounds")]).record.times[0]
    assert (new.earliest, new.latest) == (date(2024, 3, 1), date(2024, 3, 7))


def test_what_the_machine_missed_is_added() -> None:
    at, who = span_of(RECORD, "ونفى"), span_of(RECORD, "ناطق باسم المجلس")
    form = {"type": "REJECT", "actors": [{"id": "?", "at": [who.start, who.end]}]}
    added = act(RECORD, added_id(RECORD.report, "event", at), Verdict.ADD, form, span=at)
    new = event(revise(RECORD, [added]).record, "ونفى")
    assert (new.type, new.actors) == (EventType.REJECT, (SPOKESMAN,))
    assert new.because == ("added by سلمى",)
    check(revise(RECORD, [added]).record)


def test_an_actor_that_the_machine_missed_is_added_and_takes_part() -> None:
    at = span_of(RECORD, "الطرفان") if "الطرفان" in TEXT else span_of(RECORD, "الأدوية")
    actor = act(RECORD, added_id(RECORD.report, "entity", at), Verdict.ADD, {"kind": "ngo"}, span=at)
    role = [{"id": "?", "at": [at.start, at.end]}]
    revision = revise(RECORD, [actor, act(RECORD, AGREED, Verdict.CORRECT, role, field="actors", minute=1)])
    new = revision.record.entities[-1]
    assert (new.name, new.kind) == (at.of(TEXT), EntityKind.NGO)
    assert event(revision.record, "اتفقا").actors == (new.id,)
    check(revision.record)


def test_undoing_restores_what_was() -> None:
    first = act(RECORD, AGREED, Verdict.CORRECT, "CONCEDE", field="type")
    second = act(RECORD, AGREED, Verdict.CORRECT, "SUPPORT", field="type", minute=1)
    both = revise(RECORD, [first, second]).record
    assert event(both, "اتفقا").type is EventType.SUPPORT
    back = revise(RECORD, [first, second, undo(RECORD, second)]).record
    assert back == revise(RECORD, [first]).record
    assert revise(RECORD, [first, second, undo(RECORD, second), undo(RECORD, first)]).record == RECORD


def test_where_two_reviewers_disagree_the_machine_stands_and_both_are_shown() -> None:
    one = act(RECORD, AGREED, Verdict.CORRECT, "CONCEDE", field="type")
    other = act(RECORD, AGREED, Verdict.CORRECT, "SUPPORT", field="type", by="كريم", minute=1)
    for acts in ([one, other], [other, one]):
        revision = revise(RECORD, acts)
        assert event(revision.record, "اتفقا").type is AGREED.type
        assert [(each.field, each.held) for each in revision.conflicts] == [
            ("type", (("سلمى", '"CONCEDE"'), ("كريم", '"SUPPORT"')))
        ]
    decided = act(RECORD, AGREED, Verdict.CORRECT, "SUPPORT", field="type", by="هدى", rank=Rank.ADJUDICATOR)
    settled = revise(RECORD, [one, other, decided])
    assert event(settled.record, "اتفقا").type is EventType.SUPPORT
    assert settled.conflicts == ()


def test_one_rejects_what_another_accepts() -> None:
    acts = [
        act(RECORD, AGREED, Verdict.REJECT),
        act(RECORD, AGREED, Verdict.ACCEPT, form_of(RECORD, AGREED), by="كريم"),
    ]
    revision = revise(RECORD, acts)
    assert revision.record == RECORD
    assert [each.field for each in revision.conflicts] == ["verdict"]


def test_who_accepts_a_correction_holds_the_same() -> None:
    one = act(RECORD, AGREED, Verdict.CORRECT, "CONCEDE", field="type")
    shown = {**form_of(RECORD, AGREED), "type": "CONCEDE"}
    revision = revise(RECORD, [one, act(RECORD, AGREED, Verdict.ACCEPT, shown, by="كريم", minute=1)])
    assert event(revision.record, "اتفقا").type is EventType.CONCEDE
    assert revision.conflicts == ()


@pytest.mark.parametrize(
    ("field", "value"),
    [("type", "DANCE"), ("actors", [{"id": "nobody", "at": None}]), ("trigger", [5, 2]), ("colour", "red")],
)
def test_what_cannot_be_read_changes_nothing(field: str, value: object) -> None:
    assert revise(RECORD, [act(RECORD, AGREED, Verdict.CORRECT, value, field=field)]).record.events == RECORD.events


def test_acts_about_another_report_are_passed_over() -> None:
    other = replace(act(RECORD, AGREED, Verdict.REJECT), report="report-0")
    assert revise(RECORD, [other]).record is RECORD


def recoded(**changes: EventType) -> Record:
    """Return the record as another coder might make it: other types, so other ids, and other ids of actors."""
    names = {each.id: f"entity-new{number}" for number, each in enumerate(RECORD.entities)}
    events = []
    for each in RECORD.events:
        kind = changes.get(each.trigger.of(TEXT), each.type)
        fresh = each.id if kind is each.type else f"event-{kind}"
        actors, recipients = (tuple(names[name] for name in role) for role in (each.actors, each.recipients))
        events.append(replace(each, id=fresh, type=kind, modes=(), actors=actors, recipients=recipients))
    entities = tuple(replace(each, id=names[each.id]) for each in RECORD.entities)
    return replace(RECORD, entities=entities, events=tuple(events), relations=(), negotiations=(), truces=())


def test_acts_find_their_claim_in_a_newer_coding_by_its_words() -> None:
    acts = [
        act(RECORD, AGREED, Verdict.CORRECT, "SUPPORT", field="type"),
        act(RECORD, AGREED, Verdict.CORRECT, form_of(RECORD, ACCUSED)["actors"], field="actors"),
        act(RECORD, ACCUSED, Verdict.REJECT),
    ]
    newer = recoded(اتفقا=EventType.CONCEDE)
    revision = revise(newer, acts)
    assert event(revision.record, "اتفقا").type is EventType.SUPPORT
    assert event(revision.record, "اتفقا").actors == (entity(newer, "قوات الساحل"),)
    assert all(each.trigger != ACCUSED.trigger for each in revision.record.events)
    assert revision.loose == ()


def test_what_a_person_accepted_stays_where_a_newer_coder_misses_it() -> None:
    accepted = act(RECORD, AGREED, Verdict.ACCEPT, form_of(RECORD, AGREED))
    rejected = act(RECORD, ACCUSED, Verdict.REJECT)
    newer = replace(recoded(), events=())
    revision = revise(newer, [accepted, rejected])
    kept = event(revision.record, "اتفقا")
    assert (kept.type, kept.because) == (EventType.AGREE, ("added by سلمى",))
    assert {each.name for each in newer.entities if each.id in kept.actors} == {"قوات الساحل", "ناطق باسم المجلس"}
    assert revision.loose == (rejected,)
    check(revision.record)


def test_a_report_without_claims_can_be_coded_by_hand() -> None:
    bare = Record(report=Report(text="زار الوزير الميناء."))
    assert code(bare.report).report == bare.report
    who = act(bare, added_id(bare.report, "entity", Span(4, 10)), Verdict.ADD, {"kind": "person"}, span=Span(4, 10))
    form = {"type": "CONSULT", "modes": ["visit"], "actors": [{"id": "?", "at": [4, 10]}]}
    visit = act(bare, added_id(bare.report, "event", Span(0, 3)), Verdict.ADD, form, span=Span(0, 3), minute=1)
    record = revise(bare, [visit, who]).record
    assert [(each.type, each.modes, each.actors) for each in record.events] == [
        (EventType.CONSULT, ("visit",), (record.entities[0].id,))
    ]
    check(record)
