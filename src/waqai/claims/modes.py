"""PLOVER modes: what the frame decides, and what the words near the trigger add."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from waqai.claims.scene import Scene
from waqai.claims.triggers import Trigger
from waqai.lexicon.cues import mode_words
from waqai.model import EventType

_REACH = 7


def modes_of(scene: Scene, trigger: Trigger) -> tuple[str, ...]:
    """Return the modes of a trigger, sorted: its frame's, or else those of the cue words near it in its sentence."""
    if trigger.frame.modes or trigger.type is None:
        return tuple(sorted(trigger.frame.modes))
    sentence, cues = scene.sentence_of(trigger.index), _modes_by_word(trigger.type)
    low, high = max(sentence.first, trigger.index - _REACH), min(sentence.last, trigger.index + _REACH + 1)
    found = {cues[word] for token in scene.tokens[low:high] for word in (token.stem, token.fold) if word in cues}
    return tuple(sorted(found))


@cache
def _modes_by_word(kind: EventType) -> Mapping[str, str]:
    return {word: mode for (own, word), mode in mode_words().items() if own is kind}
