"""Figures of casualties that cannot both be right."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from story import named
from waqai.link import Name, Source, Teller, Toll, cast, tolls
from waqai.link.tolls import disjoint, rival_tolls
from waqai.model import CasualtyKind, Quantity, Span


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
