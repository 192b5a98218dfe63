"""PLOVER modes: what the frame decides, and what the words near the trigger add."""

from __future__ import annotations

from waqai.claims.scene import Scene
from waqai.claims.triggers import Trigger
from waqai.lexicon.cues import mode_words

_REACH = 7


def modes_of(scene: Scene, trigger: Trigger) -> tuple[str, ...]:
    """Return the modes of a trigger, sorted: its frame's, or else those of the cue words near it in its sentence."""
    if trigger.frame.modes or trigger.type is None:
        return tuple(sorted(trigger.frame.modes))
    kind, sentence, cues = trigger.type, scene.sentence_of(trigger.index), mode_words()
    low, high = max(sentence.first, trigger.index - _REACH), min(sentence.last, trigger.index + _REACH + 1)
    found = {
        mode
        for token in scene.tokens[low:high]
        for word in (token.stem, token.fold)
        if (mode := cues.get((kind, word)))
    }
    return tuple(sorted(found))
