"""What parties say to issues."""

from __future__ import annotations

from datetime import date

import pytest

from waqai.ledger import Matter, Stance, fold_ledger
from waqai.ledger.positions import positions
from waqai.link import Filed, cast
from waqai.model import Report
from waqai.pipeline import code


def _filed(text: str, day: int = 10) -> Filed:
    record = code(Report(text=text, published=date(2024, 3, day)))
    return Filed(record=record, name=f"r-{day}", group=record.report.id)


def _stances(text: str) -> set[Stance]:
    filed = _filed(text)
    return {row.stance for row in positions(filed, cast([filed]))}


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("طالب الحوثيون الحكومة اليمنية بفتح الطرق.", Stance.DEMANDED),
        ("رفضت الحكومة اليمنية تسليم الميناء للحوثيين.", Stance.REFUSED),
        ("وافقت الحكومة اليمنية على فتح الطرق.", Stance.ACCEPTED),
        ("وافقت الحكومة اليمنية على فتح الطرق بشرط انسحاب الحوثيين.", Stance.CONDITIONAL),
        ("تراجعت الحكومة اليمنية عن موافقتها على فتح الطرق.", Stance.TAKEN_BACK),
        ("تراجعت الحكومة اليمنية، السبت، عن قبولها فتح الطرق.", Stance.TAKEN_BACK),
        ("سحبت الحكومة اليمنية موافقتها على فتح الطرق.", Stance.TAKEN_BACK),
        ("سحبت الحكومة اليمنية دباباتها بعد موافقة الحوثيين على فتح الطرق.", Stance.ACCEPTED),
    ],
)
def test_events_of_speech_are_stances(text: str, stance: Stance) -> None:
    assert stance in _stances(text)


def test_positions_belong_to_talks_of_their_parties_only() -> None:
    talks = _filed("تتواصل المفاوضات بين الحكومة اليمنية والحوثيين في تعز.", 9)
    demand = _filed("طالب الحوثيون الحكومة اليمنية بفتح الطرق.", 10)
    strangers = _filed("طالبت فرنسا إسبانيا بفتح الحدود.", 10)
    late = _filed("رفضت الحكومة اليمنية تسليم الميناء للحوثيين.", 28)
    (course,) = fold_ledger([talks, demand, strangers, late]).of(Matter.NEGOTIATION)
    assert [(row.stance, row.actor.name) for row in course.positions] == [(Stance.DEMANDED, "الحوثيون")]
