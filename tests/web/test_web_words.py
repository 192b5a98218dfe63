"""The words of the interface: the same keys in every language, plurals, escaping."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from markupsafe import Markup

from waqai.web import words
from waqai.web.words import LANGUAGES, Words, table

ROOM = Path(words.__file__).parent.parent


def placeholders(text: object) -> set[str]:
    return set(re.findall(r"{(\w+)}", str(text)))


def test_every_language_says_everything() -> None:
    first, *others = (table(language) for language in LANGUAGES)
    for other in others:
        assert set(first) == set(other)
        for key, text in first.items():
            assert isinstance(text, str) == isinstance(other[key], str), key
            assert placeholders(text) - {"n"} == placeholders(other[key]) - {"n"}, key


def test_every_word_that_a_template_asks_for_is_there() -> None:
    known = table(LANGUAGES[0])
    for template in ROOM.glob("templates/**/*.html"):
        for key in re.findall(r"\bt\([\"']([\w.]+)[\"'][,)]", template.read_text(encoding="utf-8")):
            assert key in known, f"{template.name} asks for {key}"


@pytest.mark.parametrize(
    ("number", "expected"),
    [(0, "بلا وقائع"), (1, "واقعة واحدة"), (2, "واقعتان"), (5, "5 وقائع"), (11, "11 واقعة"), (100, "100 واقعة")],
)
def test_numbers_take_the_form_of_the_language(number: int, expected: str) -> None:
    assert Words("ar")("reports.events", n=number) == expected


def test_values_are_escaped_and_markup_is_kept() -> None:
    say = Words("en")
    assert say("home.sums", reports="<b>", claims=Markup("<i>1</i>")) == ("The desk holds &lt;b&gt; and <i>1</i>.")


def test_a_missing_word_breaks_nothing() -> None:
    assert Words("en")("no.such.key") == "key"
