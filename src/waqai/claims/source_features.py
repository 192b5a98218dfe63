"""What speaks for and against somebody vouching for an event, beside what the reader says."""

# ruff: noqa: FBT001 - what is true or false is part of the key

from __future__ import annotations

from collections.abc import Iterator

from waqai.claims.context import Context, bucket
from waqai.claims.syntax import opens_speech
from waqai.claims.triggers import Trigger
from waqai.claims.vouchers import Voucher
from waqai.model import EntityKind, EventType
from waqai.scorer import Bundle, Features, Names, bundled

_CLAUSES = 4


def source_features(context: Context, trigger: Trigger, voucher: Voucher) -> Features:
    """Return the features of one speaker for one trigger."""
    entity, after = voucher.entity, trigger.index > voucher.index
    mentions, sayings = bucket(context.mention_count[entity]), bucket(context.saying_count[entity])
    low, high = sorted((voucher.index, trigger.index))
    clauses = min(context.clause(high) - context.clause(low), _CLAUSES)
    bundles = [
        _of_saying(voucher.inside, voucher.verbal, voucher.carried, voucher.cue, trigger.type),
        _of_speaker(context.scene.entities[entity].kind, voucher.reach, mentions, sayings),
        _of_head(context.scene.tokens[voucher.party.mention.head].stem),
        _of_way(bucket(high - low - 1), clauses, _that(context, trigger, voucher), after, trigger.part),
        *_of_quotation(context, trigger, voucher),
        context.reader_says(trigger, "source", voucher.index),
    ]
    return Features((), bundles)


@bundled
def _of_saying(inside: bool, verbal: bool, carried: bool, cue: str, kind: EventType | None) -> Names:
    return (
        f"inside={inside}|{kind}",
        f"verbal={verbal}",
        f"carried={carried}",
        f"cue={cue}",
        f"cue={cue}|inside={inside}",
    )


@bundled
def _of_speaker(sort: EntityKind, reach: str, mentions: str, sayings: str) -> Names:
    return f"kind={sort}", f"reach={reach}", f"reach={reach}|kind={sort}", f"mentions={mentions}", f"sayings={sayings}"


@bundled
def _of_head(stem: str) -> Names:
    return (f"speaker={stem}",)


@bundled
def _of_way(distance: str, clauses: int, that: str, after: bool, part: str) -> Names:
    return (
        f"distance={distance}|after={after}",
        f"clauses={clauses}|after={after}|{part}",
        f"that={that}|after={after}|{part}",
    )


def _that(context: Context, trigger: Trigger, voucher: Voucher) -> str:
    """Return how the word that opens what is said (أن، a colon, a quotation) stands to the trigger."""
    last = context.sentence(voucher.index).last
    opener = next((at for at in range(voucher.span[1], last) if opens_speech(context.scene.tokens[at])), None)
    return "none" if opener is None else "before" if opener < trigger.index else "behind"


def _of_quotation(context: Context, trigger: Trigger, voucher: Voucher) -> Iterator[Bundle]:
    """Yield whether the trigger stands in a quotation that the speaker's word opens or closes."""
    quote = next((q for q in context.scene.analysis.quotes if q[0] <= trigger.index < q[1]), None)
    if quote:
        first, last = quote
        low, high = (voucher.index, first) if voucher.index < first else (last, voucher.index)
        parted = any(low < saying.cue < high for saying in context.sayings)
        yield _quoted("before" if voucher.index < first else "after" if voucher.index >= last else "in", parted)


@bundled
def _quoted(where: str, parted: bool) -> Names:
    return (f"quotation={where}|parted={parted}",)
