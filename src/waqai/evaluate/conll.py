"""Reads named entities in the CoNLL form: a word and its tag a line, a blank line behind each sentence.

A tag is B- or I- and a type, or anything else outside a name; where there are several columns of tags (nested names)
all of them are read. The corpora name their types differently: `TYPES` says which of PERS, LOC and ORG each is; others
are left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from waqai.errors import GoldError
from waqai.model import Span

#: CLEANANERCorp and ANERcorp (PERS, LOC, ORG), AQMAR and CAraNER (PER), Wojood (GPE: a state or town).
TYPES: Final = {"PERS": "PERS", "PER": "PERS", "LOC": "LOC", "GPE": "LOC", "ORG": "ORG"}
_OUTSIDE: Final = "O"
_REMEDY: Final = "give a word and its tag (B-PERS, I-PERS, O) a line, a blank line behind each sentence"


@dataclass(frozen=True, slots=True)
class NamedSentence:
    """The words of a sentence joined by spaces, where each stands, and its names: type and words `[first, last)`."""

    text: str
    words: tuple[Span, ...]
    names: frozenset[tuple[str, int, int]]


def read_conll(path: Path) -> list[NamedSentence]:
    """Return the sentences of a file. Raises GoldError where it holds none, or a word without a tag."""
    try:
        sentences = [_sentence(block) for block in _blocks(path.read_text(encoding="utf-8-sig"))]
    except ValueError as error:
        raise GoldError(f"{path} cannot be read ({error})", _REMEDY) from error
    if not sentences:
        raise GoldError(f"{path} holds no sentence", _REMEDY)
    return sentences


def _blocks(text: str) -> Iterator[list[list[str]]]:
    block: list[list[str]] = []
    for line in (*text.splitlines(), ""):
        fields = line.split()
        if len(fields) == 1:
            raise ValueError(f"{line.strip()!r} has no tag")
        if fields:
            block.append(fields)
        elif block:
            yield block
            block = []


def _sentence(rows: Sequence[Sequence[str]]) -> NamedSentence:
    spans: list[Span] = []
    at = 0
    for row in rows:
        spans.append(Span(at, at + len(row[0])))
        at += len(row[0]) + 1
    names = frozenset(name for kind in TYPES for name in _names(rows, kind))
    return NamedSentence(" ".join(row[0] for row in rows), tuple(spans), names)


def _names(rows: Sequence[Sequence[str]], kind: str) -> Iterator[tuple[str, int, int]]:
    """Yield the names of one type of the corpus; an I- that follows none begins one."""
    first: int | None = None
    for index, row in enumerate((*rows, ("", _OUTSIDE))):
        mark = next((tag[0] for tag in row[1:] if tag[2:] == kind), "")
        if first is not None and mark != "I":
            yield TYPES[kind], first, index
            first = None
        if mark and first is None:
            first = index
