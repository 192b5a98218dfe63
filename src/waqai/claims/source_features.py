"""What speaks for and against somebody vouching for an event."""

# ruff: noqa: FBT001 - what is true or false is part of the key

from __future__ import annotations

from collections.abc import Iterator

from waqai.claims.context import Context, bucket
from waqai.claims.syntax import opens_speech
from waqai.claims.triggers import Trigger
from waqai.claims.vouchers import Voucher
from waqai.model import EntityKind, EventType
from waqai.scorer import Features, Names, alone, bundled


def source_features(context: Context, trigger: Trigger, voucher: Voucher) -> Features:
    """Return the features of one speaker for one trigger."""
    inside, entity = voucher.inside, voucher.entity
    mentions, sayings = bucket(context.mention_count[entity]), bucket(context.saying_count[entity])
    after = trigger.index > voucher.index
    single = [
        *_reach(context, trigger, voucher),
        *_told(context, trigger, voucher),
        *_quotation(context, trigger, voucher),
        *_from_elsewhere(context, trigger, voucher),
        *_content(context, trigger, voucher),
        *_words(context, trigger, voucher),
    ]
    bundles = [
        _of_saying(inside, voucher.verbal, voucher.carried, after, trigger.part, trigger.type),
        _of_cue(voucher.cue, inside),
        _of_speaker(context.scene.entities[entity].kind, trigger.type, mentions, sayings),
        alone(f"heading={context.sentence(trigger.index).heading}"),
        context.reader_says(trigger, "source", voucher.index),
    ]
    return Features(single, bundles)


@bundled
def _of_saying(
    inside: bool, verbal: bool, carried: bool, after: bool, part: str, kind: EventType | None
) -> Names:  # fmt: skip
    return (
        f"inside={inside}",
        f"inside={inside}|{kind}",
        f"verbal={verbal}",
        f"carried={carried}",
        f"after={after}",
        f"part={part}|inside={inside}",
    )


@bundled
def _of_cue(cue: str, inside: bool) -> Names:
    return f"cue={cue}", f"cue={cue}|inside={inside}"


@bundled
def _of_speaker(sort: EntityKind, kind: EventType | None, mentions: str, sayings: str) -> Names:
    return f"kind={sort}|{kind}", f"kind={sort}", f"mentions={mentions}", f"sayings={sayings}"


def _told(context: Context, trigger: Trigger, voucher: Voucher) -> Iterator[str]:
    """Yield whether the speaker does it, how the trigger stands to what is said, and whether it is taken up again."""
    yield f"doer={_does(context, trigger, voucher)}|{trigger.type}"
    low, high = sorted((voucher.index, trigger.index))
    relatives = context.tallies.relatives
    yield f"relative between={relatives[high] > relatives[low]}|after={trigger.index > voucher.index}"
    yield f"that={_that(context, trigger, voucher)}|after={trigger.index > voucher.index}|{trigger.part}"
    clauses = abs(context.clause(trigger.index) - context.clause(voucher.index))
    yield f"clauses={min(clauses, 4)}|after={trigger.index > voucher.index}|{trigger.part}"
    token = context.scene.tokens[trigger.index]
    yield f"definite={'ال' in token.prefixes}|part={trigger.part}"


def _that(context: Context, trigger: Trigger, voucher: Voucher) -> str:
    """Return how the word that opens what is said (أن، a colon, a quotation) stands to the trigger."""
    opener = _opener(context, voucher)
    if opener is None:
        return "none"
    return "before" if opener < trigger.index else "behind"


def _does(context: Context, trigger: Trigger, voucher: Voucher) -> bool:
    return any(party.entity == voucher.entity for party in context.doers(trigger.index))


def _quotation(context: Context, trigger: Trigger, voucher: Voucher) -> Iterator[str]:
    """Yield whether the trigger stands in a quotation that the speaker's word opens or closes."""
    quote = next((q for q in context.scene.analysis.quotes if q[0] <= trigger.index < q[1]), None)
    if quote:
        first, last = quote
        low, high = (voucher.index, first) if voucher.index < first else (last, voucher.index)
        parted = any(low < saying.cue < high for saying in context.sayings)
        where = "before" if voucher.index < first else "after" if voucher.index >= last else "in"
        yield f"quotation={where}|parted={parted}"
        yield f"quotation={where}"


def _reach(context: Context, trigger: Trigger, voucher: Voucher) -> Iterator[str]:
    quoted = any(first <= trigger.index < last for first, last in context.scene.analysis.quotes)
    yield f"quoted={quoted}"
    yield f"is cue={voucher.index == trigger.index}|{trigger.type}"
    arguments = context.arguments.get(trigger.index)
    subjects = arguments.subject if arguments else ()
    yield f"is subject={any(party.entity == voucher.entity for party in subjects)}|{trigger.type}"
    low, high = sorted((voucher.index, trigger.index))
    marks = context.tallies.marks[high] - context.tallies.marks[low]
    yield f"distance={bucket(high - low - 1)}|after={trigger.index > voucher.index}"
    yield f"marks={bucket(marks)}"
    others = [s for s in context.sayings if low < s.cue < high]
    yield f"cues between={bucket(len(others))}"


def _from_elsewhere(context: Context, trigger: Trigger, voucher: Voucher) -> Iterator[str]:
    """Yield why somebody is weighed who does not surely speak here, and what else may be said of the sentence."""
    reach = voucher.reach
    if not reach:
        return
    yield f"reach={reach}"
    yield f"reach={reach}|{trigger.type}"
    yield f"reach={reach}|kind={context.scene.entities[voucher.entity].kind}"
    own = [saying for saying in context.sayings_in(context.sentence(trigger.index)) if saying.rule.verbal]
    yield f"reach={reach}|sayings here={bucket(len(own))}"
    if reach == "beside":
        yield f"reach={reach}|governor={context.governors[voucher.party.first]}"


def _opener(context: Context, voucher: Voucher) -> int | None:
    """Return the token that opens what is said, None where nothing does."""
    last = context.sentence(voucher.index).last
    return next((at for at in range(voucher.span[1], last) if opens_speech(context.scene.tokens[at])), None)


def _content(context: Context, trigger: Trigger, voucher: Voucher) -> Iterator[str]:
    """Yield how deep in what is said the trigger stands: its first words are vouched for more surely."""
    index = trigger.index
    low, high = sorted((voucher.span[1], index))
    yield f"events between={_events(context, low, high)}|after={index > voucher.index}"
    opener = _opener(context, voucher)
    if opener is not None and opener < index:
        verbs = context.tallies.verbs[index] - context.tallies.verbs[opener]
        yield f"into what is said={bucket(index - opener)}|{trigger.part}"
        yield f"verbs into what is said={bucket(verbs)}|{trigger.part}"
        yield f"events into what is said={_events(context, opener, index)}"


def _events(context: Context, first: int, last: int) -> str:
    return bucket(len({other.index for other in context.triggers_between(first, last)}))


def _words(context: Context, trigger: Trigger, voucher: Voucher) -> Iterator[str]:
    """Yield who speaks and what is told, by their words; in the first person, or about oneself, one acts and tells."""
    head, told = context.scene.tokens[voucher.party.mention.head], context.scene.tokens[trigger.index]
    yield f"speaker={head.stem}"
    yield f"speaker={head.stem}|{trigger.type}"
    yield f"speaker definite={head.definite}|{head.number}"
    yield f"cue={voucher.cue}|{trigger.type}"
    yield f"frame={trigger.frame.id}|inside={voucher.inside}"
    yield f"person={told.person}{told.number}|{trigger.type}|inside={voucher.inside}"
    yield f"suffix={told.suffix}|{trigger.type}|{trigger.part}"
