"""What speaks for and against a place or a time belonging to an event."""

# ruff: noqa: FBT001 - what is true or false is part of the key

from __future__ import annotations

from collections.abc import Iterator, Sequence

from waqai.claims.context import Context, bucket
from waqai.claims.scene import Located, starting_in
from waqai.claims.syntax import between
from waqai.claims.triggers import Trigger
from waqai.model import EventType
from waqai.scorer import Bundle, Features, Names, bundled

_REACH = 1


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
