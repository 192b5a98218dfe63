"""What speaks for and against a word naming an event, beside what the reader says: the features of the trigger model.

Each feature is a short string "name=value"; crosses are written "name=a|b". None depends on one report's names.
"""

# ruff: noqa: FBT001 - what is true or false is part of the key

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator

from waqai.claims.context import Context, bucket
from waqai.claims.reader import TYPES
from waqai.claims.triggers import Trigger
from waqai.model import EventType, Sentence
from waqai.scorer import Bundle, Features, Names, bundled

#: The log-odds of the reader, for the type of the frame and for the likeliest other, are told in these steps.
_OWN_STEPS = (-5.0, -4.0, -3.0, -2.5, -2.0, -1.5, -1.0, -0.5, 0.0, 0.5, 1.0, 1.5, 2.0, 3.0, 4.0)
_TYPE_STEPS, _OTHER_STEPS = (-2.0, 0.0, 2.0), (-2.0, -1.0, 0.0, 1.0, 2.0)
_COLUMN = {kind: place for place, kind in enumerate(TYPES)}


def trigger_features(context: Context, trigger: Trigger) -> Features:
    """Return the features of one possible trigger."""
    sentence = context.sentence(trigger.index)
    token, before = context.scene.tokens[trigger.index], context.scene.tokens[trigger.index - 1]
    bundles = [
        _of_frame(trigger.frame.id, trigger.part, bool(trigger.frame.needs)),
        _of_form(trigger.part, trigger.type, token.definite, sentence.heading),
        _of_word_before(before.stem if trigger.index > sentence.first else "", trigger.type),
        *_of_others(context, trigger, sentence),
        *_of_rivals(context, trigger),
        *_of_reader(context, trigger),
    ]
    return Features((), bundles)


@bundled
def _of_frame(frame: str, part: str, met: bool) -> Names:
    return f"frame={frame}", f"frame={frame}|{part}", *(["needs met"] if met else [])


@bundled
def _of_form(part: str, kind: EventType | None, definite: bool, heading: bool) -> Names:
    return f"part={part}|{kind}", f"definite={definite}|{part}", f"heading={heading}|{part}"


@bundled
def _of_word_before(stem: str, kind: EventType | None) -> Names:
    return (f"before word={stem}|{kind}",)


def _of_others(context: Context, trigger: Trigger, sentence: Sentence) -> Iterator[Bundle]:
    """Yield the possible triggers on either side: the topic of a demand is no second event."""
    earlier = context.triggers_between(sentence.first, trigger.index)
    later = context.triggers_between(trigger.index + 1, sentence.last)
    if earlier:
        last = earlier[-1]
        yield _after(last.type, last.part, trigger.type, trigger.part, bucket(trigger.index - last.index))
    if later:
        yield _ahead(later[0].type, trigger.type)


@bundled
def _after(last: EventType | None, other: str, kind: EventType | None, part: str, gap: str) -> Names:
    return f"after trigger={last}|{kind}", f"after trigger={last}|{other}|{part}|gap={gap}"


@bundled
def _ahead(first: EventType | None, kind: EventType | None) -> Names:
    return (f"before trigger={first}|{kind}",)


def _of_rivals(context: Context, trigger: Trigger) -> Iterator[Bundle]:
    """Yield what else the word may tell."""
    for other in context.triggers_between(trigger.index, trigger.index + 1):
        if other is not trigger:
            yield _rival(other.type, trigger.type)


@bundled
def _rival(other: EventType | None, kind: EventType | None) -> Names:
    return (f"rival={other}|{kind}",)


def _of_reader(context: Context, trigger: Trigger) -> Iterator[Bundle]:
    """Yield what the reader says of the word: how likely an event of this type is, and of the likeliest other."""
    if context.readings and trigger.type is not None:
        odds = context.readings.told(trigger.index)
        own = _COLUMN[trigger.type]
        other = max([*odds[:own], *odds[own + 1 :]])
        yield _found(trigger.type, bisect(_OWN_STEPS, odds[own]), bisect(_OTHER_STEPS, other))


@bundled
def _found(kind: EventType, own: int, other: int) -> Names:
    return (
        *(f"reader>={step}" for step in _OWN_STEPS[:own]),
        *(f"reader>={step}|{kind}" for step in _TYPE_STEPS if step in _OWN_STEPS[:own]),
        *(f"reader other>={step}" for step in _OTHER_STEPS[:other]),
    )
