"""Reports and records that tests of the desk are made of."""

from __future__ import annotations

from datetime import date
from random import Random

from waqai.model import (
    Attribution,
    Entity,
    EntityKind,
    Event,
    EventType,
    Evidence,
    Place,
    Record,
    Relation,
    RelationType,
    Report,
    Span,
    Status,
    When,
    content_id,
)

_LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"


def words(seed: int, count: int) -> str:
    """Return a text of made-up words, the same for the same seed."""
    chance = Random(seed)  # noqa: S311  no secret
    return " ".join("".join(chance.choices(_LETTERS, k=chance.randint(3, 7))) for _ in range(count)) + "."


def report(text: str, *, outlet: str | None = "وكالة المثال", day: int | None = 1, title: str | None = None) -> Report:
    """Return a report of a day of March 2024."""
    published = None if day is None else date(2024, 3, day)
    return Report(text=text, title=title, outlet=outlet, published=published, url="https://example.org/1")


def record(
    source: Report,
    kind: EventType = EventType.AGREE,
    *,
    status: Status = Status.ACTUAL,
    actor: str = "الوسيط الأممي",
    teller: str = "الناطق باسم المجلس",
    place: Place | None = None,
    days: tuple[date | None, date | None] | None = None,
) -> Record:
    """Return a record of one event and one relation, told by the first word of the report."""
    first = Span(0, len(source.text.split()[0]))
    place = place or Place(id="P1", name="الميناء الكبير", mentions=(first,), latitude=32.5, longitude=36.0)
    times = (When(id="T1", span=first, earliest=days[0], latest=days[1]),) if days else ()
    entities = (
        Entity(id="E1", name=actor, aliases=("الدبلوماسي",), kind=EntityKind.PERSON, mentions=(first,)),
        Entity(id="E2", name="لجنة الأهالي", kind=EntityKind.POLITICAL_GROUP, country="SYR", mentions=(first,)),
        Entity(id="E3", name=teller, kind=EntityKind.PERSON, mentions=(first,)),
    )
    event = Event(
        id=content_id("event", source.id, kind), type=kind, trigger=first, actors=("E1",), recipients=("E2",),
        places=("P1",), times=tuple(when.id for when in times), status=status, sources=(Attribution("E3"),),
        evidence=(Evidence("trigger", first),), confidence=0.75, because=("frame",),
    )  # fmt: skip
    relation = Relation(type=RelationType.BASED_IN, subject="E2", object="P1", evidence=(Evidence("relation", first),))
    return Record(
        report=source, entities=entities, places=(place,), times=times, events=(event,), relations=(relation,)
    )
