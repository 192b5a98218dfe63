"""What a batch of reports changed, as the views that follow from it are given it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from waqai.desk.pieces import Kind
from waqai.desk.shelves import values_of
from waqai.link import Source, Verdicts
from waqai.store import Answers, Kept, Views

#: Stands for a moment that is not kept.
_NEVER = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Batch:
    """`old` and `new` pieces of the reports of the batch, and the `values` of both by their numbers.

    `copied` are those of its reports that have copies, `moved` reports outside of it that are in other groups of
    copies now.
    """

    views: Views
    answers: Answers
    verdicts: Verdicts
    reports: frozenset[int]
    copied: frozenset[int]
    moved: frozenset[int]
    old: tuple[Kept, ...]
    new: tuple[Kept, ...]
    values: Mapping[int, Any]

    def changed(self, kind: Kind) -> list[tuple[Kept, Any]]:
        """Return the old and new pieces of a kind with their values."""
        return [(piece, self.values[piece.seq]) for piece in (*self.old, *self.new) if piece.kind == kind]

    def added(self, kind: Kind) -> list[tuple[Kept, Any]]:
        """Return the new pieces of a kind with their values."""
        return [(piece, self.values[piece.seq]) for piece in self.new if piece.kind == kind]

    def read(self, pieces: Iterable[Kept]) -> dict[int, Any]:
        """Return the values of pieces by their numbers, without words."""
        rows = list(pieces)
        more = values_of(self.answers, (piece for piece in rows if piece.seq not in self.values), words=False)
        return {piece.seq: self.values[piece.seq] for piece in rows if piece.seq in self.values} | more


def place_tag(place: str) -> str:
    """Return what tags call a place."""
    return f"place {place}"


def latest(sources: Iterable[Source]) -> datetime:
    """Return when the desk got the last of the reports."""
    return max(source.learnt or _NEVER for source in sources)
