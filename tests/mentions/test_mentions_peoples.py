"""Peoples, sects and persons that only an adjective of origin names."""

from __future__ import annotations

import pytest

from waqai.language import analyse
from waqai.mentions.entities import find_entities
from waqai.model import EntityKind, Mention


def named(text: str, because: str) -> list[Mention]:
    return [m for m in find_entities(analyse(text)) if m.because == because]


@pytest.mark.parametrize(
    ("text", "because", "words"),
    [
        ("خضعت القرية لسيطرة الأكراد منذ عام", "people kurdi", "الأكراد"),
        ("نهب المسلحون متجرا يملكه مسيحيون", "people masihi", "مسيحيون"),
        ("وصل وفد من ثوار الجنوب إلى الجسر", "people thawri", "ثوار"),
    ],
)
def test_a_plural_of_an_adjective_names_a_crowd(text: str, because: str, words: str) -> None:
    assert [m.span.of(text) for m in named(text, because)] == [words]


@pytest.mark.parametrize(
    "text", ["انسحب المقاتلون الأكراد من التل", "أجل الحزب رئاسيات الخريف", "جرى سريان الهدنة أمس"]
)
def test_an_adjective_of_a_noun_and_another_word_name_nobody(text: str) -> None:
    assert not any(m.because.startswith("people ") for m in find_entities(analyse(text)))


def test_a_singular_behind_a_verb_is_one_person() -> None:
    (mention,) = named("قتل فلسطيني آخر برصاص الجنود", "country PSE people")
    assert (mention.kind, mention.form) == (EntityKind.PERSON, "office")


def test_a_singular_behind_a_noun_stays_the_adjective_of_the_state() -> None:
    (mention,) = find_entities(analyse("وقع هجوم إسرائيلي على الميناء"))
    assert mention.form == "nisba"
