"""Numbers spelt out by an independent generator, num2words."""

from __future__ import annotations

import random
import re

import pytest
from num2words import num2words
from test_numbers import read

from waqai.model import Quantity

SIZE = 5000
TOPS = (20, 100, 1000, 10**4, 10**5, 10**6, 10**9, 10**12)
ONES = range(1, 20)
TENS = range(20, 100)


def numbers() -> list[int]:
    random_ = random.Random(2026)  # noqa: S311  a fixed sample
    return [random_.randrange(1, random_.choice(TOPS)) for _ in range(SIZE)]


def spelt(number: int) -> str:
    """Return the number as the generator prints it: masculine, nominative, with "and" as a word of its own."""
    return str(num2words(number, lang="ar"))


def joined(text: str) -> str:
    return text.replace(" و ", " و")


def oblique(text: str) -> str:
    tens = re.sub(r"\b(عشر|ثلاث|أربع|خمس|ست|سبع|ثمان|تسع)ون\b", r"\1ين", text)
    duals = re.sub(r"\b(اثن|مئت|ألف|مليون|مليار)ان\b", r"\1ين", tens)
    return joined(re.sub(r"\b(مئت|ألف|مليون|مليار|اثن)ا(?!\w|ً)", r"\1ي", duals))


def share(texts: list[tuple[int, str]]) -> float:
    right = sum(
        [(f.first, f.last, f.quantity) for f in read(text)] == [(0, len(text.split()), Quantity(number, number))]
        for number, text in texts
    )
    return right / len(texts)


def test_numbers_as_the_generator_prints_them() -> None:
    assert share([(number, spelt(number)) for number in numbers()]) >= 0.98


def test_with_and_joined_to_its_word() -> None:
    assert share([(number, joined(spelt(number))) for number in numbers()]) >= 0.98


def test_in_the_oblique_case() -> None:
    assert share([(number, oblique(spelt(number))) for number in numbers()]) >= 0.98


def test_feminine_tens() -> None:
    """The generator's "ordinals" from twenty on are feminine cardinals."""
    feminine = [(number, joined(str(num2words(number, lang="ar", to="ordinal")))) for number in TENS]
    assert share(feminine) == 1.0


@pytest.mark.parametrize("number", ONES)
def test_ordinals(number: int) -> None:
    found = read(str(num2words(number, lang="ar", to="ordinal")))
    assert [(f.quantity, f.kind) for f in found] == [(Quantity(number, number), "ordinal")]
