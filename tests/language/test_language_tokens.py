from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given

from arabic import printed
from waqai.language.tokens import pieces
from waqai.model import plain


def cut(text: str) -> list[tuple[str, str]]:
    return [(text[start:end], kind) for start, end, kind in pieces(text)]


def words(text: str) -> list[str]:
    return [part for part, _ in cut(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وصل الوفد.", ["وصل", "الوفد", "."]),
        ("قُتِلَ ثـــلاثة", ["قُتِلَ", "ثـــلاثة"]),
        ("في 12/8/2021 و2018-02-19", ["في", "12/8/2021", "و", "2018-02-19"]),
        ("1,200.5 و٣٫٥ و٣٬٠٠٠", ["1,200.5", "و", "٣٫٥", "و", "٣٬٠٠٠"]),
        ("بين 20-30 مدنيا", ["بين", "20", "-", "30", "مدنيا"]),
        ("عند 10:30 بنسبة 5%", ["عند", "10:30", "بنسبة", "5", "%"]),
        ("5ملايين", ["5", "ملايين"]),
        ("بـ20 طائرة F-16", ["بـ", "20", "طائرة", "F-16"]),
        ("#قوات_الحدود", ["قوات", "الحدود"]),
        ("و”اللجنة” و«الوفد»", ["و", "”", "اللجنة", "”", "و", "«", "الوفد", "»"]),
        ("قال ـ أمس ـ إن", ["قال", "ـ", "أمس", "ـ", "إن"]),
        ("انظر https://example.org/a?b=1 الآن", ["انظر", "https://example.org/a?b=1", "الآن"]),
        ("خطة abc عربabc", ["خطة", "abc", "عرب", "abc"]),
        ("سلام\u200f، \u200bثم", ["سلام", "،", "ثم"]),
        ("مي\u200cشود", ["مي\u200cشود"]),
        ("ال\u2060وفد \u2067قال\u2069", ["ال\u2060وفد", "قال"]),
        ("ا\u0654علن \u08f0 \ufe70", ["ا\u0654علن"]),
        ("ﻻ ﺳﻼم", ["ﻻ", "ﺳﻼم"]),
        ("", []),
        (" \u200f\n", []),
    ],
)
def test_cuts(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_kinds() -> None:
    kinds = {"الجيش": "word", "12/8/2021": "number", "٤٥": "number", "UNHCR": "latin", "،": "punct", "😀": "punct"}
    assert {text: cut(text)[0][1] for text in kinds} == kinds


@given(printed())
def test_offsets_are_exact_and_nothing_printed_is_lost(text: str) -> None:
    found = list(pieces(text))
    assert all(0 <= start < end <= len(text) for start, end, _ in found)
    assert all(a[1] <= b[0] for a, b in pairwise(found))
    held = {i for start, end, _ in found for i in range(start, end)}
    left = "".join(char for i, char in enumerate(text) if i not in held)
    assert not any(char.isalnum() and plain(char) for char in left)
