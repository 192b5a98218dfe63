from __future__ import annotations

import pytest

from waqai.language import analyse


def phrases(text: str) -> list[str]:
    """Return phrases as "preposition:words", the head in brackets where it is not the first word."""
    analysis = analyse(text)
    found = []
    for phrase in analysis.phrases:
        words = [analysis.tokens[i].plain for i in range(phrase.first, phrase.last)]
        if phrase.head > phrase.first:
            words[phrase.head - phrase.first] = f"[{words[phrase.head - phrase.first]}]"
        found.append(f"{phrase.preposition}:{' '.join(words)}" if phrase.preposition else " ".join(words))
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("اتهمت وزارة الدفاع اليمنية المسلحين", ["وزارة الدفاع اليمنية", "المسلحين"]),
        ("أصدر القائد العام بيانا مقتضبا", ["القائد العام", "بيانا مقتضبا"]),
        ("قتل ثلاثة جنود في ريف المحافظة الشرقي", ["ثلاثة [جنود]", "في:ريف المحافظة الشرقي"]),
        ("قتل 14 مدنيا عام 2019", ["14 [مدنيا]", "عام 2019"]),
        ("اعتقل خمسة من قبل مجهولين", ["خمسة", "من قبل:مجهولين"]),
        ("طالبوا بالإفراج عن السجناء", ["ب:بالإفراج", "عن:السجناء"]),
        ("وصل بزيارة سرية للعاصمة", ["ب:بزيارة سرية", "ل:للعاصمة"]),
        ("بين الحكومة والمعارضة", ["بين:الحكومة", "بين:والمعارضة"]),
        ("التقى الوزير والسفير", ["الوزير", "والسفير"]),
        ("الرئيس السوداني عمر البشير", ["الرئيس السوداني عمر البشير"]),
        ("هذه القوات انسحبت", ["هذه [القوات]"]),
        ("رفض جميع الأطراف", ["جميع [الأطراف]"]),
        ("تنظيم «الدولة» أعلن", ["تنظيم « الدولة »"]),
        ("في مدينة #سرت الليبية", ["في:مدينة سرت الليبية"]),
        ("أعلن الجيش الأحد سيطرته", ["الجيش", "الأحد", "سيطرته"]),
        ("مساء الأحد", ["مساء الأحد"]),
        ("انتهاكات بحق المدنيين", ["انتهاكات", "بحق:المدنيين"]),
        ("على الرغم من الهدنة", ["على الرغم من:الهدنة"]),
        ("أهم محطات الخلاف", ["أهم محطات الخلاف"]),
        ("معابر غير شرعية", ["معابر غير شرعية"]),
        ("سلم عليه", []),
    ],
)
def test_phrases(text: str, expected: list[str]) -> None:
    assert phrases(text) == expected
