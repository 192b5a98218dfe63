"""What the reader learns from a teacher: the lessons of a text, laid beside what waqai sees in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeVar

from waqai.claims.context import Context
from waqai.claims.reader import TIES
from waqai.claims.reading import kind_of, rows_of
from waqai.claims.relation_pairs import pairs
from waqai.model import EventType
from waqai.train.lessons import Labelled, Said
from waqai.train.reader_samples import (
    UNKNOWN,
    Part,
    Questions,
    Study,
    Twice,
    answers_of,
    asked_of,
    tie_of,
)

_Question = TypeVar("_Question")
Fold = int | None


def taught_studies(context: Context, labelled: Labelled, folds: Iterable[Fold]) -> dict[Fold, Study]:
    """Return a labelled text for each fold for which something is said; all ask the same questions.

    What no word of the text answers to is left out.
    """
    spots = _Spots(context)
    parts = {fold: spots.parts(labelled.by(fold)) for fold in folds}
    same = {fold: spots.same(labelled.by(fold)) for fold in folds}
    questions = Questions(rows_of(context), _every(parts), _every(same), spots.ties)
    found: dict[Fold, Study] = {}
    for fold, takes in parts.items():
        said, one = labelled.by(fold), same[fold]
        answers = answers_of(
            spots.told(said),
            (takes.get(question, UNKNOWN) for question in questions.parts),
            (one.get(question, UNKNOWN) for question in questions.same),
            spots.tied(said),
        )
        if answers.any:
            found[fold] = Study(questions, answers)
    return found


def _every(answers: Mapping[Fold, Mapping[_Question, float]]) -> list[_Question]:
    return list(dict.fromkeys(question for own in answers.values() for question in own))


class _Spots:
    """Where the words of a text stand that lessons speak of."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._starts = {token.span.start: token.index for token in context.scene.tokens}
        self._ends = {token.span.end: token.index + 1 for token in context.scene.tokens}
        self._kinds = {(trigger.index, kind_of(trigger)) for trigger in context.triggers}
        self.ties = list(dict.fromkeys(tie_of(pair) for pair in pairs(context) if not pair.apart))

    def told(self, said: Said) -> Mapping[tuple[int, str], float] | None:
        if said.told is None:
            return None
        at = self._starts
        return {(at[start], kind): chance for start, kind, chance in said.told if start in at}

    def parts(self, said: Said) -> dict[Part, float]:
        at = self._starts
        return {
            Part(at[trigger], kind, part, at[filler]): chance
            for trigger, kind, part, filler, chance in said.roles
            if trigger in at and filler in at and (at[trigger], kind) in self._kinds
        }

    def same(self, said: Said) -> dict[Twice, float]:
        at, number = self._starts, self._context.number
        return {
            Twice(at[first], at[second], EventType(kind), number(at[second]) - number(at[first])): chance
            for first, second, kind, chance in said.same
            if first in at and second in at and first < second
        }

    def tied(self, said: Said) -> list[list[float]]:
        if said.ties is None:
            return [[UNKNOWN] * len(TIES)] * len(self.ties)
        chances: dict[tuple[int | None, ...], dict[str, float]] = {}
        for start, end, other, close, kind, chance in said.ties:
            ends = self._starts.get(start), self._ends.get(end), self._starts.get(other), self._ends.get(close)
            chances.setdefault(ends, {})[kind] = chance
        return [asked_of(tie, chances.get((*tie.subject, *tie.object), {})) for tie in self.ties]
