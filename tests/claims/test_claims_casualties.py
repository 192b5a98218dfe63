"""How many were killed, wounded, held or driven out, and which words say so."""

from __future__ import annotations

import pytest

from scenes import context
from waqai.claims.casualties import tolls_in

Row = tuple[str, int, int | None, str]


def tolls(text: str) -> list[Row]:
    scene = context(text).scene
    return [
        (toll.figure.kind.value, toll.figure.count.low, toll.figure.count.high, toll.figure.who.of(text))
        for sentence in scene.analysis.sentences
        for toll in tolls_in(scene, sentence)
    ]


#: Sentence → kind, lowest and highest count, the words that name them.
SENTENCES: dict[str, list[Row]] = {
    # a count behind a verb or masdar, or before a noun
    "قتل سبعة مدنيين في السوق": [("killed", 7, 7, "سبعة مدنيين")],
    "أعلن المستشفى مقتل أربعة أطفال": [("killed", 4, 4, "أربعة أطفال")],
    "سقط ثلاثون قتيلا": [("killed", 30, 30, "ثلاثون قتيلا")],
    "أحصى الأطباء 12 جريحا": [("wounded", 12, 12, "12 جريحا")],
    # several in one sentence, each count once
    "قتل سبعة مدنيين وجرح ثلاثون آخرون": [("killed", 7, 7, "سبعة مدنيين"), ("wounded", 30, 30, "ثلاثون آخرون")],
    # bounds
    "سقط عشرات القتلى": [("killed", 20, 99, "عشرات القتلى")],
    "اعتقلت الشرطة أكثر من عشرين شخصا": [("detained", 20, None, "أكثر من عشرين شخصا")],
    "أسفر الانفجار عن إصابة نحو أربعين طفلا": [("wounded", 40, 40, "نحو أربعين طفلا")],
    "نزح خمسة آلاف شخص": [("displaced", 5000, 5000, "خمسة آلاف شخص")],
    "خطف ثلاثة صحفيين": [("captured", 3, 3, "ثلاثة صحفيين")],
    # by the number of the noun alone
    "أصيب مدنيان بجروح": [("wounded", 2, 2, "مدنيان")],
    "أكد الطبيب مقتل جندي": [("killed", 1, 1, "جندي")],
    "سقط قتلى في انفجار": [("killed", 2, None, "قتلى")],
    # nobody is counted
    "قتلت التجربة روح المبادرة": [],
    "باع سبعة كتب": [],
    "وصل سبعة مدنيين": [],
}  # fmt: skip


@pytest.mark.parametrize("text", SENTENCES)
def test_tolls(text: str) -> None:
    assert tolls(text) == SENTENCES[text]


def test_a_count_does_not_cross_a_comma_or_a_verb() -> None:
    assert not [row for row in tolls("قتل، وعاد سبعة مدنيين") if row[1] == 7]


def test_every_count_serves_one_word() -> None:
    rows = tolls("قتل وجرح سبعة مدنيين")
    assert len(rows) == 1


def test_a_wounded_man_is_not_killed() -> None:
    assert [row[0] for row in tolls("سقط 12 جريحا")] == ["wounded"]
