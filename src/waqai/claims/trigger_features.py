"""What speaks for and against a word naming an event: the features of the trigger model.

Each feature is a short string "name=value"; crosses are written "name=a|b". None depends on one report's names.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator, Sequence
from functools import lru_cache

from waqai.claims.context import Context, bucket
from waqai.claims.reader import TYPES
from waqai.claims.status import status_of
from waqai.claims.syntax import preposition_of
from waqai.claims.triggers import Trigger
from waqai.model import Sentence, Token

_NEAR = 6
#: The log-odds of the reader, for the type of the frame and for the likeliest other, are told in these steps.
_OWN_STEPS = (-5.0, -4.0, -3.0, -2.5, -2.0, -1.5, -1.0, -0.5, 0.0, 0.5, 1.0, 1.5, 2.0, 3.0, 4.0)
_TYPE_STEPS, _OTHER_STEPS = (-2.0, 0.0, 2.0), (-2.0, -1.0, 0.0, 1.0, 2.0)
_KNOWN = 1 << 12
_COLUMN = {kind: place for place, kind in enumerate(TYPES)}


def trigger_features(context: Context, trigger: Trigger) -> list[str]:
    """Return the features of one possible trigger."""
    sentence = context.sentence(trigger.index)
    return [
        *_own(context, trigger),
        *_neighbours(context.scene.tokens, trigger, sentence),
        *_around(context, trigger, sentence),
        *_others(context, trigger, sentence),
        *_found(context, trigger),
    ]


def _own(context: Context, trigger: Trigger) -> Iterator[str]:
    token, frame, kind = context.scene.tokens[trigger.index], trigger.frame, str(trigger.type)
    yield f"frame={frame.id}"
    yield f"frame={frame.id}|{trigger.part}"
    yield f"type={kind}"
    yield f"part={trigger.part}|{kind}"
    yield f"part={trigger.part}|upos={token.upos}"
    yield f"upos={token.upos}|{kind}"
    yield f"voice={trigger.voice}|tense={trigger.tense}"
    if frame.needs:
        yield "needs met"
    if token.definite:
        yield f"definite|{trigger.part}"
        yield f"definite|{kind}"
    if token.suffix:
        yield f"pronoun|{trigger.part}"
    if token.preposition:
        yield f"attached={token.preposition}|{trigger.part}"
    yield f"conjunction={token.conjunction}|{trigger.part}"
    yield f"person={token.person}|{trigger.part}"
    yield f"repeated={bucket(context.frame_count[frame.id] - 1)}"


def _neighbours(tokens: Sequence[Token], trigger: Trigger, sentence: Sentence) -> Iterator[str]:
    index, kind = trigger.index, str(trigger.type)
    before = tokens[index - 1] if index > sentence.first else None
    after = tokens[index + 1] if index + 1 < sentence.last else None
    yield f"before={before.upos if before else 'start'}|{trigger.part}"
    yield f"after={after.upos if after else 'end'}|{trigger.part}"
    yield f"before word={before.stem if before else ''}"
    yield f"after word={after.stem if after else ''}"
    yield f"before word={before.stem if before else ''}|{kind}"
    if trigger.nominal:
        yield f"governor={preposition_of(tokens, index, sentence)}|{kind}"
        yield f"governor={preposition_of(tokens, index, sentence)}"
    if after and after.kind == "word":
        yield f"after definite={after.definite}|{trigger.part}|definite={tokens[index].definite}"
    if index >= sentence.first + 2:
        yield f"before2={tokens[index - 2].stem}"


def _around(context: Context, trigger: Trigger, sentence: Sentence) -> Iterator[str]:
    kind = str(trigger.type)
    status, mark = status_of(context.scene, trigger, context.marks[sentence.first])
    yield f"status={status}"
    yield f"status={status}|{kind}"
    if mark:
        yield f"status cue={mark.cue.id}"
    number = context.number(trigger.index)
    yield f"heading={sentence.heading}|{trigger.part}"
    yield f"sentence={bucket(number)}"
    yield f"place in sentence={bucket(trigger.index - sentence.first)}|{trigger.part}"
    if any(first <= trigger.index < last for first, last in context.scene.analysis.quotes):
        yield f"quoted|{kind}"
    sayings = context.sayings_over(trigger.index)
    yield f"said={bool(sayings)}|{kind}"
    if any(saying.cue == trigger.index for saying in context.sayings):
        yield "is a reporting word"
        yield f"is a reporting word|{trigger.frame.id}"
    parties = context.parties(trigger.index)
    yield f"parties={bucket(len(parties))}"
    near = [p for p in parties if -_NEAR <= p.first - trigger.index <= _NEAR]
    yield f"parties near={bucket(len(near))}|{trigger.part}"
    after = [p for p in near if p.first > trigger.index]
    sort = after[0].mention.kind if after else "none"
    yield f"party after={sort}|{trigger.part}"
    yield f"party after={sort}|{kind}"


def _others(context: Context, trigger: Trigger, sentence: Sentence) -> Iterator[str]:
    """How the word stands to the other possible triggers: the topic of a demand is no second event."""
    kind = str(trigger.type)
    earlier = context.triggers_between(sentence.first, trigger.index)
    later = context.triggers_between(trigger.index + 1, sentence.last)
    yield f"earlier triggers={bucket(len(earlier))}"
    if earlier:
        last = earlier[-1]
        gap = bucket(trigger.index - last.index)
        yield f"after trigger={last.type}|{kind}"
        yield f"after trigger={last.type}|{last.part}|{trigger.part}|gap={gap}"
        yield f"after frame={last.frame.id}"
        yield f"gap before={gap}"
    if later:
        first = later[0]
        gap = bucket(first.index - trigger.index)
        yield f"before trigger={first.type}|{kind}"
        yield f"before trigger|{trigger.part}|{first.part}|gap={gap}"
    here = [t for t in context.triggers_between(trigger.index, trigger.index + 1) if t is not trigger]
    yield f"rivals={bucket(len(here))}"
    yield from (f"rival={t.type}|{kind}" for t in here)


def _found(context: Context, trigger: Trigger) -> Sequence[str]:
    """Return what the reader says of the word: how likely an event of this type is, and of the likeliest other."""
    if not context.readings or trigger.type is None:
        return ()
    odds = context.readings.told(trigger.index)
    own = _COLUMN[trigger.type]
    other = max([*odds[:own], *odds[own + 1 :]])
    return _found_steps(str(trigger.type), bisect(_OWN_STEPS, odds[own]), bisect(_OTHER_STEPS, other))


@lru_cache(maxsize=_KNOWN)
def _found_steps(kind: str, own: int, other: int) -> tuple[str, ...]:
    return (
        *(f"reader>={step}" for step in _OWN_STEPS[:own]),
        *(f"reader>={step}|{kind}" for step in _TYPE_STEPS if step in _OWN_STEPS[:own]),
        *(f"reader other>={step}" for step in _OTHER_STEPS[:other]),
    )
