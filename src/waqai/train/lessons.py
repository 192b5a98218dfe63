"""What a teacher says of texts that nobody annotated: the lessons of the reader.

A teacher is whatever gives labels; that of the shipped reader is in the card beside its weights.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from waqai.claims.reading import PARTS
from waqai.errors import GoldError
from waqai.model import EventType, RelationType
from waqai.train.vectors import lines_of

#: Where a word begins, the type of event, how likely the word tells one.
Told = tuple[int, str, float]
#: Where a trigger begins, its kind, the part, where its filler begins, how likely the filler takes it.
Role = tuple[int, str, str, int, float]
#: Where two triggers begin, the earlier first, their type, how likely both tell one event.
Same = tuple[int, int, str, float]
#: Where the subject begins and ends, where the object does, the relation, how likely they stand in it.
Tie = tuple[int, int, int, int, str, float]


@dataclass(frozen=True, slots=True)
class Said:
    """What one teacher says of a text; offsets are characters of the text.

    `told` and `ties` are whole: of what they leave out none is told, and none stands. None: nothing is said of these.
    """

    told: Sequence[Told] | None = None
    roles: Sequence[Role] = ()
    same: Sequence[Same] = ()
    ties: Sequence[Tie] | None = None


_NOTHING = Said()


@dataclass(frozen=True, slots=True)
class Labelled:
    """A text and what teachers say of it: fold → the teacher that never saw it, None → the one that saw all."""

    text: str
    said: Mapping[int | None, Said]

    def by(self, fold: int | None) -> Said:
        """Return what is to be learnt for a fold; what is for no fold in particular is for all."""
        return self.said.get(fold, self.said.get(None, _NOTHING))


def labelled_in(path: Path) -> Iterator[Labelled]:
    """Yield the labelled texts of a file of JSON lines, plain or .xz; raises GoldError for lines that are none.

    A line is {"text": …, "fold": the fold that the teacher never saw, if any, "told": [Told, …], "roles": [Role, …],
    "same": [Same, …], "ties": [Tie, …]}, where any list may be missing; lines of one text stand together.
    """
    for text, lines in groupby(_lines(path), key=lambda line: line[0]):
        yield Labelled(text, {fold: said for _, fold, said in lines})


def _lines(path: Path) -> Iterator[tuple[str, int | None, Said]]:
    for number, row in enumerate(lines_of(path), start=1):
        try:
            yield str(row["text"]), row.get("fold"), Said(_told(row), _roles(row), _same(row), _ties(row))
        except (KeyError, TypeError, ValueError) as error:
            raise GoldError(f"line {number} of {path} is no lesson ({error})", "see docs/train.md") from error


def _told(row: Mapping[str, Any]) -> list[Told] | None:
    if "told" not in row:
        return None
    return [(int(start), str(EventType(kind)), float(chance)) for start, kind, chance in row["told"]]


def _roles(row: Mapping[str, Any]) -> list[Role]:
    return [
        (int(trigger), str(kind), PARTS[PARTS.index(part)], int(filler), float(chance))
        for trigger, kind, part, filler, chance in row.get("roles", ())
    ]


def _same(row: Mapping[str, Any]) -> list[Same]:
    return [
        (int(first), int(second), str(EventType(kind)), float(chance))
        for first, second, kind, chance in row.get("same", ())
    ]


def _ties(row: Mapping[str, Any]) -> list[Tie] | None:
    if "ties" not in row:
        return None
    return [
        (int(start), int(end), int(other), int(close), str(RelationType(kind)), float(chance))
        for start, end, other, close, kind, chance in row["ties"]
    ]
