"""Printed words are read as words of frames and cues, their clitics taken off where the form allows them."""

from __future__ import annotations

import pytest

from waqai.claims.words import casualty_readings, fits, frame_readings, readable, reporting_reading, status_reading
from waqai.language import analyse
from waqai.lexicon.frames import frames
from waqai.lexicon.inflect import Form
from waqai.model import CasualtyKind, Stance, Status, Token


def word(text: str, plain: str) -> Token:
    return next(token for token in analyse(text).tokens if token.plain == plain)


def parts(text: str, plain: str) -> set[str]:
    return {reading.form.part for reading in frame_readings(word(text, plain))}


PAST, PRESENT, NOUN = Form("x", "verb", "past"), Form("x", "verb", "present"), Form("x", "masdar")


@pytest.mark.parametrize(
    ("form", "prefixes", "pronoun", "allowed"),
    [
        (PAST, ("و",), "ه", True),
        (PAST, ("ال",), "", False),
        (PAST, ("ب",), "", False),
        (PAST, ("س",), "", False),
        (PAST, ("ل",), "", False),
        (PRESENT, ("س",), "ها", True),
        (PRESENT, ("ل",), "", True),
        (PRESENT, (), "ي", False),
        (NOUN, ("و", "ب", "ال"), "", True),
        (NOUN, ("ب",), "هم", True),
        (NOUN, ("س",), "", False),
        (NOUN, (), "ني", False),
    ],
)
def test_clitics_that_a_form_may_carry(form: Form, prefixes: tuple[str, ...], pronoun: str, allowed: bool) -> None:  # noqa: FBT001
    assert fits(form, prefixes, pronoun) is allowed


def test_verbs_and_verbal_nouns_with_their_clitics() -> None:
    assert "verb" in parts("جاءت الطائرات وقصفوها", "وقصفوها")
    assert parts("اتهموه بالقصف", "بالقصف") == {"masdar"}
    assert "verb" in parts("ستقصف الطائرات البلدة", "ستقصف")
    assert "participle" in parts("غادر مطالبا بالحوار", "مطالبا")


@pytest.mark.parametrize("plain", ["من", "بعد", "،", "2021"])
def test_function_words_marks_and_numbers_name_nothing(plain: str) -> None:
    token = word("خرج 2021 من البيت، بعد يومين", plain)
    assert frame_readings(token) == ()
    assert casualty_readings(token) == ()
    assert reporting_reading(token) is None


def test_words_that_no_frame_knows() -> None:
    assert frame_readings(word("أزهر البستان في الربيع", "أزهر")) == ()


def test_reporting_words() -> None:
    said, denied = reporting_reading(word("وقالت لهم", "وقالت")), reporting_reading(word("نفى الخبر", "نفى"))
    assert said is not None
    assert denied is not None
    assert (said.cue.stance, denied.cue.stance) == (Stance.ASSERTS, Stance.DENIES)
    assert reporting_reading(word("أكل الطعام", "أكل")) is None


def test_status_words() -> None:
    cue = status_reading(word("يعتزم الوفد السفر", "يعتزم"))
    assert cue is not None
    assert cue.status is Status.FUTURE
    assert status_reading(word("وصل الوفد", "وصل")) is None


def test_casualty_words() -> None:
    assert {reading.kind for reading in casualty_readings(word("سقط ثلاثون قتيلا", "قتيلا"))} == {CasualtyKind.KILLED}
    assert {reading.kind for reading in casualty_readings(word("وجرح خمسة", "وجرح"))} == {CasualtyKind.WOUNDED}
    assert casualty_readings(word("أكل خمسة", "أكل")) == ()


def test_no_word_is_read_that_is_not_readable() -> None:
    tokens = analyse("سيقصف الجيش المدينة، وساعد الوفد على توقيع هدنة في البلدة").tokens
    read = {token.index for token in tokens if frame_readings(token)}
    assert read
    assert read <= set(readable(frames(), tokens))
    assert readable((), [token for token in tokens if not token.future]) == []
