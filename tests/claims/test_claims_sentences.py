"""Plain sentences, from text to events with the shipped weights: what any coder of news must read rightly."""

from __future__ import annotations

from typing import Any

import pytest

import waqai
from waqai.model import Entity, Event, Place, Record

#: Sentence → its trigger, and what must be true of the event; what is not said here is free.
SENTENCES: dict[str, tuple[str, dict[str, Any]]] = {
    "قصفت القوات الحكومية أحياء سكنية في مدينة درعا صباح الأحد، ما أدى إلى مقتل سبعة مدنيين، بحسب مصدر طبي.": (
        "قصفت",
        {
            "type": "ASSAULT", "actors": ["القوات الحكومية"], "sources": [("مصدر طبي", "asserts")],
            "times": ["صباح الأحد"], "casualties": [("killed", 7, 7)], "modes": ["heavy-weapons"],
        },
    ),
    "شن الجيش الإسرائيلي غارات على قطاع غزة.": (
        "غارات",
        {"type": "ASSAULT", "actors": ["الجيش الإسرائيلي"], "places": ["قطاع غزة"], "modes": ["aerial"]},
    ),
    "قال العميد سليم حداد إن مسلحين هاجموا الحاجز.": (
        "هاجموا", {"type": "ASSAULT", "actors": ["مسلحين"], "sources": [("سليم حداد", "asserts")]},
    ),
    "اتهمت روسيا أوكرانيا بقصف محطة الكهرباء.": (
        "اتهمت",
        {
            "type": "ACCUSE", "actors": ["روسيا"], "recipients": ["أوكرانيا"], "status": "actual", "modes": ["allege"],
            "topic": "بقصف محطة الكهرباء",
        },
    ),
    "نفت وزارة الدفاع التركية قصف القرية.": (
        "قصف", {"type": "ASSAULT", "sources": [("وزارة الدفاع التركية", "denies")]},
    ),
    "التقى المبعوث الأممي بيتر هانسن وزير الخارجية المصري سامح عوض في القاهرة.": (
        "التقى", {"type": "CONSULT", "places": ["القاهرة"], "parties": {"بيتر هانسن", "سامح عوض"}},
    ),
    "طالبت الأمم المتحدة الحوثيين بالإفراج عن موظفيها.": (
        "طالبت",
        {"type": "REQUEST", "actors": ["الأمم المتحدة"], "recipients": ["الحوثيين"], "topic": "بالإفراج عن موظفيها"},
    ),
    "لم يوافق الوفد على الاتفاق.": ("يوافق", {"type": "AGREE", "status": "negated", "actors": ["الوفد"]}),
    "سيلتقي الوفدان في جنيف الأسبوع المقبل.": (
        "سيلتقي", {"type": "AGREE", "status": "future", "places": ["جنيف"], "times": ["الأسبوع المقبل"]},
    ),
    "اعتقلت الشرطة عشرات المتظاهرين في الخرطوم يوم الخميس.": (
        "اعتقلت",
        {
            "type": "COERCE", "actors": ["الشرطة"], "places": ["الخرطوم"], "times": ["يوم الخميس"],
            "casualties": [("detained", 20, 99)], "modes": ["arrest"],
        },
    ),
    "هددت حركة الشباب بمهاجمة السفارات.": ("هددت", {"type": "THREATEN", "actors": ["حركة الشباب"]}),
    "أفرجت حركة طالبان عن عشرين أسيرا.": (
        "أفرجت", {"type": "RETREAT", "actors": ["حركة طالبان"], "modes": ["release"]},
    ),
    "تظاهر آلاف السكان في مدينة تعز للمطالبة بفتح الطرق.": (
        "تظاهر", {"type": "PROTEST", "places": ["مدينة تعز"], "modes": ["demo"]},
    ),
    "رحبت قطر بالهدنة.": ("رحبت", {"type": "SUPPORT", "actors": ["قطر"]}),
    "رفضت حركة حماس المقترح الإسرائيلي.": ("رفضت", {"type": "REJECT", "actors": ["حركة حماس"], "status": "actual"}),
    "فرضت الولايات المتحدة عقوبات على إيران.": (
        "عقوبات", {"type": "SANCTION", "actors": ["الولايات المتحدة"], "modes": ["discontinue"]},
    ),
}  # fmt: skip


def told(record: Record, event: Event) -> dict[str, Any]:
    """Return an event with names for ids and words for spans."""
    text = record.report.text
    named: tuple[Entity | Place, ...] = (*record.entities, *record.places)
    name = {value.id: value.name for value in named}
    name |= {when.id: when.span.of(text) for when in record.times}
    return {
        "type": event.type.value,
        "status": event.status.value,
        "modes": list(event.modes),
        "topic": event.topic.of(text) if event.topic else None,
        "sources": [(name[source.entity], source.stance.value) for source in event.sources],
        "casualties": [(f.kind.value, f.count.low, f.count.high) for f in event.casualties],
        "parties": {name[entity] for entity in (*event.actors, *event.recipients)},
        **{part: [name[one] for one in getattr(event, part)] for part in ("actors", "recipients", "places", "times")},
    }


@pytest.mark.parametrize("text", SENTENCES)
def test_sentences(text: str) -> None:
    trigger, expected = SENTENCES[text]
    record = waqai.read(text, published="2021-08-15")
    events = {span.of(text): event for event in record.events for span in (event.trigger, *event.also)}
    assert trigger in events
    found = told(record, events[trigger])
    assert {part: found[part] for part in expected} == expected


@pytest.mark.parametrize(
    "text",
    [
        "أزهرت أشجار اللوز في الوادي هذا الربيع.",
        "قصف الرعد طوال الليل ولم ينم الأطفال.",
        "يبيع الخباز خبزه في السوق كل صباح.",
    ],
)
def test_peace_is_no_event(text: str) -> None:
    assert waqai.read(text).events == ()
