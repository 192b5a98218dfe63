"""PLOVER modes: what the frame decides, and what the words near the trigger add."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from functools import cache

from waqai.claims.scene import Scene
from waqai.claims.triggers import Trigger
from waqai.lexicon.cues import mode_words
from waqai.model import EventType

_REACH = 7
#: The narrower mode → the wider one that it says already.
_NARROWER = {"suicide-attack": "explosives"}


def modes_of(scene: Scene, trigger: Trigger) -> tuple[str, ...]:
    """Return the modes of a trigger, sorted: its frame's, or else those of the cue words near it in its sentence.

    A cue word may narrow the mode of the frame (تفجير انتحاري).
    """
    if trigger.type is None:
        return tuple(sorted(trigger.frame.modes))
    sentence, cues = scene.sentence_of(trigger.index), _modes_by_word(trigger.type)
    low, high = max(sentence.first, trigger.index - _REACH), min(sentence.last, trigger.index + _REACH + 1)
    found = {cues[word] for token in scene.tokens[low:high] for word in (token.stem, token.fold) if word in cues}
    own = trigger.frame.modes
    return narrowed({*own, *(mode for mode in found if not own or _NARROWER.get(mode) in own)})


def narrowed(modes: AbstractSet[str]) -> tuple[str, ...]:
    """Return modes, sorted, without those that a narrower one among them says already."""
    return tuple(sorted(modes - {_NARROWER[mode] for mode in modes if mode in _NARROWER}))


@cache
def _modes_by_word(kind: EventType) -> Mapping[str, str]:
    return {word: mode for (own, word), mode in mode_words().items() if own is kind}
