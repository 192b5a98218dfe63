"""People whom a number counts."""

from __future__ import annotations

import pytest

from waqai.claims.scene import located
from waqai.language import analyse
from waqai.model import EntityKind, Mention
from waqai.pipeline import mentions_of, read
from waqai.resolve.times import find_times


def counted(text: str) -> list[Mention]:
    analysis = analyse(text)
    found = mentions_of(analysis, located(analysis, find_times(analysis, None)))
    return [mention for mention in found if mention.key.startswith("counted:")]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("أصيب تسعة عمال في انهيار الجسر", "تسعة عمال"),
        ("وصل نحو 30 لاجئا إلى المخيم", "نحو 30 لاجئا"),
        ("انسحب أربعة من عناصر الحرس", "أربعة من عناصر الحرس"),
        ("تجمع عشرات المتظاهرين أمام البلدية", "عشرات المتظاهرين"),
        ("تحدث أحد الأسرى إلى أهله", "أحد الأسرى"),
    ],
)
def test_a_number_belongs_to_those_it_counts(text: str, quoted: str) -> None:
    assert any(m.span.of(text) == quoted for m in mentions_of(analyse(text), ()))


def test_many_by_a_singular_are_a_crowd_and_one_of_many_is_a_person() -> None:
    many, one = counted("أوقف الحرس 14 مسلحا ثم أطلق أحد المحتجزين")
    assert (many.kind, one.kind) == (EntityKind.POPULATION, EntityKind.PERSON)


def test_other_numbers_are_other_people() -> None:
    text = "أسر الجنود 45 حوثيا، ثم 12 حوثيا، وأصيب 220 فلسطينيا"
    first, second, wounded = counted(text)
    assert (first.kind, first.country) == (EntityKind.ARMED_GROUP, "YEM")
    assert first.key != second.key
    assert (wounded.kind, wounded.span.of(text)) == (EntityKind.POPULATION, "220 فلسطينيا")


def test_the_same_number_in_words_and_digits_is_the_same_people() -> None:
    spelt, digits = counted("جرح خمسة عمال في الحريق. ونقل 5 عمال إلى المستشفى")
    assert spelt.key == digits.key


def test_people_counted_otherwise_are_never_one_actor() -> None:
    text = "أصيب تسعة مدنيين في القصف على الحي. وقتل خمسة مدنيين في غارة على السوق."
    names = [entity.name for entity in read(text).entities]
    assert {"تسعة مدنيين", "خمسة مدنيين"} <= set(names)


@pytest.mark.parametrize("text", ["لقي ثلاثة عمال مصرعهم في المنجم", "نقل عن ثلاثة عمال قولهم إن المنجم خطر"])
def test_what_befell_them_is_no_part_of_their_name(text: str) -> None:
    (mention,) = counted(text)
    assert mention.span.of(text) == "ثلاثة عمال"


def test_no_number_counts_a_name_or_a_body() -> None:
    assert not counted("زار المدينة 2 محمد سالم ثم ثلاث وزارات")
