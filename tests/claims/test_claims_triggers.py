"""Which words may name an event: the frame's conditions, light verbs, and one reading for each frame."""

from __future__ import annotations

import pytest

from scenes import context
from waqai.claims.triggers import NEEDED, Trigger, carriers_in, conditions_hold, nearby
from waqai.language import analyse
from waqai.lexicon.frames import Frame
from waqai.model import EventType, fold


def proposed(text: str) -> dict[str, set[str]]:
    """Return each possible trigger, as printed, with the types it may name."""
    seen = context(text)
    found: dict[str, set[str]] = {}
    for trigger in seen.triggers:
        found.setdefault(seen.scene.tokens[trigger.index].plain, set()).add(str(trigger.type))
    return found


def reading(text: str, word: str, kind: EventType) -> Trigger:
    seen = context(text)
    return next(t for t in seen.triggers if t.type is kind and seen.scene.tokens[t.index].plain == word)


@pytest.mark.parametrize(
    ("text", "word", "kind"),
    [
        ("قصفت المدفعية أطراف البلدة", "قصفت", "ASSAULT"),
        ("نددت الصحيفة بقصف البلدة", "بقصف", "ASSAULT"),
        ("التقى الوفدان في الفندق", "التقى", "CONSULT"),
        ("غادر الوفد مطالبا بالإفراج عن الأسرى", "مطالبا", "REQUEST"),
        ("اعتقلت الشرطة ثلاثة طلاب", "اعتقلت", "COERCE"),
        ("رفضت الفصائل العرض", "رفضت", "REJECT"),
        ("انسحبت الكتيبة من التلة", "انسحبت", "RETREAT"),
    ],
)
def test_words_of_frames_are_proposed(text: str, word: str, kind: str) -> None:
    assert kind in proposed(text)[word]


@pytest.mark.parametrize("text", ["قصف الرعد طوال الليل", "أزهر البستان في الربيع", "", "123 — !"])
def test_what_proposes_nothing(text: str) -> None:
    assert proposed(text) == {}


@pytest.mark.parametrize(
    ("text", "proposes"),
    [
        ("قال السفير إن على الطرفين أن يفتحا المعابر", True),
        ("أضاف الوسيط أن على الجميع احترام الهدنة", True),
        ("جلس القادة على مقاعد الوفد", False),
        ("ذكر الحارس أنه على استعداد أن يشهد", False),
    ],
)
def test_a_function_word_proposes_only_behind_inna(text: str, *, proposes: bool) -> None:
    assert ("REQUEST" in proposed(text).get("على", set())) is proposes


FRAME = Frame(id="test", type=EventType.AID, roles={})
SENTENCE = "أمس وزعت الفرق على السكان خبزا وماء كثيرا جدا في المخيم"


def holds(needs: tuple[str, ...] = (), bars: tuple[str, ...] = (), word: str = "وزعت") -> bool:
    """Whether a frame with these conditions may be named by a word of `SENTENCE`."""
    analysis = analyse(SENTENCE)
    at = next(token.index for token in analysis.tokens if token.plain == word)
    frame = Frame(
        id="test", type=EventType.AID, roles={}, needs=frozenset(map(fold, needs)), bars=frozenset(map(fold, bars))
    )
    return conditions_hold(frame, analysis.tokens, at, analysis.sentences[0])


def test_needed_and_barred_words_stand_near() -> None:
    assert holds()
    assert holds(needs=("خبزا",))
    assert holds(needs=("ماء", "دواء")), "one of them is enough, its particle aside"
    assert not holds(needs=("دواء",))
    assert not holds(bars=("خبزا",))
    assert not holds(needs=("خبزا",), bars=("الفرق",)), "what bars outweighs what is needed"


def test_needed_words_stand_up_to_four_words_before_and_eight_after() -> None:
    assert holds(needs=("كثيرا",)), "the sixth word after"
    assert not holds(needs=("أمس",), word="خبزا"), "the fifth word before"
    assert holds(needs=("أمس",), word="السكان")
    assert not holds(needs=("المخيم",)), "the ninth word after"


def test_words_that_bar_stand_up_to_two_words_before_and_five_after() -> None:
    assert not holds(bars=("خبزا",))
    assert holds(bars=("كثيرا",)), "the sixth word after"
    assert holds(bars=("أمس",), word="السكان")


def test_the_word_itself_is_not_near() -> None:
    analysis = analyse(SENTENCE)
    words = nearby(analysis.tokens, 1, analysis.sentences[0], NEEDED)
    assert "وزعت" not in words
    assert {fold("الفرق"), fold("فرق"), "ماء"} <= words


def test_a_word_with_the_article_is_near_in_both_shapes() -> None:
    assert holds(needs=("السكان",))
    assert holds(needs=("سكان",))


def carried(text: str) -> dict[str, str]:
    analysis = analyse(text)
    rows = (row for sentence in analysis.sentences for row in carriers_in(analysis.tokens, sentence))
    return {analysis.tokens[noun].plain: analysis.tokens[light.index].plain for noun, light in rows}


@pytest.mark.parametrize(
    ("text", "noun", "verb"),
    [
        ("شن الجيش السوداني هجوما على القرية", "هجوما", "شن"),
        ("عقد الوفدان اجتماعا في الفندق", "اجتماعا", "عقد"),
        ("تبادل الطرفان الاتهامات", "الاتهامات", "تبادل"),
    ],
)
def test_light_verbs_carry_their_noun_and_name_nothing(text: str, noun: str, verb: str) -> None:
    assert carried(text) == {noun: verb}
    assert verb not in proposed(text)
    assert noun in proposed(text)


def test_a_light_verb_far_from_any_event_noun_carries_none() -> None:
    assert not carried("عقد أهالي الحي في ساحة المدرسة قرب النهر الكبير اجتماعا")
    assert not carried("عقد قرانه")


def test_each_frame_reads_a_word_once() -> None:
    seen = context("قصف الجيش السوري البلدة وقصف القرية، وندد الوفد بالقصف")
    found = [(trigger.index, trigger.frame.id) for trigger in seen.triggers]
    assert len(found) == len(set(found))
    assert found == sorted(found, key=lambda pair: pair[0])


def test_the_part_of_speech_that_the_sentence_shows_is_taken() -> None:
    assert reading("قصف الجيش السوري البلدة", "قصف", EventType.ASSAULT).part == "verb"
    assert reading("استمر القصف", "القصف", EventType.ASSAULT).nominal
    assert reading("سيقصف الجيش السوري البلدة", "سيقصف", EventType.ASSAULT).tense == "present"
    assert reading("هوجمت القافلة", "هوجمت", EventType.ASSAULT).voice == "passive"
