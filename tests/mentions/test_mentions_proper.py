"""Proper names among the mentions: how they are cut, and clubs, companies and teams that nobody lists as actors."""

from __future__ import annotations

import pytest

from waqai.language import analyse
from waqai.language.counts import usage
from waqai.mentions.entities import find_entities
from waqai.mentions.name_tagger import model_of, shipped_weights
from waqai.mentions.proper import proper_names
from waqai.mentions.world_bodies import sporting

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
    assert names_in("الأزمة خطر على الشرق الأوسط كله") == [("LOC", "الشرق الأوسط")]
    assert names_in("عاش التاجر في بلاد الشام ثم في بلاد مصر") == [("LOC", "بلاد الشام"), ("LOC", "مصر")]
    assert names_in("عاد إلى مدينة بيدوا الكبرى") == [("LOC", "بيدوا الكبرى")]
    assert names_in("استقرت الأوضاع في جنوب أفريقيا") == [("LOC", "جنوب أفريقيا")]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("تدرب منتخب هولندا صباحا", [("ORG", "منتخب هولندا")]),
        ("درس في معهد الأبحاث الوطني سنتين", [("ORG", "معهد الأبحاث الوطني")]),
        ("عاد إلى المعهد الذي درس فيه", []),
        ("في المدينة متحف مركزي للآثار", []),
        ("انتخب الاتحاد الدولي لكرة السلة رئيسا", [("ORG", "الاتحاد الدولي لكرة السلة")]),
        ("عاش سنوات في مدينة بورصة التركية", [("LOC", "بورصة")]),
    ],
)
def test_a_word_for_its_kind_and_whose_it_is_name_a_body(text: str, names: Names) -> None:
    assert names_in(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("ذكرت صحيفة السفير أن الجسر أغلق", [("ORG", "السفير")]),
        ("غادر السفير مكتبه مساء", []),
        ("نشرت «القبس» الحوار كاملا", [("ORG", "القبس")]),
        ("ولد في 3 نيسان 1950", []),
        ("باعت نيسان مصنعها القديم", [("ORG", "نيسان")]),
    ],
)
def test_a_paper_or_company_of_an_everyday_word_needs_a_sign_that_it_is_one(text: str, names: Names) -> None:
    assert names_in(text) == names


def test_a_seat_is_a_place_and_a_place_in_the_name_of_an_event_is_none() -> None:
    assert names_in("رفض البيت الأبيض المقترح") == [("LOC", "البيت الأبيض")]
    assert names_in("انتهت جائزة إيطاليا الكبرى مبكرا") == []


def test_a_kind_of_place_that_belongs_to_the_name_stays() -> None:
    assert names_in("سبحوا في نهر الكونغو") == [("LOC", "نهر الكونغو")]


def test_a_state_a_quarter_and_a_side_are_cut_off() -> None:
    assert names_in("درس سنتين في دولة الكويت") == [("LOC", "الكويت")]
    assert names_in("انفجرت عبوة في مدينة الصدر") == [("LOC", "الصدر")]
    assert names_in("هاجرت الطيور من غرب أوروبا") == [("LOC", "أوروبا")]


def test_a_part_of_the_world_is_a_place_wherever_it_stands_but_in_quotation_marks() -> None:
    assert names_in("زار الفريق أوروبا") == [("LOC", "أوروبا")]
    assert names_in("تأسست «أوروبا» قبل عام") == []
    assert names_in("تراجعت الصحافة في العالم العربي") == []


def test_where_a_report_was_sent_from_is_a_place() -> None:
    assert names_in("كراتشي (رويترز) - ارتفع سعر القمح")[0] == ("LOC", "كراتشي")


def test_what_only_describes_or_governs_is_no_place() -> None:
    assert names_in("ولدت لأسرة تركية غنية") == []
    assert names_in("قاوموا سلطات الاحتلال سنوات") == []


def test_ministries_boards_and_plurals_are_no_bodies() -> None:
    assert names_in("استقال وزير الخارجية الأميركية أمس") == []
    assert names_in("اجتمع مجلس الإدارة أمس") == []
    assert names_in("أغلقت المراكز التجارية أبوابها") == []


def test_a_person_of_the_registry_is_not_left_to_the_tagger() -> None:
    analysis = analyse("أكد بشار الأسد أن الانتخابات ستجري")
    nobody = model_of({"u=PROPN|O": 9.0, "u=NOUN|O": 9.0}, {})
    assert [name.kind for name in proper_names(analysis, find_entities(analysis), nobody)] == ["PERS"]


def test_whom_the_tagger_found_in_full_is_found_again_by_the_last_word() -> None:
    text = "قال ستيفان غرومبرغ إن الموسم طويل . وغادر بعدها غرومبرغ الملعب"
    analysis = analyse(text)
    tagger = model_of(shipped_weights(), usage())
    found = proper_names(analysis, find_entities(analysis), tagger)
    people = [analysis.span(name.first, name.last).of(text) for name in found if name.kind == "PERS"]
    assert people == ["ستيفان غرومبرغ", "غرومبرغ"]


def test_what_the_rules_take_for_a_place_is_no_person_to_the_tagger() -> None:
    analysis = analyse("سافر الوفد إلى حلب أمس")
    everybody = model_of({"u=PROPN|B": 9.0}, {})
    assert [name.kind for name in proper_names(analysis, find_entities(analysis), everybody)] == ["LOC"]
