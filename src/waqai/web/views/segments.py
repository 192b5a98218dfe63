"""A text cut at every edge of every span, so that overlapping evidence can be shown without overlapping elements."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from waqai.model import Span

_HEADING_LENGTH = 140
#: The role of a bracket around what somebody is said to have said.
SAID = "said"


@dataclass(frozen=True, slots=True)
class Mark:
    """Why a span matters: it plays `role` for `owner`; `shown` is how it looks while nothing is chosen, or ""."""

    span: Span
    owner: str
    role: str
    shown: str = ""


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of text under one set of marks. `classes` and `marks` are sorted.

    `closes` are triggers that end here; `opens` and `ends` are the brackets (role "said") that begin and end here.
    """

    text: str
    classes: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    closes: tuple[str, ...] = ()
    opens: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the text as segments; `heading` for a first line that stands alone above an empty one."""

    segments: tuple[Segment, ...]
    heading: bool = False


def lines(text: str, marks: Iterable[Mark]) -> list[Line]:
    """Return the lines of `text`, cut into segments; their texts, joined by newlines, are `text` again."""
    found: list[list[Segment]] = [[]]
    for segment in _segments(text, list(marks)):
        first, *others = segment.text.split("\n")
        pieces = [first, *others]
        for number, piece in enumerate(pieces):
            if number:
                found.append([])
            if piece:
                last, closes, ends = number == len(pieces) - 1, segment.closes, segment.ends
                opens = () if number else segment.opens
                kept = (closes, opens, ends) if last else ((), opens, ())
                found[-1].append(Segment(piece, segment.classes, segment.marks, *kept))
    heading = _heading(found)
    return [Line(tuple(line), number == heading) for number, line in enumerate(found)]


def _heading(found: list[list[Segment]]) -> int | None:
    filled = [number for number, line in enumerate(found) if any(piece.text.strip() for piece in line)]
    if len(filled) < 2 or filled[1] == filled[0] + 1:  # noqa: PLR2004
        return None
    first = "".join(piece.text for piece in found[filled[0]]).strip()
    return filled[0] if len(first) <= _HEADING_LENGTH and not first.endswith(".") else None


def _segments(text: str, marks: list[Mark]) -> Iterator[Segment]:
    opening: dict[int, list[Mark]] = {}
    closing: dict[int, list[Mark]] = {}
    for mark in marks:
        opening.setdefault(mark.span.start, []).append(mark)
        closing.setdefault(mark.span.end, []).append(mark)
    active: Counter[Mark] = Counter()
    for start, end in pairwise(sorted({0, len(text), *opening, *closing})):
        active -= Counter(closing.get(start, ()))
        active += Counter(opening.get(start, ()))
        yield Segment(
            text[start:end],
            tuple(sorted({name for mark in active for name in mark.shown.split()})),
            tuple(sorted({f"{mark.owner}.{mark.role}" for mark in active})),
            closes=_of_role("trigger", closing.get(end, ())),
            opens=_of_role(SAID, opening.get(start, ())),
            ends=_of_role(SAID, closing.get(end, ())),
        )


def _of_role(role: str, marks: Iterable[Mark]) -> tuple[str, ...]:
    return tuple(sorted(mark.owner for mark in marks if mark.role == role))
