"""The laws of `analysis_laws` hold for any text: drawn ones, and those that fuzzing found to reach every corner."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from analysis_laws import check
from arabic import news, printed
from waqai.language import analyse

CORPUS = Path(__file__).parent / "corpus/analyse.json"


@settings(deadline=None)
@given(printed())
@example("")
@example("\u200f \ufeff")
def test_any_text(text: str) -> None:
    check(analyse(text))


@settings(deadline=None)
@given(st.text())
def test_any_characters(text: str) -> None:
    check(analyse(text))


@settings(deadline=None)
@given(news())
def test_rows_of_words(text: str) -> None:
    check(analyse(text))


@settings(deadline=None)
@given(news())
def test_the_same_text_gives_the_same_result(text: str) -> None:
    assert analyse(text) == analyse(text)


@settings(deadline=None)
@given(news(20), news(20))
def test_what_stands_before_a_closed_paragraph_is_nothing_to_it(before: str, after: str) -> None:
    first, rest = (f"{part} وصل الوفد.".replace("\n", " ") for part in (before, after))
    whole, alone = analyse(f"{first}\n\n{rest}"), analyse(rest)
    shift = len(first) + 2
    tail = [(t.span.start - shift, t.span.end - shift, t.upos, t.stem) for t in whole.tokens if t.span.start >= shift]
    assert tail == [(t.span.start, t.span.end, t.upos, t.stem) for t in alone.tokens]


@pytest.mark.parametrize("part", range(8))
def test_the_corpus_of_fuzzing(part: int) -> None:
    for text in json.loads(CORPUS.read_text(encoding="utf-8"))[part::8]:
        check(analyse(text))
