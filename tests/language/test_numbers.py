"""Quantities: every number an independent speller can write, and phrases as the news prints them."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from waqai.language.numbers import FoundQuantity, find_quantities
from waqai.language.tokens import pieces
from waqai.lexicon.numbers import number_forms
from waqai.model import Quantity, Span, Token, fold, plain

UNITS_M = ["", "واحد", "اثنان", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة", "عشرة"]
UNITS_F = ["", "واحدة", "اثنتان", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثماني", "تسع", "عشر"]
TENS = ["", "", "عشر", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع"]
SCALES = [
    (10**9, "مليار", "مليارا", "مليارات"),
    (10**6, "مليون", "مليونا", "ملايين"),
    (10**3, "ألف", "ألفا", "آلاف"),
]


def token(index: int, text: str, start: int, end: int, kind: str) -> Token:
    part = text[start:end]
    span = Span(start, end)
    return Token(index=index, span=span, plain=plain(part), fold=fold(part), kind=kind, stem=fold(part), stem_span=span)


def tokens_of(text: str) -> tuple[Token, ...]:
    return tuple(token(i, text, *piece) for i, piece in enumerate(pieces(text)))


def read(text: str) -> list[FoundQuantity]:
    return find_quantities(tokens_of(text))


class Speller:
    """Spells numbers out, in one gender, one case and one way to write hundred."""

    def __init__(self, *, feminine: bool, oblique: bool, hundred: str, split: bool) -> None:
        self.feminine, self.oblique, self.hundred, self.split = feminine, oblique, hundred, split

    def dual(self, stem: str) -> str:
        return stem + ("ين" if self.oblique else "ان")

    def unit(self, number: int, *, feminine: bool) -> str:
        if number == 2:
            return self.dual("اثنت" if feminine else "اثن")
        return (UNITS_F if feminine else UNITS_M)[number]

    def teen(self, number: int, *, feminine: bool) -> str:
        ten = "عشرة" if feminine else "عشر"
        if number == 11:
            return ("إحدى " if feminine else "أحد ") + ten
        if number == 12:
            return ("اثنت" if feminine else "اثن") + ("ي " if self.oblique else "ا ") + ten
        return self.unit(number - 10, feminine=feminine) + " " + ten

    def below_hundred(self, number: int, *, feminine: bool) -> str:
        if number <= 10:
            return self.unit(number, feminine=feminine)
        if number < 20:
            return self.teen(number, feminine=feminine)
        tens = TENS[number // 10] + ("ين" if self.oblique else "ون")
        unit = self.unit(number % 10, feminine=feminine)
        return f"{unit} و{tens}" if unit else tens

    def below_thousand(self, number: int, *, feminine: bool) -> str:
        hundreds, rest = divmod(number, 100)
        parts = [self.below_hundred(rest, feminine=feminine)] if rest else []
        if hundreds == 1:
            parts.insert(0, self.hundred)
        elif hundreds == 2:
            parts.insert(0, self.dual(self.hundred[:-1] + "ت"))
        elif hundreds:
            stem = "ثمان" if hundreds == 8 and not self.split else UNITS_F[hundreds]
            parts.insert(0, stem + (" " if self.split else "") + self.hundred)
        return " و".join(parts)

    def scaled(self, count: int, forms: tuple[int, str, str, str]) -> str:
        _, one, accusative, many = forms
        if count == 1:
            return one
        if count == 2:
            return self.dual(one)
        words = self.below_thousand(count, feminine=False)
        last = count % 100
        return f"{words} {many if 3 <= last <= 10 else accusative if last > 10 else one}"

    def spell(self, number: int) -> str:
        parts = []
        for forms in SCALES:
            count, number = divmod(number, forms[0])
            if count:
                parts.append(self.scaled(count, forms))
        if number or not parts:
            parts.append(self.below_thousand(number, feminine=self.feminine))
        return " و".join(parts)


def numbers(random_: random.Random, size: int) -> list[int]:
    tops = [20, 100, 1000, 10**4, 10**5, 10**6, 10**9, 10**12]
    return [random_.randrange(1, random_.choice(tops)) for _ in range(size)]


def test_every_spelt_number_is_read_back() -> None:
    random_ = random.Random(7)  # noqa: S311  a fixed sample
    wrong = []
    for number in [*range(1, 1200), *numbers(random_, 4000)]:
        speller = Speller(
            feminine=random_.random() < 0.5,
            oblique=random_.random() < 0.5,
            hundred=random_.choice(["مئة", "مائة"]),
            split=random_.random() < 0.3,
        )
        text = speller.spell(number)
        found = read(text)
        if [(f.first, f.last, f.quantity) for f in found] != [(0, len(text.split()), Quantity(number, number))]:
            wrong.append((number, text, found))
    assert not wrong, wrong[:5]


@pytest.mark.parametrize("number", [7, 999, 1000, 13672, 1_250_000])
def test_digits_in_all_scripts(number: int) -> None:
    latin = f"{number:,}"
    indic = latin.translate(str.maketrans("0123456789,", "٠١٢٣٤٥٦٧٨٩٬"))
    for text in (str(number), latin, indic):
        assert [f.quantity for f in read(f"أصيب {text} شخصا")] == [Quantity(number, number)]


PHRASES = [
    ("قتل مئة وثلاثة وعشرون مدنيا في القصف", (123, 123), "cardinal"),
    ("بلغ العدد مائتين وخمسين جريحا", (250, 250), "cardinal"),
    ("نزح ثلاثة آلاف وخمسمئة شخص", (3500, 3500), "cardinal"),
    ("وصل عشرون ألفا إلى المخيم", (20000, 20000), "cardinal"),
    ("أحصت المنظمة 13 ألف و672 حالة", (13672, 13672), "cardinal"),
    ("يحتاج 3.5 مليون شخص إلى الغذاء", (3_500_000, 3_500_000), "cardinal"),
    ("يحتاج 3,5 ملايين شخص إلى الغذاء", (3_500_000, 3_500_000), "cardinal"),
    ("قرابة مليون ونصف المليون لاجئ عبروا", (1_500_000, 1_500_000), "cardinal"),
    ("عاد نصف مليون نازح", (500_000, 500_000), "cardinal"),
    ("عاد ربع مليون نازح", (250_000, 250_000), "cardinal"),
    ("قتل ألفا شخص منذ بدء الهجوم", (2000, 2000), "cardinal"),
    ("جندت الحركة ألفي مقاتل", (2000, 2000), "cardinal"),
    ("دفعت الوزارة مليوني دولار", (2_000_000, 2_000_000), "cardinal"),
    ("قتل أحد عشر جنديا في الكمين", (11, 11), "cardinal"),
    ("أصيبت اثنتا عشرة امرأة", (12, 12), "cardinal"),
    ("لقي خمسة عشر صيادا حتفهم", (15, 15), "cardinal"),
    ("احتجز اثنين من الصحفيين", (2, 2), "cardinal"),
    ("قتل شخص واحد", (1, 1), "cardinal"),
    ("قتل عشرات الجنود", (20, 99), "vague"),
    ("تظاهر العشرات أمام السفارة", (20, 99), "vague"),
    ("أصيب المئات بالاختناق", (200, 999), "vague"),
    ("فر الآلاف من المدينة", (2000, 9999), "vague"),
    ("شرد القتال عشرات الآلاف", (20000, 99999), "vague"),
    ("شرد القتال مئات الآلاف من الأسر", (200_000, 999_999), "vague"),
    ("يواجه ملايين الأطفال الجوع", (2_000_000, 9_999_999), "vague"),
    ("يواجه عشرات الملايين الجوع", (20_000_000, 99_999_999), "vague"),
    ("بقيت بضعة منازل", (3, 9), "vague"),
    ("بقيت بضع عائلات في القرية", (3, 9), "vague"),
    ("قاتل بضع مئات من المسلحين", (300, 999), "vague"),
    ("وصل بضعة آلاف من النازحين", (3000, 9999), "vague"),
    ("انتشر عدة آلاف من الجنود", (2000, 9999), "vague"),
    ("خطف المسلحون عدة موظفين", (2, None), "vague"),
    ("قتل نحو 40 مسلحا", (40, 40), "cardinal"),
    ("قتل حوالي أربعين مسلحا", (40, 40), "cardinal"),
    ("نزوح ما يقرب من ستين ألف شخص", (60000, 60000), "cardinal"),
    ("سمح لنحو 300 أسرة بالعودة", (300, 300), "cardinal"),
    ("قتل أكثر من مئة متظاهر", (100, None), "cardinal"),
    ("سقوط ما لا يقل عن ثلاثين جنديا", (30, None), "cardinal"),
    ("أصيب 14 شخصا على الأقل", (14, None), "cardinal"),
    ("أصيب على الأقل 14 شخصا", (14, None), "cardinal"),
    ("نزح ما يزيد على 5.6 مليون سوري", (5_600_000, None), "cardinal"),
    ("يضم المعسكر 500 مقاتل أو أكثر", (500, None), "cardinal"),
    ("قتل أقل من 50 شخصا", (0, 50), "cardinal"),
    ("يصل عددهم إلى ما يصل إلى 200 عنصر", (0, 200), "cardinal"),
    ("سيبقى 20 مراقبا على الأكثر", (0, 20), "cardinal"),
    ("قتل بين 20 و30 عنصرا", (20, 30), "cardinal"),
    ("قتل ما بين عشرين وثلاثين عنصرا", (20, 30), "cardinal"),
    ("يقدر عددهم بين خمسة وعشرة مسلحين", (5, 10), "cardinal"),
    ("يقدر عددهم بين عشرة وعشرين مسلحا", (10, 20), "cardinal"),
    ("نزح بين 20 و30 ألف شخص", (20000, 30000), "cardinal"),
    ("يحتاج من 3 إلى 5 أطباء", (3, 5), "cardinal"),
    ("انتشر 10-15 قناصا على الأسطح", (10, 15), "cardinal"),
    ("قتل ثلاثة أو أربعة حراس", (3, 4), "cardinal"),
    ("تسيطر القوات على 80 في المئة من البلاد", (80, 80), "percent"),
    ("تسيطر القوات على 80% من البلاد", (80, 80), "percent"),
    ("تراجع الإنتاج بنسبة 12,5 بالمئة", (12, 13), "percent"),
    ("دمر ما بين 40 و50 بالمائة من المباني", (40, 50), "percent"),
    ("في اليوم الثالث من المعارك", (3, 3), "ordinal"),
    ("الذكرى الحادية والعشرين للحرب", (21, 21), "ordinal"),
    ("الجولة السابعة عشرة من المحادثات", (17, 17), "ordinal"),
    ("أول هجوم على القاعدة", (1, 1), "ordinal"),
    ("أصيب ثلاثون جنديا ونيف", (30, 39), "cardinal"),
    ("مضى عشرون ونيف من الأعوام", (20, 29), "cardinal"),
    ("أسر 1500 مقاتل تقريبا", (1500, 1500), "cardinal"),
]


@pytest.mark.parametrize(("text", "bounds", "kind"), PHRASES)
def test_news_phrases(text: str, bounds: tuple[int, int | None], kind: str) -> None:
    found = read(text)
    assert [(f.quantity, f.kind) for f in found] == [(Quantity(*bounds), kind)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("قتل أكثر من مئة متظاهر", "أكثر من مئة"),
        ("نزح ما بين 20 و30 ألف شخص", "ما بين 20 و30 ألف"),
        ("يحتاج من 3 إلى 5 أطباء", "من 3 إلى 5"),
        ("أصيب 14 شخصا على الأقل", "14"),
        ("تسيطر على 80 في المئة منها", "80 في المئة"),
        ("قتل خمسة جنود و12 مدنيا", "خمسة"),
    ],
)
def test_the_tokens_hold_the_phrase(text: str, words: str) -> None:
    tokens, found = tokens_of(text), read(text)[0]
    assert text[tokens[found.first].span.start : tokens[found.last - 1].span.end] == words


@pytest.mark.parametrize(
    "text",
    [
        "جدد المجلس القرار 2254",
        "سلمت موسكو منظومة إس-300",
        "يجتمعون يوم الاثنين",
        "وقع الهجوم في 25/7/2015",
        "بدأ عند الساعة 10:30",
        "انضم أحد الضباط",
        "تعد قوة إف-16 الأساس",
        "أقلعت طائرات إف 16 فجرا",
        "دخلت كميات محدودة من الوقود",
    ],
)
def test_what_is_no_quantity(text: str) -> None:
    assert read(text) == []


def test_a_change_is_no_range() -> None:
    assert [f.quantity.low for f in read("ارتفع عدد القتلى من 20 إلى 30 قتيلا")] == [20, 30]


def test_several_quantities_stay_apart() -> None:
    found = read("قتل خمسة جنود وأصيب 12 مدنيا على الأقل، بينهم ثلاثة أطفال")
    assert [(f.quantity.low, f.quantity.high) for f in found] == [(5, 5), (12, None), (3, 3)]


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.sampled_from([*sorted(number_forms()), "30", "2,5", "من", "إلى", "بين", "و", "%", "قتيلا"]), max_size=10
    )
)
def test_any_row_of_number_words_keeps_the_laws(words: list[str]) -> None:
    tokens = tokens_of(" ".join(words))
    found = find_quantities(tokens)
    assert all(0 <= f.first < f.last <= len(tokens) for f in found)
    assert all(before.last <= after.first for before, after in pairwise(found))
    assert all(f.quantity.high is None or f.quantity.low <= f.quantity.high for f in found)


@pytest.mark.parametrize("digits", ["7" * 5000, "1" + ",111" * 3000, "1." + "7" * 5000, "7" * 5000 + ".5"])
def test_a_row_of_digits_too_long_for_a_number_is_none(digits: str) -> None:
    assert read(f"قتل {digits} جنديا") == []
    assert [found.quantity.low for found in read(f"قتل {digits} مليون جندي")] == [1_000_000]
