"""The network's page and API, without a browser."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from reports import record, report
from waqai.model import EventType, RelationType
from waqai.store import open_store
from waqai.web.app import create_app
from waqai.web.settings import Settings

TROOPS, COMMITTEE = "القوات الحكومية", "لجنة الأهالي"


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    path = str(tmp_path_factory.mktemp("network") / "desk.db")
    with open_store(path, create=True) as store:
        store.add(record(report("التقى الوسيط لجنة الأهالي في المدينة.", day=1), EventType.CONSULT))
        store.add(record(report("قصفت القوات مواقع اللجنة.", day=5), EventType.ASSAULT, actor=TROOPS))
    with TestClient(create_app(Settings(database=path)), base_url="http://127.0.0.1") as client:
        yield client


def centre(client: TestClient) -> str:
    parties = client.get("/api/v1/network").json()["parties"]
    (found,) = [each["id"] for each in parties if each["name"] == COMMITTEE]
    return str(found)


def test_the_busiest_and_a_neighbourhood(client: TestClient) -> None:
    everybody = client.get("/api/v1/network").json()
    assert everybody["centre"] is None
    assert {tie["family"] for tie in everybody["ties"]} == {"talks", "fights"}
    near = client.get(f"/api/v1/network?actor={centre(client)}&to=2024-03-02").json()
    assert near["centre"] == centre(client)
    assert [(tie["family"], tie["types"]) for tie in near["ties"]] == [("talks", {"CONSULT": 1})]


@pytest.mark.parametrize(
    ("query", "status"),
    [("actor=" + "0" * 16, 404), ("actor=zz", 422), ("family=hates", 422), ("limit=900", 422), ("to=&days=", 200)],
)
def test_what_cannot_be_meant_is_said(client: TestClient, query: str, status: int) -> None:
    answer = client.get(f"/api/v1/network?{query}")
    assert answer.status_code == status
    assert status == 200 or answer.json()["error"]["problem"]


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_the_page_has_the_picture_and_the_same_as_a_table(client: TestClient, lang: str) -> None:
    page = client.get(f"/network?lang={lang}&name={COMMITTEE}").text
    assert page.count('class="tie ') >= 2
    assert page.count("<tr>") == 1 + 2
    assert 'class="plate body centre"' in page


def test_a_name_that_nobody_has_shows_everybody(client: TestClient) -> None:
    page = client.get("/network?name=فلان&lang=en").text
    assert "No actor of that name" in page
    assert 'class="network"' in page


def test_the_claims_behind_a_line(client: TestClient) -> None:
    (tie,) = client.get("/api/v1/network?family=fights").json()["ties"]
    page = client.get(f"/network/claims?one={tie['one']}&other={tie['other']}&family=fights").text
    assert page.count("<mark>") == 1
    assert "<mark>قصفت</mark>" in page
    assert "<mark>" not in client.get(f"/network/claims?one={tie['one']}&other={tie['other']}&family=talks").text


def test_an_empty_desk_has_a_network(tmp_path: Path) -> None:
    with TestClient(create_app(Settings(database=str(tmp_path / "new.db"))), base_url="http://127.0.0.1") as client:
        assert client.get("/network").status_code == 200
        assert client.get("/api/v1/network").json()["ties"] == []


def test_who_follows_is_never_said_to_lead(tmp_path: Path) -> None:
    source = record(report("التقى الوسيط لجنة الأهالي في المدينة.", day=1), EventType.CONSULT)
    (tie,) = source.relations
    led = replace(source, relations=(replace(tie, type=RelationType.LEADS, subject="E1", object="E2"),))
    path = str(tmp_path / "desk.db")
    with open_store(path, create=True) as store:
        store.add(led)
    with TestClient(create_app(Settings(database=path)), base_url="http://127.0.0.1") as client:
        table = client.get("/network?lang=en").text.partition("<tbody>")[2].partition("</tbody>")[0]
        assert "is led by" in table
        assert ">leads<" not in table
        names = {row["name"]: row["id"] for row in client.get("/api/v1/actors").json()["items"]}
        leader, followers = (client.get(f"/actors/{names[name]}?lang=en").text for name in ("الوسيط الأممي", COMMITTEE))
    assert ">is followed by<" in leader
    assert ">follows<" not in leader.partition('<dl class="dealings">')[2].partition("</dl>")[0]
    assert ">is followed by<" not in followers
