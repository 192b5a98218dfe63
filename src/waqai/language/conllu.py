"""Reads a CoNLL-U treebank as printed words: how each is split, and the class of its stem."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from waqai.model.text import plain

_ARABIC: Final = re.compile("[\u0620-\u065f\u066e-\u06d3]+")
_SCHWA: Final = frozenset("وفس")
_PREPOSITIONS: Final = frozenset("بلك")
_NOT_SPLIT: Final = frozenset({"مما", "ممن", "عما", "عمن"})


@dataclass(frozen=True, slots=True)
class Segment:
    """One line of the treebank: its form in plain spelling, class, features and head, and whether a space follows."""

    form: str
    upos: str
    feats: str
    head: int
    relation: str
    space: bool


@dataclass(frozen=True, slots=True)
class GoldWord:
    """A printed word or mark: its segments, and which of them is the stem."""

    segments: tuple[Segment, ...]
    main: int

    @property
    def word(self) -> str:
        """The whole word in plain spelling."""
        return "".join(segment.form for segment in self.segments)

    @property
    def arabic(self) -> bool:
        """Whether the word is written in Arabic letters."""
        return _ARABIC.fullmatch(self.word) is not None

    @property
    def cuts(self) -> frozenset[int]:
        """The positions inside the word where a clitic begins or ends, the article left on its noun."""
        if self.word in _NOT_SPLIT:
            return frozenset()
        ends, at = set(), 0
        for segment in self.segments[:-1]:
            at += len(segment.form)
            ends.add(at)
        return frozenset(ends)

    @property
    def upos(self) -> str:
        """The class of the stem."""
        return self.segments[self.main].upos


def read_conllu(path: Path) -> list[list[GoldWord]]:
    """Return the sentences of the file at `path`; multi-word ranges and empty nodes are passed over."""
    return [list(_words(lines)) for lines in _blocks(path)]


def _blocks(path: Path) -> Iterator[list[Segment]]:
    block: list[Segment] = []
    with path.open(encoding="utf-8") as lines:
        for line in (*lines, "\n"):
            fields = line.rstrip("\n").split("\t")
            if fields[0].isdigit():
                space = "SpaceAfter=No" not in fields[9]
                form = plain(fields[1]) or fields[1]
                block.append(Segment(form, fields[3], fields[5], int(fields[6]), fields[7], space))
            elif not line.strip() and block:
                yield block
                block = []


def _words(block: list[Segment]) -> Iterator[GoldWord]:
    held: list[Segment] = []
    for segment in block:
        arabic = _ARABIC.fullmatch(segment.form) is not None
        if held and not arabic:
            yield _word(held)
            held = []
        held.append(segment)
        if segment.space or not arabic:
            yield _word(held)
            held = []
    if held:
        yield _word(held)


def _word(segments: list[Segment]) -> GoldWord:
    main = 0
    while main < len(segments) - 1:
        form, after = segments[main].form, segments[main + 1]
        stays = form in _PREPOSITIONS and (after.upos != "PRON" or len(after.form) > 2)
        if not (form in _SCHWA or stays):
            break
        main += 1
    return GoldWord(tuple(segments), main)
