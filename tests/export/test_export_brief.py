"""The situation report: each sentence footnoted, nothing of a report able to act as markup."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from story import story
from waqai.export.brief import to_html, to_markdown, write_brief
from waqai.ledger import fold_ledger


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
    assert "as of 2024-03-05" in page
    assert "Talks – failed" in page
    assert "Truce –" not in page
    assert "Nothing new in these days." in page


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
