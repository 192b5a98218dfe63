"""Whether it happened: negation, future and possibility, how far they reach and what ends them."""

from __future__ import annotations

import pytest

from scenes import context
from waqai.claims.status import status_of
from waqai.claims.triggers import Trigger
from waqai.lexicon.frames import Frame
from waqai.model import EventType, Status


def status(text: str, word: str) -> str:
    seen = context(text)
    trigger = next(t for t in seen.triggers if seen.scene.tokens[t.index].plain == word)
    found, mark = status_of(seen.scene, trigger, seen.marks[seen.sentence(trigger.index).first])
    assert mark is None or mark.cue.status is found
    return found.value


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("قصفت الطائرات البلدة", "قصفت", "actual"),
        # negation
        ("لم تقصف القوات التركية البلدة", "تقصف", "negated"),
        ("لن يوقع الوفد الاتفاق", "يوقع", "negated"),
        ("دخلت القوات من دون قصف البلدة", "قصف", "negated"),
        ("فشل الوفدان في الاتفاق", "الاتفاق", "negated"),
        # future, by cue or by the verb itself
        ("سينسحب الجيش اللبناني", "سينسحب", "future"),
        ("يعتزم الوفد زيارة البلدة", "زيارة", "future"),
        ("ستتيح المنصة بدء المحادثات", "المحادثات", "future"),
        # what forces are sent for, not what they are sent after
        ("تحركت الكتيبة من معسكرها فجرا لاقتحام البلدة", "لاقتحام", "future"),
        ("تحركت الكتيبة بعد اقتحام البلدة", "اقتحام", "actual"),
        # قد before an imperfect says that it may be, before a past that it was
        ("قد تنسحب القوات من المطار", "تنسحب", "hypothetical"),
        ("كانت القوات قد قصفت المطار", "قصفت", "actual"),
        # a word for deployment inside a name is none
        ("نفت هيئة الحشد الشعبي تعرض المعسكر لقصف أمريكي", "لقصف", "actual"),
        # possibility
        ("ربما تنسحب القوات من المطار", "تنسحب", "hypothetical"),
        # a cue reaches forward, not back, and not beyond what ends it
        ("قصفت الطائرات البلدة ولم تنسحب", "قصفت", "actual"),
        ("قصفت الطائرات البلدة ولم تنسحب", "تنسحب", "negated"),
        ("لم تقصف القوات البلدة لكنها دمرت الجسر", "دمرت", "actual"),
        ("لم يصل أحد، ودمرت القوات الجسر", "ودمرت", "actual"),
        ("يعتزم الوسيط التوجه غدا وقصفت القوات البلدة", "وقصفت", "actual"),
        ("لم يتضح مصير الجنود الذين قصفوا البلدة", "قصفوا", "actual"),
        # what needs a negation to be what it is, is not negated by it
        ("قال الوزير إن ما أعلنه الحزب غير صحيح", "صحيح", "actual"),
        ("لم يصل أحد. دمرت القوات الجسر.", "دمرت", "actual"),
    ],
)
def test_status(text: str, word: str, expected: str) -> None:
    assert status(text, word) == expected


def test_negation_outweighs_the_rest() -> None:
    assert status("لن ينسحب الجيش اللبناني غدا", "ينسحب") == "negated"


def test_a_cue_reaches_as_many_words_as_its_scope() -> None:
    seen = context("لم يخرج أهل القرية الصغيرة البعيدة الهادئة الجميلة")
    (mark,) = [mark for row in seen.marks.values() for mark in row if mark.cue.id == "lam"]
    assert mark.high - mark.low == mark.cue.scope
    assert mark.low == mark.last


def test_marks_stand_in_text_order_within_their_sentence() -> None:
    seen = context("لم يصل الوفد ولن يصل. ربما يغادر.")
    for first, row in seen.marks.items():
        assert [mark.first for mark in row] == sorted(mark.first for mark in row)
        sentence = seen.sentence(first)
        assert all(sentence.first <= mark.low <= mark.high <= sentence.last for mark in row)
    assert len(seen.marks) == 2


def test_the_frame_decides_where_no_cue_does() -> None:
    seen = context("تعثر القطار طويلا")
    frame = Frame(id="test", type=EventType.AGREE, roles={}, status=Status.NEGATED)
    trigger = Trigger(index=0, frame=frame, type=EventType.AGREE, part="verb", voice="any", tense="past")
    assert status_of(seen.scene, trigger, ()) == (Status.NEGATED, None)
