"""Active or passive, on sentences of our own."""

from __future__ import annotations

import pytest

from waqai.language import analyse
from waqai.language.voice import passive_vowel, shipped_model, voices

#: Sentence → the verb asked about. Each is unmistakable without vowels.
PASSIVE = {
    "أصيب ثلاثة جنود في الانفجار": "أصيب",
    "إن الضحايا دفنوا في مقبرة القرية": "دفنوا",
    "هوجم الموقع قبل الفجر": "هوجم",
    "قيل إن المفاوضات انتهت": "قيل",
    "استعيدت القرية بعد يومين": "استعيدت",
    "قتل جنديان في كمين": "قتل",
    "دمر الجسر في الغارة": "دمر",
    "يعتقد أن المهاجمين فروا": "يعتقد",
    "اعتقل عشرة ناشطين على يد مسلحين": "اعتقل",
}
ACTIVE = {
    "وصل الوفد إلى العاصمة": "وصل",
    "أعلن الجيش وقف القتال": "أعلن",
    "قال الوزير إن المحادثات مستمرة": "قال",
    "اعتقلتهم الشرطة فجرا": "اعتقلتهم",
    "تقدمت القوات نحو المدينة": "تقدمت",
    "قصفت الطائرات مواقع المسلحين": "قصفت",
    "هاجم المسلحون حاجزا للجيش": "هاجم",
}


def first(text: str, word: str) -> str:
    """Return the likelier voice of `word`."""
    analysis = analyse(text)
    index = next(token.index for token in analysis.tokens if token.plain == word)
    return voices(analysis, index)[0].name


@pytest.mark.parametrize("text", PASSIVE)
def test_passives(text: str) -> None:
    assert first(text, PASSIVE[text]) == "passive"


@pytest.mark.parametrize("text", ACTIVE)
def test_actives(text: str) -> None:
    assert first(text, ACTIVE[text]) == "active"


def test_probabilities_add_up_and_the_believed_reading_is_first() -> None:
    analysis = analyse("أصيب ثلاثة جنود في الانفجار")
    believed, other = voices(analysis, 0)
    assert believed.probability + other.probability == pytest.approx(1)
    assert believed.probability >= shipped_model().threshold


@pytest.mark.parametrize("word", ["قُتل", "اعتُقل", "اتُّهمت", "استُهدف", "أُطلق"])
def test_a_printed_vowel_settles_it(word: str) -> None:
    assert passive_vowel(word)
    assert voices(analyse(f"وقال إنه {word} أمس"), 2)[0] == ("passive", 1.0)


@pytest.mark.parametrize("word", ["كبُر", "كتبُوا", "كتبتُ", "كتب"])
def test_other_vowels_do_not(word: str) -> None:
    assert not passive_vowel(word)


def test_a_noun_has_no_voice() -> None:
    analysis = analyse("أصيب ثلاثة جنود في الانفجار")
    assert voices(analysis, 2) == ()
