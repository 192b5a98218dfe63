"""What nobody sees, shown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup, escape

from waqai.web.rendering import bdi, environment, quoted
from waqai.web.views.shown import NOTHING, PILED, TURN, finished, shown
from waqai.web.words import Words

TURNS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


@pytest.mark.parametrize(
    "text",
    [
        "قالَ الوسيطُ إنّ الهُدنةَ «باقية».\n\tنعم",
        "می\u200cخواهم",
        "هدنة\u200f (ceasefire)\u200e",
        "\ufeffبداية",
        "\U0001f9d1\u200d\U0001f91d\u200d\U0001f9d1 \u2764\ufe0f\u200d\U0001f525",
        "plain words, <b>markup</b>",
        "e\u0301",
    ],
)
def test_what_people_write_stays_as_it_is(text: str) -> None:
    assert shown(text) == text


def test_what_turns_the_words_around_it_is_marked() -> None:
    assert shown(f"أ{TURNS}ب") == f"أ{TURN * len(TURNS)}ب"


def test_much_of_nothing_is_marked() -> None:
    assert shown("أ" + "\u200b" * 5000 + "ب") == "أ" + NOTHING * 5000 + "ب"
    assert shown("\u200b\u200c\u2060\ufeff") == NOTHING * 4


def test_piles_of_marks_are_cut_to_four() -> None:
    assert shown("ق" + "\u064e" * 100) == "ق" + "\u064e" * 4 + PILED * 96


def test_controls_have_pictures() -> None:
    assert shown("a\x00b\x1b[31m\x7f\x85\u2028\ud800") == "a␀b␛[31m␡\ufffd␤\ufffd"


@given(st.text())
def test_every_character_stays_one(text: str) -> None:
    assert len(shown(text)) == len(text)
    assert shown(shown(text)) == shown(text)


@given(st.text(alphabet=st.one_of(st.sampled_from("<>&\"'" + TURNS + "\u200b\u0651"), st.characters())))
def test_no_markup_comes_or_goes(text: str) -> None:
    escaped = escape(text)
    marked = shown(escaped)
    assert isinstance(marked, Markup)
    assert [char for char in marked if char in "<>&\"';"] == [char for char in escaped if char in "<>&\"';"]


def test_our_own_isolates_stay_in_markup() -> None:
    assert shown(Markup("\u2068اسم\u2069 \u202e")) == f"\u2068اسم\u2069 {TURN}"


@pytest.mark.parametrize("language", ["ar", "en"])
def test_whatever_a_template_writes_is_shown(language: str) -> None:
    hostile = "\u202e\u2069<script>"
    made = environment(language).from_string(
        '<p title="{{ x }}">{{ x }}{{ x | bdi }}{{ x | quoted }}{{ t("home.title", x=x) }}{{ 5 }}{{ none }}</p>'
    )
    page = made.render(x=hostile, none=None)
    assert not set(page) & set(TURNS)
    assert "<script" not in page
    assert page.count(f"{TURN}{TURN}&lt;script&gt;") == 4


def test_values_in_words_are_shown() -> None:
    words = Words("en")
    words._table = {"k": "Hello {name}"}
    assert words("k", name="\u2069x\u2068") == f"Hello {TURN}x{TURN}"


def test_names_are_cut_and_isolated() -> None:
    assert bdi("س" * 10_000) == f'<bdi dir="auto">{"س" * 200}…</bdi>'
    assert TURN in quoted("\u2069")
    assert finished(5) == 5
    assert finished(None) is None
