"""Home, reports, one report, search and actors, as a reader meets them."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from browsing import Visit, follow, grave_findings

LANGUAGES = ("ar", "en")
PAGES = ("/", "/reports", "/search?text=هدنة", "/actors")


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
    page.get_by_role("link", name="Reports", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Reports")


def test_colours_chosen_once_stay(page: Page, visit: Visit) -> None:
    visit("/", "en")
    page.get_by_role("link", name="Colours").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    page.get_by_role("link", name="Reports", exact=True).click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    assert grave_findings(page) == []


#: The fields that reach out of their form.
_OUTSIDE = """[...document.querySelectorAll("form.bar")].flatMap((form) => {
  const { left, right } = form.getBoundingClientRect();
  const fields = [...form.querySelectorAll("input, select, .button")];
  const boxes = fields.map((each) => [each.name, each.getBoundingClientRect()]);
  return boxes.filter(([, box]) => box.left < left - 0.5 || box.right > right + 0.5).map(([name]) => name);
})"""
#: Whether the way that leads to this page is in sight, where there is one.
_HERE = """[...document.querySelectorAll(".ways [aria-current]")].every((way) => {
  const { left, right } = way.getBoundingClientRect();
  return left >= -0.5 && right <= innerWidth + 0.5;
})"""


def test_nothing_is_wider_than_a_phone(page: Page, visit: Visit) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    for path in PAGES:
        visit(path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, path
        assert page.evaluate(_OUTSIDE) == [], path
        assert page.evaluate(_HERE), path
    follow(page, page.locator("main a[href^='/actors/']").first)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360, page.url


@pytest.mark.parametrize("lang", LANGUAGES)
def test_from_search_to_a_report_and_its_claims(page: Page, visit: Visit, lang: str) -> None:
    visit("/", lang)
    page.keyboard.press("/")
    page.keyboard.type("هدنة")
    page.keyboard.press("Enter")
    expect(page.locator("mark").first).to_contain_text("هدن")
    page.locator("a.headline").first.click()
    expect(page.locator("#text")).to_contain_text("هدنة")
    assert grave_findings(page) == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_words_and_claims_light_each_other(page: Page, visit: Visit, lang: str) -> None:
    visit("/reports", lang)
    page.locator("a.headline").first.click()
    trigger = page.locator("#text .v").first
    trigger.hover()
    expect(page.locator("#record .event.on")).to_have_count(1)
    page.locator("#record .event").nth(1).click()
    expect(page.locator("#text .v.on").first).to_be_visible()
    page.keyboard.press("Escape")
    page.mouse.move(2, 2)
    expect(page.locator("#text.focus")).to_have_count(0)


def test_a_report_can_be_read_by_keyboard_alone(page: Page, visit: Visit) -> None:
    visit("/reports")
    page.locator("a.headline").first.click()
    expect(page.locator("#v1")).to_be_visible()
    page.wait_for_load_state()
    page.keyboard.press("j")
    expect(page.locator("#v1")).to_be_focused()
    page.keyboard.press("j")
    expect(page.locator("#v2")).to_be_focused()
    page.keyboard.press("k")
    expect(page.locator("#v1")).to_be_focused()
    page.locator("#text .v").nth(1).focus()
    page.keyboard.press("Enter")
    expect(page.locator("#v2.on")).to_have_count(1)


def test_an_address_opens_a_report_at_a_claim(page: Page, visit: Visit) -> None:
    visit("/reports")
    follow(page, page.locator("a.headline").first)
    event = page.locator("#record .event header span[id^='event-']").nth(2).get_attribute("id")
    page.goto(page.url.partition("#")[0] + f"#{event}")
    expect(page.locator("#v3.on")).to_have_count(1)


def test_a_bracket_shows_what_somebody_said(page: Page, visit: Visit) -> None:
    visit("/reports")
    addresses = page.locator("a.headline").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    for address in addresses:
        visit(address)
        if page.locator(".says-who").count():
            break
    page.locator(".says-who").first.click()
    expect(page.locator("#text .said.on").first).to_be_visible()


def test_on_a_phone_a_chosen_word_raises_its_claim(page: Page, visit: Visit) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    visit("/reports")
    page.locator("a.headline").first.click()
    page.locator("#text .v").first.click()
    expect(page.locator("#sheet .event")).to_be_visible()
    page.locator("#close").click()
    expect(page.locator("#sheet")).to_be_hidden()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_actor_page_is_open_to_everybody(page: Page, visit: Visit, lang: str) -> None:
    visit("/actors", lang)
    follow(page, page.locator("main a[href^='/actors/']").first)
    expect(page.locator("h1")).to_be_visible()
    assert grave_findings(page) == []


def test_reports_are_narrowed_by_the_form(page: Page, visit: Visit) -> None:
    visit("/reports", "en")
    before = page.locator("a.headline").count()
    page.get_by_label("From", exact=True).fill("2021-09-01")
    follow(page, page.get_by_role("button", name="Show"))
    expect(page.locator("a.headline").first).to_be_visible()
    assert 0 < page.locator("a.headline").count() < before
