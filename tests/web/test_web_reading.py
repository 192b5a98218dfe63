"""Home, reports, one report, search and actors on the demo's desk, without a browser."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from html import unescape
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from waqai.store import open_store
from waqai.web.app import create_app
from waqai.web.rendering import environment
from waqai.web.settings import Settings

PAGES = ("/", "/?days=30", "/reports", "/search", "/search?text=هدنة", "/actors", "/actors?name=الجيش")


def opened(client: TestClient, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, f"{path}: {answer.status_code}"
    return answer.text


def words_of(page: str) -> str:
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]*>", " ", page)))


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize(("lang", "direction"), [("ar", "rtl"), ("en", "ltr")])
def test_every_page_comes_in_both_languages(client: TestClient, path: str, lang: str, direction: str) -> None:
    page = opened(client, path + ("&" if "?" in path else "?") + f"lang={lang}")
    assert f'<html lang="{lang}" dir="{direction}"' in page
    assert not re.search(r"<script(?![^>]*\bsrc=)", page), "no script stands in the page"
    assert not re.search(r"\sstyle=|\son\w+=|<style", page), "no style stands in the page"


def test_home_shows_what_came_and_what_it_changed(client: TestClient) -> None:
    page = words_of(opened(client, "/?lang=en"))
    assert "new reports" in page
    assert "New states" in page


def test_lists_of_reports_say_what_their_colours_mean(client: TestClient) -> None:
    for path in ("/", "/reports", "/search?text=هدنة"):
        page = words_of(opened(client, f"{path}{'&' if '?' in path else '?'}lang=en"))
        assert "verbal conflict" in page.lower(), path


def test_home_says_that_nothing_came_and_shows_the_newest(seeded: Path) -> None:
    later = datetime.now(UTC) + timedelta(days=3)
    app = create_app(Settings(database=str(seeded), clock=lambda: later))
    with TestClient(app, base_url="http://127.0.0.1:8765") as client:
        page = words_of(opened(client, "/?lang=en"))
    assert "No report reached the desk" in page
    assert "Newest reports" in page


def test_pages_without_the_files_of_others_say_so_and_load_none(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(environment("en").globals, "vendored", lambda: False)
    for path in ("/", "/map", "/network"):
        page = opened(client, f"{path}?lang=en")
        assert "make assets" in page
        assert not re.search(r"<script[^>]*vendor", page)


def test_an_empty_desk_says_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "empty.db"
    open_store(str(path), create=True).close()
    with TestClient(create_app(Settings(database=str(path))), base_url="http://127.0.0.1:8765") as client:
        assert "waqai add" in opened(client, "/?lang=en")
        for page in PAGES:
            opened(client, page)


def test_reports_are_narrowed_by_a_form_with_empty_fields(client: TestClient) -> None:
    whole, some = opened(client, "/reports"), opened(client, "/reports?actor=&type=ASSAULT&from=2021-09-01&to=&status=")
    assert 0 < some.count('class="headline"') < whole.count('class="headline"')


def test_pages_of_reports_follow_each_other(client: TestClient) -> None:
    first = opened(client, "/reports?limit=5")
    after = re.search(r'rel="next" href="([^"]+)"', first)
    assert after
    second = opened(client, unescape(after.group(1)))
    seen = re.findall(r'href="(/reports/report-\w+)"', first), re.findall(r'href="(/reports/report-\w+)"', second)
    assert len(seen[0]) == len(seen[1]) == 5
    assert not set(seen[0]) & set(seen[1])


def test_search_marks_the_words_in_every_form(client: TestClient) -> None:
    marks = re.findall(r"<mark>([^<]+)</mark>", opened(client, "/search?text=هدنة"))
    assert marks
    assert all("هدن" in mark for mark in marks)
    assert "no word" in words_of(opened(client, "/search?lang=en&text=%2B%2B"))
    assert "No report has these words" in words_of(opened(client, "/search?lang=en&text=زرافة"))


def test_a_report_shows_all_of_its_text_once_and_every_event(client: TestClient, seeded: Path) -> None:
    with open_store(str(seeded)) as store:
        stored = next(each for each in store.reports() if each.name == "007")
    page = opened(client, f"/reports/{stored.report.id}?lang=en")
    text = page[page.index('id="text"') : page.index('class="hint"')]
    shown = unescape(re.sub(r"<[^>]*>", "", re.sub(r"<button.*?</button>", "", text, flags=re.DOTALL)))
    told = stored.report.text
    assert re.sub(r"\s+", "", told) in re.sub(r"\s+", "", shown)
    for event in stored.record.events:
        assert f'id="{event.id}"' in page
    if any(event.sources for event in stored.record.events):
        assert "says-who" in page


def test_an_actor_shows_names_ties_and_dealings(client: TestClient) -> None:
    listed = opened(client, "/actors?lang=en&limit=200")
    links = re.findall(r'href="(/actors/[\w-]+)"', listed)
    assert links
    pages = [opened(client, f"{link}?lang=en") for link in links[:6]]
    assert all("Allegiances and offices" in words_of(page) for page in pages)


@pytest.mark.parametrize("path", ["/reports/report-0", "/actors/nobody", "/nowhere"])
def test_what_is_not_there_is_said_so(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert "<h1>" in answer.text
