"""A strip of one line: what states a matter went through, for lists."""

from __future__ import annotations

from datetime import date, timedelta

from markupsafe import Markup

from waqai.desk import Head
from waqai.export.isolates import clean, isolate
from waqai.web.draw.scale import Scale, moment
from waqai.web.draw.speech import Speech
from waqai.web.draw.svg import element

_HEIGHT, _WIDTH = 12, 320


def draw_strip(head: Head, speech: Speech, until: date | None = None) -> Markup:
    """Return the states of a course as one bar up to `until` (else its last state), each in its colour."""
    end = max(head.last, until or head.last) + timedelta(days=1)
    scale = Scale(moment(head.first), moment(end), 0, _WIDTH, rtl=speech.rtl)
    said = [f"{speech.say(f'at.{head.matter}.{state}')} {speech.day(on)}" for on, state in head.steps]
    ends = [*(on for on, _ in head.steps[1:]), end]
    parts = []
    for (on, state), words, last in zip(head.steps, said, ends, strict=True):
        left, right = sorted((scale.x(on), scale.x(last)))
        bar = element("rect", x=left, y=0, width=max(right - left, 3.0), height=_HEIGHT)
        parts.append(element("g", element("title", isolate(words)), bar, class_=f"state-{state}"))
    return element(
        "svg", *parts, view_box=f"0 0 {_WIDTH} {_HEIGHT}", preserve_aspect_ratio="none", role="img",
        aria_label=clean(speech.listed(tuple(said))), class_="strip",
    )  # fmt: skip
