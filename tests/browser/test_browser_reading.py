"""Home, reports, one report, search and actors, as a reader meets them."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from browsing import Visit, grave_findings

LANGUAGES = ("ar", "en")
PAGES = ("/", "/reports")


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("path", PAGES)
def test_every_page_is_open_to_everybody(page: Page, visit: Visit, path: str, lang: str) -> None:
    visit(path, lang)
    assert grave_findings(page) == []


@pytest.mark.parametrize(("lang", "direction"), [("ar", "rtl"), ("en", "ltr")])
def test_the_page_runs_as_its_language_does(page: Page, visit: Visit, lang: str, direction: str) -> None:
    visit("/", lang)
    expect(page.locator("html")).to_have_attribute("dir", direction)
    expect(page.locator("html")).to_have_attribute("lang", lang)


def test_the_language_chosen_once_stays(page: Page, visit: Visit) -> None:
    visit("/", "ar")
    page.get_by_role("link", name="English").click()
    page.get_by_role("link", name="Reports").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Reports")


def test_nothing_is_wider_than_a_phone(page: Page, visit: Visit) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    for path in PAGES:
        visit(path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
