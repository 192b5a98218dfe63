"""The boards as a reader meets them: talks, truces, timeline, contradictions, brief."""

from __future__ import annotations

import re
from datetime import datetime

import pytest
from playwright.sync_api import APIResponse, Locator, Page, Route, expect

from browsing import Visit, grave_findings

LANGUAGES = pytest.mark.parametrize("lang", ["ar", "en"])
PAGES = ("/negotiations", "/truces", "/timeline", "/contradictions", "/brief")
_SHORT = 400


def _open_first(page: Page, visit: Visit, path: str, lang: str) -> None:
    visit(path, lang)
    page.locator(".boards .headline").first.click()
    expect(page.locator(".standing")).to_be_visible()


def _boards(page: Page, visit: Visit, lang: str) -> list[str]:
    """Return where every board of talks, then of truces, stands."""
    found = []
    for path in ("/negotiations", "/truces"):
        visit(path, lang)
        found += [str(link.get_attribute("href")) for link in page.locator(".boards .headline").all()]
    return found


def _open_of_several_days(page: Page, visit: Visit, lang: str, steps: Locator) -> list[str]:
    """Open the first board whose steps are of several days, and return the day of each."""
    for board in _boards(page, visit, lang):
        visit(board, lang)
        days = [str(step.locator("time").first.get_attribute("datetime")) for step in steps.all()]
        if len(set(days)) > 1:
            return days
    raise AssertionError("no board has steps of several days")


def _open_of_two_bands(page: Page, visit: Visit, lang: str) -> tuple[float, float]:
    """Open the first board with bands of one matter at different places; return where the first and last stand."""
    for board in _boards(page, visit, lang):
        visit(board, lang)
        for matter in ("negotiation", "truce"):
            bands = [_box(band)["x"] for band in page.locator(f".wide-only .matter-{matter} .band rect").all()]
            if bands and bands[0] != bands[-1]:
                return bands[0], bands[-1]
    raise AssertionError("no board has bands at two places")


def _talks_with_positions(page: Page, visit: Visit, lang: str) -> str:
    """Open the first board of talks on which somebody takes a position, and return where it stands."""
    visit("/negotiations", lang)
    for board in [str(link.get_attribute("href")) for link in page.locator(".boards .headline").all()]:
        visit(board, lang)
        if page.locator(".whiteboard .position").count():
            return board
    raise AssertionError("on no board of talks does anybody take a position")


def _starts(page: Page) -> str:
    return page.locator("#timeline").get_attribute("data-from") or ""


def _box(locator: Locator) -> dict[str, float]:
    box = locator.bounding_box()
    assert box is not None
    return {"x": box["x"], "y": box["y"], "width": box["width"]}


@LANGUAGES
@pytest.mark.parametrize("path", PAGES)
def test_every_board_is_open_to_everybody_and_fits_a_phone(page: Page, visit: Visit, path: str, lang: str) -> None:
    visit(path, lang)
    assert grave_findings(page) == []
    page.set_viewport_size({"width": 360, "height": 740})
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


@LANGUAGES
@pytest.mark.parametrize("path", ["/negotiations", "/truces"])
def test_one_board_is_open_to_everybody_and_fits_a_phone(page: Page, visit: Visit, path: str, lang: str) -> None:
    _open_first(page, visit, path, lang)
    assert grave_findings(page) == []
    page.set_viewport_size({"width": 360, "height": 740})
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    expect(page.locator(".narrow .lanes")).to_be_visible()
    expect(page.locator(".wide-only .lanes")).to_be_hidden()


@LANGUAGES
def test_the_story_of_the_talks_is_two_clicks_away(page: Page, visit: Visit, lang: str) -> None:
    board = _talks_with_positions(page, visit, lang)
    visit("/", lang)
    page.locator(".ways a[href='/negotiations']").click()
    page.locator(f".boards .headline[href='{board}']").click()
    expect(page.locator(".standing strong")).not_to_be_empty()
    expect(page.locator(".standing q").first).to_be_visible()
    first, second = page.locator(".whiteboard .seat h2").all()
    assert first.inner_text() != second.inner_text()
    assert (_box(first)["x"] > _box(second)["x"]) == (lang == "ar")
    assert page.locator(".wide-only .lanes .band").count() > 1


def test_a_side_of_the_table_leads_to_its_page(page: Page, visit: Visit) -> None:
    _open_first(page, visit, "/negotiations", "ar")
    seat = page.locator(".whiteboard .seat h2 a").first
    name = seat.inner_text()
    seat.click()
    expect(page).to_have_url(re.compile("/actors/"))
    expect(page.get_by_role("heading", level=1)).to_contain_text(name)


@LANGUAGES
def test_time_runs_with_the_language(page: Page, visit: Visit, lang: str) -> None:
    first, last = _open_of_two_bands(page, visit, lang)
    assert (first > last) == (lang == "ar")


@LANGUAGES
def test_the_picture_leads_to_the_words_behind_it(page: Page, visit: Visit, lang: str) -> None:
    _open_first(page, visit, "/negotiations", lang)
    page.locator(".wide-only .matter-negotiation a").first.click()
    stage = page.locator("tr:target")
    expect(stage).to_be_visible()
    stage.locator(".behind summary").first.click()
    expect(stage.locator("q").first).to_be_visible()
    stage.get_by_role("link").first.click()
    expect(page).to_have_url(re.compile(r"/reports/"))


@LANGUAGES
def test_a_position_opens_its_quotation_by_keyboard(page: Page, visit: Visit, lang: str) -> None:
    _talks_with_positions(page, visit, lang)
    position = page.locator(".whiteboard .position").first
    expect(position.locator("blockquote")).to_be_hidden()
    position.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(position.locator("blockquote")).to_be_visible()


@LANGUAGES
def test_a_board_can_be_turned_back_to_a_day(page: Page, visit: Visit, lang: str) -> None:
    steps = page.locator(".stages tbody tr, ol [id^=step-]")
    days = _open_of_several_days(page, visit, lang, steps)
    first = days[0]
    page.locator(".ask input[name=as_of]").fill(first)
    page.locator(".ask button").click()
    expect(page.get_by_role("status")).to_be_visible()
    assert steps.count() == days.count(first) < len(days)
    page.locator(".ask a.button").click()
    expect(steps).to_have_count(len(days))


@LANGUAGES
def test_the_violation_log_names_day_actor_and_voice(page: Page, visit: Visit, lang: str) -> None:
    visit("/truces", lang)
    boards = [link.get_attribute("href") or "" for link in page.locator(".boards .headline").all()]
    for board in boards:
        visit(board, lang)
        if page.locator(".log").count():
            break
    row = page.locator(".log tbody tr").first
    expect(row.locator("time").first).to_be_visible()
    assert all(text.strip() for text in row.locator("td").all_inner_texts()[:3])
    expect(row.locator("q").first).to_be_visible()


@LANGUAGES
def test_the_timeline_zooms_and_moves_by_links_without_leaving_the_page(page: Page, visit: Visit, lang: str) -> None:
    visit("/timeline", lang)
    before = _starts(page)
    page.evaluate("window.stayed = true")
    page.locator("a[data-way=closer]").click()
    expect(page.locator("#timeline")).not_to_have_attribute("data-from", before)
    assert _starts(page) > before
    assert page.evaluate("window.stayed")
    expect(page.locator("a[data-way=closer]")).to_be_focused()
    expect(page).to_have_url(re.compile("from="))


@LANGUAGES
def test_the_timeline_obeys_keys_wheel_and_hand(page: Page, visit: Visit, lang: str) -> None:
    visit("/timeline", lang)
    sky = page.locator(".sky")
    sky.focus()
    before = _starts(page)
    page.keyboard.press("ArrowLeft" if lang == "ar" else "ArrowRight")
    expect(page.locator("#timeline")).not_to_have_attribute("data-from", before)
    moved = _starts(page)
    assert moved > before
    expect(page.locator(".sky")).to_be_focused()
    page.keyboard.press("-")
    expect(page.locator("#timeline")).not_to_have_attribute("data-from", moved)
    wide = _starts(page)
    box = page.locator(".sky").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + 60)
    page.keyboard.down("Control")
    page.mouse.wheel(0, -_SHORT)
    page.keyboard.up("Control")
    expect(page.locator("#timeline")).not_to_have_attribute("data-from", wide)
    near = _starts(page)
    box = page.locator(".sky").bounding_box()  # fewer marks make a shorter page, which scrolls back
    assert box is not None
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + 60)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] / 2 + 150, box["y"] + 60, steps=5)
    page.mouse.up()
    expect(page.locator("#timeline")).not_to_have_attribute("data-from", near)
    assert (_starts(page) < near) == (lang == "en")


@LANGUAGES
def test_a_late_answer_does_not_take_the_timeline_back(page: Page, visit: Visit, lang: str) -> None:
    visit("/timeline", lang)
    timeline, onward = page.locator("#timeline"), "ArrowLeft" if lang == "ar" else "ArrowRight"
    first, last = (datetime.fromisoformat(str(timeline.get_attribute(f"data-{end}"))) for end in ("from", "to"))
    late: list[tuple[Route, APIResponse]] = []

    def hold(route: Route) -> None:
        if late:
            route.continue_()
        else:
            late.append((route, route.fetch()))

    page.route(re.compile("/timeline.*from="), hold)
    page.locator(".sky").focus()
    page.keyboard.press(onward)
    while not late:
        page.wait_for_timeout(20)
    page.keyboard.press(onward)
    route, answer = late[0]
    route.fulfill(response=answer)
    expect(timeline).to_have_attribute("data-from", (first + (last - first) / 2).isoformat())


@LANGUAGES
def test_the_timeline_goes_down_to_hours(page: Page, visit: Visit, lang: str) -> None:
    visit("/timeline?from=2021-08-27&to=2021-08-27", lang)
    expect(page.locator(".wide-only .axis text", has_text="12:00")).to_have_count(1)


@LANGUAGES
def test_both_sides_of_a_contradiction_stand_side_by_side(page: Page, visit: Visit, lang: str) -> None:
    visit("/contradictions", lang)
    first, second = page.locator(".clash").first.locator(".sides > .side").all()
    assert _box(first)["y"] == _box(second)["y"]
    assert (_box(first)["x"] > _box(second)["x"]) == (lang == "ar")
    page.set_viewport_size({"width": 390, "height": 844})
    assert _box(first)["y"] < _box(second)["y"]


@LANGUAGES
def test_a_brief_is_chosen_read_and_taken_along(page: Page, visit: Visit, lang: str) -> None:
    visit("/brief", lang)
    page.locator("input[name=days]").fill("90")
    page.locator("select[name=language]").select_option("en")
    page.get_by_role("button").filter(has_text=re.compile("Preview|معاينة")).click()
    expect(page.locator(".sheet")).to_have_attribute("lang", "en")
    note = page.locator(".sheet sup a").first
    note.click()
    expect(page.locator(".notes li:target")).to_be_visible()
    with page.expect_download() as download:
        page.locator("a[download]").first.click()
    assert re.fullmatch(r"waqai-brief-.*-en\.md", download.value.suggested_filename)
    assert download.value.path().read_text(encoding="utf-8").startswith("# Situation report")
