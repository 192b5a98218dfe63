"""Figures of casualties that cannot both be right."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from story import named
from waqai.link import Filed, Name, Source, Teller, Toll, cast, tolls
from waqai.link.tolls import disjoint, rival_tolls
from waqai.model import (
    CasualtyFigure,
    CasualtyKind,
    Event,
    EventType,
    Place,
    Quantity,
    Record,
    Report,
    Span,
    When,
)


def _source(number: int, day: int = 8, copy_of: str = "") -> Source:
    return Source(
        report=f"r-{number}", name=f"r-{number}", outlet=None, url=None, reported=date(2024, 3, day), learnt=None,
        copy_of=copy_of or f"r-{number}", tellers=(Teller(Name("شهود")),), text="قتلى", span=Span(0, 4), claims=(),
    )  # fmt: skip


_TOLL = Toll(
    kind=CasualtyKind.KILLED, count=Quantity(12, 12), of="civilians", day=None, where=("taiz",), country="YEM",
    source=_source(1), claim="e-1",
)  # fmt: skip
_OTHER = replace(_TOLL, count=Quantity(19, 19), source=_source(2), claim="e-2")


@pytest.mark.parametrize(
    ("first", "second", "apart"),
    [
        ((12, 12), (19, 19), True),
        ((10, None), (19, 19), False),
        ((20, None), (19, 19), True),
        ((20, 99), (50, 50), False),
    ],
)
def test_counts_are_apart_where_no_number_fits_both(
    first: tuple[int, int | None], second: tuple[int, int | None], *, apart: bool
) -> None:
    assert disjoint(Quantity(*first), Quantity(*second)) is apart
    assert disjoint(Quantity(*second), Quantity(*first)) is apart


def test_two_reports_of_one_day_contradict_each_other_once() -> None:
    assert list(rival_tolls([_OTHER, _TOLL])) == [(_TOLL, _OTHER)]


@pytest.mark.parametrize(
    "changed",
    [
        {"count": Quantity(12, 12)},
        {"of": "MIL"},
        {"kind": CasualtyKind.WOUNDED},
        {"country": "SYR"},
        {"source": _source(2, copy_of="r-1")},
        {"where": ("aden",)},
        {"day": date(2024, 3, 7)},
        {"source": _source(2, day=12)},
    ],
)
def test_what_counts_something_else_does_not_contradict(changed: dict[str, object]) -> None:
    assert list(rival_tolls([_TOLL, replace(_OTHER, **changed)])) == []  # type: ignore[arg-type]


def test_figures_of_reports_say_of_whom_when_and_according_to_whom() -> None:
    rows = named("r-6", "r-7")
    first, second = (toll for each in rows for toll in tolls(each, cast(rows)))
    assert (first.count.digits, first.of, first.day, first.tellers) == ("12", "civilians", date(2024, 3, 8), ("شهود",))
    assert (second.count.digits, second.of, second.country) == ("19", "civilians", "YEM")


def _told(text: str, at: str) -> Toll:
    start = text.index(at)
    who = Span(start, start + len(at))
    times = (When(id="T1", span=Span(0, 4), earliest=date(2024, 3, 7), latest=date(2024, 3, 7)),)
    figure = CasualtyFigure(CasualtyKind.KILLED, Quantity(9, 9), who)
    event = Event(id="V1", type=EventType.ASSAULT, trigger=who, places=("P1",), casualties=(figure,))
    place = Place(id="P1", name="تعز", gazetteer_id="own:yem_taiz")
    report = Report(text=text, published=date(2024, 3, 8))
    record = Record(report=report, events=(event,), places=(place,), times=times)
    filed = Filed(record=record, name="r", group="r")
    (found,) = tolls(filed, cast([filed]))
    return found


def test_a_figure_of_the_eve_is_of_the_day_before_the_one_told_of() -> None:
    assert _told("أمس قصف الجيش تعز. وجاء ذلك غداة مقتل تسعة مدنيين.", "تسعة").day == date(2024, 3, 6)
    assert _told("أمس قصف الجيش تعز. وأدى ذلك إلى مقتل تسعة مدنيين.", "تسعة").day is None


def test_a_figure_since_something_began_is_of_no_single_place() -> None:
    assert _told("أمس قصف الجيش تعز. وقتل تسعة مدنيين منذ بدء الحملة.", "تسعة").where == ()
    assert _told("أمس قصف الجيش تعز. وقتل تسعة مدنيين في القصف.", "تسعة").where == ("own:yem_taiz",)
