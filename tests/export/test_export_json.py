"""A record and its JSON say the same, in one form and one order, and quote the text exactly."""

from __future__ import annotations

import importlib.util
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from waqai.errors import GoldError
from waqai.export import dumps, record_from_json, record_to_json
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

TEXT = (
    "هدنة في الميناء\n\nأعلن المبعوث سالم الحداد أن الحكومة ولواء الفجر اتفقا على هدنة تبدأ الجمعة. "
    "وقُتل ثلاثة جنود قبل ذلك في قصف على الميناء، وفق شهود 🌍."
)


def quote(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def sample() -> Record:
    return Record(
        report=Report(text=TEXT, outlet="وكالة", published=date(2021, 8, 12)),
        entities=(
            Entity(id="E1", name="سالم الحداد", kind=EntityKind.PERSON, mentions=(quote("المبعوث سالم الحداد"),)),
            Entity(id="E2", name="الحكومة", kind=EntityKind.GOVERNMENT, sector="GOV", mentions=(quote("الحكومة"),)),
            Entity(
                id="E3",
                name="لواء الفجر",
                kind=EntityKind.ARMED_GROUP,
                mentions=(quote("لواء الفجر"),),
                registry="fajr_brigade",
                registry_score=0.8,
                registry_because=("exact alias", "kind agrees"),
            ),
            Entity(id="E4", name="شهود", kind=EntityKind.POPULATION, mentions=(quote("شهود"),)),
        ),
        places=(Place(id="P1", name="الميناء", mentions=(quote("الميناء"),), latitude=14.8, longitude=42.9),),
        times=(When(id="T1", span=quote("الجمعة"), earliest=date(2021, 8, 13), latest=date(2021, 8, 13)),),
        events=(
            Event(
                id="V1",
                type=EventType.AGREE,
                trigger=quote("اتفقا"),
                also=(quote("هدنة"),),
                actors=("E2", "E3"),
                topic=quote("هدنة تبدأ الجمعة"),
                times=("T1",),
                sources=(Attribution("E1", Stance.ASSERTS, quote("أعلن")),),
            ),
            Event(
                id="V2",
                type=EventType.ASSAULT,
                modes=("heavy-weapons",),
                trigger=quote("قصف"),
                places=("P1",),
                sources=(Attribution("E4"),),
                casualties=(CasualtyFigure(CasualtyKind.KILLED, Quantity(3, 3), quote("ثلاثة جنود")),),
                evidence=(Evidence("trigger", quote("قصف")),),
                confidence=0.75,
                because=("qasafa",),
            ),
        ),
        relations=(
            Relation(
                type=RelationType.BASED_IN, subject="E3", object="P1", evidence=(Evidence("subject", quote("لواء")),)
            ),
        ),
        negotiations=(
            Negotiation(
                parties=("E2", "E3"),
                state=NegotiationState.AGREED,
                mediators=("E1",),
                delegates=(Delegate("E1", None),),
                issues=(quote("هدنة"),),
            ),
        ),
        truces=(Truce(parties=("E2", "E3"), state=TruceState.PROPOSED, place="P1", duration=quote("تبدأ")),),
    )


def test_the_form_is_the_codebooks() -> None:
    data = record_to_json(sample())
    event = data["events"][1]
    assert list(data)[:4] == ["id", "outlet", "title", "published"]
    assert TEXT[event["trigger"]["start"] : event["trigger"]["end"]] == event["trigger"]["text"] == "قصف"
    assert event["sentence"] == "وقُتل ثلاثة جنود قبل ذلك في قصف على الميناء، وفق شهود 🌍."
    assert event["casualties"][0]["who"] == "ثلاثة جنود"
    assert data["times"][0]["from"] == "2021-08-13"
    assert data["relations"][0]["sentence"] in TEXT
    assert data["negotiations"][0]["delegates"] == [{"entity": "E1", "for": None}]
    assert (data["published"], data["characters"]) == ("2021-08-12", len(TEXT))
    assert "text" not in data
    assert record_to_json(sample(), with_text=True)["text"] == TEXT


def test_equal_records_give_equal_bytes_in_plain_letters() -> None:
    written = dumps(record_to_json(sample()))
    assert written == dumps(record_to_json(sample()))
    assert "لواء الفجر" in written
    assert written.endswith("}\n")
    assert dumps(record_to_json(sample()), indent=None).count("\n") == 1


def test_a_record_survives_the_journey() -> None:
    assert record_from_json(TEXT, json.loads(dumps(record_to_json(sample())))) == sample()


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("events", 0, "type"), "DANCE"),
        (("events", 0, "trigger", "end"), 10_000),
        (("events", 0, "trigger", "end"), 0),
        (("events", 0, "trigger", "text"), "قصف"),
        (("events", 0, "trigger", "start"), "1"),
        (("entities", 0, "mentions"), None),
        (("times", 0, "from"), "yesterday"),
        (("truces",), 3),
        (("sha256",), "0"),
    ],
)
def test_what_does_not_fit_its_text_is_refused(path: tuple[str | int, ...], value: object) -> None:
    data: Any = record_to_json(sample())
    inner = data
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = value
    with pytest.raises(GoldError):
        record_from_json(TEXT, data)


def test_another_text_is_refused() -> None:
    with pytest.raises(GoldError, match="another text"):
        record_from_json(TEXT + " ", record_to_json(sample()))


def test_the_scorer_takes_it(tmp_path: Path, shared: Path) -> None:
    spec = importlib.util.spec_from_file_location("score", shared / "tools/score.py")
    assert spec
    assert spec.loader
    score = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(score)
    path = tmp_path / "a.json"
    path.write_text(dumps(record_to_json(sample())), encoding="utf-8")
    record = score.load(path, TEXT)
    tally, by_type = score.Tally(), score.Tally()
    score.compare(record, record, tally, by_type)
    assert tally.f1(*score.FACTS)[2] == 1.0
    assert tally["casualties"] == [1, 1, 1]


WORDS = "هدنة قصف الميناء 🌍 قُتِلَ ـ ﷺ abc ١٢٣ .\n"
IDS = st.sampled_from(["E1", "E2", "P1", "T1"])


@st.composite
def records(draw: st.DrawFn) -> Record:
    text = draw(st.text(alphabet=WORDS, min_size=4, max_size=60))
    start = st.integers(0, len(text) - 2)
    span = start.flatmap(lambda s: st.integers(s + 1, len(text)).map(lambda e: Span(s, e)))
    ids = st.lists(IDS, max_size=2).map(tuple)
    names = st.text(alphabet=WORDS, max_size=5)
    spans = st.lists(span, max_size=2).map(tuple)
    evidence = st.lists(st.builds(Evidence, names, span), max_size=2).map(tuple)
    sources = st.lists(st.builds(Attribution, IDS, st.sampled_from(Stance), st.none() | span), max_size=2).map(tuple)
    strings = st.lists(names, max_size=2).map(tuple)
    shares = st.floats(0, 1)
    figure = st.builds(
        CasualtyFigure,
        st.sampled_from(CasualtyKind),
        st.builds(Quantity, st.integers(0), st.none() | st.integers(0)),
        span,
    )

    def some(strategy: st.SearchStrategy[Any]) -> Any:
        return draw(st.lists(strategy, max_size=2).map(tuple))

    return Record(
        report=Report(text=text, outlet=draw(st.none() | names), published=draw(st.none() | st.dates())),
        entities=some(
            st.builds(
                Entity, id=IDS, name=names, aliases=strings, kind=st.sampled_from(EntityKind),
                country=st.none() | names, sector=st.none() | st.sampled_from(sorted(SECTORS)),
                mentions=spans, because=strings,
            )
        ),
        places=some(
            st.builds(
                Place, id=IDS, name=names, aliases=strings, within=st.none() | IDS, mentions=spans,
                country=st.none() | names, latitude=st.none() | shares, longitude=st.none() | shares,
                precision=names, gazetteer_id=st.none() | names,
            )
        ),
        times=some(
            st.builds(
                When, id=IDS, span=span, earliest=st.none() | st.dates(), latest=st.none() | st.dates(),
                precision=names, anchor=names, reason=names,
            )
        ),
        events=some(
            st.sampled_from(EventType).flatmap(
                lambda kind: st.builds(
                    Event, id=IDS, type=st.just(kind), modes=st.just(tuple(sorted(MODES[kind]))), trigger=span,
                    also=spans, actors=ids, recipients=ids, places=ids, times=ids, topic=st.none() | span,
                    status=st.sampled_from(Status), sources=sources, casualties=st.lists(figure, max_size=2).map(tuple),
                    evidence=evidence, confidence=shares, because=strings,
                )
            )
        ),
        relations=some(
            st.builds(
                Relation, type=st.sampled_from(RelationType), subject=IDS, object=IDS, role=st.none() | names,
                what=st.none() | names, status=st.sampled_from(RelationStatus), sources=sources, evidence=evidence,
                confidence=shares, because=strings,
            )
        ),
        negotiations=some(
            st.builds(
                Negotiation, parties=ids, state=st.sampled_from(NegotiationState),
                delegates=st.lists(st.builds(Delegate, IDS, st.none() | IDS), max_size=2).map(tuple),
                mediators=ids, guarantors=ids, issues=spans, reason=st.none() | span, breached_by=ids,
                evidence=evidence, because=strings,
            )
        ),
        truces=some(
            st.builds(
                Truce, parties=ids, state=st.sampled_from(TruceState), guarantors=ids, place=st.none() | IDS,
                duration=st.none() | span, duration_stated=st.booleans(), evidence=evidence, because=strings,
            )
        ),
    )  # fmt: skip


def objects(data: Any) -> Any:
    """Every object inside `data` that claims to quote the text."""
    if isinstance(data, dict):
        if "start" in data:
            yield data
        for value in data.values():
            yield from objects(value)
    elif isinstance(data, list):
        for value in data:
            yield from objects(value)


@settings(max_examples=60, deadline=None)
@given(records())
def test_any_record_survives_the_journey_and_quotes_exactly(record: Record) -> None:
    data = json.loads(dumps(record_to_json(record)))
    assert record_from_json(record.report.text, data) == record
    for item in objects(data):
        words = item.get("text", item.get("quote", item.get("who")))
        assert record.report.text[item["start"] : item["end"]] == words
    for claim in (*data["events"], *data["relations"]):
        assert claim["sentence"] is None or claim["sentence"] in record.report.text
