"""What the finder learns from: the words of a report, and how surely each tells an event of each type."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from waqai.claims.context import Context
from waqai.claims.convolution import numbered
from waqai.claims.finder import TYPES, root_of
from waqai.claims.reading import CHANNELS, rows_of
from waqai.train.samples import Annotated

#: The longest stretch of words that is learnt from at once.
LENGTH = 256
_RAREST = 5
Array = Any
#: (token, type) → how surely the token tells an event of the type; all others tell none.
Told = Mapping[tuple[int, str], float]


@dataclass(frozen=True, slots=True)
class Text:
    """One report: its rows as the reader sees them, the first token of every sentence, and what its words tell."""

    rows: Sequence[tuple[str, ...]]
    starts: Sequence[int]
    told: Told


def text_of(context: Context, told: Told) -> Text:
    """Return a report as the finder learns from it."""
    return Text(rows_of(context), [sentence.first for sentence in context.scene.analysis.sentences], told)


def annotated_text(report: Annotated) -> Text:
    """Return an annotated report: the first word of every telling tells its event, for sure."""
    found: dict[tuple[int, str], float] = {}
    tokens = [token for token in report.context.scene.tokens if token.kind != "punct"]
    for event in report.gold.record["events"]:
        for span in (event["trigger_span"], *event["also_spans"]):
            first = next((token.index for token in tokens if token.span.overlaps(span)), None)
            if first is not None:
                found[first, str(event["type"])] = 1.0
    return text_of(report.context, found)


@dataclass(frozen=True, slots=True)
class Letters:
    """Every stem, root and channel value that has a row of its own, numbered from 1; 0 is for all others."""

    stems: Mapping[str, int]
    roots: Mapping[str, int]
    values: Sequence[Mapping[str, int]]

    @classmethod
    def of(cls, texts: Sequence[Text], stems: Iterable[str]) -> Letters:
        """Return the roots and values that `texts` show at least five times, and all `stems`."""
        seen = [Counter(row[place] for text in texts for row in text.rows) for place in range(len(CHANNELS) + 1)]
        roots: Counter[str] = Counter()
        for stem, count in seen[0].items():
            roots[root_of(stem)] += count
        return cls(numbered(stems), numbered(_often(roots)), [numbered(_often(count)) for count in seen[1:]])


def _often(counts: Counter[str]) -> list[str]:
    return sorted(value for value, count in counts.items() if count >= _RAREST)


@dataclass(frozen=True, slots=True)
class Stretches:
    """Stretches of words as arrays, one row a stretch: `words` has a column for stem, root and each channel."""

    words: Array
    length: Array
    told: Array

    def rows(self, chosen: Array) -> tuple[Array, Array, Array]:
        """Return the chosen stretches."""
        return self.words[chosen], self.length[chosen], self.told[chosen].astype(np.float32)


def stretches_of(texts: Sequence[Text], letters: Letters) -> Stretches:
    """Lay texts out as arrays, cut where a sentence begins."""
    cuts = [(text, first, last) for text in texts for first, last in _cut(text)]
    words = np.zeros((len(cuts), LENGTH, len(CHANNELS) + 2), np.int16)
    told = np.zeros((len(cuts), LENGTH, len(TYPES)), np.float16)
    column = {str(kind): place for place, kind in enumerate(TYPES)}
    numbers: dict[int, Array] = {}
    for place, (text, first, last) in enumerate(cuts):
        if id(text) not in numbers:
            numbers = {id(text): _numbers(text.rows, letters)}
        words[place, : last - first] = numbers[id(text)][first:last]
        for (at, kind), chance in text.told.items():
            if first <= at < last:
                told[place, at - first, column[kind]] = chance
    return Stretches(words, np.array([last - first for _, first, last in cuts]), told)


def _cut(text: Text) -> Iterator[tuple[int, int]]:
    """Yield `[first, last)` of each stretch: as many whole sentences as fit."""
    first = 0
    while first < len(text.rows):
        limit = first + LENGTH
        fitting = [start for start in text.starts if first < start <= limit]
        last = len(text.rows) if limit >= len(text.rows) else max(fitting, default=limit)
        yield first, last
        first = last


def _numbers(rows: Sequence[tuple[str, ...]], letters: Letters) -> Array:
    known = [(letters.stems.get(row[0], 0), letters.roots.get(root_of(row[0]), 0)) for row in rows]
    values = [[table.get(value, 0) for table, value in zip(letters.values, row[1:], strict=True)] for row in rows]
    return np.concatenate([np.array(known, np.int16), np.array(values, np.int16)], axis=1)
