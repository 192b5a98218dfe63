"""PLOVER modes: what the frame decides, and what the words near the trigger add."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache

from waqai.claims.scene import Scene
from waqai.claims.triggers import Trigger
from waqai.lexicon.cues import mode_words
from waqai.model import Entity, EntityKind, EventType, Token

_REACH = 10
#: What is asked, refused or threatened stands behind the word that says so.
_OF_WHAT_IS_SAID = frozenset({EventType.REQUEST, EventType.REJECT, EventType.THREATEN})
_BEHIND, _BEFORE = 16, 3
#: The narrower mode → the wider one that it says already.
_NARROWER = {"suicide-attack": "explosives"}
#: Who moves: PLOVER sector, or else kind, → the mode of a MOBILIZE.
_MOVED_BY = {"COP": "police", "MIL": "troops", "REB": "militia", "UAF": "militia", EntityKind.MILITARY: "troops",
             EntityKind.ARMED_GROUP: "militia"}  # fmt: skip
#: Of several forces that move together, the first gives the mode.
_MOVERS = ("troops", "police", "militia")


def modes_of(scene: Scene, trigger: Trigger, events: Collection[int] = ()) -> tuple[str, ...]:
    """Return the modes of a trigger, sorted: its frame's, or else those of the cue words near it in its sentence.

    A cue word may narrow the mode of the frame (تفجير انتحاري). `events` are the tokens of all words that
    tell an event: a cue belongs to the nearest of them.
    """
    own, is_open = trigger.frame.modes, trigger.frame.open_mode
    if trigger.type is None or not (is_open or set(own) & set(_NARROWER.values())):
        return tuple(sorted(own))
    found = _first(scene, trigger) if trigger.type in _OF_WHAT_IS_SAID else _near(scene, trigger, events)
    return narrowed({*own, *(mode for mode in found if is_open or _NARROWER.get(mode) in own)})


def moved(modes: Sequence[str], actors: Iterable[Entity]) -> tuple[str, ...]:
    """Return the modes of a MOBILIZE by who moves, or `modes` where weapons are moved or no force is named."""
    named = [mode for actor in actors if (mode := _MOVED_BY.get(actor.sector or actor.kind))]
    if "weapons" in modes or not named:
        return tuple(modes)
    return (min(named, key=_MOVERS.index),)


def narrowed(modes: AbstractSet[str]) -> tuple[str, ...]:
    """Return modes, sorted, without those that a narrower one among them says already."""
    return tuple(sorted(modes - {_NARROWER[mode] for mode in modes if mode in _NARROWER}))


def _first(scene: Scene, trigger: Trigger) -> Iterable[str]:
    """Return what the first cue word behind the trigger says, or else the nearest before it."""
    sentence, at = scene.sentence_of(trigger.index), trigger.index
    behind = scene.tokens[at + 1 : min(sentence.last, at + 1 + _BEHIND)]
    before = scene.tokens[max(sentence.first, at - _BEFORE) : at + 1]
    cued = (mode for token in (*behind, *reversed(before)) for mode in _said(token, trigger.type))
    return [mode] if (mode := next(cued, None)) else []


def _near(scene: Scene, trigger: Trigger, events: Collection[int]) -> Iterator[str]:
    sentence, at = scene.sentence_of(trigger.index), trigger.index
    rivals = [event for event in events if event != at and sentence.first <= event < sentence.last]
    for index in range(max(sentence.first, at - _REACH), min(sentence.last, at + _REACH + 1)):
        if all(abs(index - at) < abs(index - rival) or index == at for rival in rivals):
            yield from _said(scene.tokens[index], trigger.type)


def _said(token: Token, kind: EventType | None) -> Iterator[str]:
    cues = _modes_by_word(kind)
    return (cues[word] for word in (token.stem, token.fold) if word in cues)


@cache
def _modes_by_word(kind: EventType | None) -> Mapping[str, str]:
    return {word: mode for (own, word), mode in mode_words().items() if own is kind}
