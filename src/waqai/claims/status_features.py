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
from waqai.model import Sentence, Status, When

#: What an event may be that is not actual; each has a model.
UNREAL = (Status.NEGATED, Status.FUTURE, Status.HYPOTHETICAL)
#: How many words before a trigger are told, and how far off a cue that does not reach it may stand.
_BEFORE, _FAR = 4, 15


def model_name(status: Status) -> str:
    """Return the name of the model that judges a status."""
    return f"status {status}"


def status_features(context: Context, trigger: Trigger) -> list[str]:
    """Return the features of one telling; what the rules say of its status is among them."""
    sentence = context.sentence(trigger.index)
    return [
        f"frame={trigger.frame.id}",
        f"part={trigger.part}|{trigger.type}",
        f"future={context.scene.tokens[trigger.index].future}|{trigger.type}",
        f"said={bool(context.sayings_over(trigger.index))}|{trigger.type}",
        *_ruled(context, trigger, sentence),
        *_words(context.scene, trigger, sentence),
        *_times(context, trigger, sentence),
    ]


def _ruled(context: Context, trigger: Trigger, sentence: Sentence) -> Iterator[str]:
    """Tell what the rules say and by which cue, and of the cues that do not decide."""
    marks = context.marks[sentence.first]
    status, mark = status_of(context.scene, trigger, marks)
    yield f"rules={status}"
    if mark:
        yield f"cue={mark.cue.id}"
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
    """Tell the words before the trigger, the preposition that governs it, and the last verb."""
    tokens, index = scene.tokens, trigger.index
    yield from (f"before={t.stem or t.fold}" for t in tokens[max(sentence.first, index - _BEFORE) : index])
    if trigger.nominal:
        yield f"governor={preposition_of(tokens, index, sentence)}|{trigger.type}"
    verb = next((token for token in reversed(tokens[sentence.first : index]) if token.upos == "VERB"), None)
    if verb:
        yield f"verb={verb.stem}"
        yield f"verb={verb.tense}|{verb.future}|{trigger.part}|gap={bucket(index - verb.index)}"


def _times(context: Context, trigger: Trigger, sentence: Sentence) -> Iterator[str]:
    """Tell whether the days named in the sentence have passed when the report comes out."""
    scene, clause = context.scene, context.clause(trigger.index)
    for row in starting_in(scene.times, sentence.first, sentence.last):
        passed = _passed(scene, scene.time_of[row.id])
        if passed:
            here = context.clause(row.first) == clause
            yield f"time={passed}|same clause={here}|{trigger.part}|{trigger.tense}"


def _passed(scene: Scene, when: When) -> str:
    """Return "past", "now" or "to come", "" where either day is not known."""
    first, last = when.earliest or when.latest, when.latest or when.earliest
    if not (scene.published and first and last):
        return ""
    return "to come" if first > scene.published else "now" if last >= scene.published else "past"
