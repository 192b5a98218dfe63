"""What speaks for and against a place, a time or a speaker belonging to an event."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from waqai.claims.attribution import Saying
from waqai.claims.context import Context, bucket
from waqai.claims.scene import Located
from waqai.claims.syntax import preposition_of
from waqai.claims.triggers import Trigger

_REACH = 1


def nearby_rows(context: Context, trigger: Trigger, rows: Sequence[Located]) -> list[Located]:
    """Return the places or times in the trigger's sentence and in the one before it."""
    sentences = context.scene.analysis.sentences
    number = context.number(trigger.index)
    first = sentences[max(0, number - _REACH)].first
    last = sentences[number].last
    return [row for row in rows if first <= row.first < last]


def link_features(context: Context, trigger: Trigger, row: Located, rows: Sequence[Located]) -> list[str]:
    """Return the features of one place or time for one trigger."""
    sentence = context.sentence(trigger.index)
    here = sentence.first <= row.first < sentence.last
    after = row.first > trigger.index
    low, high = (trigger.index + 1, row.first) if after else (row.last, trigger.index)
    between = context.scene.tokens[low:high] if low < high else ()
    governor = preposition_of(context.scene.tokens, row.first, context.sentence(row.first))
    competitors = context.triggers_between(low, high) if low < high else ()
    own = [other for other in rows if sentence.first <= other.first < sentence.last]
    nearer = sum(abs(o.first - trigger.index) < abs(row.first - trigger.index) for o in own)
    features = [
        f"here={here}|after={after}",
        f"type={trigger.type}|here={here}",
        f"part={trigger.part}|after={after}|here={here}",
        f"governor={governor}|here={here}",
        f"governor={governor}|type={trigger.type}",
        f"frame={trigger.frame.id}",
        f"nearer={bucket(nearer)}|here={here}",
        f"rows={bucket(len(own))}|here={here}",
        f"heading={sentence.heading}|here={here}",
    ]
    if here:
        features += [
            f"distance={bucket(len(between))}|after={after}",
            f"distance={bucket(len(between))}|{trigger.part}",
            f"verbs={bucket(sum(t.upos == 'VERB' for t in between))}|after={after}",
            f"marks={bucket(sum(t.kind == 'punct' for t in between))}|after={after}",
            f"triggers between={bucket(len(competitors))}|after={after}",
            f"adjacent={not between}|{trigger.part}|{trigger.type}",
        ]
    return features


@dataclass(frozen=True, slots=True)
class Voucher:
    """A speaker who may vouch for an event: the entity, and the saying that gives them the word."""

    entity: str
    saying: Saying
    here: bool


def vouchers(context: Context, trigger: Trigger) -> list[Voucher]:
    """Return the speakers of sayings in the trigger's sentence, and of the last saying before it."""
    sentence = context.sentence(trigger.index)
    here = [saying for saying in context.sayings if sentence.first <= saying.cue < sentence.last]
    before = [saying for saying in context.sayings if saying.cue < sentence.first]
    rows = [Voucher(entity, saying, here=True) for saying in here for entity in saying.speakers]
    present = {row.entity for row in rows}
    if before:
        rows += [Voucher(e, before[-1], here=False) for e in before[-1].speakers if e not in present]
    return rows


def source_features(context: Context, trigger: Trigger, voucher: Voucher) -> list[str]:
    """Return the features of one speaker for one trigger."""
    saying, scene = voucher.saying, context.scene
    sentence = context.sentence(trigger.index)
    inside = saying.first <= trigger.index < saying.last
    kind = scene.entities[voucher.entity].kind
    return [
        f"here={voucher.here}|inside={inside}",
        f"here={voucher.here}|inside={inside}|{trigger.type}",
        f"cue={saying.rule.id}|here={voucher.here}",
        f"cue={saying.rule.id}|inside={inside}",
        f"verbal={saying.rule.verbal}|here={voucher.here}",
        f"strength={saying.rule.strength}|{trigger.type}",
        f"carried={saying.carried}|here={voucher.here}",
        f"kind={kind}|{trigger.type}",
        f"kind={kind}|here={voucher.here}",
        f"after={trigger.index > saying.cue}|here={voucher.here}",
        f"part={trigger.part}|inside={inside}",
        f"heading={sentence.heading}",
        *_reach(context, trigger, voucher),
    ]


def _reach(context: Context, trigger: Trigger, voucher: Voucher) -> Iterator[str]:
    saying, quotes = voucher.saying, context.scene.analysis.quotes
    quoted = any(first <= trigger.index < last for first, last in quotes)
    yield f"quoted={quoted}|here={voucher.here}"
    low, high = sorted((saying.cue, trigger.index))
    gap = context.number(trigger.index) - context.number(saying.cue)
    yield f"sentences={bucket(gap)}|quoted={quoted}"
    yield f"is cue={saying.cue == trigger.index}|{trigger.type}"
    if voucher.here:
        between = context.scene.tokens[low + 1 : high]
        yield f"distance={bucket(len(between))}|after={trigger.index > saying.cue}"
        yield f"marks={bucket(sum(t.plain in '،.؛' for t in between))}"
        others = [s for s in context.sayings if low < s.cue < high]
        yield f"cues between={bucket(len(others))}"
    yield f"sentences={bucket(gap)}"
