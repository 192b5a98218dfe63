"""In which voice a verb stands that is printed alike in both (قتل): its vowels say so, or else the words around it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from waqai.claims.triggers import Trigger
from waqai.model import Analysis

#: Text and token of a verb → whether it is a passive: "sure", "likely" or "".
Passive = Callable[[Analysis, int], str]
#: The voice of a verb that is more likely a passive; the roles of a sure "passive" are turned round at once.
LIKELY_PASSIVE: Final = "likely passive"
_VOICES = {"sure": "passive", "likely": LIKELY_PASSIVE}


def voiced(analysis: Analysis, trigger: Trigger, passive: Passive) -> Trigger:
    """Return the trigger with its voice told where its form leaves it open and it is, or may be, a passive."""
    if trigger.part != "verb" or trigger.voice != "any":
        return trigger
    voice = _VOICES.get(passive(analysis, trigger.index))
    return replace(trigger, voice=voice) if voice else trigger
