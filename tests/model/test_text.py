"""Laws of texts: every reading leads back to the characters, and folding twice changes nothing."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arabic import HAMZA, LETTERS, MARKS, TATWEEL, printed
from waqai.model import Reading, Span, fold, plain


@given(printed())
def test_a_reading_maps_every_character_back(text: str) -> None:
    reading = Reading.plain(text)
    assert reading.value == plain(text)
    assert len(reading.offsets) == len(reading.value)
    assert list(reading.offsets) == sorted(reading.offsets)
    for index, char in enumerate(reading.value):
        span = reading.span(index, index + 1)
        assert span.start == reading.offsets[index]
        assert char in plain(span.of(text))


@given(printed())
def test_what_a_reading_leaves_out_is_invisible(text: str) -> None:
    kept = set(Reading.plain(text).offsets)
    dropped = [char for index, char in enumerate(text) if index not in kept]
    assert plain("".join(dropped)) == ""


@given(printed(), st.data())
def test_a_range_of_a_reading_quotes_the_same_words(text: str, data: st.DataObject) -> None:
    reading = Reading.plain(text)
    if not reading.value:
        return
    start = data.draw(st.integers(0, len(reading.value) - 1))
    end = data.draw(st.integers(start + 1, len(reading.value)))
    span = reading.span(start, end)
    assert 0 <= span.start < span.end <= len(text)
    assert reading.value[start:end] in plain(span.of(text))


@given(printed(8))
def test_ranges_outside_a_reading_are_refused(text: str) -> None:
    reading = Reading.plain(text)
    length = len(reading.value)
    for start, end in ((0, length + 1), (-1, 1), (length, length), (length, length - 1)):
        with pytest.raises(IndexError):
            reading.span(start, end)


@given(printed())
def test_plain_and_fold_twice_is_once(text: str) -> None:
    assert plain(plain(text)) == plain(text)
    assert fold(fold(text)) == fold(text)
    assert fold(plain(text)) == fold(text)


@given(printed(), printed())
def test_plain_and_fold_go_character_by_character(left: str, right: str) -> None:
    loose_hamza = right.lstrip("".join({*MARKS} - {HAMZA})).startswith(("\u0653", "\u0654", "\u0655"))
    assert loose_hamza or plain(left + right) == plain(left) + plain(right)
    assert fold(left + right) == fold(left) + fold(right)


@given(st.text(LETTERS, min_size=1), st.data())
def test_marks_and_tatweel_are_nothing_to_a_look_up(word: str, data: st.DataObject) -> None:
    marks = [data.draw(st.text(MARKS + TATWEEL, max_size=2)) for _ in word]
    marked = "".join(letter + mark for letter, mark in zip(word, marks, strict=True))
    assert fold(marked) == fold(word)
    assert plain(marked.replace(HAMZA, "")) == word


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ﻻ", "لا"), ("ﷲ", "الله"), ("ســلام", "سلام"), ("مُدَرِّس", "مدرس"), ("٢٠٢١", "2021"), ("۲۰", "20"),
        ("کابل", "كابل"), ("یمن", "يمن"), ("مدرسة", "مدرسة"), ("أحمد", "أحمد"), ("ڪتاب", "كتاب"), ("قریۀ", "قريه"),
        ("ﺳﻼﻡ", "سلام"), ("ﻷﻥ", "لأن"), ("ﻹﻳﺮاﻥ", "لإيران"), ("ﻵﺧﺮ", "لآخر"), ("ﹰا\ufe7e", "ا"), ("ﮐﺎﺑﻞ", "كابل"),
        ("ا\u0654حمد", "أحمد"), ("ا\u064e\u0654حمد", "أحمد"), ("ا\u0655لى", "إلى"), ("ا\u0653لاف", "آلاف"),
        ("مسو\u0654ول", "مسؤول"), ("ري\u0654يس", "رئيس"), ("ب\u0654", "ب"), ("و\u0655", "و"),
        ("ال\u200fجيش\u200e", "الجيش"), ("مي\u200cشود", "ميشود"), ("\u202bالجيش\u202c", "الجيش"),
        ("\u2067الجيش\u2069", "الجيش"),
        ("ال\u2060وف\u034fد\u206f", "الوفد"), ("قرآن\u06df", "قرآن"), ("\u08f0", ""), ("إسلا\u00adم", "إسلام"),
    ],
)  # fmt: skip
def test_plain_keeps_the_spelling(text: str, expected: str) -> None:
    assert plain(text) == expected


@pytest.mark.parametrize(
    ("text", "word", "covered"),
    [
        ("في ﻻذقية اليوم", "لاذقية", "ﻻذقية"),
        ("من ا\u0654حمد ثم", "أحمد", "ا\u0654حمد"),
        ("الـجَـيش\u200f.", "الجيش", "الـجَـيش\u200f"),
        ("عام ٢٠٢١م", "2021", "٢٠٢١"),
        ("ب\u200cکابل", "كابل", "کابل"),
    ],
)
def test_the_way_back_from_a_reading_is_exact(text: str, word: str, covered: str) -> None:
    reading = Reading.plain(text)
    start = reading.value.index(word)
    assert reading.span(start, start + len(word)).of(text) == covered


@pytest.mark.parametrize("word", ["أعلن", "المسؤول", "إلى", "الآلاف", "رئيس", "مائة", "شُؤُون", "أَنَّ"])
def test_composed_and_decomposed_text_read_alike(word: str) -> None:
    assert plain(unicodedata.normalize("NFD", word)) == plain(word)


@pytest.mark.parametrize(("one", "other"), [("أحمد", "احمد"), ("على", "علي"), ("مدرسة", "مدرسه"), ("مسؤول", "مسوول")])
def test_fold_joins_variants(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@given(printed(), st.data())
def test_a_span_quotes_its_text(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    quote = Span(start, end).of(text)
    assert len(quote) == end - start
    assert text[:start] + quote + text[end:] == text


_spans = st.tuples(st.integers(0, 20), st.integers(1, 10)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))


@given(_spans, _spans)
def test_overlap_and_containment_agree_with_the_characters(one: Span, other: Span) -> None:
    first, second = set(range(one.start, one.end)), set(range(other.start, other.end))
    assert one.overlaps(other) == bool(first & second) == other.overlaps(one)
    assert one.contains(other) == (second <= first)
