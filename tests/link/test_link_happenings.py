"""The same event in several reports: the same, fuller or rival."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from waqai.link import (
    Account,
    Conflict,
    Filed,
    Happening,
    Verdicts,
    Version,
    accounts,
    cast,
    contradictions,
    happenings,
)
from waqai.model import (
    Attribution,
    CasualtyFigure,
    CasualtyKind,
    Entity,
    EntityKind,
    Event,
    EventType,
    Judgement,
    Place,
    Quantity,
    Record,
    Report,
    Span,
    Status,
    Verdict,
)

_AT = Span(0, 3)
_EVENT = Event(
    id="V1", type=EventType.ASSAULT, trigger=_AT, actors=("E1",), places=("P1",), sources=(Attribution("E3"),)
)


def _dead(low: int, high: int | None) -> CasualtyFigure:
    return CasualtyFigure(CasualtyKind.KILLED, Quantity(low, high), _AT)


def _filed(number: int, event: Event = _EVENT, *, day: int = 5, group: str | None = None) -> Filed:
    report = Report(text=f"قصف رقم {number}.", published=date(2024, 3, day), outlet=f"صحيفة {number}")
    entities = (
        Entity(id="E1", name="لواء السد", kind=EntityKind.ARMED_GROUP, country="YEM"),
        Entity(id="E2", name="حركة النهر", kind=EntityKind.ARMED_GROUP, country="YEM"),
        Entity(id="E3", name="شهود", kind=EntityKind.POPULATION),
    )
    place = Place(id="P1", name="تعز", precision="point", gazetteer_id="own:yem_taiz")
    record = Record(report=report, entities=entities, places=(place,), events=(event,))
    return Filed(record=record, name=f"r-{number}", group=group or report.id)


def _accounts(*rows: Filed) -> list[Account]:
    who = cast(rows)
    return [account for row in rows for account in accounts(row, who)]


def _one(*rows: Filed) -> Happening:
    (found,) = happenings(_accounts(*rows))
    return found


def test_one_day_place_type_and_side_are_one_happening_in_any_order() -> None:
    first, second = _filed(1), _filed(2)
    assert _one(first, second) == _one(second, first)
    assert _one(first, second).independent == 2
    assert _one(first, replace(second, group=first.group)).independent == 1


def test_another_day_place_or_side_is_another_thing() -> None:
    for other in (
        _filed(2, day=7),
        _filed(2, replace(_EVENT, places=())),
        _filed(2, replace(_EVENT, type=EventType.PROTEST)),
        _filed(2, replace(_EVENT, actors=("E2",))),
        _filed(2, replace(_EVENT, status=Status.FUTURE)),
    ):
        assert happenings(_accounts(_filed(1), other)) == []


def test_an_account_is_the_same_fuller_or_a_rival() -> None:
    full = replace(_EVENT, casualties=(_dead(12, 12),))
    assert _one(_filed(1), _filed(2)).version(_one(_filed(1), _filed(2)).accounts[1])[0] is Version.SAME
    fuller = _one(_filed(1, full), _filed(2))
    assert fuller.version(fuller.accounts[1]) == (Version.REFINEMENT, ("casualties",))
    rival = _one(_filed(1, full), _filed(2, replace(_EVENT, casualties=(_dead(19, 19),))))
    assert rival.version(rival.accounts[1]) == (Version.RIVAL, ("other figures",))


def test_other_hands_are_a_rival_version_where_the_victim_is_one() -> None:
    first = _filed(1, replace(_EVENT, recipients=("E3",)))
    second = _filed(2, replace(_EVENT, actors=("E2",), recipients=("E3",)))
    found = _one(first, second)
    assert found.version(found.accounts[1]) == (Version.RIVAL, ("other actors",))
    (clash,) = contradictions(_accounts(first, second), [])
    assert (clash.conflict, clash.about) == (Conflict.ACTOR, "ASSAULT")
    assert {clash.first.name, clash.second.name} == {"r-1", "r-2"}


def test_figures_range_by_teller() -> None:
    first = _filed(1, replace(_EVENT, casualties=(_dead(12, 12),)))
    second = _filed(2, replace(_EVENT, casualties=(_dead(15, None),)))
    third = _filed(3, replace(_EVENT, casualties=(_dead(9, 9),), sources=()))
    found = _one(first, second, third)
    assert found.casualties() == {"killed": {"شهود": Quantity(12, None), "صحيفة 3": Quantity(9, 9)}}


def _judged(
    verdict: Verdict, first: Account, second: Account, number: int = 1, replaces: str | None = None
) -> Judgement:
    return Judgement(
        id=f"judgement-{number}", subject=first.claim, other=second.claim, verdict=verdict, by="Salma",
        at=datetime(2024, 3, 9, number, tzinfo=UTC), replaces=replaces,
    )  # fmt: skip


def test_what_people_judge_of_two_events_holds_until_it_is_taken_back() -> None:
    told = _accounts(_filed(1), _filed(2), _filed(3, day=7))
    first, second, late = told
    apart = _judged(Verdict.DIFFERENT, first, second)
    assert happenings(told, Verdicts([apart])) == []
    joined = _judged(Verdict.SAME, first, late, 2)
    (found,) = happenings(told, Verdicts([apart, joined]))
    assert {account.report for account in found.accounts} == {first.report, late.report}
    undone = _judged(Verdict.UNSURE, first, second, 3, replaces=apart.id)
    (found,) = happenings(told, Verdicts([apart, joined, undone]))
    assert len(found.accounts) == 3
    unsure = _judged(Verdict.UNSURE, second, first, 4)
    assert len(happenings(told, Verdicts([apart, joined, unsure]))[0].accounts) == 3
