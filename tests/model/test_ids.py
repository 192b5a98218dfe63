"""Laws of ids: they depend on all of the content, and on nothing else."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from arabic import printed
from waqai.model import Report, content_id

_parts = st.lists(st.one_of(st.none(), printed(6), st.sampled_from(["", "-", "1:", "\x1f"])), max_size=4)


@given(_parts, _parts)
def test_ids_are_equal_exactly_where_the_content_is(one: list[str | None], other: list[str | None]) -> None:
    assert (content_id("x", *one) == content_id("x", *other)) == (one == other)


@given(printed())
def test_the_kind_stands_before_the_id(text: str) -> None:
    kind, _, digest = content_id("event", text).partition("-")
    assert kind == "event"
    assert len(digest) == 16
    assert int(digest, 16) >= 0


def test_ids_are_the_same_in_another_process() -> None:
    program = "from waqai.model import content_id; print(content_id('event', 'هدنة', 3, None))"
    answers = {
        subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.strip()
        for _ in range(2)
    }
    assert answers == {content_id("event", "هدنة", 3, None)}


@given(printed(), st.dates(), printed(5))
def test_text_outlet_and_date_decide_the_id_of_a_report(text: str, day: date, outlet: str) -> None:
    report = Report(text=text, outlet=outlet, published=day)
    assert report.id == Report(text=text, outlet=outlet, published=day, title="x", url="https://example.org").id
    others = (
        Report(text=text + " ", outlet=outlet, published=day),
        Report(text=text, outlet=outlet + "x", published=day),
        Report(text=text, outlet=outlet),
        Report(text=text, published=day),
    )
    assert report.id not in {other.id for other in others}


def test_the_headline_is_the_title_or_the_first_words() -> None:
    assert Report(text="\n \nهدنة في الميناء\n\nنص", title=None).headline == "هدنة في الميناء"
    assert Report(text="نص", title="عنوان").headline == "عنوان"
    assert Report(text="").headline == ""
    long = Report(text="كلمة " * 100).headline
    assert len(long) <= 161
    assert long.endswith("…")
