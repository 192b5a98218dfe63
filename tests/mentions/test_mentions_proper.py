"""Proper names among the mentions: how they are cut, and clubs, companies and teams that nobody lists as actors."""

from __future__ import annotations

import pytest

from waqai.language import analyse
from waqai.mentions.entities import find_entities
from waqai.mentions.name_tagger import model_of
from waqai.mentions.proper import proper_names, sporting

Names = list[tuple[str, str]]


def names_in(text: str) -> Names:
    """Return (type, words) of the proper names of a text."""
    analysis = analyse(text)
    found = proper_names(analysis, find_entities(analysis))
    return [(name.kind, analysis.span(name.first, name.last).of(text)) for name in found]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("أعلنت شركة سيمنس أرباحها في برلين", [("ORG", "سيمنس"), ("LOC", "برلين")]),
        ("نقلت صحيفة لوموند عن دبلوماسي قوله", [("ORG", "لوموند")]),
        ("تعادل فالنسيا في مباراة الأمس", [("ORG", "فالنسيا")]),
        ("وصل الوزير إلى مدينة فالنسيا أمس", [("LOC", "فالنسيا")]),
    ],
)
def test_listed_bodies_are_names(text: str, names: Names) -> None:
    assert names_in(text) == names


def test_a_country_is_its_team_where_sport_is_told() -> None:
    assert ("ORG", "البرازيل") in names_in("فازت البرازيل في المباراة بهدفين")
    assert ("LOC", "البرازيل") in names_in("تقام تصفيات كرة السلة في البرازيل")
    assert ("LOC", "البرازيل") in names_in("رفضت البرازيل القرار")


def test_a_title_is_cut_off_and_an_office_is_no_name() -> None:
    assert names_in("قال الرئيس كريم الحلبي إن الوزير سيعود") == [("PERS", "كريم الحلبي")]


def test_sport_reaches_so_far_and_no_further() -> None:
    tokens = analyse("انتهت المباراة . " + "قال شيئا . " * 20).tokens
    told = sporting(tokens)
    assert told[0]
    assert told[26]
    assert not told[27]


def test_who_stands_for_several_is_no_name() -> None:
    text = "قال كريم الحلبي وسامر العلي إن كليهما سيعود"
    assert names_in(text) == [("PERS", "كريم الحلبي"), ("PERS", "وسامر العلي")]


def test_an_agency_that_a_picture_is_credited_to_is_a_body() -> None:
    assert ("ORG", "الفرنسية") in names_in("جنود عند الحاجز (الفرنسية)")
    assert ("ORG", "الفرنسية") not in names_in("القوات الفرنسية عند الحاجز")


def test_a_place_is_cut_without_its_kind_and_its_epithet() -> None:
    assert names_in("انسحب الجنود من بلدة بيدوا الصغيرة") == [("LOC", "بيدوا")]
    assert names_in("تراجع الإنتاج في منطقة الشرق الأوسط") == [("LOC", "الشرق الأوسط")]
    assert names_in("استقرت الأوضاع في جنوب أفريقيا") == [("LOC", "جنوب أفريقيا")]


def test_a_person_of_the_registry_is_not_left_to_the_tagger() -> None:
    analysis = analyse("أكد بشار الأسد أن الانتخابات ستجري")
    nobody = model_of({"u=PROPN|O": 9.0, "u=NOUN|O": 9.0}, {})
    assert [name.kind for name in proper_names(analysis, find_entities(analysis), nobody)] == ["PERS"]
