"""What sentences say of matters."""

from __future__ import annotations

from datetime import date

import pytest

from waqai.ledger.statements import statements
from waqai.link import Filed, cast
from waqai.model import Report
from waqai.pipeline import code


def _said(text: str) -> set[tuple[str, str, bool]]:
    record = code(Report(text=text, published=date(2024, 3, 10)))
    filed = Filed(record=record, name="r", group="g")
    return {(row.matter.value, row.state, row.denied) for row in statements(filed, cast([filed]))}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("تتواصل المفاوضات بين الحكومة اليمنية والحوثيين في تعز.", ("negotiation", "ongoing", False)),
        ("انهارت المفاوضات بين الحكومة اليمنية والحوثيين في تعز.", ("negotiation", "failed", False)),
        ("توصلت الحكومة اليمنية والحوثيون إلى هدنة في تعز.", ("truce", "in_force", False)),
        ("نفت الحكومة اليمنية التوصل إلى هدنة في تعز مع الحوثيين.", ("truce", "in_force", True)),
        ("قال شهود إن قصف الحوثيين تجدد على تعز بعد هدنة قصيرة.", ("truce", "violated", False)),
        ("وقعت الحكومة اليمنية والحوثيون اتفاقا في تعز.", ("deal", "agreed", False)),
        ("وقّعت الحكومة اليمنية والحوثيون اتّفاقًا في تعز.", ("deal", "agreed", False)),
        ("توصلت الحكومة اليمنية والحوثيون في تعز، أمس السبت، إلى اتفاق على فتح الطرق.", ("deal", "agreed", False)),
        ("انهار الاتفاق بين الحكومة اليمنية والحوثيين في تعز.", ("deal", "failed", False)),
        ("بدأ إجلاء مئات الجرحى من تعز الثلاثاء.", ("evacuation", "ongoing", False)),
        ("حاصر الحوثيون مدينة تعز.", ("siege", "imposed", False)),
        ("سيطرت القوات الحكومية اليمنية على مدينة المخا.", ("control", "gained", False)),
        ("يسيطر الحوثيون على مدينة المخا.", ("control", "holds", False)),
        ("تدور معارك بين الجيش اليمني والحوثيين في مدينة المخا.", ("control", "contested", False)),
    ],
)
def test_a_sentence_gives_a_matter_its_state(text: str, wanted: tuple[str, str, bool]) -> None:
    assert wanted in _said(text)


@pytest.mark.parametrize(
    ("text", "matter"),
    [
        ("تسعى الحكومة اليمنية إلى التوصل إلى هدنة في تعز مع الحوثيين.", "truce"),
        ("تستعد القوات للتقدم في حال فشل المفاوضات بين الحكومة اليمنية والحوثيين.", "negotiation"),
        ("تعتزم القوات اليمنية استعادة السيطرة على مدينة المخا.", "control"),
        ("حاول الحوثيون السيطرة على مدينة المخا.", "control"),
        ("نص الاتفاق على إجلاء الجرحى من تعز.", "evacuation"),
    ],
)
def test_what_is_only_wished_feared_or_agreed_upon_is_no_state(text: str, matter: str) -> None:
    assert matter not in {said for said, _, _ in _said(text)}


def test_a_deal_to_cease_fire_is_a_deal_and_no_truce_that_holds() -> None:
    found = _said("وقعت الحكومة اليمنية والحوثيون اتفاق وقف إطلاق النار في تعز.")
    assert "deal" in {matter for matter, *_ in found}
    assert ("truce", "in_force", False) not in found
    assert ("truce", "in_force", False) in _said("توصلت الحكومة اليمنية والحوثيون إلى هدنة في تعز.")


def test_a_breach_of_a_deal_on_a_truce_is_the_truces_alone() -> None:
    found = _said("اتهمت الحكومة اليمنية الحوثيين بانتهاك اتفاق وقف إطلاق النار في تعز.")
    assert {matter for matter, *_ in found} == {"truce"}


def test_since_when_a_truce_stands_is_the_day_it_began() -> None:
    text = "لا تزال الهدنة بين الحكومة اليمنية والحوثيين سارية في تعز منذ يوم الأربعاء."
    record = code(Report(text=text, published=date(2024, 3, 10)))
    filed = Filed(record=record, name="r", group="g")
    (row,) = [row for row in statements(filed, cast([filed])) if row.matter == "truce"]
    assert (row.on, row.until, row.dated) == (date(2024, 3, 6), date(2024, 3, 10), True)


def test_an_undated_report_says_nothing() -> None:
    record = code(Report(text="حاصر الحوثيون مدينة تعز."))
    filed = Filed(record=record, name="r", group="g")
    assert statements(filed, cast([filed])) == []


@pytest.mark.parametrize(("when", "told"), [("عام 2017", False), ("في 3 آذار/مارس 2024", True)])
def test_what_is_known_to_the_year_only_is_background(when: str, *, told: bool) -> None:
    found = _said(f"دخلت الهدنة بين الحكومة اليمنية والحوثيين حيز التنفيذ {when}.")
    assert any(matter == "truce" for matter, *_ in found) is told


def _where(text: str) -> set[str]:
    record = code(Report(text=text, published=date(2024, 3, 10)))
    filed = Filed(record=record, name="r", group="g")
    return {spot.name for row in statements(filed, cast([filed])) for spot in row.places}


def test_where_somebody_has_their_seat_nothing_happened() -> None:
    told = "اتهم المجلس المحلي كتائب الهضبة بخرق الهدنة. وذكر المرصد اليمني للحقوق، ومقره عدن، أن القتلى سبعة."
    assert _where(told) == set()
    assert _where(f"{told} وتوقفت الحركة في عدن أمس.") == {"عدن"}
