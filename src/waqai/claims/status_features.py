"""What speaks for a happening being denied, to come or only possible: the features of the models of status.

Each feature is a short string "name=value"; crosses are written "name=a|b". None depends on one report's names.
"""

from __future__ import annotations

from collections.abc import Iterator

from waqai.claims.context import Context, bucket
from waqai.claims.scene import Scene, starting_in
from waqai.claims.status import Marked, status_of
from waqai.claims.syntax import preposition_of
from waqai.claims.triggers import Trigger
from waqai.model import Sentence, Status, Token, When

#: What an event may be that is not actual; each has a model.
UNREAL = (Status.NEGATED, Status.FUTURE, Status.HYPOTHETICAL)
#: How many words before and behind a trigger are told, and how far off a cue that does not reach it may stand.
_BEFORE, _BEHIND, _FAR = 4, 3, 15


def model_name(status: Status) -> str:
    """Return the name of the model that judges a status."""
    return f"status {status}"


def status_features(context: Context, trigger: Trigger) -> list[str]:
    """Return the features of one telling; what the rules say of its status is among them."""
    sentence = context.sentence(trigger.index)
    return [
        *_own(context.scene.tokens[trigger.index], trigger),
        *_ruled(context, trigger, sentence),
        *_words(context.scene, trigger, sentence),
        *_before(context, trigger, sentence),
        *_around(context, trigger, sentence),
        *_times(context, trigger, sentence),
    ]


def _own(token: Token, trigger: Trigger) -> Iterator[str]:
    kind, part = str(trigger.type), trigger.part
    yield f"type={kind}"
    yield f"frame={trigger.frame.id}"
    yield f"frame status={trigger.frame.status}"
    yield f"part={part}|{kind}"
    yield f"tense={trigger.tense}|{token.tense}|{token.person}"
    yield f"tense={trigger.tense}|{kind}"
    yield f"future={token.future}|{kind}"
    yield f"attached={token.preposition}|{part}"
    yield f"attached={token.preposition}|{kind}"
    yield f"definite={token.definite}|{part}|{kind}"
    yield f"pronoun={bool(token.suffix)}|{part}"
    yield f"number={token.number}|{part}"


def _ruled(context: Context, trigger: Trigger, sentence: Sentence) -> Iterator[str]:
    """Tell what the rules say and by which cue, and of the cues that do not decide."""
    marks = context.marks[sentence.first]
    status, mark = status_of(context.scene, trigger, marks)
    yield f"rules={status}"
    yield f"rules={status}|{trigger.type}"
    yield f"rules={status}|{trigger.part}"
    if mark:
        yield f"cue={mark.cue.id}"
        yield f"cue={mark.cue.id}|{trigger.part}"
        yield f"cue={mark.cue.status}|gap={bucket(abs(trigger.index - mark.first))}"
    for other in marks:
        if other is not mark:
            yield from _other_cue(trigger, other)


def _other_cue(trigger: Trigger, mark: Marked) -> Iterator[str]:
    before = mark.first < trigger.index
    gap = trigger.index - mark.last if before else mark.first - trigger.index
    if gap <= _FAR:
        side = "before" if before else "behind"
        yield f"near cue={mark.cue.id}|{side}"
        yield f"near cue={mark.cue.status}|{side}|gap={bucket(gap)}"


def _words(scene: Scene, trigger: Trigger, sentence: Sentence) -> Iterator[str]:
    tokens, index = scene.tokens, trigger.index
    before = [_word(token) for token in tokens[max(sentence.first, index - _BEFORE) : index]]
    behind = tokens[index + 1 : min(sentence.last, index + 1 + _BEHIND)]
    yield from (f"before={word}" for word in before)
    yield f"next before={before[-1] if before else ''}|{trigger.part}"
    yield from (f"behind={_word(token)}" for token in behind)
    if trigger.nominal:
        yield f"governor={preposition_of(tokens, index, sentence)}|{trigger.type}"


def _word(token: Token) -> str:
    return token.stem or token.fold


def _before(context: Context, trigger: Trigger, sentence: Sentence) -> Iterator[str]:
    """Tell of the last verb before the trigger, and of the last possible event."""
    tokens, index, part = context.scene.tokens, trigger.index, trigger.part
    verb = next((token for token in reversed(tokens[sentence.first : index]) if token.upos == "VERB"), None)
    if verb:
        yield f"verb={verb.stem}"
        yield f"verb={verb.tense}|{verb.future}|{part}|gap={bucket(index - verb.index)}"
        yield f"verb={verb.tense}|{verb.future}|{part}|{trigger.tense}"
    earlier = context.triggers_between(sentence.first, index)
    if earlier:
        last = earlier[-1]
        yield f"after={last.type}|{trigger.type}|{part}"
        yield f"after={last.type}|{part}|{trigger.tense}|gap={bucket(index - last.index)}"
        yield f"after frame={last.frame.id}"


def _around(context: Context, trigger: Trigger, sentence: Sentence) -> Iterator[str]:
    scene, index = context.scene, trigger.index
    quoted = any(first <= index < last for first, last in scene.analysis.quotes)
    yield f"clause opens={_word(scene.tokens[context.clauses[context.clause(index) - 1]])}"
    yield f"sentence opens={_word(scene.tokens[sentence.first])}"
    yield f"heading={sentence.heading}|{trigger.part}"
    yield f"said={bool(context.sayings_over(index))}|{trigger.type}"
    yield f"quoted={quoted}|{trigger.part}"


def _times(context: Context, trigger: Trigger, sentence: Sentence) -> Iterator[str]:
    """Tell whether the days named in the sentence have passed when the report comes out."""
    scene, clause = context.scene, context.clause(trigger.index)
    for row in starting_in(scene.times, sentence.first, sentence.last):
        passed = _passed(scene, scene.time_of[row.id])
        if passed:
            here = context.clause(row.first) == clause
            yield f"time={passed}|same clause={here}"
            yield f"time={passed}|same clause={here}|{trigger.part}|{trigger.tense}"


def _passed(scene: Scene, when: When) -> str:
    """Return "past", "now" or "to come", "" where either day is not known."""
    first, last = when.earliest or when.latest, when.latest or when.earliest
    if not (scene.published and first and last):
        return ""
    return "to come" if first > scene.published else "now" if last >= scene.published else "past"
