"""In which voice a verb stands that is printed alike in both."""

from __future__ import annotations

import pytest

from scenes import context
from waqai.claims.candidates import candidates
from waqai.claims.role_features import frame_says
from waqai.claims.voicing import LIKELY_PASSIVE


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        ("قُتل قائد اللواء في البلدة", "passive"),  # the printed vowel
        ("قتل ثلاثة جنود في انفجار", LIKELY_PASSIVE),  # the words around it
        ("قتل الجيش ثلاثة مسلحين", "any"),
        ("أعلن الجيش الهدنة وهاجم البلدة", "active"),  # the form has one voice
    ],
)
def test_the_voice_of_a_verb(text: str, voice: str) -> None:
    assert context(text).triggers[-1 if voice == "active" else 0].voice == voice


def test_who_was_killed_is_the_recipient() -> None:
    seen = context("قُتل الوزير سليم حداد في البلدة")
    trigger = seen.triggers[0]
    killed = next(c for c in candidates(seen, trigger) if c.party.mention.title)
    assert frame_says(trigger, killed.position) == "recipient"
