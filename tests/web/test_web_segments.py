"""Cutting a text at every edge of every span loses nothing and keeps every span whole."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from waqai.model import Span
from waqai.web.views.segments import Mark, lines


@st.composite
def marked_texts(draw: st.DrawFn) -> tuple[str, list[Mark]]:
    text = draw(st.text(alphabet="ابت ُ🌍\n\r.", min_size=1, max_size=40))
    marks = []
    for number in range(draw(st.integers(0, 6))):
        start = draw(st.integers(0, len(text) - 1))
        end = draw(st.integers(start + 1, len(text)))
        marks.append(Mark(Span(start, end), f"v{number}", draw(st.sampled_from(["trigger", "actor"])), "v"))
    return text, marks


@given(marked_texts())
def test_the_segments_are_the_text(case: tuple[str, list[Mark]]) -> None:
    text, marks = case
    cut = lines(text, marks)
    assert "\n".join("".join(part.text for part in line.segments) for line in cut) == text
    for mark in marks:
        name = f"{mark.owner}.{mark.role}"
        covered = "".join(part.text for line in cut for part in line.segments if name in part.marks)
        assert covered == mark.span.of(text).replace("\n", "")


def test_the_same_mark_twice_ends_twice() -> None:
    mark = Mark(Span(0, 2), "v1", "trigger", "v")
    first, second = lines("ابت", [mark, mark])[0].segments
    assert (first.marks, second.marks) == (("v1.trigger",), ())


def test_a_headline_stands_alone() -> None:
    assert [line.heading for line in lines("هدنة\n\nخبر\n", [])] == [True, False, False, False]
    assert not any(line.heading for line in lines("هدنة\nخبر", []))
    assert not any(line.heading for line in lines("انتهت الهدنة.\n\nخبر", []))
