"""The error sheet names every missed and wrong fact with its likely cause and the words around it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from annotated import TEXT, write_gold
from waqai.evaluate import evaluate_directory
from waqai.evaluate.sheet import Finding, as_text, findings
from waqai.model import Entity, EntityKind, Event, EventType, Place, Record, Report, Span, When


def span(word: str, after: str = "") -> Span:
    start = TEXT.index(word, TEXT.index(after))
    return Span(start, start + len(word))


def entity(name: str, *mentions: Span) -> Entity:
    return Entity(id=name, name=name, kind=EntityKind.MILITARY, mentions=mentions)


def event(trigger: Span, kind: EventType, actors: tuple[str, ...] = (), places: tuple[str, ...] = ()) -> Event:
    return Event(
        id=str(trigger.start), type=kind, trigger=trigger, because=("frame x",), actors=actors, places=places,
    )  # fmt: skip


def found(tmp_path: Path, record: Record) -> list[Finding]:
    return findings(evaluate_directory(write_gold(tmp_path), lambda report: replace(record, report=report)))


def causes(rows: list[Finding], figure: str, side: str) -> list[str]:
    return [row.cause for row in rows if (row.figure, row.side) == (figure, side)]


RECORD = Record(
    report=Report(text=TEXT),
    entities=(
        entity("حرس الساحل", span("حرس الساحل")),
        entity("الحرس نفسه", span("حرس الساحل", "ونفى")),
        entity("قوارب", span("قوارب")),
    ),
    places=(Place(id="ميناء", name="ميناء المرجان", mentions=(span("ميناء المرجان"),)),),
    times=(When(id="السبت", span=span("يوم السبت")),),
    events=(
        event(span("اتفقا"), EventType.AGREE, actors=("حرس الساحل", "قوارب"), places=("ميناء",)),
        event(span("هدنة", "اتفقا"), EventType.RETREAT),
        event(span("أطلق"), EventType.AID),
        event(span("أعلن"), EventType.CONSULT),
    ),
)


def test_a_perfect_coder_has_no_errors(tmp_path: Path) -> None:
    right = Record(report=Report(text="x"))
    gold = write_gold(tmp_path, annotation={}, text="نام القط")
    assert findings(evaluate_directory(gold, lambda report: replace(right, report=report))) == []
    assert as_text([]).strip() == ""


@pytest.mark.parametrize(
    ("figure", "side", "expected"),
    [
        ("entities", "missed", ["no mention found", "no mention found"]),
        ("entities", "wrong", ["second of one that is right", "nobody the annotation names"]),
        ("places", "missed", []),
        ("event", "missed", ["another type was made of it"]),
        (
            "event",
            "wrong",
            ["second telling not merged", "another type in the annotation", "no event in the annotation"],
        ),
        ("actors", "missed", ["not found at all"]),
        ("actors", "wrong", ["one that the annotation does not have"]),
        ("times", "missed", ["found, but not linked"]),
        ("sources", "missed", ["not found at all"]),
        ("relation", "missed", ["one of the two not found"]),
    ],
)
def test_causes(tmp_path: Path, figure: str, side: str, expected: list[str]) -> None:
    assert Counter(causes(found(tmp_path, RECORD), figure, side)) == Counter(expected)


def test_a_missed_event_says_whether_its_word_is_known(tmp_path: Path) -> None:
    nothing = Record(report=Report(text=TEXT))
    assert causes(found(tmp_path, nothing), "event", "missed") == ["its word was judged no event"] * 2
    unknown = {"events": [{"id": "V1", "type": "AID", "trigger": "القط", "actors": [], "recipients": []}]}
    gold = write_gold(tmp_path / "other", annotation=unknown, text="نام القط")
    (row,) = findings(evaluate_directory(gold, lambda report: replace(nothing, report=report)))
    assert row.cause == "the lexicon knows none of its words"
    assert (row.what, row.text) == ("AID", "نام ⟦القط⟧")


def test_the_commonest_cause_stands_first(tmp_path: Path) -> None:
    rows = found(tmp_path, RECORD)
    groups = [(row.figure, row.side, row.cause) for row in rows]
    sizes = Counter(groups)
    order = list(dict.fromkeys(groups))
    assert [sizes[group] for group in order] == sorted(sizes.values(), reverse=True)
    assert len(order) == len(sizes), "a group stands in one place"


def test_the_sheet_as_text(tmp_path: Path) -> None:
    rows = found(tmp_path, RECORD)
    text = as_text(rows)
    assert text.count("## ") == len({(row.figure, row.side, row.cause) for row in rows})
    assert text.count("\n- ") == len(rows)
    assert "## entities missed: no mention found (2)" in text
    assert "⟦الوسيط كريم الحلبي⟧" in text
    assert all(len(line.split(" · ")) >= 3 for line in text.splitlines() if line.startswith("- "))
