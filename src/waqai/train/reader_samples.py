"""What the reader learns from: the questions that a report asks it, and the answers of annotation or of a teacher.

A question is about a filler and a part, about two tellings, or about two ends of a relation; which words tell an event
is asked of every word. An answer is a chance, or -1 where nobody answers.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any, NamedTuple

import numpy as np

from waqai.claims.candidates import candidates
from waqai.claims.context import Context
from waqai.claims.link_features import nearby_rows
from waqai.claims.reader import OF_PLACE, TIES
from waqai.claims.reading import kind_of, rows_of, window_of
from waqai.claims.relation_pairs import Pair, pairs
from waqai.claims.scene import Located, Party
from waqai.claims.tellings import ROLES
from waqai.claims.trigger_features import trigger_features
from waqai.claims.triggers import Trigger
from waqai.claims.vouchers import vouchers
from waqai.model import EventType
from waqai.scorer import Models
from waqai.train.samples import Annotated, ends_of, event_of, named_by

_WORTH = 0.15
#: The answer where nobody answers.
UNKNOWN = -1.0
_PLACE = "place"
Array = Any
Json = Mapping[str, Any]
#: (token, type) → how surely the token tells an event of the type; all others tell none.
Told = Mapping[tuple[int, str], float]


class Part(NamedTuple):
    """Whether what begins at token `filler` takes the part in the event of a trigger of this kind."""

    trigger: int
    kind: str
    part: str
    filler: int


class Twice(NamedTuple):
    """Whether two triggers of a type, `gap` sentences apart and the earlier first, tell one event."""

    first: int
    second: int
    type: EventType
    gap: int


class Tie(NamedTuple):
    """In which relations two stand, each given by its tokens `[first, last)` and its sort."""

    subject: tuple[int, int]
    object: tuple[int, int]
    sorts: tuple[str, str]

    @property
    def asked(self) -> list[bool]:
        """Which of `TIES` may be: those of places where the object is one, else the others."""
        return [(kind in OF_PLACE) == (self.sorts[1] == _PLACE) for kind in TIES]


@dataclass(frozen=True, slots=True)
class Questions:
    """A report as the reader sees it, and what it asks."""

    rows: Sequence[tuple[str, ...]]
    parts: Sequence[Part]
    same: Sequence[Twice]
    ties: Sequence[Tie]


@dataclass(frozen=True, slots=True)
class Answers:
    """What somebody answers to the questions of a report, in their order; `told` is None where nobody says."""

    told: Told | None
    parts: Array
    same: Array
    ties: Array

    @property
    def any(self) -> bool:
        """Whether anything at all is answered."""
        return self.told is not None or any(bool((row >= 0).any()) for row in (self.parts, self.same, self.ties))


@dataclass(frozen=True, slots=True)
class Study:
    """One report to learn from."""

    questions: Questions
    answers: Answers


def annotated_study(report: Annotated) -> Study:
    """Return an annotated report: who takes part in annotated events, which triggers tell one, who is tied to whom."""
    telling = [(trigger, event) for trigger in report.context.triggers if (event := event_of(report, trigger))]
    parts = {
        Part(trigger.index, kind_of(trigger), part, at): float(_name(report, part, thing) in _named(event, part))
        for trigger, event in telling
        for part, at, thing in _fillers(report.context, trigger)
    }
    known = {(trigger.index, trigger.type): event["id"] for trigger, event in telling}
    same = {
        one: float(known[one.first, one.type] == known[one.second, one.type])
        for one in _twice(report.context, [trigger for trigger, _ in telling])
    }
    ties = _annotated_ties(report)
    questions = Questions(rows_of(report.context), list(parts), list(same), list(ties))
    return Study(questions, answers_of(annotated_words(report), parts.values(), same.values(), ties.values()))


def annotated_words(report: Annotated) -> Told:
    """Return the first word of every annotated telling: it tells its event, for sure."""
    found: dict[tuple[int, str], float] = {}
    tokens = [token for token in report.context.scene.tokens if token.kind != "punct"]
    for event in report.gold.record["events"]:
        for span in (event["trigger_span"], *event["also_spans"]):
            first = next((token.index for token in tokens if token.span.overlaps(span)), None)
            if first is not None:
                found[first, str(event["type"])] = 1.0
    return found


def open_questions(context: Context, models: Models) -> Questions:
    """Return what a teacher is to answer: the questions on each likely trigger of a report, and on all ties."""
    likely = [t for t in context.triggers if models["trigger"].probability(*trigger_features(context, t)) >= _WORTH]
    parts = {
        Part(trigger.index, kind_of(trigger), part, at): None
        for trigger in likely
        for part, at, _ in _fillers(context, trigger)
    }
    return Questions(rows_of(context), list(parts), _twice(context, likely), list(_ties(context)))


def answers_of(
    told: Told | None, parts: Iterable[float], same: Iterable[float], ties: Iterable[Sequence[float]]
) -> Answers:
    """Return answers, kept small: there are millions of a teacher's."""
    odds = np.array(list(ties), np.float16).reshape(-1, len(TIES))
    return Answers(told, np.array(list(parts), np.float16), np.array(list(same), np.float16), odds)


def _named(event: Json, part: str) -> set[str]:
    return {source["entity"] for source in event["sources"]} if part == "source" else set(event[f"{part}s"])


def _name(report: Annotated, part: str, thing: Party | Located) -> str | None:
    """Return what something is in the annotation."""
    if isinstance(thing, Party):
        return named_by(report, thing)
    return (report.place_of if part == _PLACE else report.time_of).get(thing.id)


def _fillers(context: Context, trigger: Trigger) -> Iterator[tuple[str, int, Party | Located]]:
    """Yield all that may fill a part, in the words that the reader looks at: the part, the first token, the thing."""
    first, last = window_of(context, trigger.index)
    return (row for row in _all_fillers(context, trigger) if first <= row[1] < last)


def _all_fillers(context: Context, trigger: Trigger) -> Iterator[tuple[str, int, Party | Located]]:
    for candidate in candidates(context, trigger):
        for role in ROLES if not candidate.carried else ():
            yield role, candidate.party.first, candidate.party
    for part, found in ((_PLACE, context.scene.places), ("time", context.scene.times)):
        yield from ((part, row.first, row) for row in nearby_rows(context, trigger, found))
    yield from (("source", one.index, one.party) for one in vouchers(context, trigger) if not one.reach)


def _twice(context: Context, triggers: Iterable[Trigger]) -> list[Twice]:
    """Return each two words of a type once, whichever frames they may be of."""
    at: defaultdict[EventType, set[int]] = defaultdict(set)
    for trigger in triggers:
        if trigger.type:
            at[trigger.type].add(trigger.index)
    number = context.number
    return [
        Twice(first, second, kind, number(second) - number(first))
        for kind in sorted(at)
        for first, second in combinations(sorted(at[kind]), 2)
    ]


def _ties(context: Context) -> dict[Tie, Pair]:
    """Return the pairs that stand near each other."""
    return {tie_of(pair): pair for pair in pairs(context) if not pair.apart}


def tie_of(pair: Pair) -> Tie:
    """Return the question that a pair asks."""
    other = pair.object
    sort = str(other.mention.kind) if isinstance(other, Party) else _PLACE
    ends = (pair.subject.first, pair.subject.last), (other.first, other.last)
    return Tie(*ends, (str(pair.subject.mention.kind), sort))


def _annotated_ties(report: Annotated) -> dict[Tie, list[float]]:
    real: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for row in report.gold.record["relations"]:
        real[row["subject"], row["object"]].add(row["type"])
    return {
        tie: asked_of(tie, dict.fromkeys(real.get(ends_of(report, pair), ()), 1.0))
        for tie, pair in _ties(report.context).items()
    }


def asked_of(tie: Tie, chances: Mapping[str, float]) -> list[float]:
    """Return the answers to a question on ties: 0 for what may be and has no chance."""
    return [chances.get(kind, 0.0) if asked else UNKNOWN for kind, asked in zip(TIES, tie.asked, strict=True)]
