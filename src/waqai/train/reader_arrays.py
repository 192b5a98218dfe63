"""Studies as arrays: every name numbered, and reports of about one length laid beside each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np

from waqai.claims.convolution import numbered
from waqai.claims.reader import GAPS, TYPES, WIDEST, nesting_of, steps_between
from waqai.claims.reading import CHANNELS, PARTS
from waqai.claims.roots import root_of
from waqai.train.reader_samples import UNKNOWN, Answers, Questions, Study

#: Reports are padded to the next of these lengths, the few that are longer to a multiple of the last: every length is
#: compiled for itself.
_LENGTHS = (64, 256, 448, 896, 1792)
#: How many words are learnt from at once.
_WORDS = 8192
_RAREST = 5
Array = Any


@dataclass(frozen=True, slots=True)
class Letters:
    """All that has a row of its own, numbered from 1: stems, roots, values, kinds of trigger, sorts; 0 is the rest."""

    stems: Mapping[str, int]
    roots: Mapping[str, int]
    values: Sequence[Mapping[str, int]]
    kinds: Mapping[str, int]
    sorts: Mapping[str, int]

    @classmethod
    def of(cls, every: Sequence[Questions], stems: Iterable[str]) -> Letters:
        """Return what the reports show at least five times, and all `stems`."""
        seen = [Counter(row[place] for one in every for row in one.rows) for place in range(len(CHANNELS) + 1)]
        roots: Counter[str] = Counter()
        for stem, count in seen[0].items():
            roots[root_of(stem)] += count
        kinds = Counter(kind for one in every for _, kind in {(part.trigger, part.kind) for part in one.parts})
        sorts = Counter(sort for one in every for tie in one.ties for sort in tie.sorts)
        values = [numbered(_often(count)) for count in seen[1:]]
        return cls(numbered(stems), numbered(_often(roots)), values, numbered(_often(kinds)), numbered(_often(sorts)))


def _often(counts: Counter[str]) -> list[str]:
    return sorted(value for value, count in counts.items() if count >= _RAREST)


@dataclass(frozen=True, slots=True)
class Numbers:
    """The questions of a report, one row each.

    The columns are: of words stem, root, channels; of parts trigger, filler, part, kind; of same both words, type, gap
    and steps between; of ties first and last word of subject and object, both sorts, distance, nesting.
    """

    words: Array
    parts: Array
    same: Array
    ties: Array


def numbers_of(questions: Questions, letters: Letters) -> Numbers:
    """Return the questions of a report in numbers."""
    kinds, columns = letters.kinds, {str(kind): place for place, kind in enumerate(TYPES)}
    parts = [(one.trigger, one.filler, PARTS.index(one.part), kinds.get(one.kind, 0)) for one in questions.parts]
    same = _table([(one.first, one.second, columns[one.type], min(one.gap, GAPS)) for one in questions.same], 4)
    apart = steps_between(same[:, 0], same[:, 1])
    return Numbers(
        _words(questions.rows, letters),
        _table(parts, 4),
        np.concatenate([same, apart[:, None]], axis=1).astype(np.int16),
        _tie_numbers(questions, letters),
    )


def _table(rows: Sequence[Sequence[int]], wide: int) -> Array:
    return np.array(rows, np.int32).reshape(-1, wide)


def _words(rows: Sequence[tuple[str, ...]], letters: Letters) -> Array:
    known = [(letters.stems.get(row[0], 0), letters.roots.get(root_of(row[0]), 0)) for row in rows]
    values = [[table.get(value, 0) for table, value in zip(letters.values, row[1:], strict=True)] for row in rows]
    return np.concatenate([_table(known, 2), _table(values, len(CHANNELS))], axis=1).astype(np.int16)


def _tie_numbers(questions: Questions, letters: Letters) -> Array:
    subjects = _table([one.subject for one in questions.ties], 2)
    objects = _table([one.object for one in questions.ties], 2)
    sorts = _table([[letters.sorts.get(sort, 0) for sort in one.sorts] for one in questions.ties], 2)
    far = np.clip(objects[:, :1] - subjects[:, :1], -WIDEST, WIDEST) + WIDEST
    nested = nesting_of(subjects, objects)[:, None]
    ends = np.concatenate([subjects, objects], axis=1) - np.array([0, 1, 0, 1])
    return np.concatenate([ends, sorts, far, nested], axis=1).astype(np.int16)


class Batch(NamedTuple):
    """Reports of about one length beside each other: questions, then answers, -1 where there is none."""

    words: Array
    length: Array
    parts: Array
    same: Array
    ties: Array
    told: Array
    takes: Array
    one: Array
    stand: Array


@dataclass(frozen=True, slots=True)
class Lessons:
    """Studies in numbers."""

    rows: Sequence[tuple[Numbers, Answers]]

    @classmethod
    def of(cls, studies: Iterable[Study], letters: Letters) -> Lessons:
        """Return studies in numbers; what asks the same questions shares their numbers."""
        known: dict[int, Numbers] = {}
        rows = []
        for study in studies:
            key = id(study.questions)
            if key not in known:
                known[key] = numbers_of(study.questions, letters)
            rows.append((known[key], study.answers))
        return cls([row for row in rows if len(row[0].words)])

    def plan(self, draw: np.random.Generator) -> list[tuple[int, Array]]:
        """Return one pass: batches by chance, each with the length that its reports are padded to."""
        lengths = np.array([padded(len(numbers.words)) for numbers, _ in self.rows])
        found = []
        for length in sorted(set(lengths.tolist())):
            own = draw.permutation(np.flatnonzero(lengths == length))
            size = min(len(own), max(2, _WORDS // length))
            full = np.resize(own, -(-len(own) // size) * size)
            found += [(length, chosen) for chosen in full.reshape(-1, size)]
        return [found[place] for place in draw.permutation(len(found))]

    def passes(self, draw: np.random.Generator) -> Iterator[Batch]:
        """Yield batches without end, every report in each pass."""
        while self.rows:
            for length, chosen in self.plan(draw):
                yield batch_of([self.rows[place] for place in chosen], length, draw)


def padded(length: int) -> int:
    """Return the length that reports of `length` words are padded to."""
    return next((enough for enough in _LENGTHS if length <= enough), -(-length // _LENGTHS[-1]) * _LENGTHS[-1])


def batch_of(rows: Sequence[tuple[Numbers, Answers]], length: int, draw: np.random.Generator) -> Batch:
    """Lay reports beside each other; of more questions than there is room for some are drawn."""
    parts, takes = _asked([(n.parts, a.parts) for n, a in rows], length * 3 // 2, draw)
    same, one = _asked([(n.same, a.same) for n, a in rows], length // 2, draw)
    ties, stand = _asked([(n.ties, a.ties) for n, a in rows], length, draw)
    return Batch(
        words=np.stack([_filled(numbers.words, length, 0) for numbers, _ in rows]),
        length=np.array([len(numbers.words) for numbers, _ in rows], np.int32),
        parts=parts, same=same, ties=ties,
        told=np.stack([_told(answers, len(numbers.words), length) for numbers, answers in rows]),
        takes=takes, one=one, stand=stand,
    )  # fmt: skip


def _asked(rows: Sequence[tuple[Array, Array]], room: int, draw: np.random.Generator) -> tuple[Array, Array]:
    """Return the questions and the answers of some reports, as many of each as there is room for."""
    questions, answers = [], []
    for asked, said in rows:
        chosen = np.arange(len(asked)) if len(asked) <= room else draw.choice(len(asked), room, replace=False)
        questions.append(_filled(asked[chosen], room, 0))
        answers.append(_filled(said[chosen], room, UNKNOWN))
    return np.stack(questions), np.stack(answers)


def _filled(rows: Array, room: int, empty: float) -> Array:
    """Return rows with empty ones behind, as many as there is room for."""
    made = np.full((room, *rows.shape[1:]), empty, np.int32 if rows.dtype.kind == "i" else np.float32)
    made[: len(rows)] = rows
    return made


def _told(answers: Answers, count: int, length: int) -> Array:
    """Return how surely each word tells an event of each type."""
    made = np.full((length, len(TYPES)), UNKNOWN, np.float32)
    if answers.told is not None:
        made[:count] = 0.0
        for (at, kind), chance in answers.told.items():
            made[at, TYPES.index(kind)] = chance
    return made
