"""Datelines and bylines: where a report was sent from, by whom and when, takes part in nothing."""

from __future__ import annotations

import pytest

from waqai.language import analyse
from waqai.mentions.datelines import dateline_end


def opening(text: str) -> str:
    """Return the words of the first sentence that stand before the report proper."""
    analysis = analyse(text)
    end = dateline_end(analysis, analysis.sentences[0])
    return text[: analysis.tokens[end - 1].span.end] if end else ""


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("دمشق - قصف الجيش القرية.", "دمشق -"),
        ("الخرطوم، 12 مايو - اتهم الجيش خصومه بخرق الهدنة.", "الخرطوم، 12 مايو -"),
        ("عدن، اليمن (رويترز) - قال مصدر إن الهجوم فشل.", "عدن، اليمن (رويترز) -"),
        ("الرياض – واس\nقصف الجيش القرية.", "الرياض – واس"),
        ("سالم حمد – القدس العربي\nقصف الجيش القرية.", "سالم حمد – القدس العربي"),
        ("قصف الجيش القرية - وهي خالية - فجر أمس.", ""),
        ("قال الوزير - في دمشق - إن الهدنة قائمة.", ""),
        ("سوريا: هجوم على قرية", ""),
    ],
)
def test_what_stands_before_the_report(text: str, before: str) -> None:
    assert opening(text) == before


def test_a_dash_inside_a_paragraph_opens_nothing() -> None:
    text = "انتهى اللقاء. دمشق - بيروت طريق مغلق."
    analysis = analyse(text)
    last = analysis.sentences[-1]
    assert last.first > 0
    assert dateline_end(analysis, last) == last.first
