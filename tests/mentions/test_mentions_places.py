"""Places in sentences: what is one, and where it ends."""

from __future__ import annotations

import pytest

from waqai.language import analyse
from waqai.mentions.places import PlaceMention, find_places


def found(text: str) -> list[PlaceMention]:
    return list(find_places(analyse(text)))


def names(text: str) -> list[str]:
    return [mention.span.of(text) for mention in found(text) if mention.sure]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("اندلعت مواجهات في مدينة تعز مساء الخميس", ["مدينة تعز"]),
        ("سقطت قذائف على بلدة كفر عوان القديمة صباحا", ["بلدة كفر عوان القديمة"]),
        ("أغلق الأهالي معبر نصيب الحدودي يومين", ["معبر نصيب الحدودي"]),
        ("وصلت القافلة إلى مخيم اليرموك بعد ساعات", ["مخيم اليرموك"]),
        ("حطت الطائرة في مطار معيتيقة الدولي", ["مطار معيتيقة الدولي"]),
        ('قتل عاملان في ولاية "هلمند" أمس', ['ولاية "هلمند"']),
        ("أصيب فتى فلسطيني في #الخليل أمس", ["الخليل"]),
        ("ضبطت شحنة أسلحة بكراتشي قبل أيام", ["كراتشي"]),
        ("قصف الجيش بلدة جاسم صباح أمس", ["بلدة جاسم"]),
    ],
)
def test_names_reach_as_far_as_the_name_and_no_further(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("تجدد القصف جنوب غربي ليبيا", ["جنوب غربي ليبيا", "ليبيا"]),
        ("نزحت عائلات من الشمال السوري نحو الجنوب", ["الشمال السوري", "الجنوب"]),
        ("انفجرت عبوة في ريف درعا الشرقي", ["ريف درعا الشرقي", "درعا"]),
        ("تنتشر دوريات على الحدود مع تشاد والنيجر", ["الحدود مع تشاد والنيجر", "تشاد", "النيجر"]),
        ("نشر الجيش أبراجا على الحدود العراقية", ["الحدود العراقية"]),
        ("تستضيف مدينة عتق الجولة المقبلة", ["مدينة عتق"]),
        ("وقعت اشتباكات في أطراف مدينة سرت", ["أطراف مدينة سرت", "مدينة سرت"]),
        ("شهدت المناطق الجنوبية للعاصمة هدوءا", ["المناطق الجنوبية للعاصمة", "للعاصمة"]),
    ],
)
def test_sides_borders_and_parts_hold_the_place_they_belong_to(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("استهدف الطيران مناطق تسيطر عليها المعارضة", "مناطق تسيطر عليها المعارضة"),
        ("خرجت تظاهرات في بلدات أخرى", "بلدات أخرى"),
        ("قصفت المدفعية أحياء سكنية ليلا", "أحياء سكنية"),
        ("عاد السكان إلى ثماني قرى", "قرى"),
        ("تضررت الكهرباء في جميع المحافظات اليمنية", "المحافظات اليمنية"),
    ],
)
def test_places_without_a_name(text: str, expected: str) -> None:
    assert expected in names(text)


def test_a_list_goes_on_behind_a_word_for_its_kind() -> None:
    text = "دخلت القوة بلدات طفس والسهوة وداعل"
    assert names(text) == ["بلدات طفس", "السهوة", "داعل"]


@pytest.mark.parametrize(
    "text",
    [
        "أرسلت روسيا وفدا جديدا",
        "رفضت موسكو المقترح مجددا",
        "قالت قوات سوريا الديمقراطية إنها لم تهاجم أحدا",
        "كتبت صحيفة الرياض أن المباحثات تعثرت",
        "وقال لـ«الشرق الأوسط» إن اللقاء تأجل",
        "صدر بيان في وقت متأخر",
        "دعا الوسيط إلى وقف القتال",
        "تم الأمر عن طريق البريد",
        "لا بد من إحياء المفاوضات",
        "المجموعة مدعومة من إيران منذ سنوات",
    ],
)
def test_parties_bodies_and_everyday_words_are_no_places(text: str) -> None:
    assert names(text) == []


def test_a_state_is_a_place_where_something_happens_in_it() -> None:
    assert names("التقى المبعوث قادة القبائل في اليمن") == ["اليمن"]
    assert names("انسحبت القوة من أفغانستان نهائيا") == ["أفغانستان"]


def test_everyday_names_need_a_word_for_their_kind() -> None:
    assert names("فتح الباب أمام الحوار في سوريا") == ["سوريا"]
    assert names("دخلت الآليات مدينة الباب في سوريا") == ["مدينة الباب", "سوريا"]


def test_a_doubtful_name_needs_its_country_in_the_report() -> None:
    assert "الميادين" in names("وصل التعزيز إلى الميادين في سوريا")
    assert "الميادين" not in names("نزل المتظاهرون إلى الميادين")


def test_what_a_state_has_in_another_lies_there() -> None:
    base = found("تعرضت قاعدة أمريكية في دير الزور لهجوم")[0]
    assert (base.because, base.country) == ("vague", None)


def test_of_places_that_share_a_name_the_country_of_the_report_decides() -> None:
    lebanese = next(m for m in found("شهد لبنان احتجاجات، وأغلقت طرق في طرابلس وصيدا وسط لبنان") if m.key == "طرابلس")
    libyan = next(m for m in found("قال الجيش الليبي إن ليبيا تشهد هدنة بعد معارك في طرابلس") if m.key == "طرابلس")
    assert lebanese.row
    assert libyan.row
    assert (lebanese.row.country, libyan.row.country) == ("LBN", "LBY")


def test_an_ambiguous_name_of_a_state_is_the_town_of_another_that_is_spoken_of() -> None:
    town = next(m for m in found("قال الأردن إن القمة ستعقد في عمان بحضور أردني رسمي") if m.key == "عمان")
    assert (town.country, town.nation) == ("JOR", False)
    assert found("تستضيف سلطنة عمان المحادثات")[0].country == "OMN"


def test_a_well_known_city_comes_before_its_namesakes() -> None:
    swiss = next(m for m in found("قال مسؤول أميركي في الولايات المتحدة إن اللقاء سيعقد في جنيف") if m.row)
    assert swiss.country == "CHE"


def test_mentions_lie_in_the_text_outer_before_inner() -> None:
    text = "وصل الوفد إلى مطار صنعاء الدولي ثم زار شمال غربي مدينة صنعاء وحدود المحافظة"
    spans = [mention.span for mention in found(text)]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert spans == sorted(spans, key=lambda span: (span.start, -span.end))


@pytest.mark.parametrize(
    "text",
    [
        "تحدث الكاتب عن أعداد من الطبقة السياسية في سوريا",
        "عاد الشاعر من عمان إلى مسقط رأسه في سلطنة عمان",
        "تحدث من أمام صالة مطار صغير في اليمن",
    ],
)
def test_what_stands_behind_a_doubtful_name_makes_it_another_word(text: str) -> None:
    assert not {"الطبقة", "مسقط", "صالة"} & set(names(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("التقى الوزير ضيفه في القصر الجمهوري صباحا", "القصر الجمهوري"),
        ("تجمع محتجون أمام السفارة الفرنسية ساعتين", "السفارة الفرنسية"),
        ("قتل حارس في هجوم على فندق قرب الساحل", "فندق"),
        ("وقال إن الهجوم استهدف كنيسة قبل الظهر", "كنيسة"),
        ("زاد التوتر في المنطقة خلال أيام", "المنطقة"),
    ],
)
def test_a_site_where_somebody_is_needs_no_name(text: str, expected: str) -> None:
    assert expected in names(text)


@pytest.mark.parametrize(
    "text", ["قالت السفارة الفرنسية إنها قلقة", "أعلن القصر الجمهوري موعد الجلسة", "ترى المنطقة في ذلك خطرا"]
)
def test_a_site_that_speaks_only_points_back(text: str) -> None:
    assert {mention.because for mention in found(text)} <= {"back"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قتل ثلاثة مسلحين في جبهة السنديان أمس", "جبهة السنديان"),
        ("استعادت القوات جبال الصنوبر من المسلحين", "جبال الصنوبر"),
        ("أغلق الأهالي مثلث الزيتون أمس", "مثلث الزيتون"),
        ("تحصن المسلحون في سلسلة جبال القلمون", "سلسلة جبال القلمون"),
        ("هرب السكان إلى المدن مع بدء القتال", "المدن"),
        ("عثر المحققون على أسلحة في إحدى القرى", "القرى"),
        ("احتجز المسلح عشرة رهائن في مطعم", "مطعم"),
        ("توقيف شخص في زانستاد قرب أمستردام", "زانستاد"),
        ("سقطت صواريخ على السعودية", "السعودية"),
        ("وتشهد جبهة السنديان معارك عنيفة", "جبهة السنديان"),
        ("وشهدت القاهرة أمس حوارا", "القاهرة"),
        ("بدأت زيارة الوزير الرسمية لعمان", "عمان"),
        ("زار الوزير أمس قطر", "قطر"),
        ("حوكم مدبر هجمات باريس أمس", "باريس"),
        ("هاجم المسلحون أمس فندقا", "فندقا"),
    ],
)
def test_what_is_done_somewhere_makes_it_a_place(text: str, expected: str) -> None:
    assert expected in names(text)


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("قصف الطيران مواقع المتمردين أمس", "مواقع المتمردين"),
        ("فرضت واشنطن عقوبات على السعودية", "السعودية"),
        ("وصل الوفد إلى تعز، ثالث مدن اليمن", "مدن اليمن"),
        ("شكلت الفصائل جبهة السنديان أمس", "جبهة السنديان"),
        ("قتل مسلحون من طالبان غربي البلاد", "طالبان"),
        ("أعلن بورنشو موقفه من الخلاف قرب المساء", "بورنشو"),
        ("وجه الوزير رسالة لقطر", "قطر"),
    ],
)
def test_what_is_said_of_a_party_makes_it_none(text: str, other: str) -> None:
    assert other not in names(text)


def test_the_town_that_a_report_was_sent_from_is_no_place_by_that() -> None:
    assert names("عدن، اليمن (خاص) - وقع الطرفان هدنة في تعز") == ["تعز"]
    assert names("عدن/تعز - وقع الطرفان هدنة في عدن") == ["عدن"]


def test_the_state_at_the_end_of_a_body_is_where_it_is() -> None:
    assert names("دعت بعثة الأمم المتحدة للدعم في ليبيا إلى الهدوء") == ["ليبيا"]
    assert names("قالت منظمة الأمن والتعاون في أوروبا إنها تراقب") == []


def test_an_everyday_word_names_a_place_among_its_neighbours() -> None:
    assert "بحري" in names("احتشد المئات في أم درمان وبحري، وأغلق الجيش جسور الخرطوم في السودان")
    assert "بحري" not in names("وصلت السفينة إلى منفذ بحري في مصراتة")


def test_somebody_in_a_town_may_say_that() -> None:
    assert names("قالت مصادر في الدوحة إن الوفد عاد") == ["الدوحة"]
    assert names("دفن في مسقط رأسه مساء") == []
