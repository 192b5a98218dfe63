"""The pages and the API of boards, over a small desk, without a browser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from story import story
from waqai.model import Report
from waqai.pipeline import code
from waqai.store import open_store
from waqai.web.app import create_app
from waqai.web.settings import Settings

PAGES = ("/negotiations", "/truces", "/timeline", "/contradictions", "/brief")
LISTS = ("/negotiations", "/truces", "/deals", "/control", "/timeline", "/contradictions")
LANGUAGES = pytest.mark.parametrize("lang", ["ar", "en"])


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    path = tmp_path_factory.mktemp("boards") / "desk.db"
    with open_store(str(path), create=True) as store:
        store.add_many((each.record, each.name) for each in story())
    settings = Settings(database=str(path))
    with TestClient(create_app(settings), base_url=f"http://127.0.0.1:{settings.port}") as client:
        yield client


def _items(client: TestClient, path: str, **asked: str) -> list[dict[str, Any]]:
    answer = client.get(f"/api/v1{path}", params=asked)
    assert answer.status_code == 200, answer.text
    items: list[dict[str, Any]] = answer.json()["items"]
    return items


@LANGUAGES
@pytest.mark.parametrize("path", PAGES)
def test_every_board_opens_in_both_languages(client: TestClient, path: str, lang: str) -> None:
    answer = client.get(path, params={"lang": lang})
    assert answer.status_code == 200
    assert 'style="' not in answer.text


@pytest.mark.parametrize("path", PAGES)
def test_what_is_no_day_is_refused_in_words_and_empty_fields_ask_nothing(client: TestClient, path: str) -> None:
    assert client.get(path, params={"as_of": "soon"}).status_code == 400
    assert client.get(path, params={"as_of": "", "known_by": "", "actor": "", "place": ""}).status_code == 200


@pytest.mark.parametrize("path", ["/timeline?from=soon", "/timeline?from=2024-03-09&to=2024-03-01", "/reports?from=x"])
def test_what_is_refused_is_said_in_arabic_on_an_arabic_page(client: TestClient, path: str) -> None:
    answer = client.get(f"{path}&lang=ar")
    assert answer.status_code in {400, 422}
    said = re.sub("<[^>]*>|from|soon", "", answer.text.partition('class="error"')[2].partition("</section>")[0])
    assert not re.search("[a-z]{3}", said), said


def test_who_says_so_is_counted_in_reports_and_the_rest_in_quotations(client: TestClient) -> None:
    (talks,) = _items(client, "/negotiations")
    text = client.get(f"/negotiations/{talks['id']}", params={"lang": "ar"}).text
    assert "خبر مستقل واحد" in text
    assert "(1)" not in text


@LANGUAGES
def test_the_board_of_talks_shows_sides_mediator_state_position_and_words(client: TestClient, lang: str) -> None:
    (talks,) = _items(client, "/negotiations")
    text = client.get(f"/negotiations/{talks['id']}", params={"lang": lang}).text
    for words in ("الحوثيون", "الحكومة اليمنية", "عمان", "بفتح الطرق", "فشلت المفاوضات", "صحيفة الضفة"):
        assert words in text
    assert {"ar": "المفاوضات: فشلت", "en": "Talks: failed"}[lang] in text


def test_as_of_and_known_by_turn_the_board_back(client: TestClient) -> None:
    (talks,) = _items(client, "/negotiations")
    before = client.get(f"/negotiations/{talks['id']}", params={"lang": "en", "as_of": "2024-03-03"}).text
    assert "Talks: under way" in before
    assert "failed" not in re.sub(r"<title>.*?</title>", "", before)
    assert [row["state"] for row in _items(client, "/negotiations", as_of="2024-03-03")] == ["ongoing"]
    assert _items(client, "/truces", known_by="2024-03-05") == []
    assert client.get("/truces", params={"lang": "en", "known_by": "2024-03-05"}).text.count('class="headline"') == 0


def test_the_violation_log_says_by_whom_and_according_to_whom(client: TestClient) -> None:
    (truce,) = _items(client, "/truces")
    text = client.get(f"/truces/{truce['id']}", params={"lang": "en"}).text
    log = text[text.index("Violation log") :]
    assert "شهود" in log
    assert "تجدد" in log
    whole = client.get(f"/api/v1/truces/{truce['id']}").json()
    assert [row["tellers"] for row in whole["violations"]] == [["شهود"]]
    assert [row["state"] for row in whole["states"]] == ["in_force", "violated"]
    assert whole["states"][0]["denied"]


def test_days_since_a_violation_are_counted_only_to_a_day_that_is_asked_for(client: TestClient) -> None:
    (truce,) = _items(client, "/truces")
    undated = client.get(f"/truces/{truce['id']}", params={"lang": "en"}).text
    assert "last reported violation:" in undated
    assert "days before" not in undated
    asked = client.get(f"/truces/{truce['id']}", params={"lang": "en", "as_of": "2024-03-20"}).text
    assert "days before" in asked


def test_home_shows_both_sides_with_figures_and_ways_to_their_words(client: TestClient) -> None:
    text = client.get("/", params={"lang": "en", "days": 30}).text
    clashes = text[text.index('id="clashes"') : text.index("All contradictions")]
    assert ">12<" in clashes
    assert ">19<" in clashes
    assert clashes.count("<blockquote") == clashes.count('<a href="/reports/') >= 4


def test_a_truce_whose_parties_nobody_names_has_a_name_too(tmp_path: Path) -> None:
    record = code(Report(text="انتهكت الهدنة في تعز الجمعة، بحسب شهود.", published=date(2024, 3, 9)))
    with open_store(str(tmp_path / "desk.db"), create=True) as store:
        store.add(record, name="r-1")
    settings = Settings(database=str(tmp_path / "desk.db"))
    with TestClient(create_app(settings), base_url=f"http://127.0.0.1:{settings.port}") as client:
        (truce,) = _items(client, "/truces")
        assert truce["parties"] == []
        for path in ("/truces", f"/truces/{truce['id']}"):
            assert "Truce, parties not named" in client.get(path, params={"lang": "en"}).text


@pytest.mark.parametrize("path", ["/negotiations", "/truces"])
@pytest.mark.parametrize("prefix", ["", "/api/v1"])
def test_what_is_not_there_is_said_so(client: TestClient, path: str, prefix: str) -> None:
    assert client.get(f"{prefix}{path}/nothing").status_code == 404


@pytest.mark.parametrize(("path", "words"), [("/negotiations", "لوحة المفاوضات"), ("/truces", "لوحة الهدن")])
def test_a_board_that_is_not_there_any_more_says_where_to_look(client: TestClient, path: str, words: str) -> None:
    text = client.get(f"{path}/nothing?lang=ar").text
    assert words in text.partition('class="error"')[2]


def test_a_course_of_another_matter_is_no_board_of_this_one(client: TestClient) -> None:
    (truce,) = _items(client, "/truces")
    assert client.get(f"/negotiations/{truce['id']}").status_code == 404


@pytest.mark.parametrize("path", LISTS)
def test_lists_are_narrowed_by_party(client: TestClient, path: str) -> None:
    assert _items(client, path, actor="لا أحد بهذا الاسم") == []


def test_lists_go_on_where_the_page_before_ended(client: TestClient) -> None:
    first = client.get("/api/v1/control", params={"limit": 1}).json()
    second = client.get("/api/v1/control", params={"limit": 1, "after": first["next"]}).json()
    assert first["items"][0]["id"] != second["items"][0]["id"]


def test_contradictions_are_narrowed_by_kind_and_show_both_sides(client: TestClient) -> None:
    tolls = _items(client, "/contradictions", conflict="toll")
    assert {row["conflict"] for row in tolls} == {"toll"}
    text = client.get("/contradictions", params={"kind": "toll", "lang": "en"}).text
    assert ">12<" in text
    assert ">19<" in text
    assert text.count("<blockquote") == 2 * len(tolls)


def test_the_timeline_shows_the_stretch_asked_for(client: TestClient) -> None:
    asked = {"from": "2024-03-06", "to": "2024-03-06"}
    rows = _items(client, "/timeline", **asked)
    assert {row["first"] for row in rows} == {"2024-03-06"}
    text = client.get("/timeline", params=asked | {"lang": "en"}).text
    assert 'data-from="2024-03-06T00:00:00"' in text
    assert "12:00" in text
    assert client.get("/timeline", params=asked | {"kind": "siege", "lang": "en"}).text.count("<svg") == 0


def test_a_brief_can_be_taken_along(client: TestClient) -> None:
    answer = client.get("/brief/file", params={"form": "md", "language": "en", "as_of": "2024-03-10", "days": 9})
    assert answer.headers["content-disposition"] == 'attachment; filename="waqai-brief-2024-03-10-en.md"'
    assert answer.text.startswith("# Situation report")
    assert "[^1]:" in answer.text
    page = client.get("/brief/file", params={"form": "html", "language": "ar"})
    assert page.headers["content-type"].startswith("text/html")
    assert '<html lang="ar" dir="rtl">' in page.text


def test_every_sentence_of_the_brief_has_a_footnote_that_is_there(client: TestClient) -> None:
    body = client.get("/api/v1/brief", params={"as_of": "2024-03-12", "days": 20}).json()
    numbers = [number for section in body["sections"] for row in section["sentences"] for number in row["notes"]]
    assert all(row["notes"] for section in body["sections"] for row in section["sentences"])
    assert set(numbers) == set(range(1, len(body["notes"]) + 1))
    text = client.get("/brief", params={"as_of": "2024-03-12", "days": 20}).text
    assert all(f'id="note-{number}"' in text for number in numbers)


def test_the_language_of_the_brief_is_chosen_apart_from_that_of_the_page(client: TestClient) -> None:
    text = client.get("/brief", params={"lang": "ar", "language": "en"}).text
    assert "Situation report" in text
    assert '<html lang="ar"' in text
