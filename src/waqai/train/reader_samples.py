"""What the reader learns from: windows around triggers, and who takes which part by annotation or by a teacher."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from waqai.claims.candidates import candidates
from waqai.claims.context import Context
from waqai.claims.link_features import nearby_rows
from waqai.claims.reading import CHANNELS, PARTS, kind_of, rows_of, window_of
from waqai.claims.tellings import ROLES
from waqai.claims.trigger_features import trigger_features
from waqai.claims.triggers import Trigger
from waqai.claims.vouchers import vouchers
from waqai.scorer import Models
from waqai.train.lessons import Role
from waqai.train.samples import Annotated, event_of, named_by

#: The longest window, and how many fillers of one part are looked at.
LENGTH, FILLERS = 64, 24
_WORTH = 0.15
_RAREST = 5
Array = Any
#: (part, first token) → how sure it is that the filler takes that part.
Answers = Mapping[tuple[str, int], float]


@dataclass(frozen=True, slots=True)
class Lesson:
    """One trigger of a report and the answers for the fillers of its window."""

    rows: Sequence[tuple[str, ...]]
    window: tuple[int, int]
    at: int
    kind: str
    answers: Answers


@dataclass(frozen=True, slots=True)
class Alphabet:
    """Every stem, channel value and trigger kind that has a row of its own, numbered from 1; 0 is for all others."""

    stems: Mapping[str, int]
    values: Sequence[Mapping[str, int]]
    kinds: Mapping[str, int]

    @classmethod
    def of(cls, lessons: Sequence[Lesson], stems: Iterable[str]) -> Alphabet:
        """Return the alphabet of what `lessons` show at least five times, and of all `stems`."""
        seen = {id(lesson.rows): lesson.rows for lesson in lessons}.values()
        counts = [Counter(row[place] for rows in seen for row in rows) for place in range(1, len(CHANNELS) + 1)]
        kinds = Counter(lesson.kind for lesson in lessons)
        return cls(_numbered(stems), [_numbered(_often(count)) for count in counts], _numbered(_often(kinds)))


def _often(counts: Counter[str]) -> list[str]:
    return sorted(value for value, count in counts.items() if count >= _RAREST)


def _numbered(names: Iterable[str]) -> dict[str, int]:
    return {name: place for place, name in enumerate(names, start=1)}


def gold_lessons(report: Annotated) -> Iterator[Lesson]:
    """Yield a lesson for each trigger that tells an annotated event."""
    rows = rows_of(report.context)
    for trigger in report.context.triggers:
        event = event_of(report, trigger)
        if event:
            answers = {
                key: float(annotated in _annotated(event, key[0])) for key, annotated in _fillers(report, trigger)
            }
            yield _lesson(report.context, rows, trigger, answers)


def _annotated(event: Mapping[str, Any], part: str) -> set[str]:
    return {source["entity"] for source in event["sources"]} if part == "source" else set(event[f"{part}s"])


def _fillers(report: Annotated, trigger: Trigger) -> Iterator[tuple[tuple[str, int], str | None]]:
    """Yield (part, first token) of all that may fill a part, with the annotated thing that it names."""
    context = report.context
    for candidate in candidates(context, trigger):
        for role in ROLES if not candidate.carried else ():
            yield (role, candidate.party.first), named_by(report, candidate.party)
    for part, found, table in (
        ("place", context.scene.places, report.place_of), ("time", context.scene.times, report.time_of),
    ):  # fmt: skip
        for row in nearby_rows(context, trigger, found):
            yield (part, row.first), table.get(row.id)
    for voucher in vouchers(context, trigger):
        if not voucher.reach:
            yield ("source", voucher.index), named_by(report, voucher.party)


def open_lessons(context: Context, models: Models) -> Iterator[Lesson]:
    """Yield what a teacher is to answer: a lesson for each likely trigger of a report, every answer 0 for now."""
    rows = rows_of(context)
    for trigger in context.triggers:
        if models["trigger"].probability(trigger_features(context, trigger)) >= _WORTH:
            yield _lesson(context, rows, trigger, dict.fromkeys(_asked(context, trigger), 0.0))


def _asked(context: Context, trigger: Trigger) -> Iterator[tuple[str, int]]:
    for candidate in candidates(context, trigger):
        yield from ((role, candidate.party.first) for role in ROLES if not candidate.carried)
    for part, found in (("place", context.scene.places), ("time", context.scene.times)):
        yield from ((part, row.first) for row in nearby_rows(context, trigger, found))
    yield from (("source", voucher.index) for voucher in vouchers(context, trigger) if not voucher.reach)


def taught_lessons(context: Context, roles: Iterable[Role]) -> Iterator[Lesson]:
    """Yield a lesson for each trigger that a teacher speaks of; what no trigger or word answers to is left out."""
    at = {token.span.start: token.index for token in context.scene.tokens}
    answers: dict[tuple[int, str], dict[tuple[str, int], float]] = {}
    for start, kind, part, filler, chance in roles:
        if start in at and filler in at:
            answers.setdefault((at[start], kind), {})[part, at[filler]] = chance
    rows = rows_of(context)
    for trigger in context.triggers:
        told = answers.pop((trigger.index, kind_of(trigger)), None)
        if told:
            yield _lesson(context, rows, trigger, told)


def _lesson(context: Context, rows: Sequence[tuple[str, ...]], trigger: Trigger, answers: Answers) -> Lesson:
    first, last = window_of(context, trigger.index)
    inside = {key: answer for key, answer in answers.items() if first <= key[1] < last}
    return Lesson(rows, (first, last), trigger.index, kind_of(trigger), inside)


@dataclass(frozen=True, slots=True)
class Arrays:
    """Lessons as arrays, one row a lesson; `known` says which slots of `fillers` and `answers` are in use."""

    words: Array
    length: Array
    at: Array
    kind: Array
    fillers: Array
    answers: Array
    known: Array

    def rows(self, chosen: Array) -> tuple[Array, ...]:
        """Return the chosen rows of every array, in the order of the fields."""
        return tuple(getattr(self, name)[chosen] for name in self.__slots__)


def arrays_of(lessons: Sequence[Lesson], alphabet: Alphabet) -> Arrays:
    """Lay lessons out as arrays."""
    numbered: dict[int, Array] = {}
    shape = (len(lessons), len(PARTS), FILLERS)
    words = np.zeros((len(lessons), LENGTH, len(CHANNELS) + 1), np.int16)
    fillers, answers, known = (np.zeros(shape, kind) for kind in (np.int16, np.float32, np.float32))
    for place, lesson in enumerate(lessons):
        if id(lesson.rows) not in numbered:
            numbered[id(lesson.rows)] = _numbers(lesson.rows, alphabet)
        rows = numbered[id(lesson.rows)]
        first, last = lesson.window
        words[place, : last - first] = rows[first:last]
        for number, part in enumerate(PARTS):
            asked = [(at - first, answer) for (name, at), answer in lesson.answers.items() if name == part][:FILLERS]
            for slot, (at, answer) in enumerate(asked):
                fillers[place, number, slot], answers[place, number, slot], known[place, number, slot] = at, answer, 1
    return Arrays(
        words,
        np.array([lesson.window[1] - lesson.window[0] for lesson in lessons]),
        np.array([lesson.at - lesson.window[0] for lesson in lessons]),
        np.array([alphabet.kinds.get(lesson.kind, 0) for lesson in lessons]),
        fillers, answers, known,
    )  # fmt: skip


def _numbers(rows: Sequence[tuple[str, ...]], alphabet: Alphabet) -> Array:
    tables = (alphabet.stems, *alphabet.values)
    return np.array([[table.get(value, 0) for table, value in zip(tables, row, strict=True)] for row in rows], np.int16)
