from __future__ import annotations

import pytest

from waqai.language import analyse


def sentences(text: str) -> list[str]:
    return [sentence.span.of(text) for sentence in analyse(text).sentences]


def clauses(text: str) -> list[str]:
    analysis = analyse(text)
    return [analysis.span(*clause).of(text) for sentence in analysis.sentences for clause in sentence.clauses]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وصل الوفد. وغادر الوسيط.", ["وصل الوفد.", "وغادر الوسيط."]),
        ("هل وقعوا؟ لم يوقعوا! انسحبوا", ["هل وقعوا؟", "لم يوقعوا!", "انسحبوا"]),
        ("وصل الوفد.وغادر الوسيط", ["وصل الوفد.", "وغادر الوسيط"]),
        ("قال د. سالم إن أ.ف.ب نقلت الخبر", ["قال د. سالم إن أ.ف.ب نقلت الخبر"]),
        ("بلغت 3.5 مليون. ثم 4", ["بلغت 3.5 مليون.", "ثم 4"]),
        ("السودان.. هدنة جديدة", ["السودان.. هدنة جديدة"]),
        ("وصل… ثم غادر", ["وصل… ثم غادر"]),
        (
            "قال: «لن ننسحب من المدينة أبدا. سنقاتل». وغادر",
            ["قال: «لن ننسحب من المدينة أبدا.", "سنقاتل».", "وغادر"],
        ),
        ("صحيفة «نعم. لا» نشرت الخبر", ["صحيفة «نعم. لا» نشرت الخبر"]),
        ("قال «لن ننسحب من هنا.» وانصرف", ["قال «لن ننسحب من هنا.»", "وانصرف"]),
        ("سطر أول\nسطر ثان\r\n\u2028سطر ثالث", ["سطر أول", "سطر ثان", "سطر ثالث"]),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


def test_a_sentence_without_end_is_cut_at_a_comma() -> None:
    text = "وصل الوفد إلى المدينة، ثم غادر " * 100
    lengths = [s.last - s.first for s in analyse(text).sentences]
    assert max(lengths) <= 250
    assert all(sentence.endswith("،") for sentence in sentences(text)[:-1])
    assert [s.last - s.first for s in analyse("قال " * 600).sentences] == [250, 250, 100]


def test_headings() -> None:
    text = (
        "هدنة جديدة في الميناء\nأعلن الوسيط أمس التوصل إلى هدنة جديدة في الميناء.\n\nشروط صعبة\n\n"
        "ورفض الطرفان الشروط:\n- وقف القتال\nوانتهى الاجتماع"
    )
    assert [s.heading for s in analyse(text).sentences] == [True, False, True, False, False, False]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قال الوسيط إن الوفد وصل", ["قال الوسيط", "إن الوفد وصل"]),
        ("انسحب الجيش وسيطر المسلحون على البلدة", ["انسحب الجيش", "وسيطر المسلحون على البلدة"]),
        ("الوفد الذي وصل أمس غادر اليوم", ["الوفد", "الذي وصل أمس", "غادر اليوم"]),
        ("غادر الوفد بعد أن وقع الاتفاق", ["غادر الوفد", "بعد أن وقع الاتفاق"]),
        ("تقدم الجيش فيما انسحب المسلحون", ["تقدم الجيش", "فيما انسحب المسلحون"]),
        ("شن المسلحون هجوما استهدف القاعدة", ["شن المسلحون هجوما", "استهدف القاعدة"]),
        ("زار الوزير المدينة، مؤكدا أن الهدنة صامدة", ["زار الوزير المدينة،", "مؤكدا أن الهدنة صامدة"]),
        ("كان الجيش يقصف البلدة", ["كان الجيش يقصف البلدة"]),
        ("لا يزال المسلحون يسيطرون على التل", ["لا يزال المسلحون يسيطرون على التل"]),
        ("التقى الوزير وفدا من المعارضة ونائب الرئيس", ["التقى الوزير وفدا من المعارضة ونائب الرئيس"]),
        ("قال القائد: سنرد على الهجوم", ["قال القائد:", "سنرد على الهجوم"]),
    ],
)
def test_clauses(text: str, expected: list[str]) -> None:
    assert clauses(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('قال «نعم» ثم “لا” و"ربما"', ["نعم", "لا", "ربما"]),
        ("و”اللجنة المركزية” حضرت", ["اللجنة المركزية"]),
        ("قال «إن “اللجنة” حضرت»", ["إن “اللجنة” حضرت", "اللجنة"]),
        ("قال 'نعم' وانصرف", ["نعم"]),
        ("قال «نعم\nثم» انصرف", []),
        ('بطول 5" وعرض «متر»', ["متر"]),
        ("«»", []),
    ],
)
def test_quotes(text: str, expected: list[str]) -> None:
    analysis = analyse(text)
    assert [analysis.span(*quote).of(text) for quote in analysis.quotes] == expected
