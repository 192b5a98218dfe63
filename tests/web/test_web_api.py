"""The JSON API on the demo's desk: lists, filters, pages, errors, and any request at all."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

import pytest
import schemathesis
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings
from schemathesis.core.result import Ok

from waqai.store import open_store

Row = dict[str, Any]
_FEW = settings(max_examples=6, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
_CALLED = {"host": "localhost"}  # the desk answers to no other name
LISTS = ("reports", "events", "relations", "actors", "places", "sources")


def get(client: TestClient, path: str, **asked: Any) -> Row:
    answer = client.get(f"/api/v1/{path}", params=asked)
    assert answer.status_code == 200, answer.text
    found: Row = answer.json()
    return found


def items(client: TestClient, path: str, **asked: Any) -> list[Row]:
    found: list[Row] = get(client, path, **asked)["items"]
    return found


@pytest.mark.parametrize("path", LISTS)
def test_lists_come_in_pages_that_add_up(client: TestClient, path: str) -> None:
    whole = items(client, path, limit=200)
    found: list[Row] = []
    page = get(client, path, limit=7)
    while True:
        found += page["items"]
        if page["next"] is None:
            break
        page = get(client, path, limit=7, after=page["next"])
    assert len(whole) > 7
    assert found[:200] == whole
    assert len({json.dumps(item, sort_keys=True) for item in found}) == len(found)


def test_a_report_comes_whole(client: TestClient) -> None:
    row = items(client, "reports", limit=1)[0]
    record = get(client, f"reports/{row['id']}")
    text = str(record["text"])
    assert row["events"] == len(record["events"])
    for event in record["events"]:
        trigger = event["trigger"]
        assert text[trigger["start"] : trigger["end"]] == trigger["text"]
        assert trigger["text"] in event["sentence"]


def test_events_are_narrowed_by_all_that_is_given(client: TestClient) -> None:
    every = items(client, "events", limit=200)
    asked = {"type": "ASSAULT", "status": "actual", "from": "2021-08-01", "to": "2021-08-31"}
    found = items(client, "events", limit=200, **asked)
    assert 0 < len(found) < len(every)
    assert {row["type"] for row in found} == {"ASSAULT"}
    assert {row["status"] for row in found} == {"actual"}
    days = [row["earliest"] or row["report"]["published"] for row in found]
    assert all(str(day) <= "2021-08-31" for day in days)


def test_events_are_narrowed_by_confidence_source_and_outlet(client: TestClient) -> None:
    every = items(client, "events", limit=200)
    sure = items(client, "events", limit=200, min_confidence=0.9)
    assert 0 < len(sure) < len(every)
    assert all(float(str(row["confidence"])) >= 0.9 for row in sure)
    teller = next(row["according_to"][0]["name"] for row in every if row["according_to"])
    assert all(row["according_to"] for row in items(client, "events", source=teller))
    outlet = every[0]["report"]["outlet"]
    rows = items(client, "events", outlet=outlet, limit=200)
    assert {row["report"]["outlet"] for row in rows} == {outlet}


def test_one_event_by_its_id(client: TestClient) -> None:
    row = items(client, "events", limit=1)[0]
    assert get(client, f"events/{row['id']}") == row


def test_search_finds_words_in_any_form_and_says_where(client: TestClient) -> None:
    found = items(client, "search", text="هدنة")
    assert found
    for row in found:
        hits = [part for hit in row["hits"] for part in hit["parts"][1::2]]
        assert hits
        assert all("هدن" in hit for hit in hits)


def test_an_actor_with_its_ties(client: TestClient) -> None:
    row = items(client, "actors", limit=1)[0]
    assert get(client, f"actors/{row['id']}") == row
    for tie in items(client, f"actors/{row['id']}/ties"):
        assert row["id"] in (tie["subject"], tie["object"])


@pytest.mark.parametrize(
    ("path", "status", "code"),
    [
        ("nothing", 404, "not_found"),
        ("reports/report-0", 404, "not_found"),
        ("events/event-0", 404, "not_found"),
        ("actors/nobody", 404, "not_found"),
        ("reports?limit=0", 422, "invalid"),
        ("reports?colour=red", 422, "invalid"),
        ("events?from=yesterday", 422, "invalid"),
        ("events?type=ASSULT", 422, "invalid"),
        ("reports?status=done", 422, "invalid"),
        ("actors?kind=army", 422, "invalid"),
        ("reports?after=there", 400, "bad_request"),
        ("places?after=there", 400, "bad_request"),
        ("search", 400, "bad_request"),
        ("events?text=%2B", 400, "bad_request"),
    ],
)
def test_every_error_has_one_shape(client: TestClient, path: str, status: int, code: str) -> None:
    answer = client.get(f"/api/v1/{path}")
    assert answer.status_code == status
    assert set(answer.json()) == {"error"}
    assert set(answer.json()["error"]) == {"code", "problem", "remedy"}
    assert answer.json()["error"]["code"] == code


def test_no_request_that_the_document_allows_makes_the_server_fail(client: TestClient) -> None:
    schema = schemathesis.openapi.from_asgi("/api/v1/openapi.json", client.app, headers=_CALLED)
    statuses: Counter[int] = Counter()
    for found in schema.get_all_operations():
        assert isinstance(found, Ok)
        operation = found.ok()

        @given(case=operation.as_strategy())
        @settings(
            max_examples=6, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
        )
        def ask(case: schemathesis.Case[Any]) -> None:
            answer = case.call(headers=_CALLED)
            statuses[answer.status_code] += 1
            assert answer.status_code < 500, f"{case.as_curl_command()}: {answer.text}"

        ask()
    assert statuses[200], "some requests are answered"


def test_the_document_names_every_error(client: TestClient) -> None:
    document = client.get("/api/v1/openapi.json").json()
    for path, methods in document["paths"].items():
        for operation in methods.values():
            assert {"404", "422"} <= set(operation["responses"]), path


def test_the_desk_is_not_written_to(client: TestClient, seeded: object) -> None:
    with open_store(str(seeded)) as store:
        before = store.version()
        for path in LISTS:
            items(client, path)
        assert store.version() == before
