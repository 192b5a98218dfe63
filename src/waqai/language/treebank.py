"""Reads annotated sentences as printed words: how each is split, and the class of its stem.

Two formats: CoNLL-U, and our own plain one, a sentence a line, where `ب+تعزيزات` marks clitics and `/V` the class of a
word (V verb, j adjective, P proper noun, # numeral, or a UPOS name; a noun, a mark or a closed word has none).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NamedTuple

from waqai.lexicon.words import words_of
from waqai.model.text import plain

_ARABIC: Final = re.compile("[\u0620-\u065f\u066e-\u06d3]+")
_ALWAYS_PROCLITIC: Final = frozenset("وفس")
_PREPOSITIONS: Final = frozenset("بلك")
_LONGEST_CLITIC: Final = 2
_SHORT: Final = {"V": "VERB", "j": "ADJ", "P": "PROPN", "#": "NUM", "": "NOUN"}


class _Segment(NamedTuple):
    form: str
    upos: str
    space: bool


@dataclass(frozen=True, slots=True)
class GoldWord:
    """A printed word or mark in plain spelling, the cuts inside it (article left on its noun), the stem's class."""

    word: str
    cuts: frozenset[int]
    upos: str

    @property
    def kind(self) -> str:
        """The kind of token: "word", "number", "latin" or "punct"."""
        if _ARABIC.fullmatch(self.word):
            return "word"
        first = self.word[0]
        return "number" if first.isdigit() else "latin" if first.isalpha() else "punct"


def read_news(path: Path) -> list[list[GoldWord]]:
    """Return the sentences of a file in our own format."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [[_news_word(token) for token in line.split()] for line in lines if line and not line.startswith("# ")]


def _news_word(token: str) -> GoldWord:
    segments, _, short = token.partition("/")
    parts = segments.split("+")
    return GoldWord("".join(parts), _cuts(parts), _SHORT.get(short, short))


def read_conllu(path: Path) -> list[list[GoldWord]]:
    """Return the sentences of a CoNLL-U file; multi-word ranges and empty nodes are passed over."""
    return [list(_words(lines)) for lines in _blocks(path)]


def _blocks(path: Path) -> Iterator[list[_Segment]]:
    block: list[_Segment] = []
    with path.open(encoding="utf-8") as lines:
        for line in (*lines, "\n"):
            fields = line.rstrip("\n").split("\t")
            if fields[0].isdigit():
                block.append(_Segment(plain(fields[1]) or fields[1], fields[3], "SpaceAfter=No" not in fields[9]))
            elif not line.strip() and block:
                yield block
                block = []


def _words(block: Sequence[_Segment]) -> Iterator[GoldWord]:
    held: list[_Segment] = []
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


def _word(segments: Sequence[_Segment]) -> GoldWord:
    main = 0
    while main < len(segments) - 1:
        form, after = segments[main].form, segments[main + 1]
        stays = after.upos == "PRON" and len(after.form) <= _LONGEST_CLITIC
        if form not in _ALWAYS_PROCLITIC and (form not in _PREPOSITIONS or stays):
            break
        main += 1
    word = "".join(segment.form for segment in segments)
    cuts = frozenset() if word in words_of("fused") else _cuts([segment.form for segment in segments])
    return GoldWord(word, cuts, segments[main].upos)


def _cuts(parts: Sequence[str]) -> frozenset[int]:
    ends, at = set(), 0
    for part in parts[:-1]:
        at += len(part)
        ends.add(at)
    return frozenset(ends)
