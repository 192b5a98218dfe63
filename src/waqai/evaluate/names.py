"""Named entities of other corpora: whether the names that the coder finds are those that they annotate.

A name is right where type and words are. Sentences are read in stretches of `STRETCH`, as reports are, since the names
of a report lean on each other; `proper` says which mentions are names.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Final

from waqai.claims.scene import located
from waqai.evaluate.conll import TYPES, NamedSentence, read_conll
from waqai.evaluate.facts import Tally
from waqai.evaluate.lines import Advance
from waqai.language import analyse
from waqai.language.counts import usage
from waqai.mentions.name_tagger import NameModel, model_of, shipped_weights
from waqai.mentions.proper import proper_names
from waqai.model import Span
from waqai.pipeline import mentions_of
from waqai.resolve.times import find_times

#: How many sentences are read as one text.
STRETCH: Final = 20
_Name = tuple[str, Span]
_Words = tuple[str, int, int]


def count_names(path: Path, tally: Tally, advance: Advance) -> None:
    """Add one row for each type of name, by words and type."""
    sentences = read_conll(path)
    for first in range(0, len(sentences), STRETCH):
        stretch = sentences[first : first + STRETCH]
        found = names_of("\n".join(sentence.text for sentence in stretch))
        for sentence, names in zip(stretch, _by_sentence(stretch, found), strict=True):
            made = list(names)
            for kind in sorted(set(TYPES.values())):
                tally.sets(kind, _of(kind, sentence.names), _of(kind, made))
            advance()


def names_of(text: str) -> list[_Name]:
    """Return the names that the coder finds in a text, in text order, as type and characters."""
    analysis = analyse(text)
    mentions = mentions_of(analysis, located(analysis, find_times(analysis, None)))
    return [
        (name.kind, analysis.span(name.first, name.last)) for name in proper_names(analysis, mentions, shipped_tagger())
    ]


@cache
def shipped_tagger() -> NameModel:
    """Return the tagger of people's names that comes with the package."""
    return model_of(shipped_weights(), usage())


def _by_sentence(stretch: Sequence[NamedSentence], names: Sequence[_Name]) -> Iterator[Iterator[_Words]]:
    """Yield the names of each sentence of a stretch, as type and words."""
    start = 0
    for sentence in stretch:
        words = [Span(start + word.start, start + word.end) for word in sentence.words]
        yield (_words(words, name) for name in names if start <= name[1].start < start + len(sentence.text))
        start += len(sentence.text) + 1


def _words(words: Sequence[Span], name: _Name) -> _Words:
    inside = [index for index, word in enumerate(words) if word.overlaps(name[1])]
    return name[0], inside[0], inside[-1] + 1


def _of(kind: str, names: Iterable[_Words]) -> list[_Words]:
    return [name for name in names if name[0] == kind]
