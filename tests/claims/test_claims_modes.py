"""Modes: the frame decides, or else the cue words near the trigger that belong to its type."""

from __future__ import annotations

import pytest

from scenes import context
from waqai.claims.modes import modes_of
from waqai.claims.triggers import Trigger
from waqai.lexicon.frames import Frame
from waqai.model import MODES, EventType


def modes(text: str, word: str) -> tuple[str, ...]:
    seen = context(text)
    trigger = next(t for t in seen.triggers if seen.scene.tokens[t.index].plain == word)
    return modes_of(seen.scene, trigger)


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("زار الوزير القاهرة", "زار", ("visit",)),
        ("أجرى الوزير اتصالا هاتفيا", "اتصالا", ("phone",)),
        ("وقع هجوم بسيارة مفخخة", "هجوم", ("explosives",)),
        ("اعتقلت الشرطة سائقا", "اعتقلت", ("arrest",)),
        # the narrower mode stands alone, although the frame gives the wider one
        ("وقع تفجير قرب السوق", "تفجير", ("explosives",)),
        ("وقع تفجير انتحاري قرب السوق", "تفجير", ("suicide-attack",)),
        ("اندلع قتال قرب النهر", "قتال", ()),
        ("اتفق الوفدان بعد غارة جوية", "اتفق", ()),
    ],
)
def test_modes(text: str, word: str, expected: tuple[str, ...]) -> None:
    assert modes(text, word) == expected


def made(kind: EventType | None, *own: str, text: str = "هجوم بسيارة مفخخة") -> tuple[str, ...]:
    """Return the modes of a made-up frame at the first word of a text."""
    frame = Frame(id="test", type=kind, modes=own, roles={})
    return modes_of(context(text).scene, Trigger(0, frame, kind, "noun", "any", ""))


def test_the_frame_outweighs_the_words_nearby() -> None:
    assert made(EventType.ASSAULT, "torture", "beat") == ("beat", "torture")
    assert made(EventType.ASSAULT) == ("explosives",)


def test_words_count_for_their_own_type_only() -> None:
    assert made(EventType.CONSULT) == ()
    assert made(None) == ()


def test_words_far_off_or_in_another_sentence_do_not_count() -> None:
    assert made(EventType.ASSAULT, text="هجوم وقع أمس في السوق القديم قرب النهر بعد الظهر بسيارة مفخخة") == ()
    assert made(EventType.ASSAULT, text="هجوم. سيارة مفخخة.") == ()


def test_modes_are_those_of_the_type() -> None:
    seen = context("قصفت طائرة القافلة وشن مسلحون هجوما بسيارة مفخخة وعقد الوفدان اجتماعا هاتفيا ونظم الطلاب إضرابا")
    rows = [(trigger, modes_of(seen.scene, trigger)) for trigger in seen.triggers]
    assert all(trigger.type is not None and set(found) <= MODES[trigger.type] for trigger, found in rows)
    assert any(found for _, found in rows)
