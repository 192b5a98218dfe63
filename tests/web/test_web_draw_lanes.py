"""Lanes: nothing is drawn over anything else, nothing of a report becomes markup."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from datetime import date, datetime, timedelta
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matters import actor, course, position, said, step
from waqai.ledger import Matter, Stance
from waqai.web.draw.lanes import Band, Lane, Note, draw_lanes
from waqai.web.draw.negotiation import draw_negotiation
from waqai.web.draw.speech import Speech
from waqai.web.draw.truce import draw_truce
from waqai.web.views.negotiation import negotiation_board
from waqai.web.views.truce import truce_board
from waqai.web.words import Words

START, DAY = date(2024, 3, 1), timedelta(days=1)
FIRST, LAST = datetime(2024, 3, 1), datetime(2024, 3, 31)  # noqa: DTZ001  days have no zone
LANGUAGES = pytest.mark.parametrize("language", ["ar", "en"])


def _speech(language: str) -> Speech:
    return Speech(Words(language), language)


def _note(day: int, text: str, weight: int = 0) -> Note:
    on = START + DAY * day
    return Note(first=on, last=on, sign="!", text=text, about=text, look="x", weight=weight)


def _papers(picture: str) -> list[tuple[float, float, float]]:
    rects = [each for each in ET.fromstring(picture).iter() if each.get("class") == "paper"]  # noqa: S314  our own
    return [(float(each.attrib["y"]), float(each.attrib["x"]), float(each.attrib["width"])) for each in rects]


@settings(deadline=None)
@given(
    days=st.lists(st.tuples(st.integers(0, 29), st.text("ابت ", min_size=1, max_size=40)), max_size=40),
    rtl=st.booleans(),
)
def test_notes_never_touch_and_stay_in_the_picture(days: list[tuple[int, str]], *, rtl: bool) -> None:
    lane = Lane(name="x", notes=tuple(_note(day, text) for day, text in days))
    papers = _papers(draw_lanes([lane], FIRST, LAST, _speech("ar" if rtl else "en"), label="x", width=400))
    assert all(x >= 0 and x + width <= 400 for _, x, width in papers)
    for (y, x, width), (other_y, other_x, other_width) in combinations(papers, 2):
        assert y != other_y or x + width <= other_x or other_x + other_width <= x


def test_what_finds_no_room_is_counted_and_the_weightiest_are_drawn() -> None:
    notes = [_note(5, f"خبر {number}", weight=number) for number in range(9)]
    picture = draw_lanes([Lane(name="x", notes=tuple(notes))], FIRST, LAST, _speech("en"), label="x", width=400)
    assert len(_papers(picture)) == 4
    assert "not drawn for want of room: 5" in picture
    assert "خبر 8" in picture
    assert "خبر 0" not in picture


def test_a_band_too_short_for_its_word_has_a_note() -> None:
    def band(days: int) -> Band:
        return Band(first=START, last=START + DAY * days, text="under way", about="x", look="state-ongoing")

    speech = _speech("en")
    assert len(_papers(draw_lanes([Lane(name="x", bands=(band(1),))], FIRST, LAST, speech, label="x"))) == 1
    assert _papers(draw_lanes([Lane(name="x", bands=(band(20),))], FIRST, LAST, speech, label="x")) == []


def test_words_of_reports_cannot_become_markup_nor_turn_the_line() -> None:
    hostile = "</text><script>alert(1)</script>\u202e"
    lane = Lane(name=hostile, notes=(_note(3, hostile),))
    picture = draw_lanes([lane], FIRST, LAST, _speech("ar"), label=hostile)
    assert "<script" not in picture
    assert "\u202e" not in picture
    ET.fromstring(picture)  # noqa: S314  it must be well-formed


@LANGUAGES
def test_the_picture_of_talks_has_a_lane_for_each_who_took_a_position(language: str) -> None:
    town, army = actor("لجنة البلدة"), actor("الجيش")
    talks = course(
        step(said(Matter.NEGOTIATION, "ongoing", 1, parties=[town, army])),
        step(said(Matter.NEGOTIATION, "failed", 9, parties=[town, army])),
        positions=[position(army, Stance.REFUSED, "فتح الطريق", 2)],
    )
    truce = course(step(said(Matter.TRUCE, "in_force", 4, parties=[town, army])))
    speech = _speech(language)
    picture = draw_negotiation(negotiation_board(talks, [truce]), speech)
    for words in ("matter.negotiation", "at.negotiation.failed", "matter.truce", "at.truce.in_force"):
        assert speech.say(words) in picture
    assert "فتح الطريق" in picture
    assert picture.count('class="lane party"') == 1
    assert 'href="#stage-2"' in picture


def test_the_picture_of_a_truce_has_a_lane_for_each_who_broke_it() -> None:
    broken = course(
        step(said(Matter.TRUCE, "in_force", 1)),
        step(said(Matter.TRUCE, "violated", 3, by=[actor("الجيش")], places=["السوق"])),
    )
    picture = draw_truce(truce_board(broken), _speech("en"))
    assert "Violations by الجيش" in picture
    assert "السوق" in picture
