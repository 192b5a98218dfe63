"""Topics: the words in the slot that the frame names, up to the end of the clause."""

from __future__ import annotations

import pytest

from scenes import context
from waqai.claims.topics import topic_of
from waqai.claims.triggers import Trigger
from waqai.lexicon.frames import Frame
from waqai.model import EventType, fold


def topic(text: str, word: str) -> str | None:
    seen = context(text)
    trigger = next(t for t in seen.triggers if seen.scene.tokens[t.index].plain == word)
    span = topic_of(seen, trigger)
    return span.of(text) if span else None


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("طالب الوفد بفتح الطرق، ثم غادر", "طالب", "بفتح الطرق"),
        ("أعلن الوفد أنه يرفض العرض", "يرفض", "العرض"),
        ("هدد القائد بقطع الطريق.", "هدد", "بقطع الطريق"),
        ("اتهم الوفد الحركة بخرق الهدنة", "اتهم", "بخرق الهدنة"),
        ("قصفت الطائرات البلدة", "قصفت", None),
        ("اعتقلت الشرطة السائق", "اعتقلت", None),
    ],
)
def test_topics(text: str, word: str, expected: str | None) -> None:
    assert topic(text, word) == expected


def made(text: str, *slots: str, kind: EventType = EventType.REQUEST) -> str | None:
    """Return the topic that a made-up frame at the first word of a text finds in these slots."""
    frame = Frame(id="test", type=kind, roles={"topic": tuple(map(fold, slots))})
    span = topic_of(context(text), Trigger(0, frame, kind, "verb", "any", "past"))
    return span.of(text) if span else None


def test_the_first_slot_that_is_filled_counts() -> None:
    text = "ألح الوفد في الطلب على السلام"
    assert made(text, "prep:على", "prep:في") == "السلام"
    assert made(text, "prep:ضد", "prep:في") == "الطلب على السلام"
    assert made(text, "prep:ضد") is None
    assert made(text) is None


def test_a_clause_begins_behind_its_particle() -> None:
    assert made("ألح الوفد أن تفتح الطرق؛ ثم غادر", "clause") == "تفتح الطرق"


def test_a_mark_ends_the_search() -> None:
    assert made("ألح الوفد، أن تفتح الطرق", "clause") is None


def test_no_topic_is_endless() -> None:
    found = made("ألح على " + "السلام الدائم " * 30, "prep:على")
    assert found is not None
    assert len(found.split()) <= 14


@pytest.mark.parametrize("kind", [EventType.ASSAULT, EventType.RETREAT, EventType.AID])
def test_deeds_have_no_topic(kind: EventType) -> None:
    assert made("ألح على السلام", "prep:على", kind=kind) is None
    assert made("ألح على السلام", "prep:على") is not None


@pytest.mark.parametrize(("text", "word", "expected"), [("رفضت حركة حماس العرض", "رفضت", "العرض")])
def test_the_subject_is_no_topic(text: str, word: str, expected: str) -> None:
    assert topic(text, word) == expected
