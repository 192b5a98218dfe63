from __future__ import annotations

import textwrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arabic import news
from waqai.language import analyse

FIRST = (
    "أعلن المبعوث الأممي أمس أن الطرفين اتفقا على هدنة تبدأ صباح الخميس في الميناء والأحياء التي تحيط به، وأن لجنة من "
    "الجانبين ستشرف على وقف إطلاق النار وعلى تبادل الأسرى"
)
SECOND = (
    "ونفى قائد الكتيبة أن تكون قواته قد انسحبت من التلال الشمالية، وقال إن المقاتلين باقون في مواقعهم حتى يفتح الطريق "
    "أمام قوافل الإغاثة إلى البلدة المحاصرة منذ شهرين"
)


def sentences(text: str) -> list[str]:
    return [sentence.span.of(text) for sentence in analyse(text).sentences]


@pytest.mark.parametrize(
    "text",
    [
        "غادر الوفد المدينة بعد أن\nوقع الاتفاق",
        "وصل الوسيط إلى\r\nالميناء",
        "شنت الطائرات غارات في\n\n24 تموز على الموقع",
        "قتل جنديان، وأصيب ثالث،\nواعتقل رابع",
        "التقى الوزير السفير و\nقائد الجيش",
    ],
)
def test_a_sentence_that_breaks_off_goes_on_in_the_next_line(text: str) -> None:
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "هدنة في الميناء\nأعلن الوسيط أمس الهدنة",
        "وصل الوفد.\nفي الميناء هدوء",
        "قتل جنديان،\n\nوأعلن الوسيط الهدنة",
        "الشروط التي\n- وقف القتال",
        "تابعونا على\nTelegram",
        "قال إنهم وافقوا على:\nوقف القتال",
    ],
)
def test_other_lines_are_sentences_of_their_own(text: str) -> None:
    assert sentences(text) == text.split("\n" * text.count("\n"))


@pytest.mark.parametrize("width", [45, 50, 60, 72])
def test_lines_of_one_width_are_put_together(width: int) -> None:
    wrapped = ["\n".join(textwrap.wrap(paragraph, width)) for paragraph in (FIRST, SECOND)]
    assert sentences("\n\n".join(wrapped)) == wrapped


def test_a_list_of_short_lines_stays_a_list() -> None:
    names = ["سالم الأحمد", "خالد المحمد", "محمود سعيد", "عمر الحسن", "يوسف حمدان", "أحمد الخالد"]
    assert sentences("\n".join(names)) == names


def test_a_quotation_may_run_over_a_broken_line() -> None:
    analysis = analyse("قال «لن ننسحب من\nالمدينة» وغادر")
    assert [analysis.span(*quote).of(analysis.text) for quote in analysis.quotes] == ["لن ننسحب من\nالمدينة"]


@settings(deadline=None)
@given(news(), st.sampled_from(["\n", "\r\n", "\u2028", "\n\n"]))
def test_joining_lines_loses_no_token(text: str, end: str) -> None:
    broken = text.replace(" ", end)
    assert sum(s.last - s.first for s in analyse(broken).sentences) == len(analyse(broken).tokens)
