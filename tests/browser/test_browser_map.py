"""The map in a browser: what is drawn, what the slider and the filters do, what a click opens."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from browsing import Visit, grave_findings

LANGUAGES = ("ar", "en")


def drawn(page: Page) -> int:
    """Return how many claims the numbers on the map add up to, once it has been drawn."""
    expect(page.locator("#map[data-drawn]")).to_be_visible()
    return sum(int(text) for text in page.locator("#map .spot").all_inner_texts())


def fewer_drawn(page: Page, than: int) -> int:
    """Return how many claims are drawn once there are fewer, or after five seconds: the map follows the table."""
    for _ in range(50):
        if drawn(page) < than:
            break
        page.wait_for_timeout(100)
    return drawn(page)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_map_is_drawn_and_open_to_everybody(page: Page, visit: Visit, lang: str) -> None:
    visit("/map", lang)
    assert drawn(page) > 20
    expect(page.locator("#map .land").first).to_be_attached()
    expect(page.locator("#map .hold").first).to_be_attached()
    expect(page.locator("#map .place-name span").first).to_be_visible()
    boxes = [area.bounding_box() for area in page.locator("#map .area").all()]
    assert max(box["width"] for box in boxes if box) > 20
    assert grave_findings(page) == []


@pytest.mark.parametrize(("lang", "side"), [("ar", "right"), ("en", "left")])
def test_controls_stand_where_reading_begins(page: Page, visit: Visit, lang: str, side: str) -> None:
    visit("/map", lang)
    frame, zoom = (page.locator(each).bounding_box() for each in ("#map", "#map .leaflet-control-zoom"))
    assert frame
    assert zoom
    middle = frame["x"] + frame["width"] / 2
    assert (zoom["x"] > middle) == (side == "right")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_slider_takes_the_map_and_the_tables_back(page: Page, visit: Visit, lang: str) -> None:
    visit("/map", lang)
    all_of_them = drawn(page)
    rows = page.locator("#places tbody tr").count()
    day = page.locator("#day")
    day.focus()
    with page.expect_response(re.compile(r"events\.geojson.*to=")):
        page.keyboard.press("Home")
    expect(page.locator("#places tbody tr")).not_to_have_count(rows)
    until = page.locator("input[name=to]").input_value()
    assert until.startswith("2021-0")
    assert f"to={until}" in page.url
    assert 0 < fewer_drawn(page, all_of_them) < all_of_them
    expect(day).to_have_attribute("aria-valuetext", re.compile("2021"))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_filter_narrows_both(page: Page, visit: Visit, lang: str) -> None:
    visit("/map", lang)
    before = drawn(page)
    with page.expect_response(re.compile(r"events\.geojson.*type=CONSULT")):
        page.select_option("select[name=type]", "CONSULT")
    expect(page.locator("#places .tag.q4")).to_have_count(0)
    expect(page.locator("#map .spot.q4")).to_have_count(0)
    assert 0 < fewer_drawn(page, before) < before


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_place_opens_its_claims_and_these_their_report(page: Page, visit: Visit, lang: str) -> None:
    visit("/map", lang)
    drawn(page)
    with page.expect_response(re.compile("/map/claims")):
        page.locator("#map .spot.place").first.click()
    expect(page.locator("#claims mark").first).to_be_visible()
    page.locator("#claims .claims a").first.click()
    expect(page).to_have_url(re.compile(r"/reports/report-\w+#v\d+"))


def test_a_cluster_opens_up(page: Page, visit: Visit) -> None:
    visit("/map")
    drawn(page)
    parts = page.locator("#map .spot").count()
    with page.expect_response(re.compile(r"events\.geojson")):
        page.locator("#map .spot.cluster").first.click()
    expect(page.locator("#map .spot")).not_to_have_count(parts)


def test_the_keyboard_opens_a_place(page: Page, visit: Visit) -> None:
    visit("/map")
    drawn(page)
    page.locator("#map .spot.place").first.focus()
    with page.expect_response(re.compile("/map/claims")):
        page.keyboard.press("Enter")


def test_control_comes_and_goes(page: Page, visit: Visit) -> None:
    visit("/map")
    drawn(page)
    expect(page.locator("#map .hold").first).to_be_attached()
    page.uncheck("#control")
    expect(page.locator("#map .hold")).to_have_count(0)


def test_the_table_opens_claims_without_leaving_the_page(page: Page, visit: Visit) -> None:
    visit("/map", "en")
    drawn(page)
    page.locator("a[data-claims]").first.click()
    expect(page.locator("#claims h1")).to_be_visible()
    expect(page.locator("#map")).to_be_visible()


def test_without_a_script_the_tables_say_it_all(page: Page, visit: Visit, site: str) -> None:
    browser = page.context.browser
    assert browser
    plain = browser.new_context(java_script_enabled=False).new_page()
    plain.goto(f"{site}/map?lang=en&to=2021-08-15&days=30")
    assert plain.locator("#places tbody tr").count() > 2
    plain.locator("a[data-claims]").first.click()
    expect(plain.locator("#claims mark").first).to_be_visible()
    plain.context.close()
    visit("/map")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_it_fits_a_phone(page: Page, visit: Visit, lang: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    visit("/map", lang)
    drawn(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
