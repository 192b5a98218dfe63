"""How many were killed, wounded, held or driven out, and which words say so."""

from __future__ import annotations

import pytest

from scenes import context
from waqai.claims.casualties import tolls_in

Row = tuple[str, int, int | None, str]


def tolls(text: str) -> list[Row]:
    scene = context(text).scene
    return [
        (toll.figure.kind.value, toll.figure.count.low, toll.figure.count.high, toll.figure.who.of(text))
        for sentence in scene.analysis.sentences
        for toll in tolls_in(scene, sentence)
    ]


#: Sentence → kind, lowest and highest count, the words that name them.
SENTENCES: dict[str, list[Row]] = {
    # a count behind a verb or masdar, or before a noun
    "قتل سبعة مدنيين في السوق": [("killed", 7, 7, "سبعة مدنيين")],
    "أعلن المستشفى مقتل أربعة أطفال": [("killed", 4, 4, "أربعة أطفال")],
    "سقط ثلاثون قتيلا": [("killed", 30, 30, "ثلاثون قتيلا")],
    "أحصى الأطباء 12 جريحا": [("wounded", 12, 12, "12 جريحا")],
    # several in one sentence, each count once
    "قتل سبعة مدنيين وجرح ثلاثون آخرون": [("killed", 7, 7, "سبعة مدنيين"), ("wounded", 30, 30, "ثلاثون آخرون")],
    # bounds
    "سقط عشرات القتلى": [("killed", 20, 99, "عشرات القتلى")],
    "اعتقلت الشرطة أكثر من عشرين شخصا": [("detained", 20, None, "أكثر من عشرين شخصا")],
    "أسفر الانفجار عن إصابة نحو أربعين طفلا": [("wounded", 40, 40, "نحو أربعين طفلا")],
    "نزح خمسة آلاف شخص": [("displaced", 5000, 5000, "خمسة آلاف شخص")],
    "خطف ثلاثة صحفيين": [("captured", 3, 3, "ثلاثة صحفيين")],
    # by the number of the noun alone
    "أصيب مدنيان بجروح": [("wounded", 2, 2, "مدنيان")],
    "أكد الطبيب مقتل جندي": [("killed", 1, 1, "جندي")],
    "سقط قتلى في انفجار": [("killed", 2, None, "قتلى")],
    # duals, and those told with them
    "أعلن الجيش مقتل جنديين": [("killed", 2, 2, "جنديين")],
    "أسفر الاشتباك عن قتيلين وجريح": [("killed", 2, 2, "قتيلين"), ("wounded", 1, 1, "وجريح")],
    "قتل شرطيان في كمين": [("killed", 2, 2, "شرطيان")],
    "مقتل ضابطين عراقيين اثنين": [("killed", 2, 2, "اثنين")],
    "مقتل أربعة مدنيين وجندي": [("killed", 4, 4, "أربعة مدنيين"), ("killed", 1, 1, "وجندي")],
    "مقتل خمسة مدنيين و11 من المسلحين": [("killed", 5, 5, "خمسة مدنيين"), ("killed", 11, 11, "و11 من المسلحين")],
    "قتل ثلاثون جنديا وشرطيا": [("killed", 30, 30, "ثلاثون جنديا")],
    # two words over one count
    "مقتل وإصابة العشرات": [("killed", 20, 99, "العشرات"), ("wounded", 20, 99, "العشرات")],
    "سقط مئات القتلى والجرحى": [("killed", 200, 999, "مئات القتلى"), ("wounded", 200, 999, "مئات القتلى والجرحى")],
    "سقط ثلاثة قتلى وجريح": [("killed", 3, 3, "ثلاثة قتلى"), ("wounded", 1, 1, "وجريح")],
    # before their verb
    "إن خمسة مدنيين قتلوا في المعارك": [("killed", 5, 5, "خمسة مدنيين")],
    "قال إن 300 شخص على الأقل أوقفوا": [("detained", 300, None, "300 شخص")],
    "إن جنديا قتل في الهجوم": [("killed", 1, 1, "جنديا")],
    "إن مسلحين قتلوا شرطيا": [("killed", 1, 1, "شرطيا")],
    "أجبر القصف آلاف الأشخاص على النزوح": [("displaced", 2000, 9999, "آلاف الأشخاص")],
    # behind the subject of an active verb
    "قتلت القوات الحكومية شابا": [("killed", 1, 1, "شابا")],
    "اعتقلت الشرطة عددا من المحتجين": [("detained", 2, None, "عددا من المحتجين")],
    "قتل أحد الجنود في الانفجار": [("killed", 1, 1, "أحد الجنود")],
    # families, the other side, and parts of a toll
    "نزحت 1800 أسرة": [("displaced", 1800, None, "1800 أسرة")],
    "سقط عشرة قتلى في صفوف الفصائل مقابل سبعة في صفوف الجيش": [
        ("killed", 10, 10, "عشرة قتلى"), ("killed", 7, 7, "سبعة في"),
    ],
    "قتل تسعة أشخاص بينهم ثلاثة أطفال": [("killed", 9, 9, "تسعة أشخاص")],
    # rival tolls, each by itself
    "قال الجيش إنه قتل 20 مسلحا بينما أكدت الحركة مقتل 12": [
        ("killed", 20, 20, "20 مسلحا"), ("killed", 12, 12, "12"),
    ],
    "سقط قتلى وجرحى": [("killed", 2, None, "قتلى"), ("wounded", 2, None, "وجرحى")],
    "سقط ضحايا في القصف": [("killed", 2, None, "ضحايا")],
    # one person, by name, office or description
    "أكد الأهالي مقتل القائد سليم حداد": [("killed", 1, 1, "القائد سليم حداد")],
    "اغتيل المحامي نبيل شاهين": [("killed", 1, 1, "المحامي نبيل شاهين")],
    "اعتقلت الشرطة العسكرية ناشطا": [("detained", 1, 1, "ناشطا")],
    "قتل المهاجم شرطيين": [("killed", 2, 2, "شرطيين")],
    "إن جنديا قتل وأصيب آخر": [("killed", 1, 1, "جنديا"), ("wounded", 1, 1, "آخر")],
    # each verb its own people
    "إن أربعة أشخاص قتلوا وأصيب ثلاثة آخرون": [
        ("killed", 4, 4, "أربعة أشخاص"), ("wounded", 3, 3, "ثلاثة آخرون"),
    ],
    "أفرج عن أربع رهائن احتجزهم مسلحون": [("captured", 4, 4, "أربع رهائن")],
    "أعلن المستشفى مقتل «عشرات المدنيين» في السوق": [("killed", 20, 99, "عشرات المدنيين")],
    "سقط سبعة مدنيين بين قتيل وجريح": [("killed", 7, 7, "سبعة مدنيين"), ("wounded", 7, 7, "سبعة مدنيين")],
    "تمكنت الشرطة من القبض على خمسة متهمين": [("detained", 5, 5, "خمسة متهمين")],
    # nobody is counted
    "وقع انفجار دون وقوع إصابات": [],
    "لم يسفر القصف عن أي ضحايا": [],
    "سقطت ثمانية صواريخ": [],
    "أصدرت المحكمة أحكاما بالإعدام على ستة متهمين": [],
    "اعتقل قبل ثلاثة أسابيع": [],
    "قتل في أربع غارات": [],
    "أصيب شاب يبلغ 19 عاما": [("wounded", 1, 1, "شاب")],
    "زارت البعثة نازحين": [],
    "قتلت التجربة روح المبادرة": [],
    "باع سبعة كتب": [],
    "وصل سبعة مدنيين": [],
}  # fmt: skip


@pytest.mark.parametrize("text", SENTENCES)
def test_tolls(text: str) -> None:
    assert tolls(text) == SENTENCES[text]


def test_a_count_does_not_cross_a_comma_or_a_verb() -> None:
    assert not [row for row in tolls("قتل، وعاد سبعة مدنيين") if row[1] == 7]


def test_a_count_serves_one_word_unless_two_are_joined() -> None:
    assert [row[0] for row in tolls("قتل وجرح سبعة مدنيين")] == ["killed", "wounded"]
    assert [row[0] for row in tolls("قتل سبعة مدنيين أصيبوا")] == ["killed"]


def test_a_wounded_man_is_not_killed() -> None:
    assert [row[0] for row in tolls("سقط 12 جريحا")] == ["wounded"]
