"""Well-known people whom the lexicon lists by their full names."""

from __future__ import annotations

import pytest

from waqai.language import analyse
from waqai.language.counts import usage
from waqai.lexicon.names import figures
from waqai.mentions.entities import find_entities
from waqai.mentions.name_tagger import model_of, shipped_weights
from waqai.mentions.proper import proper_names
from waqai.mentions.world_people import listed_people


def listed(text: str) -> list[str]:
    analysis = analyse(text)
    return [analysis.span(name.first, name.last).of(text) for name in listed_people(analysis.tokens)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("مرر ميروسلاف كلوزه الكرة وسجل لوكاس بودولسكي", ["ميروسلاف كلوزه", "لوكاس بودولسكي"]),
        ("قرأنا رواية لنجيب محفوظ", ["لنجيب محفوظ"]),
        ("وقع الحادث في شارع عمر المختار", []),
        ("قرر نجيب أن يسافر", []),
    ],
)
def test_a_listed_person_is_found_by_the_full_name(text: str, names: list[str]) -> None:
    assert listed(text) == names


def test_every_listed_name_has_two_words_at_least() -> None:
    phrases = figures()
    assert phrases.get(("نجيب", "محفوظ"))
    assert phrases.get(("نجيب",)) is None


def test_a_longer_name_that_the_tagger_sees_is_left_whole() -> None:
    text = "وقال أحمد حسن الحمداني إن المعرض سيفتح غدا"
    analysis = analyse(text)
    found = proper_names(analysis, find_entities(analysis), model_of(shipped_weights(), usage()))
    assert [analysis.span(name.first, name.last).of(text) for name in found] == ["أحمد حسن الحمداني"]
