"""Whether it happened: negation, future and possibility, by cue words and by the verb itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from waqai.claims.scene import Scene
from waqai.claims.syntax import is_relative
from waqai.claims.triggers import Trigger
from waqai.claims.words import readable, status_reading
from waqai.lexicon.cues import StatusCue, status_phrases, status_tenses, status_words
from waqai.lexicon.lookup import find, openings
from waqai.model import EventType, Sentence, Status, Token
from waqai.model.values import value

#: Speech acts about what is to come: the act itself has happened, whatever its verb's tense.
_PROMISES = frozenset({EventType.AGREE, EventType.THREATEN})
_FORCE = frozenset({EventType.ASSAULT, EventType.COERCE})
_MARKS = frozenset("،.؛:؟!")
_AGREED_WHEN_PLANNED = frozenset({EventType.CONSULT, EventType.SUPPORT, EventType.COOPERATE, EventType.AID})


@value(frozen=True, slots=True)
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
    tokens, behind = scene.tokens[sentence.first : sentence.last], 0
    for index in sorted({*openings(status_phrases(), tokens), *readable(status_words(), tokens)}):
        phrase = find(status_phrases(), scene.tokens, index, sentence.last) if index >= behind else None
        if phrase:
            if _holds(scene, sentence, *phrase):
                yield _reach(scene, sentence, index, *phrase)
            behind = phrase[0]
        elif index >= behind and (word := _word_at(scene, sentence, index)):
            yield _reach(scene, sentence, index, index + 1, word)


def _word_at(scene: Scene, sentence: Sentence, index: int) -> StatusCue | None:
    """Return the cue that a word is by its form or tense; inside the name of a body it is none (هيئة الحشد الشعبي)."""
    cue = status_reading(scene.tokens[index]) or _by_tense(scene.tokens[index])
    named = cue and any(
        party.first < index < party.last and party.mention.form == "name"
        for party in scene.parties_in(sentence.first, sentence.last)
    )
    return None if named else cue


def _holds(scene: Scene, sentence: Sentence, last: int, cue: StatusCue) -> bool:
    """Whether the verb behind a cue that ends before token `last` is of the tense that it asks for."""
    return not cue.before or (last < sentence.last and scene.tokens[last].tense == cue.before)


def _by_tense(token: Token) -> StatusCue | None:
    return status_tenses().get("future") if token.future and token.upos == "VERB" else None


def _reach(scene: Scene, sentence: Sentence, first: int, last: int, cue: StatusCue) -> Marked:
    step, stop = (1, sentence.last) if cue.forward else (-1, sentence.first - 1)
    index, words = (last if cue.forward else first - 1), 0
    while index != stop and words < cue.scope:
        token = scene.tokens[index]
        if token.fold in cue.stops or token.plain in _MARKS or (cue.forward and _opens(token)):
            break
        words += token.kind != "punct"
        index += step
    return Marked(first, last, cue, *((last, index) if cue.forward else (index + 1, first)))


def _opens(token: Token) -> bool:
    """Whether a clause of its own begins: a relative pronoun, or a verb joined on by و."""
    return is_relative(token) or bool(token.conjunction and token.upos == "VERB")


def status_of(scene: Scene, trigger: Trigger, marks: tuple[Marked, ...]) -> tuple[Status, Marked | None]:
    """Return the status of a trigger and the cue that decided it; `actual` where nothing speaks against it."""
    reaching = [m for m in marks if _reaches(scene, m, trigger)]
    for wanted in (Status.NEGATED, Status.HYPOTHETICAL, Status.FUTURE):
        for mark in reaching:
            if mark.cue.status is wanted:
                return wanted, mark
    if trigger.frame.status:
        return trigger.frame.status, None
    if scene.tokens[trigger.index].future and trigger.frame.type not in _PROMISES:
        return Status.FUTURE, None
    return Status.ACTUAL, None


def _reaches(scene: Scene, mark: Marked, trigger: Trigger) -> bool:
    """Whether a cue speaks of a trigger and is not what makes it one: غير صحيح rejects, and is no missing rejection."""
    if not mark.low <= trigger.index < mark.high or trigger.index in range(mark.first, mark.last):
        return False
    if scene.tokens[mark.first].fold in trigger.frame.needs:
        return False
    return not mark.cue.purpose or _is_purpose(scene, trigger)


def _is_purpose(scene: Scene, trigger: Trigger) -> bool:
    """Whether a trigger can be what forces are sent for: a masdar of force behind ل (لاقتحام)."""
    return trigger.part == "masdar" and trigger.frame.type in _FORCE and scene.tokens[trigger.index].preposition == "ل"


def planned(scene: Scene, trigger: Trigger, marks: tuple[Marked, ...]) -> Trigger:
    """Return the trigger as it counts: a meeting, signing, joint work or help that is planned is AGREE (§1.3)."""
    if trigger.type in _AGREED_WHEN_PLANNED and status_of(scene, trigger, marks)[0] is Status.FUTURE:
        return replace(trigger, type=EventType.AGREE)
    return trigger
