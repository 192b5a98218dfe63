"""What speaks for and against a place or a time belonging to an event, beside what the reader says."""

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
    sentence = context.sentence(trigger.index)
    here = sentence.first <= row.first < sentence.last
    own = [other for other in rows if sentence.first <= other.first < sentence.last]
    nearer = sum([abs(other.first - trigger.index) < abs(row.first - trigger.index) for other in own])
    bundles = [
        _of_frame(trigger.frame.id, here, trigger.type),
        _of_rows(here, bucket(nearer), bucket(len(own)), context.governors[row.first]),
        context.reader_says(trigger, part, row.first),
        *(_within_sentence if here else _from_before)(context, trigger, row),
    ]
    return Features((), bundles)


@bundled
def _of_frame(frame: str, here: bool, kind: EventType | None) -> Names:
    return f"frame={frame}", f"type={kind}|here={here}"


@bundled
def _of_rows(here: bool, nearer: str, rows: str, governor: str) -> Names:
    return f"nearer={nearer}|here={here}", f"rows={rows}|here={here}", f"governor={governor}|here={here}"


def _within_sentence(context: Context, trigger: Trigger, row: Located) -> Iterator[Bundle]:
    """Yield what parts the two, and what holds the row."""
    after = row.first > trigger.index
    low, high = between(trigger.index, trigger.index + 1, row.first, row.last)
    tallies, triggers = context.tallies, context.triggers_between(low, high)
    verbs, marks = tallies.verbs[high] - tallies.verbs[low], tallies.marks[high] - tallies.marks[low]
    yield _of_gap(after, bucket(verbs), bucket(marks), bucket(len(triggers)))
    clauses = min(abs(context.clause(row.first) - context.clause(trigger.index)), 3)
    holder = next((p for p in context.parties(row.first) if p.first <= row.first < p.last), None)
    yield _of_clauses(clauses, after, holder.mention.kind if holder else "")


@bundled
def _of_gap(after: bool, verbs: str, marks: str, triggers: str) -> Names:
    return f"verbs={verbs}|after={after}", f"marks={marks}|after={after}", f"triggers between={triggers}|after={after}"


@bundled
def _of_clauses(clauses: int, after: bool, holder: str | None) -> Names:
    return f"clauses={clauses}|after={after}", f"inside a party={holder}|clauses={min(clauses, 1)}"


def _from_before(context: Context, trigger: Trigger, row: Located) -> Iterator[Bundle]:
    """Yield how the row stands in the sentence before, and whether the trigger's own sentence has events before it."""
    before = context.sentence(row.first)
    earlier = context.triggers_between(context.sentence(trigger.index).first, trigger.index)
    number = bucket(context.number(trigger.index))
    yield _of_before(before.heading, bucket(len(earlier)), number, trigger.type)
    yield _of_opening(bucket(row.first - before.first))


@bundled
def _of_before(heading: bool, earlier: str, number: str, kind: EventType | None) -> Names:
    return f"elsewhere|heading={heading}|earlier={earlier}", f"elsewhere|number={number}|{kind}"


@bundled
def _of_opening(opening: str) -> Names:
    return (f"elsewhere|opening={opening}",)
