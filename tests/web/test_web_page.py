"""Pages: complete in one file, nothing loaded, nothing of a report ever taken for markup."""

from __future__ import annotations

import base64
import hashlib
import re
from datetime import date
from html.parser import HTMLParser

import pytest

from waqai.model import (
    MODES,
    SECTORS,
    Attribution,
    CasualtyFigure,
    CasualtyKind,
    Delegate,
    Entity,
    EntityKind,
    Event,
    EventType,
    Evidence,
    Negotiation,
    NegotiationState,
    Place,
    Quantity,
    Record,
    Relation,
    RelationStatus,
    RelationType,
    Report,
    Span,
    Stance,
    Status,
    Truce,
    TruceState,
    When,
)
from waqai.web import page_link, render_index, render_page
from waqai.web.labels import label

ATTACK = '</script><script>alert(1)</script><img src=x onerror="alert(2)">"\'><!-- {{ 7*7 }} {% raw %} & &lt;'
TEXT = f"هدنة في الميناء\n\nأعلن سالم الحداد أن الحكومة ولواء الفجر اتفقا.\n{ATTACK}\n\tقصف على الميناء يوم الجمعة"
VOID = {"meta", "img", "br", "hr", "input", "link"}


def quote(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def hostile() -> Record:
    """A record whose every string tries to break out of the page."""
    everything = quote(ATTACK)
    sources = (
        Attribution("E1", Stance.ASSERTS, quote("أعلن")),
        Attribution("E2", Stance.DENIES),
        Attribution(ATTACK),
    )
    return Record(
        report=Report(text=TEXT, title=ATTACK, outlet=ATTACK, url="javascript:alert(1)", published=date(2021, 8, 13)),
        entities=(
            Entity(id="E1", name=ATTACK, aliases=(ATTACK,), country=ATTACK, sector="GOV", mentions=(everything,)),
            Entity(id="E2", name="لواء الفجر", kind=EntityKind.ARMED_GROUP, mentions=(quote("لواء الفجر"),)),
        ),
        places=(Place(id="P1", name=ATTACK, within="P1", mentions=(quote("الميناء"),), latitude=1.0, longitude=-2.0),),
        times=(When(id="T1", span=quote("يوم الجمعة")), When(id="T2", span=everything, earliest=date(2021, 1, 1))),
        events=(
            Event(
                id="V1",
                type=EventType.ASSAULT,
                modes=("aerial",),
                trigger=quote("قصف"),
                also=(everything, quote("هدنة")),
                actors=("E1", ATTACK),
                recipients=("E2",),
                places=("P1",),
                times=("T1", "T2"),
                topic=everything,
                status=Status.NEGATED,
                sources=sources,
                casualties=(
                    CasualtyFigure(CasualtyKind.KILLED, Quantity(2, None), everything),
                    CasualtyFigure(CasualtyKind.MISSING, Quantity(20, 99), quote("قصف على الميناء")),
                ),
                evidence=(Evidence(ATTACK, everything),),
                confidence=0.5,
                because=(ATTACK,),
            ),
            Event(id="V2", type=EventType.AGREE, trigger=quote("اتفقا"), actors=("E2",), evidence=()),
        ),
        relations=(
            Relation(
                type=RelationType.ROLE_IN, subject="E1", object="P1", role=ATTACK, what=ATTACK,
                status=RelationStatus.ALLEGED, sources=sources, because=(ATTACK,),
            ),
        ),
        negotiations=(
            Negotiation(
                parties=("E1", ATTACK), state=NegotiationState.FAILED, delegates=(Delegate("E1", "E2"), Delegate("E2")),
                mediators=("E2",), guarantors=("E2",), issues=(everything,), reason=everything, breached_by=("E1",),
            ),
        ),
        truces=(Truce(parties=(), state=TruceState.VIOLATED, place="P1", duration=everything),),
    )  # fmt: skip


class Seen(HTMLParser):
    """What a browser would make of a page: its elements, the text of the report, its scripts and styles."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[tuple[str, dict[str, str | None]]] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.lines: list[str] = []
        self.inside: dict[str, list[str]] = {"script": [], "style": []}
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID and tag != "rect":
            self.open.append((tag, dict(attrs)))
        if tag == "p" and self.in_text():
            self.lines.append("")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> closes nothing"
        assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1][0] in self.inside:
            self.inside[self.open[-1][0]].append(data)
        elif self.in_text() and self.open[-1][0] in {"p", "span"}:
            self.lines[-1] += data

    def in_text(self) -> bool:
        return any(attributes.get("id") == "text" for _, attributes in self.open)


def policy_of(seen: Seen) -> str:
    found = [a["content"] for tag, a in seen.elements if tag == "meta" and a.get("http-equiv")]
    assert len(found) == 1
    return found[0] or ""


def test_nothing_of_a_hostile_report_becomes_markup() -> None:
    seen = Seen(render_page(hostile()))
    assert not seen.open
    assert [tag for tag, _ in seen.elements].count("script") == 1
    assert not {tag for tag, _ in seen.elements} & {"img", "link", "iframe", "object", "base", "form"}
    names = {name for _, attributes in seen.elements for name in attributes}
    assert not {name for name in names if name.startswith("on") or name == "style"}
    assert not [a for _, a in seen.elements if "javascript:" in str(a.get("href", ""))]
    assert "49" not in "".join(seen.lines)


def test_the_text_is_shown_whole_and_in_order() -> None:
    assert Seen(render_page(hostile())).lines == [line for line in TEXT.split("\n") if line]


@pytest.mark.parametrize("page", [render_page(hostile()), render_index([page_link(hostile(), "a#b%.html")])])
def test_the_policy_lets_only_the_pages_own_code_run(page: str) -> None:
    seen = Seen(page)
    policy = policy_of(seen)
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy
    for kind in ("script", "style"):
        (content,) = seen.inside[kind]
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in policy


def test_nothing_is_loaded_from_anywhere() -> None:
    page = render_page(hostile())
    seen = Seen(page)
    assert not [a for tag, a in seen.elements if tag != "a" and (a.get("src") or a.get("href"))]
    assert "url(" not in "".join(seen.inside["style"])
    assert "@import" not in "".join(seen.inside["style"])
    assert "fetch(" not in "".join(seen.inside["script"])


@pytest.mark.parametrize("url", ["https://news.example/a?b=1&c=2", "http://news.example/"])
def test_a_web_address_is_a_link_that_gives_nothing_away(url: str) -> None:
    page = render_page(Record(report=Report(text=TEXT, url=url)))
    (link,) = [a for tag, a in Seen(page).elements if tag == "a" and a.get("target")]
    assert link["href"] == url
    assert "noreferrer" in (link["rel"] or "")


def test_every_fact_finds_its_words_and_every_chip_its_card() -> None:
    seen = Seen(render_page(hostile()))
    marks = {mark for _, a in seen.elements for mark in (a.get("data-m") or "").split()}
    owners = {a["id"] for _, a in seen.elements if a.get("data-own")}
    assert {"v2.trigger", "v2.also", "v2.topic", "v2.time", "v2.source", "v2.place", "v2.recipient"} <= marks
    assert {mark.split(".")[0] for mark in marks} <= owners
    assert {a["data-go"] for _, a in seen.elements if a.get("data-go")} <= owners
    roles = {mark.split(".")[1] for mark in marks}
    assert roles <= set(
        re.findall(r'"(\w+)"', re.findall(r"const order = \[.*?\]", render_page(hostile()), re.DOTALL)[0])
    )


def test_equal_records_give_equal_pages() -> None:
    assert render_page(hostile()) == render_page(hostile())


def test_a_report_without_facts_is_a_page_too() -> None:
    page = render_page(Record(report=Report(text="")))
    assert label("nothing")[0] in page
    assert Seen(page).lines == []


def test_the_index_names_every_page() -> None:
    links = [page_link(hostile(), "a b#c.html"), page_link(Record(report=Report(text="خبر")), "javascript:x.html")]
    seen = Seen(render_index(links))
    assert [a["href"] for tag, a in seen.elements if tag == "a"] == ["a%20b%23c.html", "javascript%3Ax.html"]
    assert links[0].quads == (1, 0, 0, 1)
    assert links[0].events == 2


def test_every_value_of_every_vocabulary_has_a_label_in_both_languages() -> None:
    keys = [f"type.{kind.value}" for kind in EventType] + [f"mode.{mode}" for modes in MODES.values() for mode in modes]
    keys += [f"sector.{sector}" for sector in SECTORS]
    for prefix, values in (
        ("kind", EntityKind), ("status", Status), ("stance", Stance), ("relation", RelationType),
        ("relation_status", RelationStatus), ("casualty", CasualtyKind), ("negotiation", NegotiationState),
        ("truce", TruceState),
    ):  # fmt: skip
        keys += [f"{prefix}.{value.value}" for value in values]
    for key in keys:
        arabic, english = label(key)
        assert re.search("[ء-ي]", arabic), key
        assert english.isascii(), key
