"""Kept pieces turned into values again: with what their reports are called, and the names of actors as of now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from waqai.desk.codec import Names, Shelf, actors_in, read
from waqai.desk.pieces import CLASSES, Kind
from waqai.store import Answers, Kept


def values_of(answers: Answers, pieces: Iterable[Kept], *, words: bool = True) -> dict[int, Any]:
    """Return the values of pieces by their numbers; without `words` sources have no text and actors no names."""
    rows = list(pieces)
    shelves = shelves_of(answers, {piece.report for piece in rows}, words=words)
    names = names_of(answers, (piece.body for piece in rows)) if words else {}
    return {p.seq: read(CLASSES[Kind(p.kind)], p.body, shelves[p.report], names) for p in rows if p.report in shelves}


def shelves_of(answers: Answers, reports: Iterable[int], *, words: bool = True) -> dict[int, Shelf]:
    """Return reports by their numbers; those without a day are left out."""
    rows = answers.shelves(reports, text=words)
    return {seq: _shelf(row) for seq, row in rows.items() if row["published"]}


def _shelf(row: Mapping[str, Any]) -> Shelf:
    return Shelf(
        report=row["id"], name=row["name"], outlet=row["outlet"], url=row["url"], reported=row["published"],
        learnt=row["added"], copy_of=row["copy_of"] or row["id"], text=row.get("text", ""),
    )  # fmt: skip


def names_of(answers: Answers, bodies: Iterable[str]) -> Names:
    """Return the names, and the reasons for them, of the actors in kept values."""
    wanted = {actor for body in bodies for actor in actors_in(body)}
    rows = answers.called(wanted)
    return {actor: (row["name"], tuple(row["because"].split("\n"))) for actor, row in rows.items()}
