from __future__ import annotations

import time

import pytest
from hypothesis import given

from arabic import news, printed
from waqai.language import analyse
from waqai.model import Analysis


def sentences(text: str) -> list[str]:
    return [sentence.span.of(text) for sentence in analyse(text).sentences]


def clauses(text: str) -> list[str]:
    analysis = analyse(text)
    return [analysis.span(*clause).of(text) for sentence in analysis.sentences for clause in sentence.clauses]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وصل الوفد. وغادر الوسيط.", ["وصل الوفد.", "وغادر الوسيط."]),
        ("هل وقعوا؟ لم يوقعوا! انسحبوا", ["هل وقعوا؟", "لم يوقعوا!", "انسحبوا"]),
        ("وصل الوفد.وغادر الوسيط", ["وصل الوفد.", "وغادر الوسيط"]),
        ("قال د. سالم إن أ.ف.ب نقلت الخبر", ["قال د. سالم إن أ.ف.ب نقلت الخبر"]),
        ("بلغت 3.5 مليون. ثم 4", ["بلغت 3.5 مليون.", "ثم 4"]),
        ("السودان.. هدنة جديدة", ["السودان.. هدنة جديدة"]),
        ("وصل… ثم غادر", ["وصل… ثم غادر"]),
        (
            "قال: «لن ننسحب من المدينة أبدا. سنقاتل». وغادر",
            ["قال: «لن ننسحب من المدينة أبدا.", "سنقاتل».", "وغادر"],
        ),
        ("صحيفة «نعم. لا» نشرت الخبر", ["صحيفة «نعم. لا» نشرت الخبر"]),
        ("قال «لن ننسحب من هنا.» وانصرف", ["قال «لن ننسحب من هنا.»", "وانصرف"]),
        ("سطر أول\nسطر ثان\r\n\u2028سطر ثالث", ["سطر أول", "سطر ثان", "سطر ثالث"]),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


def test_headings() -> None:
    text = (
        "هدنة جديدة في الميناء\nأعلن الوسيط أمس التوصل إلى هدنة جديدة في الميناء.\n\nشروط صعبة\n\n"
        "ورفض الطرفان الشروط:\n- وقف القتال\nوانتهى الاجتماع"
    )
    assert [s.heading for s in analyse(text).sentences] == [True, False, True, False, False, False]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قال الوسيط إن الوفد وصل", ["قال الوسيط", "إن الوفد وصل"]),
        ("انسحب الجيش وسيطر المسلحون على البلدة", ["انسحب الجيش", "وسيطر المسلحون على البلدة"]),
        ("الوفد الذي وصل أمس غادر اليوم", ["الوفد", "الذي وصل أمس", "غادر اليوم"]),
        ("غادر الوفد بعد أن وقع الاتفاق", ["غادر الوفد", "بعد أن وقع الاتفاق"]),
        ("تقدم الجيش فيما انسحب المسلحون", ["تقدم الجيش", "فيما انسحب المسلحون"]),
        ("شن المسلحون هجوما استهدف القاعدة", ["شن المسلحون هجوما", "استهدف القاعدة"]),
        ("زار الوزير المدينة، مؤكدا أن الهدنة صامدة", ["زار الوزير المدينة،", "مؤكدا أن الهدنة صامدة"]),
        ("كان الجيش يقصف البلدة", ["كان الجيش يقصف البلدة"]),
        ("لا يزال المسلحون يسيطرون على التل", ["لا يزال المسلحون يسيطرون على التل"]),
        ("التقى الوزير وفدا من المعارضة ونائب الرئيس", ["التقى الوزير وفدا من المعارضة ونائب الرئيس"]),
        ("قال القائد: سنرد على الهجوم", ["قال القائد:", "سنرد على الهجوم"]),
    ],
)
def test_clauses(text: str, expected: list[str]) -> None:
    assert clauses(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('قال «نعم» ثم “لا” و"ربما"', ["نعم", "لا", "ربما"]),
        ("و”اللجنة المركزية” حضرت", ["اللجنة المركزية"]),
        ("قال «إن “اللجنة” حضرت»", ["إن “اللجنة” حضرت", "اللجنة"]),
        ("قال 'نعم' وانصرف", ["نعم"]),
        ("قال «نعم\nثم» انصرف", []),
        ('بطول 5" وعرض «متر»', ["متر"]),
        ("«»", []),
    ],
)
def test_quotes(text: str, expected: list[str]) -> None:
    analysis = analyse(text)
    assert [analysis.span(*quote).of(text) for quote in analysis.quotes] == expected


def check(analysis: Analysis) -> None:
    tokens, text = analysis.tokens, analysis.text
    assert [token.index for token in tokens] == list(range(len(tokens)))
    for token in tokens:
        span, stem = token.span, token.stem_span
        assert 0 <= span.start <= stem.start < stem.end <= span.end <= len(text)
        assert token.plain and token.fold and token.stem  # noqa: PT018  all three
    edges = [edge for s in analysis.sentences for edge in (s.first, s.last)]
    assert edges[1:-1:2] == edges[2::2]
    assert not tokens or (edges[0], edges[-1]) == (0, len(tokens))
    for s in analysis.sentences:
        starts, ends = zip(*s.clauses, strict=True)
        assert (starts[0], ends[-1]) == (s.first, s.last)
        assert starts[1:] == ends[:-1]
        assert analysis.span(s.first, s.last) == s.span
    for phrase in analysis.phrases:
        assert phrase.first <= phrase.head < phrase.last
        assert analysis.sentence_of(phrase.first) == analysis.sentence_of(phrase.last - 1)
    assert all(a.last <= b.first for a, b in zip(analysis.phrases, analysis.phrases[1:], strict=False))
    assert all(first < last for first, last in analysis.quotes)


@given(printed())
def test_the_laws_hold_for_any_text(text: str) -> None:
    check(analyse(text))


@given(news())
def test_the_laws_hold_for_rows_of_words(text: str) -> None:
    check(analyse(text))
    assert analyse(text) == analyse(text)


@pytest.mark.parametrize("unit", [". ", "«ا» ", "الكبير ", "قال ", '" ', "بعد أن ", "#", "من قبل "])
def test_time_is_linear_in_one_line(unit: str) -> None:
    start = time.perf_counter()
    analyse(unit * 10_000)
    assert time.perf_counter() - start < 5
