"""The situation report: each sentence footnoted, nothing of a report able to act as markup."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

import pytest

from story import story
from waqai.export.brief import LOOKS_BACK, lately, to_html, to_markdown, write_brief
from waqai.ledger import fold_ledger
from waqai.model import Quantity


@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_sentence_has_footnotes_that_exist(language: str) -> None:
    brief = write_brief(fold_ledger(story()), language, days=30)
    sentences = [each for _, rows in brief.sections for each in rows]
    assert len(sentences) >= 6
    assert all(each.notes for each in sentences)
    assert {n for each in sentences for n in each.notes} == set(range(1, len(brief.notes) + 1))
    page = to_markdown(brief)
    for number in range(1, len(brief.notes) + 1):
        assert f"\n[^{number}]: " in page


def test_it_says_where_things_stand_and_who_denies_it() -> None:
    page = to_markdown(write_brief(fold_ledger(story()), "en", days=30))
    assert "2024-03-04: Talks – failed between" in page
    assert "Contradictions" in page
    assert "r-7" in page


def test_it_looks_back_a_few_days_from_its_own_day() -> None:
    day = date(2024, 3, 5)
    page = to_markdown(write_brief(fold_ledger(story(), as_of=day, known_by=day), "en", days=2))
    assert "from 3 March 2024 to 5 March 2024" in page
    assert "Talks – failed" in page
    assert "Truce –" not in page
    assert "Nothing new in these days." in page


@pytest.mark.parametrize("language", ["ar", "en"])
def test_days_behind_arabic_words_are_kept_from_turning_round(language: str) -> None:
    page = to_markdown(write_brief(fold_ledger(story()), language, days=30))
    notes = [line for line in page.splitlines() if line.startswith("[^")]
    assert notes
    assert all(re.search("· \u2068\\d{4}-\\d\\d-\\d\\d\u2069", line) for line in notes)


@pytest.mark.parametrize(("quiet", "days"), [(0, 7), (20, 30), (80, 90), (200, 365)])
def test_it_looks_back_as_far_as_anything_moved(quiet: int, days: int) -> None:
    day = max(each.day for each in story() if each.day) + timedelta(days=quiet)
    brief = lately(partial(write_brief, fold_ledger(story(), as_of=day, known_by=day), "en"))
    assert brief.days == days
    assert any(sentences for _, sentences in brief.sections)


def test_where_nothing_ever_moved_it_looks_back_the_fewest_days() -> None:
    assert lately(partial(write_brief, fold_ledger([]), "en")).days == LOOKS_BACK[0]


def test_an_empty_desk_gives_an_empty_brief() -> None:
    assert "لا جديد" in to_markdown(write_brief(fold_ledger([])))


def test_hostile_reports_stay_text() -> None:
    rows = [replace(each, name=f"<b>{each.name}</b>[x](y)`") for each in story()]
    brief = write_brief(fold_ledger(rows), "en", days=30)
    page = to_html(brief)
    assert "<b>" not in page
    assert "<script" not in page
    assert set(re.findall(r'(?:src|href)="([^"#]+)"', page)) == set()
    assert "\\[x\\](y)\\`" in to_markdown(brief)


@pytest.mark.parametrize(("language", "direction"), [("ar", "rtl"), ("en", "ltr")])
def test_a_sentence_runs_as_its_language_does_whatever_it_begins_with(language: str, direction: str) -> None:
    page = to_html(write_brief(fold_ledger(story()), language, days=30))
    assert set(re.findall(r"<li><bdi([^>]*)>", page)) == {f' dir="{direction}"'}


def test_figures_say_what_they_count_that_they_are_open_and_against_what_they_stand() -> None:
    ledger = fold_ledger(story())
    (toll, *_) = ledger.tolls
    open_ended = replace(toll, of="MED", count=Quantity(40, None))
    page = to_markdown(write_brief(replace(ledger, tolls=(open_ended,)), "en", days=30))
    assert "killed (media workers): at least 40" in page
    assert "fighters" not in page
    assert "tolls (killed, civilians): 12 against 19:" in page


def test_a_footnote_has_the_words_at_the_end_of_a_long_sentence() -> None:
    ledger = fold_ledger(story())
    (toll, *_) = ledger.tolls
    long = "قال مصدر محلي " + "في البلدة الواقعة عند سفح الجبل " * 8 + "إن تسعة مدنيين قتلوا."
    told = replace(toll, source=replace(toll.source, text=long))
    (*_, note) = write_brief(replace(ledger, courses=(), contradictions=(), tolls=(told,)), "ar", days=30).notes
    assert note.quote.endswith("قتلوا.")
    assert note.id == toll.report


@pytest.mark.parametrize(("language", "words"), [("ar", "يخص"), ("en", "concerning")])
def test_nothing_stands_between_one_party(language: str, words: str) -> None:
    ledger = fold_ledger(story())
    alone = [course for course in ledger.courses if len(course.last.parties) == 1 and course.matter == "evacuation"]
    brief = write_brief(replace(ledger, courses=tuple(alone)), language, days=30)
    (sentence,) = [each.text for _, rows in brief.sections[:4] for each in rows]
    assert words in sentence
    assert "between" not in sentence


def test_names_in_an_english_sentence_keep_their_order_and_their_quotation_marks() -> None:
    brief = write_brief(fold_ledger(story()), "en", days=30)
    sentences = [each.text for _, rows in brief.sections for each in rows]
    assert any(re.search("between \u2068[^\u2069]+\u2069, \u2068[^\u2069]+\u2069 ", text) for text in sentences)
    quoted = [text for text in sentences if "«" in text]
    assert quoted
    assert all(text.count("\u2068«") == text.count("»\u2069") == text.count("«") for text in quoted)
    assert all(": \u2068«" in line for line in to_markdown(brief).splitlines() if line.startswith("[^"))
