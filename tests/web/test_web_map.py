"""The map's page and API, without a browser."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from waqai.model import Report
from waqai.pipeline import code
from waqai.store import open_store
from waqai.web.app import create_app
from waqai.web.settings import Settings

TEXTS = (
    ("2024-03-01", "سيطر الجيش السوري على بلدة طفس يوم الجمعة، بحسب شهود."),
    ("2024-03-04", "قصف الجيش السوري مدينة إدلب، وقتل ثلاثة مدنيين."),
    ("2024-03-08", "التقى الوسيط الأممي وفد المعارضة في ريف درعا الشرقي يوم الجمعة."),
    ("2024-03-09", "قال <script>alert(1)</script> إن القوات قصفت بلدة طفس."),
)


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    path = str(tmp_path_factory.mktemp("map") / "desk.db")
    with open_store(path, create=True) as store:
        for day, text in TEXTS:
            store.add(code(Report(text=text, published=date.fromisoformat(day), outlet="مثال")))
    with TestClient(create_app(Settings(database=path)), base_url="http://127.0.0.1") as client:
        yield client


def names(client: TestClient, query: str) -> set[str]:
    answer = client.get(f"/api/v1/map/events.geojson?{query}")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/geo+json"
    return {each["properties"]["name"] for each in answer.json()["features"]}


def test_events_lie_where_reports_say(client: TestClient) -> None:
    assert names(client, "zoom=14") == {"طفس", "إدلب", "ريف درعا الشرقي"}
    assert names(client, "zoom=14&lang=en") == {"Tafas", "Idlib", "Daraa Governorate"}
    assert len(names(client, "zoom=2")) == 1


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("from=2024-03-05&to=2024-03-08", {"ريف درعا الشرقي"}),
        ("to=2024-03-04&days=1", {"إدلب"}),
        ("type=CONSULT", {"ريف درعا الشرقي"}),
        ("type=CONSULT&type=ASSAULT&from=2024-03-02&to=2024-03-08", {"ريف درعا الشرقي", "إدلب"}),
        ("actor=الوسيط", {"ريف درعا الشرقي"}),
        ("bbox=36,35,37,37", {"إدلب"}),
        ("actor=&type=&status=&to=&days=&bbox=10,10,11,11", set()),
        ("status=hypothetical", set()),
    ],
)
def test_what_is_asked_for_is_what_comes(client: TestClient, query: str, expected: set[str]) -> None:
    assert names(client, f"zoom=14&{query}") == expected


@pytest.mark.parametrize("bbox", ["1,2,3", "a,b,c,d", "nan,0,1,1", "0,50,1,10", "inf,0,1,1"])
def test_what_is_no_box_is_said(client: TestClient, bbox: str) -> None:
    answer = client.get(f"/api/v1/map/events.geojson?bbox={bbox}")
    assert answer.status_code == 400
    assert answer.json()["error"]["problem"]


def test_a_view_wider_than_the_world_is_the_world(client: TestClient) -> None:
    assert len(names(client, "zoom=14&bbox=-250,-95,250,95")) == 3


def test_who_holds_what_on_a_day(client: TestClient) -> None:
    (one,) = client.get("/api/v1/map/control.geojson").json()["features"]
    assert one["properties"]["name"] == "طفس"
    assert one["properties"]["tellers"] == ["شهود"]
    assert client.get("/api/v1/map/control.geojson?as_of=2024-02-01").json()["features"] == []
    assert client.get("/api/v1/map/control.geojson?known_by=2024-02-01").json()["features"] == []


def test_names_in_view(client: TestClient) -> None:
    found = client.get("/api/v1/map/places?bbox=35.9,32.5,36.4,33&zoom=10&lang=en").json()["items"]
    assert {"Tafas", "Nawa"} <= {each["name"] for each in found}


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_the_page_says_in_tables_what_the_map_draws(client: TestClient, lang: str) -> None:
    page = client.get(f"/map?lang={lang}").text
    assert page.count("data-claims") == 3
    assert "سيطر الجيش السوري على بلدة طفس" in page
    assert "<script>alert" not in page
    assert "&lt;script&gt;" in page


def test_the_day_bounds_the_page(client: TestClient) -> None:
    page = client.get("/map?to=2024-03-04&days=1").text
    assert page.count("data-claims") == 1
    assert '<tr data-held="own:syr_tafas"' in page
    assert "<tr data-held" not in client.get("/map?to=2024-02-20").text


def test_the_claims_of_a_spot_lead_to_their_report(client: TestClient) -> None:
    found = client.get("/api/v1/map/events.geojson?zoom=14&type=CONSULT").json()["features"]
    (spot,) = found[0]["properties"]["spots"]
    page = client.get(f"/map/claims?spot={spot}").text
    assert "<mark>التقى</mark>" in page
    assert 'href="/reports/report-' in page
    assert client.get("/map/claims?spot=zz").status_code == 400


def test_an_empty_desk_has_a_map(tmp_path: Path) -> None:
    with TestClient(create_app(Settings(database=str(tmp_path / "new.db"))), base_url="http://127.0.0.1") as client:
        assert client.get("/map").status_code == 200
        assert client.get("/api/v1/map/events.geojson").json()["features"] == []
