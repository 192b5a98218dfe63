"""Review in a browser, in both languages: each act by key and by mouse, words selected as code points."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from acts import reviewed, span_of
from browsing import Visit, grave_findings
from waqai.model import EventType, Record, Report, Verdict, target_id
from waqai.pipeline import code
from waqai.review import Reviewer, weigh
from waqai.store import Store, open_store
from waqai.web.settings import Settings

LANGUAGES = ("ar", "en")
RECORD = reviewed()
REPORT = RECORD.report.id
AGREED, BOMBED, ACCUSED = (
    target_id(RECORD.report, next(e for e in RECORD.events if e.trigger == span_of(RECORD, word)))
    for word in ("اتفقا", "بقصف", "واتهمت")
)
FORCES = target_id(RECORD.report, next(e for e in RECORD.entities if e.name == "قوات الساحل"))
#: Marks, letters of two code units, and a line break that HTML drops one half of, before the words that are selected.
ODD = Report(text="😀 أعلنَ الوسيطُ 𝔸\r\nهدنةً في الميناء، ونفى 🚀 الناطق ذلك.", outlet="مراسل المثال")


class Site:
    """A desk of one test: where it is, and what its database holds."""

    def __init__(self, path: Path, address: str) -> None:
        self.path = str(path)
        self.address = address

    def store(self) -> Store:
        return open_store(self.path)

    def record(self, report: str = REPORT) -> Record:
        with self.store() as store:
            stored = store.report(report)
            assert stored is not None
            return stored.record

    def verdicts(self, report: str = REPORT) -> list[Verdict]:
        with self.store() as store:
            return [act.verdict for act in store.reviews.acts(report)]


@pytest.fixture
def own(tmp_path: Path, serve: Callable[[Settings], str]) -> Site:
    path = tmp_path / "desk.db"
    with open_store(str(path), create=True) as store:
        store.add(RECORD, name="خبر")
        store.add(code(ODD), name="odd")
        weigh(store)
    return Site(path, serve(Settings(database=str(path))))


def card(page: Page, target: str) -> Locator:
    return page.locator(f'article[id="{target}"]')


def has(name: str) -> re.Pattern[str]:
    """Return what matches classes of which `name` is one."""
    return re.compile(rf"(^|\s){name}(\s|$)")


def select(page: Page, words: str) -> None:
    """Select words of the report, wherever its pieces part them."""
    page.evaluate(
        """words => {
            const text = document.getElementById("text");
            const nodes = [], walk = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
            let all = "";
            while (walk.nextNode()) { nodes.push([walk.currentNode, all.length]); all += walk.currentNode.data; }
            const start = all.indexOf(words), end = start + words.length;
            const at = (place) => {
                const [node, from] = nodes.filter(([, from]) => from <= place).at(-1);
                return [node, place - from];
            };
            const range = document.createRange();
            range.setStart(...at(start));
            const [last, offset] = at(end - 1);
            range.setEnd(last, offset + 1);
            getSelection().removeAllRanges();
            getSelection().addRange(range);
        }""",
        words,
    )


@pytest.mark.parametrize("lang", LANGUAGES)
def test_keys_accept_reject_and_undo(page: Page, visit: Visit, own: Site, lang: str) -> None:
    visit(f"/review/{REPORT}", lang, at=own.address)
    page.keyboard.press("j")
    first = page.locator(".claim.current")
    target = first.get_attribute("id")
    assert target
    page.keyboard.press("a")
    expect(card(page, target)).to_have_class(has("accepted"))
    expect(page.locator(".claim.current")).not_to_have_id(target)
    rejected = page.locator(".claim.current").get_attribute("id")
    assert rejected
    page.keyboard.press("r")
    expect(card(page, rejected)).to_have_class(has("rejected"))
    assert len(own.record().events) == len(RECORD.events) - 1
    page.keyboard.press("u")
    expect(card(page, rejected)).to_have_class(has("waiting"))
    assert own.record() == RECORD
    assert own.verdicts() == [Verdict.ACCEPT, Verdict.REJECT, Verdict.WITHDRAW]
    page.keyboard.press("?")
    expect(page.locator("#help")).to_be_visible()
    assert grave_findings(page) == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_event_is_retyped_and_recast_and_the_machines_value_stays_in_view(
    page: Page, visit: Visit, own: Site, lang: str
) -> None:
    visit(f"/review/{REPORT}", lang, at=own.address)
    page.locator(f'article[id="{BOMBED}"]').click(position={"x": 5, "y": 5})
    page.keyboard.press("e")
    form = card(page, BOMBED).locator("form.edit").first
    form.locator("select[name=type]").select_option("COERCE")
    expect(form.locator("input[value=aerial]")).to_be_hidden()
    form.locator("input[name=modes][value=seize]").check()
    form.locator("select[name=status]").select_option("negated")
    form.locator("input[name=recipients]").first.check()
    assert grave_findings(page) == []
    form.locator("button[value=edit]").click()
    expect(card(page, BOMBED)).to_have_class(has("corrected"))
    expect(card(page, BOMBED).locator(".differences del")).to_have_count(4)
    event = next(each for each in own.record().events if each.trigger == span_of(RECORD, "بقصف"))
    assert (event.type, event.modes, event.status) == (EventType.COERCE, ("seize",), "negated")
    assert RECORD.entities[0].id in event.recipients


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_event_is_moved_to_selected_words(page: Page, visit: Visit, own: Site, lang: str) -> None:
    visit(f"/review/{REPORT}?edit={AGREED}", lang, at=own.address)
    select(page, "هدنة مدتها")
    page.locator("[data-use=trigger]").click()
    card(page, AGREED).locator("button[value=edit]").click()
    expect(card(page, AGREED)).to_have_class(has("corrected"))
    assert span_of(RECORD, "هدنة مدتها") in {event.trigger for event in own.record().events}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_was_missed_is_added_at_its_code_points(page: Page, visit: Visit, own: Site, lang: str) -> None:
    visit(f"/review/{ODD.id}", lang, at=own.address)
    missed = (("ونفى", "event", "REJECT"), ("🚀 الناطق", "entity", "person"), ("الميناء", "place", None))
    for words, kind, chosen in missed:
        select(page, words)
        expect(page.locator("#picked-words")).to_have_text(words)
        page.locator("#picked select[name=kind]").select_option(kind)
        if chosen:
            page.locator(f"#picked [data-of={kind}] select").select_option(chosen)
        before = page.locator(".claim").count()
        page.locator("#picked button.first").click()
        expect(page.locator("#picked")).to_be_hidden()
        assert page.locator(".claim").count() >= before
    record = own.record(ODD.id)
    assert "ونفى" in {event.trigger.of(ODD.text) for event in record.events}
    assert "🚀 الناطق" in {span.of(ODD.text) for entity in record.entities for span in entity.mentions}
    assert "الميناء" in {place.name for place in record.places}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_actors_and_events_are_joined_and_parted(page: Page, visit: Visit, own: Site, lang: str) -> None:
    visit(f"/review/{REPORT}?edit={FORCES}", lang, at=own.address)
    form = card(page, FORCES)
    form.locator("select[name=other]").select_option(index=0)
    form.locator("button[value=join]").click()
    expect(page.locator("form.edit")).to_have_count(0)
    assert len(own.record().entities) == len(RECORD.entities) - 1
    page.locator("#undo").click()
    expect(card(page, FORCES)).to_be_visible()
    visit(f"/review/{REPORT}?edit={BOMBED}", lang, at=own.address)
    away = span_of(RECORD, "قتلوا")
    card(page, BOMBED).locator(f'input[name=part][value="{away.start}-{away.end}"]').check()
    card(page, BOMBED).locator("button[value=part]").click()
    expect(page.locator("form.edit")).to_have_count(0)
    assert away in {event.trigger for event in own.record().events}
    visit(f"/review/{REPORT}?edit={BOMBED}", lang, at=own.address)
    card(page, BOMBED).locator("select[name=other]").select_option(ACCUSED)
    card(page, BOMBED).locator("button[value=join]").click()
    expect(card(page, ACCUSED)).to_have_count(0)
    assert len(own.record().events) == len(RECORD.events)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_place_is_put_on_the_map_and_a_date_set(page: Page, visit: Visit, own: Site, lang: str) -> None:
    place, when = (target_id(RECORD.report, value) for value in (RECORD.places[0], RECORD.times[0]))
    visit(f"/review/{REPORT}?edit={place}", lang, at=own.address)
    box = page.locator("#pin[data-drawn]")
    expect(box).to_be_visible()
    box.click(position={"x": 150, "y": 100})
    latitude = page.locator("input[name=latitude]").input_value()
    assert latitude
    card(page, place).locator("button[value=edit]").click()
    expect(card(page, place)).to_have_class(has("corrected"))
    assert own.record().places[0].latitude == float(latitude)
    card(page, when).locator("a.edit").click()
    page.locator("input[name=from]").fill("2024-03-01")
    page.locator("input[name=to]").fill("2024-03-07")
    card(page, when).locator("button[value=edit]").click()
    expect(card(page, when)).to_have_class(has("corrected"))
    assert str(own.record().times[0].latest) == "2024-03-07"


def test_escape_leaves_a_remark_and_a_refusal_comes_into_sight(page: Page, visit: Visit, own: Site) -> None:
    visit(f"/review/{REPORT}", at=own.address)
    page.keyboard.press("j")
    page.keyboard.press("c")
    page.keyboard.press("Escape")
    page.keyboard.press("e")
    expect(page.locator(".claim.open")).to_be_visible()
    page.locator(".edit button[type=submit], .edit button:not([type])").first.click()
    expect(page.locator(".problem")).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_remarks_assignments_and_being_done(page: Page, visit: Visit, own: Site, lang: str) -> None:
    visit(f"/review/{REPORT}", lang, at=own.address)
    page.keyboard.press("j")
    page.keyboard.press("c")
    page.keyboard.type("من قال هذا؟")
    page.keyboard.press("Enter")
    expect(page.locator(".comment")).to_contain_text("من قال هذا؟")
    page.locator(".panel details summary").first.click()
    page.locator("input[name=person]").fill("سلمى")
    page.locator(".assign button").click()
    expect(page.locator(".panel .tag", has_text="سلمى")).to_be_visible()
    page.locator("#done").click()
    expect(page.locator(".panel .tag.good")).to_be_visible()
    assert own.verdicts() == [Verdict.COMMENT, Verdict.ASSIGN, Verdict.DONE]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_two_who_act_at_once_are_both_heard(page: Page, visit: Visit, own: Site, lang: str) -> None:
    visit(f"/review/{REPORT}?edit={AGREED}", lang, at=own.address)
    with own.store() as store:
        Reviewer(store, REPORT, "كريم").correct(AGREED, "type", "SUPPORT")
    card(page, AGREED).locator("select[name=type]").select_option("CONCEDE")
    card(page, AGREED).locator("button[value=edit]").click()
    expect(page.locator(".meanwhile")).to_contain_text("كريم")
    expect(card(page, AGREED).locator(".dispute")).to_contain_text("كريم")
    visit("/review", lang, at=own.address)
    expect(page.locator(".disputed a")).to_have_count(1)
    assert grave_findings(page) == []


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("path", ["/review", f"/review/{REPORT}", "/review/log", "/review/agreement"])
def test_pages_fit_a_phone_and_are_open_to_everybody(page: Page, visit: Visit, own: Site, path: str, lang: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    visit(path, lang, at=own.address)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert grave_findings(page) == []


def test_the_queue_leads_to_the_weightiest_claim(page: Page, visit: Visit, own: Site) -> None:
    visit("/review", at=own.address)
    link = page.locator(".queued").first
    target = (link.get_attribute("href") or "").partition("#")[2]
    link.click()
    expect(card(page, target)).to_have_class(has("current"))
