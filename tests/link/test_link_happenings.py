"""The same event in several reports: the same, fuller or rival."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from waqai.link import Conflict, Filed, Happening, Version, cast, contradictions, happenings
from waqai.model import (
    Attribution,
    CasualtyFigure,
    CasualtyKind,
    Entity,
    EntityKind,
    Event,
    EventType,
    Place,
    Quantity,
    Record,
    Report,
    Span,
    Status,
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


def _one(*rows: Filed) -> Happening:
    (found,) = happenings(rows, cast(rows))
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
        assert happenings([_filed(1), other], cast([_filed(1), other])) == []


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
    (clash,) = contradictions([first, second], cast([first, second]))
    assert (clash.conflict, clash.about) == (Conflict.ACTOR, "ASSAULT")
    assert {clash.first.name, clash.second.name} == {"r-1", "r-2"}


def test_figures_range_by_teller() -> None:
    first = _filed(1, replace(_EVENT, casualties=(_dead(12, 12),)))
    second = _filed(2, replace(_EVENT, casualties=(_dead(15, None),)))
    third = _filed(3, replace(_EVENT, casualties=(_dead(9, 9),), sources=()))
    found = _one(first, second, third)
    assert found.casualties() == {"killed": {"شهود": Quantity(12, None), "صحيفة 3": Quantity(9, 9)}}
