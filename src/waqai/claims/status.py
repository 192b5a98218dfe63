"""Whether it happened: negation, future and possibility, by cue words and by the verb itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from waqai.claims.scene import Scene
from waqai.claims.triggers import Trigger
from waqai.claims.words import status_reading
from waqai.lexicon.cues import StatusCue, status_phrases
from waqai.lexicon.lookup import find
from waqai.model import EventType, Sentence, Status

#: Speech acts about what is to come: the act itself has happened, whatever its verb's tense.
_PROMISES = frozenset({EventType.AGREE, EventType.THREATEN})
_AGREED_WHEN_PLANNED = frozenset({EventType.CONSULT, EventType.SUPPORT, EventType.COOPERATE, EventType.AID})


@dataclass(frozen=True, slots=True)
class Marked:
    """A status cue at tokens `[first, last)` and the tokens `[low, high)` that it reaches."""

    first: int
    last: int
    cue: StatusCue
    low: int
    high: int


def status_marks(scene: Scene, sentence: Sentence) -> tuple[Marked, ...]:
    """Return the status cues of a sentence with their reach, in text order."""
    return tuple(_marks(scene, sentence))


def _marks(scene: Scene, sentence: Sentence) -> Iterator[Marked]:
    index = sentence.first
    while index < sentence.last:
        phrase = find(status_phrases(), scene.tokens, index, sentence.last)
        if phrase:
            yield _reach(scene, sentence, index, phrase[0], phrase[1])
            index = phrase[0]
            continue
        word = status_reading(scene.tokens[index])
        if word:
            yield _reach(scene, sentence, index, index + 1, word)
        index += 1


def _reach(scene: Scene, sentence: Sentence, first: int, last: int, cue: StatusCue) -> Marked:
    step, stop = (1, sentence.last) if cue.forward else (-1, sentence.first - 1)
    index, words = (last if cue.forward else first - 1), 0
    while index != stop and words < cue.scope:
        token = scene.tokens[index]
        if token.fold in cue.stops or token.plain in "،.؛:؟!":
            break
        words += token.kind != "punct"
        index += step
    return Marked(first, last, cue, *((last, index) if cue.forward else (index + 1, first)))


def status_of(scene: Scene, trigger: Trigger, marks: tuple[Marked, ...]) -> tuple[Status, Marked | None]:
    """Return the status of a trigger and the cue that decided it; `actual` where nothing speaks against it."""
    reaching = [m for m in marks if m.low <= trigger.index < m.high and trigger.index not in range(m.first, m.last)]
    for wanted in (Status.NEGATED, Status.HYPOTHETICAL, Status.FUTURE):
        for mark in reaching:
            if mark.cue.status is wanted:
                return wanted, mark
    if trigger.frame.status:
        return trigger.frame.status, None
    if scene.tokens[trigger.index].future and trigger.frame.type not in _PROMISES:
        return Status.FUTURE, None
    return Status.ACTUAL, None


def planned(scene: Scene, trigger: Trigger, marks: tuple[Marked, ...]) -> Trigger:
    """Return the trigger as it counts: a meeting, signing, joint work or help that is planned is AGREE (§1.3)."""
    if trigger.type in _AGREED_WHEN_PLANNED and status_of(scene, trigger, marks)[0] is Status.FUTURE:
        return replace(trigger, type=EventType.AGREE)
    return trigger
