"""Laws of the fold, for any acts: order does not show, undoing restores, replays are equal, records stay sound."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from acts import act, reviewed, undo
from record_laws import as_bytes, check
from waqai.model import Entity, Event, EventType, Judgement, Rank, Span, Status, Verdict, with_id
from waqai.pipeline import states_from
from waqai.revise import Revision, added_id, form_of, revise
from waqai.revise.fields import FIELDS

RECORD = reviewed()
TARGETS = (*RECORD.claims, *RECORD.entities, *RECORD.places, *RECORD.times)
MANY = settings(max_examples=60, deadline=None)
_IDS = {
    "entity": [each.id for each in RECORD.entities],
    "place": [each.id for each in RECORD.places],
    "time": [each.id for each in RECORD.times],
}


def _folded(acts: list[Judgement]) -> Revision:
    """Return the record after acts, its negotiations and truces read off its events again, as a desk does."""
    return revise(RECORD, acts, states_from)


@st.composite
def values(draw: st.DrawFn, name: str) -> object:
    """Some value for a field, mostly one that can be read."""
    group = {"places": "place", "times": "time", "place": "place"}.get(name, "entity")
    refs = st.sampled_from([{"id": name, "at": None} for name in _IDS[group]])
    single = {"subject", "object", "place"}
    known: dict[str, st.SearchStrategy[object]] = {
        "type": st.sampled_from([*EventType, "leads", "nothing"]),
        "status": st.sampled_from([*Status, "current", "former"]),
        "modes": st.lists(st.sampled_from(["visit", "aerial", "ceasefire"]), max_size=2),
        "trigger": st.sampled_from([[0, 4], [43, 57], [5, 2]]),
        "topic": st.sampled_from([None, [43, 57]]),
        "state": st.sampled_from(["agreed", "failed", "violated"]),
        "point": st.just({"latitude": 32.5, "longitude": 36.0}),
        "bounds": st.sampled_from([{"from": "2024-03-01", "to": None}, {"from": None, "to": None}]),
        "kind": st.sampled_from(["person", "military"]),
        "name": st.sampled_from(["المجلس", "القتال", "غائب"]),
        "country": st.sampled_from(["SYR", None]),
        "sector": st.sampled_from(["REB", None]),
        "sources": st.lists(st.fixed_dictionaries({"entity": refs, "stance": st.just("denies")}), max_size=1),
        "casualties": st.just([]),
    }
    return draw(known.get(name, refs if name in single else st.lists(refs, max_size=2)))


@st.composite
def some_act(draw: st.DrawFn, minute: int) -> Judgement:
    target = draw(st.sampled_from(TARGETS))
    by, rank = draw(st.sampled_from(["سلمى", "كريم"])), draw(st.sampled_from([Rank.REVIEWER] * 3 + [Rank.ADJUDICATOR]))
    kinds = [Verdict.ACCEPT, Verdict.REJECT, Verdict.CORRECT, Verdict.CORRECT, Verdict.COMMENT, Verdict.ADD]
    joinable = [each for each in TARGETS if type(each) is type(target) and each is not target]
    if isinstance(target, Entity | Event) and joinable:
        kinds += [Verdict.SAME, Verdict.DIFFERENT]
    verdict = draw(st.sampled_from(kinds))
    common = {"by": by, "rank": rank, "minute": minute}
    if verdict is Verdict.ACCEPT:
        return act(RECORD, target, verdict, form_of(RECORD, target), **common)  # type: ignore[arg-type]
    if verdict in {Verdict.SAME, Verdict.DIFFERENT}:
        return act(RECORD, target, verdict, other=draw(st.sampled_from(joinable)), **common)  # type: ignore[arg-type]
    if verdict is Verdict.ADD:
        span = draw(st.sampled_from([RECORD.entities[0].mentions[0], RECORD.times[0].span, RECORD.events[-1].trigger]))
        kind = draw(st.sampled_from(["event", "entity", "place", "time"]))
        name = added_id(RECORD.report, kind, span)
        return act(RECORD, name, verdict, {"type": "AID"}, span=span, **common)  # type: ignore[arg-type]
    if verdict is Verdict.CORRECT:
        spans: tuple[Span, ...] = ()
        if isinstance(target, Entity | Event):
            spans = target.mentions if isinstance(target, Entity) else target.also
        if spans and draw(st.sampled_from([False, True])):
            parted = [[span.start, span.end] for span in spans[:1]]
            return act(RECORD, target, verdict, parted, field="split", **common)  # type: ignore[arg-type]
        field = draw(st.sampled_from(sorted(FIELDS[type(target).__name__])))
        return act(RECORD, target, verdict, draw(values(field)), field=field, **common)  # type: ignore[arg-type]
    return act(RECORD, target, verdict, **common)  # type: ignore[arg-type]


@st.composite
def some_acts(draw: st.DrawFn) -> list[Judgement]:
    return [draw(some_act(minute)) for minute in range(draw(st.integers(0, 6)))]


@MANY
@given(some_acts(), st.randoms(use_true_random=False))
def test_the_order_in_which_acts_come_does_not_show(acts: list[Judgement], chance: object) -> None:
    shuffled = list(acts)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    one, other = _folded(acts), _folded([*shuffled, *acts[:2]])
    assert as_bytes(one.record) == as_bytes(other.record)
    assert one.conflicts == other.conflicts


@MANY
@given(some_acts())
def test_records_stay_sound(acts: list[Judgement]) -> None:
    check(_folded(acts).record)


@MANY
@given(some_acts(), some_act(50))
def test_undoing_restores(acts: list[Judgement], last: Judgement) -> None:
    with_undo = _folded([*acts, last, undo(RECORD, last)])
    assert as_bytes(with_undo.record) == as_bytes(_folded(acts).record)


@MANY
@given(some_act(0), some_act(1))
def test_independent_acts_may_be_done_in_either_order(one: Judgement, other: Judgement) -> None:
    """Two acts are independent where they are about different things, or different fields of one."""
    joins = {Verdict.SAME, Verdict.DIFFERENT}
    plain = {Verdict.CORRECT, Verdict.REJECT, Verdict.ACCEPT}
    if one.verdict in joins or other.verdict in joins or {one.verdict, other.verdict} - plain:
        return
    if one.subject == other.subject and (
        one.by == other.by or one.field == other.field or None in {one.field, other.field}
    ):
        return
    swapped = [later(one, 2), other]
    first, second = _folded([one, other]), _folded(swapped)
    assert without_reasons(first.record) == without_reasons(second.record)


def later(judgement: Judgement, minutes: int) -> Judgement:
    return with_id(replace(judgement, at=judgement.at + timedelta(minutes=minutes)))


def without_reasons(record: object) -> object:
    data = json.loads(as_bytes(record))  # type: ignore[arg-type]
    for group in ("entities", "events", "relations", "negotiations", "truces"):
        for item in data[group]:
            item.pop("because")
    return data
