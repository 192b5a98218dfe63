"""Contradictions between the claims of reports."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from story import named
from waqai.link import Conflict, Contradiction, Filed, accounts, cast, contradictions, tolls
from waqai.model import Attribution, Entity, EntityKind, Event, EventType, Record, Report, Span, Stance

_TEXT = "قصف الجيش المشفى. ونفى الجيش قصف المشفى."
_EVENT = Event(
    id="V1", type=EventType.ASSAULT, trigger=Span(0, 3), actors=("E1",),
    sources=(Attribution("E2"), Attribution("E1", Stance.DENIES, Span(18, 22))),
)  # fmt: skip


def _filed(event: Event, day: int = 1) -> Filed:
    report = Report(text=_TEXT, published=date(2024, 3, day), outlet=f"صحيفة {day}")
    entities = (
        Entity(id="E1", name="الجيش", kind=EntityKind.MILITARY, country="YEM", mentions=(Span(4, 9),)),
        Entity(id="E2", name="شهود", kind=EntityKind.POPULATION, mentions=()),
    )
    return Filed(record=Record(report=report, entities=entities, events=(event,)), name=f"r-{day}", group=report.id)


def _clashes(*rows: Filed) -> list[Contradiction]:
    who = cast(rows)
    told = [account for row in rows for account in accounts(row, who)]
    return contradictions(told, [toll for row in rows for toll in tolls(row, who)])


def test_what_one_source_asserts_and_another_denies_is_a_contradiction_with_both_sentences() -> None:
    row = _filed(_EVENT)
    (found,) = _clashes(row)
    assert found.conflict is Conflict.DENIAL
    assert (found.first.tellers, found.first.text) == (("شهود",), "قصف الجيش المشفى.")
    assert (found.second.tellers, found.second.text) == (("الجيش",), "ونفى الجيش قصف المشفى.")


def test_who_tells_of_an_act_only_to_deny_it_does_not_contradict_himself() -> None:
    sources = (Attribution("E1"), Attribution("E1", Stance.DENIES, Span(18, 22)))
    assert _clashes(_filed(replace(_EVENT, sources=sources))) == []
    (found,) = _clashes(_filed(replace(_EVENT, sources=(Attribution("E2"), *sources))))
    assert (found.first.tellers, found.second.tellers) == (("شهود",), ("الجيش",))


def test_a_denial_meets_the_telling_of_another_report_of_those_days() -> None:
    told = _filed(replace(_EVENT, sources=(Attribution("E2"),)), 1)
    denied = _filed(replace(_EVENT, id="V2", sources=(Attribution("E1", Stance.DENIES),)), 3)
    (found,) = _clashes(denied, told)
    assert (found.first.name, found.second.name) == ("r-1", "r-3")
    late = _filed(replace(_EVENT, id="V2", sources=(Attribution("E1", Stance.DENIES),)), 9)
    assert _clashes(told, late) == []


def test_rival_tolls_quote_the_sentences_that_give_them() -> None:
    rows = named("r-6", "r-7")
    (found,) = _clashes(*rows)
    assert found.conflict is Conflict.TOLL
    assert found.because == ("12 and 19",)
    assert "12" in found.first.text
    assert found.second.tellers == ("مصادر طبية",)


def test_a_denial_meets_what_came_out_before_it_rather_than_after() -> None:
    before = _filed(replace(_EVENT, sources=(Attribution("E2"),)), 2)
    denied = _filed(replace(_EVENT, id="V2", sources=(Attribution("E1", Stance.DENIES),)), 4)
    after = _filed(replace(_EVENT, id="V3", sources=(Attribution("E2"),)), 5)
    assert [(found.first.name, found.day) for found in _clashes(after, denied, before)] == [("r-2", date(2024, 3, 4))]
    assert [(found.first.name, found.day) for found in _clashes(after, denied)] == [("r-5", date(2024, 3, 5))]
