"""Where a party stands towards a trigger: subject, object, genitive, or behind a preposition."""

from __future__ import annotations

import pytest

from scenes import context, names, party, spelt, token
from waqai.claims.candidates import candidates
from waqai.claims.syntax import Position, is_relative, preposition_of
from waqai.claims.words import frame_readings
from waqai.lexicon.frames import frames


def stands(text: str, trigger: str, words: str) -> Position:
    """Return where a party stands among the candidates for the roles of a trigger."""
    seen = context(text)
    at = next(t for t in seen.triggers if seen.scene.tokens[t.index].plain == trigger)
    wanted = party(seen, words)
    return next(candidate.position for candidate in candidates(seen, at) if candidate.party == wanted)


@pytest.mark.parametrize(
    ("text", "trigger", "words", "slot"),
    [
        ("هاجم الجيش اللبناني مقاتلي التنظيم", "هاجم", "الجيش اللبناني", "subject"),
        ("هاجم الجيش اللبناني مقاتلي التنظيم", "هاجم", "مقاتلي التنظيم", "object"),
        ("القوات التركية انسحبت من التلة", "انسحبت", "القوات التركية", "subject"),
        ("انسحاب الجيش اللبناني من التلة", "انسحاب", "الجيش اللبناني", "genitive"),
        ("نددت روسيا بهجوم إسرائيل", "بهجوم", "روسيا", "before"),
        ("نددت روسيا بهجوم إسرائيل", "بهجوم", "إسرائيل", "genitive"),
        ("اتفق الوفد مع روسيا على الهدنة", "اتفق", "روسيا", "prep:مع"),
        ("طلب الوفد من روسيا ضمانات", "طلب", "روسيا", "prep:من"),
        ("اعتذرت فرنسا لروسيا", "اعتذرت", "روسيا", "prep:ل"),
        ("رفض الوفد الذي وصل من روسيا العرض", "رفض", "روسيا", "prep:من"),
        # what و joins shares the slot
        ("اتفق الوفد مع روسيا وفرنسا", "اتفق", "فرنسا", "prep:مع"),
        ("هاجمت إيران وروسيا أوكرانيا", "هاجمت", "روسيا", "subject"),
    ],
)
def test_slots(text: str, trigger: str, words: str, slot: str) -> None:
    assert stands(text, trigger, words).slot == slot


def test_what_stands_between_is_counted() -> None:
    near = stands("هاجم الجيش اللبناني مقاتلي التنظيم", "هاجم", "الجيش اللبناني")
    far = stands("رفضت حركة حماس التي هاجمت إسرائيل، العرض", "رفضت", "إسرائيل")
    assert (near.after, near.distance, near.verbs, near.marks, near.relative) == (True, 0, 0, 0, False)
    assert (far.after, far.verbs, far.relative, far.slot) == (True, 1, True, "after")
    assert far.distance == 4


def test_who_was_named_in_the_sentence_before_may_be_carried_over() -> None:
    seen = context("وصل الوفد من روسيا. ثم هاجمت الشرطة البيت.")
    at = next(t for t in seen.triggers if seen.scene.tokens[t.index].plain == "هاجمت")
    carried = {names(seen, [c.party.entity])[0] for c in candidates(seen, at) if c.carried}
    assert carried == {"الوفد", "روسيا"}


def test_who_is_named_inside_another_may_act_with_them_but_is_not_acted_on() -> None:
    seen = context("رفض المتحدث باسم الحكومة كريم الراضي العرض.")
    at = next(t for t in seen.triggers if seen.scene.tokens[t.index].plain == "رفض")
    held = next(c for c in candidates(seen, at) if c.holder)
    assert spelt(seen, (held.party,)) == ["الحكومة"]
    assert held.holder is not None
    assert spelt(seen, (held.holder.party,)) == ["المتحدث باسم الحكومة"]
    assert (held.may_be("actor"), held.may_be("recipient")) == (True, False)


@pytest.mark.parametrize(
    "text",
    [
        # the adjective of a state
        "رفض الجيش التركي العرض",
        # whom the sentence names elsewhere too
        "رفض المتحدث باسم الحكومة كريم الراضي العرض، ثم اعتذرت الحكومة.",
    ],
)
def test_who_is_named_inside_another_is_no_candidate_of_their_own(text: str) -> None:
    seen = context(text)
    at = next(t for t in seen.triggers if seen.scene.tokens[t.index].plain == "رفض")
    assert not [c for c in candidates(seen, at) if c.holder]


def governor(text: str, word: str) -> str:
    seen = context(text)
    at = token(seen, word).index
    return preposition_of(seen.scene.tokens, at, seen.scene.sentence_of(at))


@pytest.mark.parametrize(
    ("text", "word", "preposition"),
    [
        ("اجتمع مع القادة", "القادة", "مع"),
        ("اجتمع بالقادة", "بالقادة", "ب"),
        ("كتب عن ثلاثة قادة", "قادة", "عن"),
        ("كتب عن «القادة»", "القادة", "عن"),
        ("كتب عن حرب القادة", "القادة", ""),
        ("وصل القادة", "القادة", ""),
        ("كتب عن. القادة", "القادة", ""),
        ("دعا إليها القادة", "القادة", ""),
    ],
)
def test_what_governs_a_phrase(text: str, word: str, preposition: str) -> None:
    assert governor(text, word) == preposition


def test_relative_pronouns() -> None:
    seen = context("الوفد الذي وصل واللجنة التي غادرت")
    assert [t.plain for t in seen.scene.tokens if is_relative(t)] == ["الذي", "التي"]


@pytest.mark.parametrize(
    ("text", "trigger", "words"),
    [
        ("أطلق مسلحون النار على الجيش اللبناني", "أطلق", "الجيش اللبناني"),
        ("أرسلت فرنسا مساعدات إلى أوكرانيا", "مساعدات", "أوكرانيا"),
    ],
)
def test_prepositions_are_spelt_as_in_the_slots_of_frames(text: str, trigger: str, words: str) -> None:
    slots = {slot for rows in frames().values() for row in rows for some in row.frame.roles.values() for slot in some}
    seen = context(text)
    assert frame_readings(token(seen, trigger))
    at = party(seen, words).first
    assert f"prep:{preposition_of(seen.scene.tokens, at, seen.scene.sentence_of(at))}" in slots
