"""Bytes become the characters they stand for, or an error that says why not."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waqai.errors import BinaryInputError, EncodingError
from waqai.intake.decode import decode

TEXT = "أعلن الوسيط أن الطرفين اتفقا على هدنة في الميناء.\r\nوقال إن المراقبين سيصلون غداً.\n"


@given(st.text(alphabet="ءابتثجحخدذرزسشصضطظعغفقكلمنهوي \n\tﷺ🌍aé٣۴ًـ", min_size=1))
def test_utf8_is_kept_to_the_last_character(text: str) -> None:
    assert decode(text.encode()) == text


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_a_byte_order_mark_names_the_encoding_and_is_no_character(mark: bytes, encoding: str) -> None:
    assert decode(mark + TEXT.encode(encoding)) == TEXT


@pytest.mark.parametrize("text", [TEXT, "قتل ثلاثة جنود في كمين شرقي البلدة", "الهدنة مستمرة"])
def test_windows_1256_is_read_where_it_makes_arabic(text: str) -> None:
    assert decode(text.encode("cp1256")) == text


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode("iso8859-6"),
        TEXT.encode()[:-30] + b"\xd8\n",
        "Der Präsident dankte den Gästen für die schöne Überraschung".encode("cp1252"),
        "Переговоры продолжаются".encode("cp1251"),
        "停戦".encode("shift-jis"),
        codecs.BOM_UTF16_LE + "هدنة".encode("utf-16-le") + b"\x00\xd8",
        codecs.BOM_UTF8 + b"\xff\xff",
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
    ],
    ids=[
        "iso-8859-6",
        "cut utf-8",
        "german",
        "russian",
        "japanese",
        "half a pair",
        "bad utf-8",
        "unmarked",
        "unmarked-be",
    ],
)
def test_other_encodings_are_refused(data: bytes) -> None:
    with pytest.raises(EncodingError):
        decode(data)


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7\n" + TEXT.encode(),
        b"PK\x03\x04" + TEXT.encode(),
        b"\x89PNG\r\n\x1a\n",
        b"\xff\xd8\xff\xe0JFIF",
        b"{\\rtf1\\ansi}",
        TEXT.encode() + b"\0" + TEXT.encode(),
        bytes(range(256)) * 4,
        codecs.BOM_UTF16_LE + "هدنة\0".encode("utf-16-le"),
    ],
    ids=["pdf", "zip", "png", "jpeg", "rtf", "nul", "bytes", "nul in utf-16"],
)
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(BinaryInputError):
        decode(data)


@given(st.binary(max_size=400))
def test_any_bytes_give_text_or_one_of_two_errors(data: bytes) -> None:
    try:
        text = decode(data)
    except (BinaryInputError, EncodingError) as error:
        text = str(error)
    assert isinstance(text, str)
