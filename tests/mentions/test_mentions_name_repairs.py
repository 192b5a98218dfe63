"""The bounds of people's names, mended by what the whole report says."""

from __future__ import annotations

import pytest

from waqai.language import analyse
from waqai.mentions.name_repairs import mended


def names(text: str, *found: str) -> list[str]:
    """Return the names mended where a tagger `found` those words, each wherever they stand one after the other."""
    analysis, people = analyse(text), []
    at = 0
    for name in found:
        start = text.index(name, at)
        at = start + len(name)
        inside = [token.index for token in analysis.tokens if start <= token.span.start < at]
        people.append((inside[0], inside[-1] + 1))
    return [analysis.span(first, last).of(text) for first, last in mended(analysis.tokens, people)]


@pytest.mark.parametrize(
    ("text", "found", "whole"),
    [
        ("زار القائد سعد بن أبي دجانة البلدة", ["سعد بن أبي"], ["سعد بن أبي دجانة"]),
        ("وصل بلال عبد الكريم أمس", ["بلال عبد"], ["بلال عبد الكريم"]),
        ("أفرج عن بشير ولد سالم أمس", ["بشير", "سالم"], ["بشير ولد سالم"]),
        ("أفرج عن بشير ولد سالم أمس", ["بشير", "ولد سالم"], ["بشير ولد سالم"]),
        ("قال بشير وسالم إنهما بخير", ["بشير", "وسالم"], ["بشير", "وسالم"]),
    ],
)
def test_a_name_goes_on_behind_a_word_that_joins(text: str, found: list[str], whole: list[str]) -> None:
    assert names(text, *found) == whole


def test_the_same_words_twice_are_two_names() -> None:
    text = "سيرة أحمد المقداد أحمد المقداد طبيب سوري"
    assert names(text, "أحمد المقداد أحمد المقداد") == ["أحمد المقداد", "أحمد المقداد"]


def test_a_hyphen_parts_names_only_between_spaces() -> None:
    assert names("قالت ماري - كلير أمس", "ماري - كلير") == ["ماري", "كلير"]
    assert names("قالت ماري-كلير أمس", "ماري-كلير") == ["ماري-كلير"]


def test_who_was_found_whole_is_whole_wherever_the_words_stand() -> None:
    text = "قال سامر مقداد إن الطريق مفتوح. ورد سامر مقداد على سؤال."
    assert names(text, "سامر مقداد", "مقداد") == ["سامر مقداد", "سامر مقداد"]


def test_a_longer_name_found_once_among_many_does_not_spread() -> None:
    text = "دخل سامر البيت. قال سامر. ورأى سامر البيت. ثم باع سامر البيت."
    assert names(text, "سامر البيت", "سامر", "سامر", "سامر") == ["سامر البيت", "سامر", "سامر", "سامر"]


def test_latin_letters_in_brackets_spell_the_name_before_them() -> None:
    text = "ولد هانز غرومبرغ ( Hans Gromberg ) في قرية"
    assert names(text, "هانز غرومبرغ") == ["هانز غرومبرغ", "Hans Gromberg"]
    assert names("ولد هانز غرومبرغ ( 1902 )", "هانز غرومبرغ") == ["هانز غرومبرغ"]
