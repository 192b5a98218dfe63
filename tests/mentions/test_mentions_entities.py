"""Who is named in a sentence: the words, the kind, and what the words alone say of country and sector."""

from __future__ import annotations

import pytest

from waqai.language import analyse
from waqai.language.counts import shipped_counts
from waqai.mentions.entities import find_entities
from waqai.mentions.made import country_of
from waqai.model import Mention


def found(text: str) -> tuple[Mention, ...]:
    return find_entities(analyse(text), usage=shipped_counts())


def outermost(text: str) -> list[tuple[str, str]]:
    """Return (words, kind) of the mentions that stand inside no other."""
    rows = found(text)
    inside = {m for m in rows for other in rows if other is not m and other.span.contains(m.span)}
    return [(m.span.of(text), str(m.kind)) for m in rows if m not in inside]


#: Sentence → the outermost mentions with their kinds, in text order.
SENTENCES = {
    # states, by name, capital, adjective and organ
    "اتهمت روسيا أوكرانيا بقصف الميناء": [("روسيا", "government"), ("أوكرانيا", "government")],
    "رفضت الحكومة السودانية العرض": [("الحكومة السودانية", "government")],
    "طالبت واشنطن بوقف القتال": [("واشنطن", "government")],
    "أصدرت وزارة الدفاع بيانا": [("وزارة الدفاع", "government")],
    "أعلنت الحكومة الكورية الجنوبية موقفها": [("الحكومة الكورية الجنوبية", "government")],
    # a name ends before what the verb acts on, and before a number of others
    "رفض الجيش الهدنة": [("الجيش", "military")],
    "أغلقت الشرطة الطرق المؤدية إلى الساحة": [("الشرطة", "military")],
    "خطف مسلحون أربعة أجانب": [("مسلحون", "population"), ("أجانب", "population")],
    # a unit by its number
    "أعلن اللواء 45 مقتل جنوده": [("اللواء 45", "military"), ("جنوده", "military")],
    "وصلت الكتيبة 102 مشاة": [("الكتيبة 102 مشاة", "military")],
    # a listed name with a hyphen
    "وصل كيم جونغ-أون": [("كيم جونغ-أون", "person")],
    # armies and police
    "انتشر الجيش اللبناني على الحدود": [("الجيش اللبناني", "military")],
    "وصلت الشرطة إلى المكان": [("الشرطة", "military")],
    "انسحبت القوات التركية من التلة": [("القوات التركية", "military")],
    # armed groups, members that mean the group
    "هاجم مقاتلو حركة الشباب قاعدة قرب الساحل": [("مقاتلو حركة الشباب", "armed_group")],
    "نهبت قوات الدعم السريع المخازن": [("قوات الدعم السريع", "armed_group")],
    # bodies between states
    "رحب الاتحاد الأوروبي بالهدنة": [("الاتحاد الأوروبي", "igo")],
    "أوصلت الأمم المتحدة مساعدات": [("الأمم المتحدة", "igo")],
    # crowds and peoples
    "خرج سكان البلدة إلى الشارع": [("سكان البلدة", "population")],
    "اعتقلت الشرطة ثلاثة متظاهرين": [("الشرطة", "military"), ("متظاهرين", "population")],
    "انتقد الروس والأوكرانيون الاتفاق": [("الروس", "population"), ("الأوكرانيون", "population")],
    # unnamed sources
    "قال مصدر أمني إن الطريق فتح": [("مصدر أمني", "military")],
    "أفاد شهود عيان بأن النار اندلعت": [("شهود عيان", "population")],
    # people
    "وصل المبعوث الخاص بيتر هانسن إلى الفندق": [("المبعوث الخاص بيتر هانسن", "person")],
    "استقال رئيس الوزراء": [("رئيس الوزراء", "person")],
    "وصل أبو خالد الحديدي ومحمد العلي": [("أبو خالد الحديدي", "person"), ("محمد العلي", "person")],
    # nobody
    "هبط سعر الذهب في السوق": [],
    "مشى في شارع الحكومة": [],
    "نزل المطر طوال الليل": [],
}  # fmt: skip


@pytest.mark.parametrize("text", SENTENCES)
def test_who_is_named(text: str) -> None:
    assert outermost(text) == SENTENCES[text]


def by_words(text: str) -> dict[str, Mention]:
    return {mention.span.of(text): mention for mention in found(text)}


def test_a_name_carries_what_its_words_say() -> None:
    mention = by_words("رفض الجيش اللبناني العرض")["الجيش اللبناني"]
    assert (mention.country, mention.sector, mention.form, mention.definite) == ("LBN", "MIL", "name", True)
    assert mention.because


def test_the_adjective_of_a_state_is_a_mention_inside_the_longer_one() -> None:
    text = "رفضت الحكومة السودانية العرض"
    rows = found(text)
    assert [(m.span.of(text), m.form, m.key) for m in rows] == [
        ("الحكومة السودانية", "name", "country:SDN"), ("السودانية", "nisba", "country:SDN"),
    ]  # fmt: skip


#: Sentence → who is named inside a longer name or title.
INSIDE = {
    "هاجم انفصاليون موالون لروسيا البلدة": [("روسيا", "country:RUS")],
    "قصفت القوات السعودية التلة": [("السعودية", "country:SAU")],
    "أعلن التحالف بقيادة السعودية الهدنة": [("السعودية", "country:SAU")],
    "انتشرت قوات الرئيس بشار الأسد عند الجسر": [("الرئيس بشار الأسد", "person:بشار الاسد")],
    "وصلت بعثة الأمم المتحدة في مالي إلى الميناء": [("الأمم المتحدة", "actor:un")],
    "صرح قائد شرطة الميناء بذلك": [("شرطة الميناء", "body:شرطه ميناء")],
    "استقال رئيس لجنة الإغاثة": [("لجنة الإغاثة", "body:لجنه اغاثه")],
    # a government inside the name of its forces, a person inside that of a government
    "تقدمت قوات النظام السوري نحو التلة": [("النظام السوري", "country:SYR")],
    "أعلنت إدارة ترامب العقوبات": [("ترامب", "person:ترامب")],
    # a known body behind a head, and the body that a crowd belongs to
    "انتشرت قوات الاتحاد الإفريقي في المدينة": [("الاتحاد الإفريقي", "actor:african_union")],
    "قتل ثلاثة من عناصر الحرس الجمهوري": [("الحرس الجمهوري", "body:حرس جمهوري")],
    # adjectives that stand for a known body
    "وصل المبعوث الأممي إلى العاصمة": [("الأممي", "actor:un")],
    "اجتمعت القيادات الحوثية في القصر": [("الحوثية", "actor:yem_houthis")],
    # a body's own words name nobody beside it
    "هاجمت قوات سوريا الديمقراطية البلدة": [],
    "هاجم تنظيم الدولة الإسلامية البلدة": [],
    "قال زعيم جماعة إنه عاد": [],
}


@pytest.mark.parametrize("text", INSIDE)
def test_whoever_is_named_inside_a_name_or_title_is_a_mention(text: str) -> None:
    rows = found(text)
    inside = [m for m in rows if any(o is not m and o.span.contains(m.span) for o in rows)]
    assert [(m.span.of(text), m.key) for m in inside] == INSIDE[text]


def test_the_body_that_a_known_person_leads_is_named_too() -> None:
    text = "دعا زعيم التيار الصدري مقتدى الصدر أنصاره"
    names = [mention.span.of(text) for mention in found(text)]
    assert names[:2] == ["زعيم التيار الصدري مقتدى الصدر", "التيار الصدري"]


def test_names_of_one_state_share_a_key() -> None:
    keys = [by_words(text)[name].key for text, name in (
        ("قالت روسيا", "روسيا"), ("قالت الحكومة الروسية", "الحكومة الروسية"), ("قالت موسكو", "موسكو"),
    )]  # fmt: skip
    assert set(keys) == {"country:RUS"}


def test_a_title_gives_office_name_and_country() -> None:
    text = "التقى وزير الخارجية المصري سامح عوض نظيره"
    minister = by_words(text)["وزير الخارجية المصري سامح عوض"]
    assert minister.name is not None
    assert minister.name.of(text) == "سامح عوض"
    assert (minister.form, minister.title, minister.country, minister.sector) == ("title", "وزير", "EGY", "GOV")
    assert "سامح عوض" not in by_words(text), "the name is not a second mention"


def test_a_head_without_a_kind_takes_that_of_the_name_it_governs() -> None:
    assert by_words("غادر وفد حركة طالبان")["وفد حركة طالبان"].kind == "armed_group"
    assert by_words("غادر وفد الحكومة")["وفد الحكومة"].kind == "government"
    assert by_words("غادر الوفد")["الوفد"].kind is None


def test_attached_particles_are_no_part_of_a_mention() -> None:
    assert list(by_words("أسلحة وصلت للسودان وبالروس")) == ["للسودان", "الروس"]


def test_an_attached_pronoun_stays_as_printed() -> None:
    assert list(by_words("سلم السلاح إلى جيشهم")) == ["جيشهم"]


def test_a_country_where_things_happen_is_a_place() -> None:
    assert by_words("وقعت اشتباكات في السودان").keys() == set()
    assert by_words("هاجم السودان جارته").keys() == {"السودان"}


def test_a_capital_behind_the_side_of_an_area_is_a_place() -> None:
    assert outermost("سقط صاروخ في الضاحية الجنوبية لبيروت") == []
    assert outermost("سلم قائد المنطقة الجنوبية لبيروت ردا") != []


def test_no_mention_enters_a_barred_stretch() -> None:
    analysis = analyse("زار الرئيس السوداني سوريا ولبنان")
    everyone = [m.span.of(analysis.text) for m in find_entities(analysis)]
    kept = [m.span.of(analysis.text) for m in find_entities(analysis, [(1, 4)])]
    assert "سوريا" in everyone
    assert kept == ["لبنان"]


def test_mentions_are_in_order_the_longer_first() -> None:
    rows = found("اتهم وزير الدفاع الروسي سيرغي بتروف الحكومة الأوكرانية بقصف قوات الأمم المتحدة")
    assert rows == tuple(sorted(rows, key=lambda m: (m.first, -m.last, m.key)))
    assert len({(m.first, m.last, m.kind) for m in rows}) == len(rows)


@pytest.mark.parametrize(
    ("words", "code"),
    [("وزير خارجية فرنسا", "FRA"), ("القوات الكورية الشمالية", "PRK"), ("الفرقة الثالثة", None), ("", None)],
)
def test_the_country_of_words(words: str, code: str | None) -> None:
    assert country_of(analyse(words).tokens) == code


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("وصل الأمين العام للأمم المتحدة بان كي مون أمس.", "بان كي مون"),
        ("وصل المبعوث وبان كي مون أمس.", "بان كي مون"),
        ("التقى الوفد بفلاديمير بوتين أمس.", "فلاديمير بوتين"),
    ],
)
def test_a_known_name_keeps_what_looks_like_a_preposition(text: str, name: str) -> None:
    assert name in {mention.name.of(text) for mention in find_entities(analyse(text)) if mention.name}


def test_a_person_is_named_again_by_the_last_word_of_the_name() -> None:
    text = "قال الناطق كريم شاهبازيان إن الهدنة صمدت. وأضاف أمس شاهبازيان أن المعابر فتحت."
    again = [m for m in found(text) if m.because == "named before"]
    assert [m.span.of(text) for m in again] == ["شاهبازيان"]
    assert again[0].key == next(m.key for m in found(text) if m.title)


def test_a_stranger_is_somebody_behind_a_verb_of_saying_and_wherever_the_name_stands_then() -> None:
    text = "سقطت قذائف على الحي مساء. وأضاف قرمشيان أن المعابر فتحت. وكان قرمشيان هناك."
    strange = [m for m in found(text) if m.span.of(text) == "قرمشيان"]
    assert [m.because for m in strange] == ["says something", "named before"]
    assert not [m for m in found("وأضاف قائلا إن المعابر فتحت") if m.because == "says something"]


def test_a_whole_name_ends_before_a_country() -> None:
    text = "حذر عماد كمال نصار سوريا من هجوم جديد"
    assert "عماد كمال نصار" in {m.span.of(text) for m in found(text)}


@pytest.mark.parametrize(
    ("text", "again"),
    [
        ("قال الوزير كريم الصيد إن الهدنة صمدت. وأوصى الصيد بفتح المعابر.", ["الصيد"]),
        ("قال الوزير كريم الصيد إن الهدنة صمدت. وأكد أن الصيد غادر.", ["الصيد"]),
        # neither a verb nor "that" before it
        ("قال الوزير كريم الصيد إن الهدنة صمدت. وكان موسم الصيد قصيرا.", []),
        # a town
        ("قال المحافظ كريم عدن إن الهدنة صمدت. ثم غادر عدن.", []),
    ],
)
def test_an_everyday_word_names_a_person_again_where_somebody_acts(text: str, again: list[str]) -> None:
    assert [m.span.of(text) for m in found(text) if m.because == "named before"] == again


def test_a_pronoun_particle_ends_a_name() -> None:
    text = "صرح كوفي أنان أنه سيغادر"
    assert ("كوفي أنان", "person") in outermost(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('وصفها بأنها "جيش الكرامة" في بيان.', "جيش الكرامة"),
        ("سلم «لواء الصقور» سلاحه.", "لواء الصقور"),
        ("سلمت كتيبة «صقور الساحل» سلاحها.", "كتيبة «صقور الساحل»"),
    ],
)
def test_a_mark_that_opens_outside_a_name_stays_outside(text: str, name: str) -> None:
    assert name in {mention.span.of(text) for mention in found(text)}
