"""The questions, asked of sentences and reports of our own."""

from __future__ import annotations

import pytest

from waqai import gist
from waqai.language import analyse

ATTACK = "قتل خمسة جنود وأصيب سبعة آخرون أمس في هجوم انتحاري بسيارة مفخخة استهدف حاجزا للجيش شمال المدينة."
BACK = "وأعرب السفير عن أمله في ألا يؤثر الهجوم على محادثات التعاون بين البلدين."
MARCH = "تظاهر آلاف المواطنين أمس في وسط العاصمة احتجاجا على رفع الأسعار ورددوا هتافات تطالب باستقالة الحكومة."
AFTER = "ورأى الكاتب أن مطالب المتظاهرين لا تختلف كثيرا عن برنامج الحزب."
RESOLUTION = "يدين مجلس الأمن بشدة جميع أعمال العنف التي ترتكبها الجماعات المسلحة ضد المدنيين ويطالب بوقف القتال فورا."
BUDGET = "يبلغ مجموع الاعتمادات المقترحة لشراء الحواسيب والأثاث 12 ألف دولار لفترة السنتين."


def test_a_fresh_attack_is_told_from_one_that_is_referred_to() -> None:
    assert gist.is_assault(ATTACK)
    assert not gist.is_assault(BACK)
    assert not gist.is_assault(MARCH)


def test_a_fresh_protest_is_told_from_one_that_is_referred_to() -> None:
    assert gist.is_protest(MARCH)
    assert not gist.is_protest(AFTER)
    assert not gist.is_protest(ATTACK)


def test_conflict_is_relevant_and_furniture_is_not() -> None:
    assert gist.relevant(RESOLUTION)
    assert not gist.relevant(BUDGET)
    assert gist.relevance(RESOLUTION) > gist.relevance(BUDGET) + 0.5


def test_the_quad_class_of_nothing_relevant_is_none() -> None:
    assert gist.quad(BUDGET) == 0
    assert gist.quad(RESOLUTION) in {1, 2, 3, 4}


def test_a_report_lies_between_its_sentences() -> None:
    both = gist.relevance(f"{RESOLUTION}\n{BUDGET}")
    assert gist.relevance(BUDGET) < both < gist.relevance(RESOLUTION)


def test_an_analysis_is_as_good_as_its_text() -> None:
    assert gist.relevance(analyse(ATTACK)) == gist.relevance(ATTACK)
    assert gist.quad(analyse(ATTACK)) == gist.quad(ATTACK)


@pytest.mark.parametrize("text", ["", "   ", "…"])
def test_a_text_without_words_is_about_nothing(text: str) -> None:
    assert gist.relevance(text) < 0.5
    assert not gist.relevant(text)
    assert not gist.is_assault(text)
    assert not gist.is_protest(text)
