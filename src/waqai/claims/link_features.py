"""What speaks for and against a place, a time or a speaker belonging to an event."""

# ruff: noqa: FBT001 - what is true or false is part of the key

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from waqai.claims.context import Context, bucket
from waqai.claims.scene import Located, Party, starting_in
from waqai.claims.syntax import between, opens_speech
from waqai.claims.triggers import Trigger
from waqai.model import EntityKind, EventType, Stance
from waqai.scorer import Bundle, Features, Names, alone, bundled

_REACH = 1
_ALLEGING = frozenset({EventType.ACCUSE, EventType.REJECT, EventType.REQUEST, EventType.THREATEN})
_VERDICT = "convict"


def nearby_rows(context: Context, trigger: Trigger, rows: Sequence[Located]) -> list[Located]:
    """Return the places or times in the trigger's sentence and in the one before it."""
    sentences = context.scene.analysis.sentences
    number = context.number(trigger.index)
    first = sentences[max(0, number - _REACH)].first
    last = sentences[number].last
    return list(starting_in(rows, first, last))


def link_features(context: Context, trigger: Trigger, row: Located, rows: Sequence[Located], part: str) -> Features:
    """Return the features of one place or time for one trigger; `part` is "place" or "time"."""
    sentence, kind = context.sentence(trigger.index), trigger.type
    here = sentence.first <= row.first < sentence.last
    own = [other for other in rows if sentence.first <= other.first < sentence.last]
    nearer = sum([abs(o.first - trigger.index) < abs(row.first - trigger.index) for o in own])
    governor = context.governors[row.first]
    single = [f"governor={governor}|here={here}", f"governor={governor}|type={kind}", f"frame={trigger.frame.id}"]
    bundles = [
        _of_place(here, row.first > trigger.index, trigger.part, kind),
        _of_rows(here, bucket(nearer), bucket(len(own)), sentence.heading),
        context.reader_says(trigger, part, row.first),
    ]
    if here:
        single += _before(context, trigger, row)
        bundles += _within_sentence(context, trigger, row)
    else:
        single += _from_before(context, trigger, row)
    return Features(single, bundles)


@bundled
def _of_place(here: bool, after: bool, part: str, kind: EventType | None) -> Names:
    return f"here={here}|after={after}", f"type={kind}|here={here}", f"part={part}|after={after}|here={here}"


@bundled
def _of_rows(here: bool, nearer: str, rows: str, heading: bool) -> Names:
    return f"nearer={nearer}|here={here}", f"rows={rows}|here={here}", f"heading={heading}|here={here}"


def _within_sentence(context: Context, trigger: Trigger, row: Located) -> Iterator[Bundle]:
    """Yield how far the two stand apart, what parts them, and what holds the row."""
    after = row.first > trigger.index
    low, high = between(trigger.index, trigger.index + 1, row.first, row.last)
    tallies, competitors = context.tallies, context.triggers_between(low, high)
    verbs, marks = tallies.verbs[high] - tallies.verbs[low], tallies.marks[high] - tallies.marks[low]
    yield _of_distance(bucket(high - low), after, trigger.part, trigger.type)
    yield _of_gap(after, bucket(verbs), bucket(marks), bucket(len(competitors)))
    clauses = min(abs(context.clause(row.first) - context.clause(trigger.index)), 3)
    yield _of_clauses(clauses, after, trigger.part, trigger.type)
    holder = next((p for p in context.parties(row.first) if p.first <= row.first < p.last), None)
    parties = context.scene.outer_in(low, high)
    relative = tallies.relatives[high] > tallies.relatives[low]
    yield _of_parties(holder.mention.kind if holder else "", min(clauses, 1), bucket(len(parties)), relative, after)


@bundled
def _of_distance(distance: str, after: bool, part: str, kind: EventType | None) -> Names:
    adjacent = distance == "0"
    return f"distance={distance}|after={after}", f"distance={distance}|{part}", f"adjacent={adjacent}|{part}|{kind}"


@bundled
def _of_gap(after: bool, verbs: str, marks: str, triggers: str) -> Names:
    return f"verbs={verbs}|after={after}", f"marks={marks}|after={after}", f"triggers between={triggers}|after={after}"


@bundled
def _of_clauses(clauses: int, after: bool, part: str, kind: EventType | None) -> Names:
    return f"clauses={clauses}|after={after}", f"clauses={clauses}|{part}|after={after}", f"clauses={clauses}|{kind}"


@bundled
def _of_parties(holder: str | None, clauses: int, parties: str, relative: bool, after: bool) -> Names:
    return (
        f"inside a party={holder}|clauses={clauses}",
        f"parties between={parties}|after={after}",
        f"relative between={relative}|after={after}",
    )


def _before(context: Context, trigger: Trigger, row: Located) -> tuple[str, str]:
    """Return what stands before the row."""
    stem = context.scene.tokens[row.first - 1].stem if row.first else ""
    return f"word before={stem}", f"word before={stem}|{trigger.type}"


def _from_before(context: Context, trigger: Trigger, row: Located) -> Iterator[str]:
    """Yield how the row stands in the sentence before, and whether the trigger's own sentence has events before it."""
    sentence = context.sentence(trigger.index)
    earlier = context.triggers_between(sentence.first, trigger.index)
    yield f"elsewhere|heading={context.sentence(row.first).heading}|earlier={bucket(len(earlier))}"
    yield f"elsewhere|number={bucket(context.number(trigger.index))}|{trigger.type}"
    opening = row.first - context.sentence(row.first).first
    yield f"elsewhere|opening={bucket(opening)}"


@dataclass(frozen=True, slots=True)
class Voucher:
    """Somebody who may vouch for an event: the mention, the token where they get the word, and what gives it.

    `cue` is the id of a reporting cue, or of the frame for the speaker of another event (an accusation); `inside` says
    that the event stands in what is said.
    """

    party: Party
    index: int
    cue: str
    stance: Stance
    span: tuple[int, int]
    inside: bool
    verbal: bool
    carried: bool

    @property
    def entity(self) -> str:
        """Whom the mention names."""
        return self.party.entity


def vouchers(context: Context, trigger: Trigger) -> list[Voucher]:
    """Return those who speak in the trigger's sentence, the nearest first (codebook §2, Sources)."""
    rows = [*_sayings(context, trigger), *_speech_acts(context, trigger)]
    best: dict[str, Voucher] = {}
    for row in sorted(rows, key=lambda v: (not v.inside, abs(v.index - trigger.index))):
        best.setdefault(row.entity, row)
    return list(best.values())


def _sayings(context: Context, trigger: Trigger) -> Iterator[Voucher]:
    sentence = context.sentence(trigger.index)
    for saying in context.sayings:
        if sentence.first <= saying.cue < sentence.last:
            inside = saying.first <= trigger.index < saying.last
            for party in saying.parties:
                yield Voucher(
                    party, saying.cue, saying.rule.id, saying.rule.stance, (saying.cue, saying.cue_last), inside,
                    saying.rule.verbal, saying.carried,
                )  # fmt: skip


def _speech_acts(context: Context, trigger: Trigger) -> Iterator[Voucher]:
    """Yield who accuses, denies, demands or convicts in the same sentence: they vouch for what they allege."""
    sentence = context.sentence(trigger.index)
    for other in context.triggers_between(sentence.first, sentence.last):
        alleging = other.type in _ALLEGING or _VERDICT in other.frame.modes
        if not alleging or other.index == trigger.index or other.voice == "passive":
            continue
        arguments = context.arguments.get(other.index)
        for party in arguments.subject if arguments else _owners(context, other):
            inside = other.index < trigger.index
            span = (other.index, other.index + 1)
            yield Voucher(
                party, other.index, other.frame.id, Stance.ASSERTS, span, inside,
                verbal=not other.nominal, carried=arguments is not None and arguments.how == "shared",
            )  # fmt: skip


def _owners(context: Context, noun: Trigger) -> Sequence[Party]:
    """Return whose act a noun names: those right behind it (اتهامات الوزارة), or the subject of its verb."""
    if not noun.nominal:
        return ()
    behind = context.scene.outer_in(noun.index + 1, noun.index + 2)
    return [party for party in behind if not context.governors[party.first]] or context.doers(noun.index)


def source_features(context: Context, trigger: Trigger, voucher: Voucher) -> Features:
    """Return the features of one speaker for one trigger."""
    inside, entity = voucher.inside, voucher.entity
    mentions, sayings = bucket(context.mention_count[entity]), bucket(context.saying_count[entity])
    after = trigger.index > voucher.index
    single = [
        *_reach(context, trigger, voucher),
        *_told(context, trigger, voucher),
        *_quotation(context, trigger, voucher),
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
    last = context.sentence(voucher.index).last
    opener = next((at for at in range(voucher.span[1], last) if opens_speech(context.scene.tokens[at])), None)
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
