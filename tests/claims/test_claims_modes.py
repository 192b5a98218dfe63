"""Modes: the frame decides, or else the cue words near the trigger that belong to its type."""

from __future__ import annotations

import pytest

from scenes import context
from waqai.claims.modes import modes_of, moved
from waqai.claims.triggers import Trigger
from waqai.lexicon.frames import Frame
from waqai.model import MODES, Entity, EntityKind, EventType


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
        # what is asked stands behind the word that asks, and the first thing asked decides
        ("طالب الوفد بسحب القوات قبل استئناف المفاوضات", "طالب", ("yield",)),
        ("بعد المفاوضات طالب الوفد الميليشيا بتسليم السلاح", "طالب", ("yield",)),
        # whoever breaks a deal asks for nothing
        ("خرقت الميليشيا الهدنة بعد جلسة المحادثات", "خرقت", ()),
    ],
)
def test_modes(text: str, word: str, expected: tuple[str, ...]) -> None:
    assert modes(text, word) == expected


def made(kind: EventType | None, *own: str, text: str = "هجوم بسيارة مفخخة") -> tuple[str, ...]:
    """Return the modes of a made-up frame at the first word of a text."""
    frame = Frame(id="test", type=kind, modes=own, open_mode=not own, roles={})
    return modes_of(context(text).scene, Trigger(0, frame, kind, "noun", "any", ""))


def test_the_frame_outweighs_the_words_nearby() -> None:
    assert made(EventType.ASSAULT, "torture", "beat") == ("beat", "torture")
    assert made(EventType.ASSAULT) == ("explosives",)


def test_words_count_for_their_own_type_only() -> None:
    assert made(EventType.CONSULT) == ()
    assert made(None) == ()


def test_words_far_off_or_in_another_sentence_do_not_count() -> None:
    assert (
        made(EventType.ASSAULT, text="هجوم وقع أمس في السوق القديم قرب النهر الكبير بعد صلاة الظهر بقليل بسيارة مفخخة")
        == ()
    )
    assert made(EventType.ASSAULT, text="هجوم. سيارة مفخخة.") == ()


def test_a_cue_belongs_to_the_nearest_event() -> None:
    seen = context("اندلعت اشتباكات في الحي قبل هجوم بسيارة مفخخة")
    clashes, attack = (t for t in seen.triggers if seen.scene.tokens[t.index].plain in {"اشتباكات", "هجوم"})
    assert modes_of(seen.scene, clashes) == modes_of(seen.scene, attack) == ("explosives",)
    told = [clashes.index, attack.index]
    assert (modes_of(seen.scene, clashes, told), modes_of(seen.scene, attack, told)) == ((), ("explosives",))


@pytest.mark.parametrize(
    ("modes", "movers", "expected"),
    [
        (("troops",), [("REB", EntityKind.ARMED_GROUP)], ("militia",)),
        ((), [(None, EntityKind.MILITARY)], ("troops",)),
        ((), [("COP", EntityKind.MILITARY)], ("police",)),
        ((), [("UAF", EntityKind.POPULATION), ("MIL", EntityKind.MILITARY)], ("troops",)),
        (("weapons",), [("REB", EntityKind.ARMED_GROUP)], ("weapons",)),
        (("troops",), [("GOV", EntityKind.GOVERNMENT)], ("troops",)),
    ],
)
def test_who_moves_gives_the_mode(
    modes: tuple[str, ...], movers: list[tuple[str | None, EntityKind]], expected: tuple[str, ...]
) -> None:
    actors = [Entity(id=str(i), name="", kind=kind, sector=sector) for i, (sector, kind) in enumerate(movers)]
    assert moved(modes, actors) == expected


def test_modes_are_those_of_the_type() -> None:
    seen = context("قصفت طائرة القافلة وشن مسلحون هجوما بسيارة مفخخة وعقد الوفدان اجتماعا هاتفيا ونظم الطلاب إضرابا")
    rows = [(trigger, modes_of(seen.scene, trigger)) for trigger in seen.triggers]
    assert all(trigger.type is not None and set(found) <= MODES[trigger.type] for trigger, found in rows)
    assert any(found for _, found in rows)
