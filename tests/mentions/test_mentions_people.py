"""People: a title with its office and a name, a bare name, a title alone."""

from __future__ import annotations

import pytest

from waqai.language import analyse
from waqai.mentions.name_extent import title_at
from waqai.mentions.people import bare, person_at
from waqai.model import fold

Found = tuple[str, str, str]


def found_at(text: str, index: int = 0) -> Found | None:
    """Return (the whole, the words of the title, the name) of the person at a token."""
    analysis = analyse(text)
    person = person_at(analysis.tokens, index, len(analysis.tokens))
    if person is None:
        return None
    title = analysis.span(person.first, person.titled).of(text) if person.title else ""
    return analysis.span(person.first, person.last).of(text), title, bare(person, analysis.tokens)


@pytest.mark.parametrize(
    ("text", "whole", "title", "name"),
    [
        ("الرئيس سليم حداد وصل", "الرئيس سليم حداد", "الرئيس", "سليم حداد"),
        ("وزير الخارجية اللبناني عماد نصار قال", "وزير الخارجية اللبناني عماد نصار", "وزير الخارجية", "عماد نصار"),
        ("وزير الخارجية الأمريكي إيران", "وزير الخارجية الأمريكي", "وزير الخارجية", ""),
        ("المتحدث العسكري إسرائيل", "المتحدث العسكري", "المتحدث العسكري", ""),
        ("محمود الهادي في منزله", "محمود الهادي", "", "محمود الهادي"),
        ("الوزير علي حداد وصل", "الوزير علي حداد", "الوزير", "علي حداد"),
        ("الوزير عمار الخطيب.", "الوزير عمار الخطيب", "الوزير", "عمار الخطيب"),
        ("المبعوث الخاص بيتر هانسن غادر", "المبعوث الخاص بيتر هانسن", "المبعوث الخاص", "بيتر هانسن"),
        ("مبعوث الرئيس كمال درويش", "مبعوث الرئيس كمال درويش", "مبعوث", "كمال درويش"),
        ("محمد المسالمة قال", "محمد المسالمة", "", "محمد المسالمة"),
        ("أبو بكر الحداد قال", "أبو بكر الحداد", "", "أبو بكر الحداد"),
        # a word before بن is a given name, though it may be another word by itself
        ("نصر بن سيار حكم", "نصر بن سيار", "", "نصر بن سيار"),
        ("الوليد بن سليم قال", "الوليد بن سليم", "", "الوليد بن سليم"),
        # an office that its adjective completes ends before another
        ("المبعوث الأممي قائد الجيش عبد الفتاح حداد", "المبعوث الأممي", "المبعوث الأممي", ""),
        ("المبعوث الأممي رئيس مجلس الوزراء", "المبعوث الأممي", "المبعوث الأممي", ""),
        ("المتحدث باسم الجيش التعليق على ذلك", "المتحدث باسم الجيش", "المتحدث باسم", ""),
        # a place that an office is of is no part of the name, and one behind a definite title is outside
        ("محافظ عدن أحمد حداد", "محافظ عدن أحمد حداد", "محافظ", "أحمد حداد"),
        ("والي غرب دارفور خميس حداد", "والي غرب دارفور خميس حداد", "والي", "خميس حداد"),
        ("أمير قطر", "أمير قطر", "أمير", ""),
        ("الرئيس موسكو إلى", "الرئيس", "الرئيس", ""),
        ("الوزير الاستقالة", "الوزير", "الوزير", ""),
        # a title alone is an office, if it is definite or has words of its own
        ("الرئيس وصل", "الرئيس", "الرئيس", ""),
        ("رئيس الوزراء أنه تعهد", "رئيس الوزراء", "رئيس الوزراء", ""),
    ],
)
def test_people(text: str, whole: str, title: str, name: str) -> None:
    assert found_at(text) == (whole, title, fold(name))


@pytest.mark.parametrize(
    "text",
    [
        "سعيد الأول في السباق",  # an everyday word with an ordinal behind it
        "سلام دائم في المنطقة",  # a given name that is an everyday word
        "الصقر حلق عاليا",  # a definite noun is no given name
        "مع السلامة",
        "وزير",  # a bare indefinite title
        "قصف المدينة",
    ],
)
def test_what_is_nobody(text: str) -> None:
    assert found_at(text) is None


def test_a_nickname_cue_ends_the_name() -> None:
    assert found_at("فلاديمير الملقب بالذئب") == ("فلاديمير", "", fold("فلاديمير"))


def test_the_longest_title_is_taken() -> None:
    tokens = analyse("الأمين العام لجامعة الدول").tokens
    found = title_at(tokens, 0, len(tokens))
    assert found is not None
    assert found[0] == 2


def test_a_street_named_after_somebody_is_no_title() -> None:
    tokens = analyse("زار شارع الرئيس").tokens
    assert title_at(tokens, 2, len(tokens)) is None
    assert title_at(analyse("زار الرئيس").tokens, 1, 2) is not None
