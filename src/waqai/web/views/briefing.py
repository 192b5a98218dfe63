"""What a brief is written from: the ledger, narrowed to the parties and the place that it is to be about."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from waqai.ledger import Course, Ledger
from waqai.link import Contradiction
from waqai.model import fold


def narrowed(ledger: Ledger, actors: Collection[str] = (), place: str | None = None) -> Ledger:
    """Return what of the ledger is about one of the actors (their ids) and about the place (words of its name).

    States are by their parties and places, contradictions and figures by the words of their sentences.
    """
    if not actors and not place:
        return ledger
    chosen = [actor for actor in ledger.actors if actor.id in actors]
    sides, names = {actor.side for actor in chosen}, [actor.name for actor in chosen]

    def told(*texts: str) -> bool:
        return (not actors or any(_has(text, name) for text in texts for name in names)) and (
            not place or any(_has(text, place) for text in texts)
        )

    return replace(
        ledger,
        courses=tuple(row for row in ledger.courses if _by(row, sides, wanted=bool(actors)) and _at(row, place)),
        contradictions=tuple(row for row in ledger.contradictions if told(*_words(row))),
        tolls=tuple(row for row in ledger.tolls if told(row.source.text)),
    )


def _by(course: Course, sides: Collection[str], *, wanted: bool) -> bool:
    return not wanted or any(actor.side in sides for actor in course.parties)


def _at(course: Course, place: str | None) -> bool:
    spots = (spot for each in course.transitions for spot in each.places)
    return not place or any(_has(spot.name, place) for spot in spots)


def _words(row: Contradiction) -> tuple[str, ...]:
    return (row.first.text, row.second.text, *row.first.tellers, *row.second.tellers)


def _has(text: str, name: str) -> bool:
    """Whether all words of a name stand in a text, in any of their spellings."""
    folded = fold(text)
    return all(word in folded for word in fold(name).split())
