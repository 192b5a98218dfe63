"""The network in a browser: picture, slider, filters, and the sentences behind a line."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from browsing import Visit, grave_findings

LANGUAGES = ("ar", "en")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_picture_is_open_to_everybody(page: Page, visit: Visit, lang: str) -> None:
    visit("/network", lang)
    expect(page.locator("svg.network .plate").first).to_be_visible()
    assert grave_findings(page) == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_name_goes_to_the_middle(page: Page, visit: Visit, lang: str) -> None:
    visit("/network", lang)
    page.locator("svg.network .plate").first.click()
    expect(page.locator("svg.network .plate.centre")).to_have_count(1)
    expect(page).to_have_url(re.compile(r"actor=[0-9a-f]{16}"))
    assert grave_findings(page) == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_slider_takes_lines_away_and_leaves_the_actors(page: Page, visit: Visit, lang: str) -> None:
    visit("/network", lang)
    plates, ties = page.locator("svg.network .plate"), page.locator("svg.network a[data-tie]")
    actors, lines = plates.count(), ties.count()
    page.locator("#day").focus()
    for _ in range(160):
        page.keyboard.press("ArrowRight" if lang == "ar" else "ArrowLeft")
    expect(page).to_have_url(re.compile("to=20"))
    expect(ties).not_to_have_count(lines)
    assert page.locator("#network tbody tr").count() < lines
    assert plates.count() in {0, actors}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_families_can_be_left_out(page: Page, visit: Visit, lang: str) -> None:
    visit("/network", lang)
    for family in ("talks", "follows", "arms"):
        page.uncheck(f"input[name=family][value={family}]")
    expect(page.locator("#network .tag.follows")).to_have_count(0)
    expect(page.locator("svg.network .tie.fights").first).to_be_attached()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_line_opens_its_sentences(page: Page, visit: Visit, lang: str) -> None:
    visit("/network", lang)
    page.locator("#network td a[data-claims]").first.click()
    expect(page.locator("#claims mark").first).to_be_visible()
    expect(page.locator("svg.network")).to_be_visible()
    page.locator("#claims .claims a").first.click()
    expect(page).to_have_url(re.compile("/reports/"))


def test_it_fits_a_phone(page: Page, visit: Visit) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    visit("/network")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_actor_has_a_picture_with_a_slider(page: Page, visit: Visit, lang: str) -> None:
    visit("/actors", lang)
    links = page.locator("a[href^='/actors/actor-']").all()
    for path in [link.get_attribute("href") or "" for link in links]:
        visit(path, lang)
        if page.locator("#slider").count():  # somebody of more than one day
            break
    ties = page.locator("svg.network a[data-tie]")
    expect(ties.first).to_be_attached()
    lines = ties.count()
    page.locator("#day").focus()
    with page.expect_response(re.compile(r"/actors/actor-.*to=")):
        page.keyboard.press("Home")
    expect(ties).not_to_have_count(lines)
    assert grave_findings(page) == []
