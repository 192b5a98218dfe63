"""The pages of review, without a browser: what is shown, what forms do, what is refused."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from acts import reviewed, span_of
from clients import ask
from waqai.model import EventType, Record, Report, Verdict, target_id
from waqai.pipeline import code
from waqai.review import Reviewer, weigh
from waqai.store import Store
from waqai.web.app import create_app
from waqai.web.settings import Settings
from waqai.web.views.shown import shown

RECORD = reviewed()
REPORT = RECORD.report.id
AGREED, BOMBED = (
    target_id(RECORD.report, next(e for e in RECORD.events if e.trigger == span_of(RECORD, word)))
    for word in ("اتفقا", "بقصف")
)
FORCES, ENVOY = (next(e for e in RECORD.entities if e.name == name) for name in ("قوات الساحل", "المبعوث الأممي"))


@pytest.fixture
def client(tmp_path: Path, quick: None) -> Iterator[TestClient]:  # noqa: ARG001
    app = create_app(Settings(database=str(tmp_path / "desk.db")))
    app.state.store.add(RECORD, name="خبر")
    weigh(app.state.store)
    with ask(app) as client:
        yield client


def store_of(client: TestClient) -> Store:
    store: Store = client.app.state.store  # type: ignore[attr-defined]
    return store


def record_of(client: TestClient) -> Record:
    stored = store_of(client).report(REPORT)
    assert stored is not None
    return stored.record


def hidden(page: str) -> dict[str, str]:
    """Return the fields that every form of the bench brings along."""
    token = re.search(r'name="csrf" value="([^"]+)"', page)
    seen = re.search(r'name="seen" value="(\d+)"', page)
    assert token
    assert seen
    return {"csrf": unescape(token[1]), "seen": seen[1]}


def do(client: TestClient, act: str, **fields: Any) -> Any:
    page = client.get(f"/review/{REPORT}?lang=en").text
    return client.post(f"/review/{REPORT}", data={**hidden(page), "act": act, **fields}, headers={"hx-request": "true"})


def filled(client: TestClient, target: str) -> dict[str, Any]:
    """Return the fields of the open form of a value as a browser would send them."""
    page = client.get(f"/review/{REPORT}?edit={target}&lang=en").text
    form = re.search(r'<form class="edit stack".*?</form>', page, re.DOTALL)
    assert form
    found: dict[str, list[str]] = {}
    for tag in re.findall(r"<input [^>]*>", form[0]):
        name, value = re.search(r'name="([^"]*)"', tag), re.search(r'value="([^"]*)"', tag)
        if name and ('type="checkbox"' not in tag or " checked" in tag):
            found.setdefault(name[1], []).append(unescape(value[1]) if value else "")
    for name, options in re.findall(r'<select name="([^"]*)"[^>]*>(.*?)</select>', form[0], re.DOTALL):
        chosen = re.search(r'<option value="([^"]*)" selected', options) or re.search(
            r'<option value="([^"]*)"', options
        )
        found.setdefault(name, []).append(unescape(chosen[1]) if chosen else "")
    return found


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_the_queue_leads_to_claims_by_weight(client: TestClient, lang: str) -> None:
    page = client.get(f"/review?lang={lang}").text
    links = re.findall(rf'href="/review/{REPORT}#([\w-]+)"', page)
    assert links == [row.weighed.claim for row in store_of(client).reviews.queue("local").rows]
    assert client.get(f"/review/{links[0]}").headers["location"] == f"/review/{REPORT}#{links[0]}"
    assert client.get("/review/next").headers["location"] == f"/review/{REPORT}"


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_the_bench_shows_text_and_claims_with_offsets(client: TestClient, lang: str) -> None:
    page = client.get(f"/review/{REPORT}?lang={lang}").text
    pieces = re.findall(r'<span data-at="(\d+)"[^>]*>([^<]*)</span>', page)
    for at, words in pieces:
        assert RECORD.report.text[int(at) :].startswith(unescape(words))
    assert all(f'id="{target_id(RECORD.report, event)}"' in page for event in RECORD.events)


def test_accepting_rejecting_and_undoing(client: TestClient) -> None:
    assert do(client, "accept", target=AGREED).status_code == 200
    answer = do(client, "reject", target=BOMBED)
    assert 'class="card claim rejected"' in answer.text
    assert len(record_of(client).events) == len(RECORD.events) - 1
    do(client, "undo")
    assert record_of(client) == RECORD
    verdicts = [act.verdict for act in store_of(client).reviews.acts(REPORT)]
    assert verdicts == [Verdict.ACCEPT, Verdict.REJECT, Verdict.WITHDRAW]


def test_a_form_without_htmx_leads_back_to_the_claim(client: TestClient) -> None:
    page = client.get(f"/review/{REPORT}").text
    answer = client.post(f"/review/{REPORT}", data={**hidden(page), "act": "accept", "target": AGREED})
    assert (answer.status_code, answer.headers["location"]) == (303, f"/review/{REPORT}#{AGREED}")


def test_saving_a_form_as_it_is_changes_nothing(client: TestClient) -> None:
    targets = [
        target_id(RECORD.report, value) for value in (*RECORD.claims, *RECORD.entities, *RECORD.places, *RECORD.times)
    ]
    for target in targets:
        answer = do(client, "edit", **filled(client, target))
        assert "nothing was changed" in answer.text, target
    assert store_of(client).reviews.log().rows == ()


def test_every_field_of_an_event_can_be_set(client: TestClient) -> None:
    topic, harbour = span_of(RECORD, "هدنة مدتها"), RECORD.places[0]
    fields = {
        **filled(client, AGREED), "type": "CONSULT", "modes": ["visit"], "status": "future", "actors": [ENVOY.id],
        "recipients": [FORCES.id], "asserts": [ENVOY.id], "denies": [FORCES.id], "places": [harbour.id],
        "times": [RECORD.times[1].id], "topic": f"{topic.start}-{topic.end}",
        "toll_kind": ["killed"], "toll_min": ["3"], "toll_max": [""], "toll_at": ["0-4"],
    }  # fmt: skip
    do(client, "edit", **fields)
    event = next(each for each in record_of(client).events if each.trigger == span_of(RECORD, "اتفقا"))
    assert (event.type, event.modes, event.status) == (EventType.CONSULT, ("visit",), "future")
    assert (event.actors, event.recipients, event.places) == ((ENVOY.id,), (FORCES.id,), (harbour.id,))
    assert [(each.entity, each.stance) for each in event.sources] == [(ENVOY.id, "asserts"), (FORCES.id, "denies")]
    assert (event.topic, event.times) == (topic, (RECORD.times[1].id,))
    assert [(each.count.low, each.count.high) for each in event.casualties] == [(3, None)]
    page = client.get(f"/review/{REPORT}?lang=en").text
    assert page.count("<del ") >= 8


def test_an_actor_a_place_and_a_date_are_corrected(client: TestClient) -> None:
    actor, place, when = (target_id(RECORD.report, value) for value in (FORCES, RECORD.places[0], RECORD.times[0]))
    do(client, "edit", **{**filled(client, actor), "kind": "armed_group", "country": "YEM"})
    do(client, "edit", **{**filled(client, place), "latitude": "32.6", "longitude": "36.1", "precision": "point"})
    do(client, "edit", **{**filled(client, when), "from": "2024-03-01", "to": "2024-03-07"})
    record = record_of(client)
    found = next(each for each in record.entities if each.id == FORCES.id)
    assert (found.kind, found.country) == ("armed_group", "YEM")
    assert (record.places[0].latitude, record.places[0].longitude) == (32.6, 36.1)
    assert str(record.times[0].earliest) == "2024-03-01"


def test_joining_parting_adding_commenting_and_finishing(client: TestClient) -> None:
    do(client, "join", target=target_id(RECORD.report, FORCES), other=target_id(RECORD.report, ENVOY))
    assert len(record_of(client).entities) == len(RECORD.entities) - 1
    away = span_of(RECORD, "قتلوا")
    do(client, "part", target=BOMBED, part=f"{away.start}-{away.end}")
    assert away in {event.trigger for event in record_of(client).events}
    missed = span_of(RECORD, "ونفى")
    do(client, "add", kind="event", type="REJECT", at=f"{missed.start}-{missed.end}")
    assert missed in {event.trigger for event in record_of(client).events}
    assert "غير واضح" in do(client, "comment", target=AGREED, comment="غير واضح").text
    assert "is done" in do(client, "done").text
    log = client.get("/review/log?lang=en").text
    assert log.count("<tr id=") == 5
    assert "غير واضح" in log


def test_who_acted_meanwhile_is_named_and_both_are_kept(client: TestClient) -> None:
    page = client.get(f"/review/{REPORT}?lang=en").text
    fields = {**filled(client, AGREED), **hidden(page), "act": "edit", "type": "CONCEDE"}
    Reviewer(store_of(client), REPORT, "كريم").correct(AGREED, "type", "SUPPORT")
    answer = client.post(f"/review/{REPORT}", data=fields, headers={"hx-request": "true"}).text
    assert 'class="notice meanwhile"' in answer
    assert "كريم" in answer
    assert 'class="dispute"' in answer
    assert "/review/" + REPORT in client.get("/review?lang=en").text.partition('class="card disputed"')[2]


@pytest.mark.parametrize(
    "fields",
    [{"act": "dance"}, {"act": "accept", "target": "event-0"},
     {"act": "add", "kind": "event", "at": "x", "type": "AID"}, {"act": "add", "kind": "moon", "at": "0-4"},
     {"act": "undo"}, {"act": "comment", "target": AGREED},
     {"act": "edit", "target": AGREED, "type": "DANCE", "status": "actual", "trigger": "0-4"}, {}],
)  # fmt: skip
def test_what_cannot_be_meant_is_said_and_nothing_is_kept(client: TestClient, fields: dict[str, str]) -> None:
    page = client.get(f"/review/{REPORT}?lang=en").text
    answer = client.post(f"/review/{REPORT}", data={**hidden(page), **fields})
    assert answer.status_code == 400
    assert 'role="alert"' in answer.text
    assert store_of(client).reviews.log().rows == ()


def test_a_refusal_is_said_in_the_language_of_the_page(client: TestClient) -> None:
    page = client.get(f"/review/{REPORT}?lang=ar").text
    fields = {**hidden(page), "act": "comment", "target": AGREED}
    answer = client.post(f"/review/{REPORT}?lang=ar", data=fields)
    alert = answer.text.partition('role="alert">')[2].partition("</p>")[0]
    assert "التعليق الفارغ لا يقول شيئا" in alert
    assert not re.search("[a-z]{3}", re.sub("<[^>]*>", "", alert))


def test_unknown_reports_and_claims(client: TestClient) -> None:
    assert client.get("/review/report-0").status_code == 404
    assert client.get("/review/event-0").status_code == 404


def test_assigning_and_agreement(client: TestClient) -> None:
    page = client.get(f"/review/{REPORT}").text
    for name in ("سلمى", "كريم"):
        client.post(f"/review/{REPORT}/assign", data={**hidden(page), "person": name, "rank": "reviewer"})
    for name in ("سلمى", "كريم"):
        Reviewer(store_of(client), REPORT, name).done()
    assert "سلمى" in client.get(f"/review/{REPORT}").text
    page = client.get("/review/agreement?lang=en").text
    assert "1.000" in page
    assert "100.0%" in page


def test_hostile_text_is_harmless(client: TestClient) -> None:
    text = 'قال <script>alert(1)</script> إن الجيش قصف "المدينة"\r\nيوم الجمعة &amp; \u202eانتهى.'
    record = code(Report(text=text))
    store_of(client).add(record)
    page = client.get(f"/review/{record.report.id}").text
    assert "<script>alert" not in page
    joined = "".join(unescape(words) for words in re.findall(r'<span data-at="\d+"[^>]*>([^<]*)</span>', page))
    assert joined == shown(text.replace("\r\n", ""))
    for at, words in re.findall(r'<span data-at="(\d+)"[^>]*>([^<]*)</span>', page):
        assert shown(text)[int(at) :].startswith(unescape(words))
