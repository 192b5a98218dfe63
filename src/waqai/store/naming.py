"""Who is called what, inside one transaction: the faces of reports, and counts of names that move by what is new."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, TypeVar

from sqlalchemy import Connection, Table, delete, func, select

from waqai.store import view_tables as v
from waqai.store.add import insert
from waqai.store.rows import key_of

Row = dict[str, Any]
Counted = tuple[str, str, str]
"""An actor, what is counted of it (name, sort, because), and which."""
T = TypeVar("T")
_AT_ONCE: Final = 500


@dataclass(frozen=True, slots=True)
class Count:
    """How often an actor is called so: `times` by which its name is chosen, `shown` in all, before and now."""

    times: int
    before: int
    shown: int


class Naming:
    """Faces, counts, actors and the words of names."""

    def __init__(self, connection: Connection) -> None:
        """Read and write through `connection`."""
        self.connection = connection

    def reports_naming(self, ids: Iterable[str]) -> list[int]:
        """Return the reports that have one of these actors (before or after judging), or one of these mentions."""
        wanted, found = sorted(set(ids)), set[int]()
        for column in (v.faces.c.actor, v.faces.c.base, v.faces.c.mention):
            for some in _batches(wanted):
                found.update(self.connection.execute(select(v.faces.c.report).where(column.in_(some))).scalars())
        return sorted(found)

    def replace_faces(self, reports: Sequence[int], rows: Sequence[Row]) -> list[Row]:
        """Put the faces of reports in the place of older ones; return the older ones."""
        old = self._rows(v.faces, v.faces.c.report, reports)
        self._remove(v.faces, v.faces.c.report, reports)
        insert(self.connection, v.faces, rows)
        return old

    def count(self, changes: Mapping[Counted, tuple[int, int]]) -> dict[Counted, Count]:
        """Add (times, shown) to what is counted, and return how it stands; what is shown no more is forgotten."""
        keys = {key_of(*counted): counted for counted in changes}
        known = {row["key"]: row for row in self._rows(v.face_counts, v.face_counts.c.key, keys)}
        found: dict[Counted, Count] = {}
        rows: list[Row] = []
        for key, counted in keys.items():
            times, before = (known[key]["times"], known[key]["shown"]) if key in known else (0, 0)
            more, shown = changes[counted]
            now = found[counted] = Count(times + more, before, before + shown)
            if now.shown:
                actor, what, value = counted
                row = {"actor": actor, "what": what, "value": value, "times": now.times, "shown": now.shown}
                rows.append({"key": key, **row})
        self._remove(v.face_counts, v.face_counts.c.key, known)
        insert(self.connection, v.face_counts, rows)
        return found

    def times(self, counted: Iterable[Counted]) -> dict[Counted, int]:
        """Return how often actors are called so; what is not counted is left out."""
        rows = self._rows(v.face_counts, v.face_counts.c.key, [key_of(*each) for each in counted])
        return {(row["actor"], row["what"], row["value"]): row["times"] for row in rows}

    def counts(self, actors: Iterable[str], *what: str) -> dict[str, dict[str, dict[str, int]]]:
        """Return actor → what → value → times, of all that is counted of actors under `what`."""
        found: dict[str, dict[str, dict[str, int]]] = {}
        c = v.face_counts.c
        for some in _batches(sorted(set(actors))):
            query = select(c.actor, c.what, c.value, c.times).where(c.actor.in_(some), c.what.in_(what))
            for actor, sort, value, times in self.connection.execute(query):
                found.setdefault(actor, {name: {} for name in what})[sort][value] = times
        return found

    def days(self, actor: str) -> tuple[date | None, date | None]:
        """Return the first and the last day of the reports that name an actor, None where none has one."""
        days = [select(end(v.faces.c.day)).where(v.faces.c.actor == actor) for end in (func.min, func.max)]
        first, last = (self.connection.execute(query).scalar() for query in days)
        return first, last

    def known(self, actors: Iterable[str]) -> dict[str, Row]:
        """Return the rows of actors."""
        return {row["actor"]: row for row in self._rows(v.known, v.known.c.actor, actors)}

    def replace_known(self, actors: Iterable[str], rows: Sequence[Row]) -> None:
        """Put rows of actors in the place of older ones."""
        self._remove(v.known, v.known.c.actor, actors)
        insert(self.connection, v.known, rows)

    def replace_words(self, tags: Iterable[str], words: Iterable[tuple[str, str]]) -> None:
        """Put (word, tag) of names in the place of all older ones of these tags."""
        self._remove(v.name_words, v.name_words.c.tag, tags)
        insert(self.connection, v.name_words, [{"word": word, "tag": tag} for word, tag in sorted(set(words))])

    def _rows(self, table: Table, column: Any, values: Iterable[Any]) -> list[Row]:
        queries = (select(table).where(column.in_(some)) for some in _batches(values))
        return [dict(row) for query in queries for row in self.connection.execute(query).mappings()]

    def _remove(self, table: Table, column: Any, values: Iterable[Any]) -> None:
        for some in _batches(values):
            self.connection.execute(delete(table).where(column.in_(some)))


def _batches(items: Iterable[T]) -> Iterator[list[T]]:
    rows = list(items)
    for start in range(0, len(rows), _AT_ONCE):
        yield rows[start : start + _AT_ONCE]
