"""Bytes to characters, without a guess that could be wrong: UTF-8, marked UTF-16/32, or plain windows-1256."""

from __future__ import annotations

import codecs
import re

from waqai.errors import BinaryInputError, EncodingError

#: A byte order mark names the encoding; it is no character of the text. UTF-32 comes first, for it begins like UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
    (b"\xfd7zXZ", "a compressed file"),
    (b"7z\xbc\xaf", "a compressed file"),
    (b"Rar!", "a compressed file"),
    (b"SQLite format 3", "a database"),
    (b"\x7fELF", "a program"),
)
_CONTROL = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b")) + b"\x7f"
_CONTROL_SHARE = 0.01
_HEAD = 1 << 16
_SAVE = "save it as UTF-8 and try again"

_ARABIC = re.compile("[ء-غف-ي]")
_COMMON = re.compile("[اليمنروتهبعد]")
_FOREIGN = re.compile("[À-ÿŒœƒپچژگٹڈڑکںھہے¢-½×÷]")
#: Measured on reports read rightly, read as windows-1256 though they were ISO 8859-6, and though they were UTF-8.
_ARABIC_SHARE = 0.93  # of Arabic and foreign signs; the misread have 0.5 to 0.85
_COMMON_SHARE = 0.45  # of the Arabic letters; misread UTF-8 has 0.0
_LAM_OVER_NOON = -0.1  # share of lam less share of noon: 0.06 in prose; in misread ISO 8859-6 -0.11
_UNMARKED_SHARE = 0.4  # of every second byte: the high byte of Arabic letters in UTF-16
_ARABIC_PAGE = 0x06


def decode(data: bytes) -> str:
    """Return the characters of `data`, newlines and spaces untouched; a byte order mark is dropped.

    Raises BinaryInputError for what is no text, EncodingError for text that is neither UTF-8 (with or without a
    mark), nor UTF-16 or UTF-32 with one, nor plausible Arabic in windows-1256.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], encoding)
    refuse_binary(data)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _windows(data, error)


def refuse_binary(data: bytes) -> None:
    """Raise BinaryInputError where `data` is a known file format or holds too many control bytes to be text."""
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise BinaryInputError(f"this is {what}, not text", "save its text as a .txt file in UTF-8")
    if _unmarked_utf16(data[:_HEAD]):
        raise EncodingError("this looks like UTF-16 without a byte order mark", _SAVE)
    head = data[:_HEAD]
    if b"\0" in data or len(head) - len(head.translate(None, _CONTROL)) > _CONTROL_SHARE * len(head):
        raise BinaryInputError("this is binary data, not text", "give a text file, a web page or JSON lines")


def _strictly(data: bytes, encoding: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise EncodingError(f"broken {encoding.upper()} at byte {error.start}", _SAVE) from None
    if "\0" in text:
        raise BinaryInputError("this is binary data, not text", "give a text file, a web page or JSON lines")
    return text


def _windows(data: bytes, error: UnicodeDecodeError) -> str:
    text = data.decode("cp1256")
    if plausible(text):
        return text
    raise EncodingError(
        f"byte {error.start} is not UTF-8, and the whole is not Arabic in windows-1256",
        "find out its encoding, save it as UTF-8 and try again",
    )


def plausible(text: str) -> bool:
    """Whether `text`, decoded on trial, reads like Arabic: Arabic letters prevail, in the usual proportions."""
    arabic, foreign = len(_ARABIC.findall(text)), len(_FOREIGN.findall(text))
    common = len(_COMMON.findall(text))
    return (
        arabic > 0
        and arabic >= _ARABIC_SHARE * (arabic + foreign)
        and common >= _COMMON_SHARE * arabic
        and text.count("ل") - text.count("ن") >= _LAM_OVER_NOON * arabic
    )


def _unmarked_utf16(head: bytes) -> bool:
    half = len(head) // 2
    return half > 1 and any(head[odd::2].count(_ARABIC_PAGE) > _UNMARKED_SHARE * half for odd in (0, 1))
