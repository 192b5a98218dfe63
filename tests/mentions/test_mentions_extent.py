"""How far a name reaches from its head noun."""

from __future__ import annotations

import pytest

from waqai.language import analyse
from waqai.mentions.extent import closed_words, is_closed, reach
from waqai.model import fold


def reached(text: str, head: int = 0, stop: int | None = None) -> str:
    analysis = analyse(text)
    last = reach(analysis.tokens, head, len(analysis.tokens) if stop is None else stop)
    return analysis.span(head, last).of(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # construct nouns and agreeing adjectives
        ("لواء المغاوير الثامن هاجم", "لواء المغاوير الثامن"),
        ("قيادة أركان الجيش أمرت", "قيادة أركان الجيش"),
        ("مسلحون مجهولون هاجموا", "مسلحون مجهولون"),
        ("مجلس محلي", "مجلس محلي"),
        # prepositions end it, but for li before the last name of a chain
        ("مجلس محلي في البلدة", "مجلس محلي"),
        ("الأمين العام للأمم المتحدة وصل", "الأمين العام للأمم المتحدة"),
        # conjunctions, relative pronouns and verbs end it
        ("وزارة الدفاع والداخلية", "وزارة الدفاع"),
        ("سكان البلدة الذين نزحوا", "سكان البلدة"),
        ("حرس الحدود يطاردون المهربين", "حرس الحدود"),
        # marks end it, but for those around a short name
        ("لجنة الإغاثة، المدنية", "لجنة الإغاثة"),
        ("كتيبة «صقور الساحل» انسحبت", "كتيبة «صقور الساحل»"),
        ('حركة "فجر" و', 'حركة "فجر"'),
        # what cannot govern has no genitive, what has a pronoun is complete
        ("مقاتلون الجيش", "مقاتلون"),
        ("جنوده قصفوا", "جنوده"),
        ("جنوده المتعبون قصفوا", "جنوده"),
        # an adjective agrees with a noun of the name in number and gender
        ("مسلحون مجهولون دورية للجيش", "مسلحون مجهولون"),
        ("مهاجمون ملثمون مدنية", "مهاجمون ملثمون"),
        ("الجنود المتعبون", "الجنود المتعبون"),
        ("المهاجمون الثلاثة", "المهاجمون الثلاثة"),
        ("المهاجرون الأفارقة", "المهاجرون الأفارقة"),
        ("قوات حرس الحدود السعودية", "قوات حرس الحدود السعودية"),
        # a definite noun that looks like no adjective is the verb's
        ("التنظيم القيام", "التنظيم"),
        # another head begins another name
        ("قوات الحكومة الأوكرانية الانفصاليين", "قوات الحكومة الأوكرانية"),
        ("الحكومة السودانية العرض", "الحكومة السودانية"),
        ("ضباط روس الجولة الأخيرة", "ضباط روس"),
    ],
)
def test_the_reach_of_a_head(text: str, name: str) -> None:
    assert reached(text) == name


def test_what_a_verb_does_is_no_part_of_who_does_it() -> None:
    assert reached("أطلقت قوات الأمن النار على متظاهرين", head=1) == "قوات الأمن"


def test_a_quotation_that_is_no_name_stays_outside() -> None:
    text = "بيان «لا حرب بعد اليوم ولا سلاح في أيدي الأطفال ولا خوف»"
    assert reached(text) == "بيان"
    assert reached("بيان «عاجل") == "بيان", "a mark that nothing closes"


def test_the_given_end_holds() -> None:
    assert reached("لواء المغاوير الثامن هاجم", stop=2) == "لواء المغاوير"
    assert reached("سار لواء المغاوير", head=1) == "لواء المغاوير"


def test_no_name_is_endless() -> None:
    words = ["لواء", *["الحديد"] * 40]
    assert len(reached(" ".join(words)).split()) <= 8


def test_function_words_are_told_by_their_spelling() -> None:
    before, imam = analyse("أمام إمام").tokens
    assert is_closed(before)
    assert not is_closed(imam)
    assert fold("الذين") in closed_words()
    assert fold("لواء") not in closed_words()
