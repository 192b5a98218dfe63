"""Offices whose holder is named behind what describes them."""

from __future__ import annotations

import pytest

from waqai.claims.scene import located
from waqai.language import analyse
from waqai.pipeline import mentions_of, read
from waqai.resolve.apposition import named_by
from waqai.resolve.times import find_times


def together(text: str, office: str, name: str) -> bool:
    """Whether an office and a name are one actor of the record."""
    return any({office, name} <= {span.of(text) for span in entity.mentions} for entity in read(text).entities)


@pytest.mark.parametrize(
    ("text", "office", "name"),
    [
        ("وقال سفير هولندا لدى مجلس الأمن، سالم خوري، إن الوضع خطير", "سفير هولندا", "سالم خوري"),
        ("وأكد قائد الشرطة في بلدة المرج سالم خوري أن الطريق آمن", "قائد الشرطة", "سالم خوري"),
    ],
)
def test_an_office_is_its_holder_named_behind_what_it_is_of(text: str, office: str, name: str) -> None:
    assert together(text, office, name)


@pytest.mark.parametrize(
    "text",
    [
        "وقال متحدث باسم البلدية في المرج إن سالم خوري غادر",
        "والتقى قائد الشرطة في المرج وسالم خوري أمس",
        "واجتمع قائد الشرطة في المرج يوم الخميس سالم خوري",
    ],
)
def test_a_new_clause_a_conjunction_or_a_day_begins_somebody_else(text: str) -> None:
    analysis = analyse(text)
    when = located(analysis, find_times(analysis, None))
    assert not named_by(analysis, mentions_of(analysis, when), [(row.first, row.last) for row in when])


def test_the_office_is_the_person_named_before() -> None:
    text = "غادر سالم خوري المدينة أمس. وقال قائد الشرطة في بلدة المرج، سالم خوري، إن الطريق آمن."
    assert together(text, "قائد الشرطة", "سالم خوري")
