"""The views inside one transaction: what is waiting to be taken in, pieces by their keys, rows of answers.

What they mean is known to `waqai.desk` alone; here they are rows.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any, Final, TypeVar

from sqlalchemy import ColumnElement, Connection, Table, and_, delete, func, or_, select, update

from waqai.model import Judgement
from waqai.store import read, said
from waqai.store import schema as t
from waqai.store import view_tables as v
from waqai.store.add import insert
from waqai.store.groups import group_ids_near
from waqai.store.naming import Naming
from waqai.store.rows import key_of
from waqai.store.values import Stored

Row = dict[str, Any]
_AT_ONCE: Final = 500
#: How many spans of days one statement asks for, and the span that holds all days.
_SPANS: Final = 100
_ALWAYS: Final = (date.min.toordinal(), date.max.toordinal())
Key = tuple[tuple[object, ...], date | None]
"""What pieces share, and the day on which."""
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Kept:
    """A piece that is kept; `report` is the number of its report, `topic` what it was put under."""

    seq: int
    report: int
    kind: str
    topic: int | None
    day: date
    body: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A row of an answer; `one` and `other` are numbers of reports, `tags` ids of actors and places."""

    kind: str
    name: str
    topic: int | None = None
    sort: str
    state: str
    day: date
    last_day: date
    known: date
    learnt: datetime
    one: int | None = None
    other: int | None = None
    body: str
    tags: frozenset[str] = field(default_factory=frozenset)
    seq: int = field(default=0, compare=False)


class Views:
    """The views, in a transaction that is open."""

    def __init__(self, connection: Connection) -> None:
        """Read and write through `connection`."""
        self.connection = connection

    def mark(self, name: str) -> str | None:
        """Return how far something has come; None where it has not begun."""
        query = select(v.marks.c.value).where(v.marks.c.name == name)
        return self.connection.execute(query).scalar()

    def set_mark(self, name: str, value: str) -> None:
        """Say how far something has come."""
        self.connection.execute(delete(v.marks).where(v.marks.c.name == name))
        insert(self.connection, v.marks, [{"name": name, "value": value}])

    def clear(self) -> None:
        """Forget everything."""
        for table in v.VIEWS:
            self.connection.execute(delete(table))

    def waiting(self, after: int, most: int) -> list[tuple[int, int]]:
        """Return (record, report) numbers of records that came after a record, in their order."""
        query = select(t.records.c.seq, t.records.c.report).where(t.records.c.seq > after)
        return [(one, two) for one, two in self.connection.execute(query.order_by(t.records.c.seq).limit(most))]

    def judged(self) -> tuple[int, list[tuple[int, Judgement]]]:
        """Return the number of the last judgement, and all of them by their numbers."""
        numbers = self.connection.execute(select(t.judgements.c.seq).order_by(t.judgements.c.seq)).scalars().all()
        rows = list(zip(numbers, said.judgements(self.connection, None, None), strict=True))
        return (numbers[-1] if numbers else 0), rows

    def current(self, reports: Iterable[int]) -> dict[int, Stored]:
        """Return reports by their numbers, with their current records."""
        found: dict[int, int] = {}
        for some in _batches(reports):
            query = select(t.records.c.seq, t.records.c.report).where(
                t.records.c.report.in_(some), read.current(t.records.c.seq)
            )
            found.update((record, report) for record, report in self.connection.execute(query))
        stored = read.stored(self.connection, sorted(found))
        return {found[record]: each for record, each in stored.items()}

    def take(self, stored: Mapping[int, Stored]) -> tuple[list[int], list[int]]:
        """Note reports as taken in.

        Return those of them that have copies, and the others whose groups of copies are other ones now.
        """
        groups = group_ids_near(self.connection, sorted(stored))
        rows = [
            {"report": seq, "id": each.report.id, "copy_of": groups.get(each.report.id, each.report.id)}
            for seq, each in stored.items()
        ]
        self._remove(v.taken, v.taken.c.report, stored)
        insert(self.connection, v.taken, rows)
        moved = []
        for some in _batches(groups):
            query = select(v.taken.c.report, v.taken.c.id, v.taken.c.copy_of).where(v.taken.c.id.in_(some))
            moved += [
                (seq, groups[name]) for seq, name, group in self.connection.execute(query) if groups[name] != group
            ]
        for seq, group in moved:
            self.connection.execute(update(v.taken).where(v.taken.c.report == seq).values(copy_of=group))
        return [seq for seq, each in stored.items() if each.report.id in groups], [seq for seq, _ in moved]

    def taken_in(self, reports: Iterable[int]) -> list[int]:
        """Return those of the reports that have been taken in."""
        return self._in(select(v.taken.c.report), v.taken.c.report, sorted(set(reports)))

    @property
    def naming(self) -> Naming:
        """Who is called what."""
        return Naming(self.connection)

    # pieces

    def add_pieces(self, rows: Sequence[tuple[Row, Iterable[tuple[tuple[object, ...], date]]]]) -> list[Kept]:
        """Add pieces (report, kind, name, day, body) with their keys; return them with their numbers."""
        last = self.connection.execute(select(func.coalesce(func.max(v.pieces.c.seq), 0))).scalar_one()
        numbered = list(enumerate(rows, last + 1))
        insert(self.connection, v.pieces, [{"seq": seq, "topic": None, **row} for seq, (row, _) in numbered])
        keys = [{"key": key_of(*key), "day": day, "piece": seq} for seq, (_, found) in numbered for key, day in found]
        insert(self.connection, v.piece_keys, keys)
        return [Kept(seq, row["report"], row["kind"], None, row["day"], row["body"]) for seq, (row, _) in numbered]

    def pieces_of(self, reports: Iterable[int]) -> list[Kept]:
        """Return the pieces of reports."""
        return self._pieces(v.pieces.c.report, reports)

    def pieces(self, seqs: Iterable[int]) -> list[Kept]:
        """Return pieces by their numbers."""
        return self._pieces(v.pieces.c.seq, seqs)

    def pieces_named(self, names: Iterable[str]) -> list[Kept]:
        """Return pieces by their names."""
        return self._pieces(v.pieces.c.name, names)

    def pieces_under(self, kind: str, topics: Iterable[int]) -> list[Kept]:
        """Return the pieces of a kind that were put under topics."""
        return [piece for piece in self._pieces(v.pieces.c.topic, topics) if piece.kind == kind]

    def pieces_by_key(self, kind: str, keys: Iterable[Key], reach: int | None = None) -> list[Kept]:
        """Return the pieces of a kind that have one of the keys; each once.

        Keys come with a day, or with None for any; a piece must lie within `reach` days of it.
        """
        return pieces_by_key(self.connection, kind, keys, reach)

    def neighbours(self, keys: Iterable[Key], reach: int) -> list[tuple[int, date, int, int | None]]:
        """Return (key, day, piece, its topic) of all that have one of the keys within `reach` days, by key and day."""
        k, found = v.piece_keys.c, set[tuple[int, date, int, int | None]]()
        for some in _batches(_spans(keys, reach), _SPANS):
            query = select(k.key, k.day, k.piece, v.pieces.c.topic).join(v.pieces, v.pieces.c.seq == k.piece)
            rows = self.connection.execute(query.where(or_(*map(_inside, some))))
            found.update((key, day, piece, topic) for key, day, piece, topic in rows)
        return sorted(found, key=lambda row: row[:3])

    def put_under(self, topic: int | None, pieces: Iterable[int]) -> None:
        """Put pieces under a topic."""
        for some in _batches(pieces):
            self.connection.execute(update(v.pieces).where(v.pieces.c.seq.in_(some)).values(topic=topic))

    def merge_topics(self, kind: str, into: int, topics: Iterable[int]) -> None:
        """Put all pieces of a kind that are under topics under one."""
        for some in _batches(topics):
            query = update(v.pieces).where(v.pieces.c.kind == kind, v.pieces.c.topic.in_(some))
            self.connection.execute(query.values(topic=into))

    def remove_pieces(self, seqs: Sequence[int]) -> None:
        """Take pieces away."""
        self._remove(v.piece_keys, v.piece_keys.c.piece, seqs)
        self._remove(v.pieces, v.pieces.c.seq, seqs)

    # rows of answers

    def add_answers(self, rows: Sequence[Answer]) -> None:
        """Add rows of answers with their tags."""
        last = self.connection.execute(select(func.coalesce(func.max(v.views.c.seq), 0))).scalar_one()
        numbered = list(enumerate(rows, last + 1))
        columns = [name for name in Answer.__slots__ if name not in {"tags", "seq"}]
        insert(
            self.connection, v.views, [{"seq": seq, **{n: getattr(row, n) for n in columns}} for seq, row in numbered]
        )
        insert(self.connection, v.view_tags, [{"tag": tag, "view": seq} for seq, row in numbered for tag in row.tags])

    def replace_answers(self, kind: str, topics: Iterable[int], rows: Iterable[Answer]) -> None:
        """Put rows in the place of all of a kind that have these topics; days of a name that stay the same are left."""
        there: list[Answer] = []
        for some in _batches(topics):
            query = select(v.views).where(v.views.c.kind == kind, v.views.c.topic.in_(some))
            there += [Answer(**row) for row in self.connection.execute(query).mappings()]
        old, new = (_by_name_and_day(some) for some in (sorted(there, key=lambda row: row.seq), rows))
        bare = {day: [replace(row, tags=frozenset()) for row in some] for day, some in new.items()}
        kept = {day for day, some in old.items() if some == bare.get(day)}
        gone = [row.seq for day, some in old.items() if day not in kept for row in some]
        self._remove(v.view_tags, v.view_tags.c.view, gone)
        self._remove(v.views, v.views.c.seq, gone)
        self.add_answers([row for day, some in new.items() if day not in kept for row in some])

    def remove_answers(self, kind: str, column: str, values: Iterable[Any], sorts: Sequence[str] = ()) -> None:
        """Take away the rows of a kind (and of these sorts) that have one of the values in a column."""
        seqs: list[int] = []
        for some in _batches(values):
            query = select(v.views.c.seq).where(v.views.c[column].in_(some), v.views.c.kind == kind)
            if sorts:
                query = query.where(v.views.c.sort.in_(sorts))
            seqs += self.connection.execute(query).scalars()
        self._remove(v.view_tags, v.view_tags.c.view, seqs)
        self._remove(v.views, v.views.c.seq, seqs)

    def _pieces(self, column: Any, values: Iterable[Any]) -> list[Kept]:
        rows = [
            row for some in _batches(values) for row in self.connection.execute(select(*_PIECE).where(column.in_(some)))
        ]
        return sorted((Kept(*row) for row in rows), key=lambda piece: piece.seq)

    def _in(self, query: Any, column: Any, values: Iterable[Any]) -> list[int]:
        found: set[int] = set()
        for some in _batches(values):
            found.update(self.connection.execute(query.where(column.in_(some))).scalars())
        return sorted(found)

    def _remove(self, table: Table, column: Any, values: Iterable[Any]) -> None:
        for some in _batches(values):
            self.connection.execute(delete(table).where(column.in_(some)))


_PIECE = (v.pieces.c.seq, v.pieces.c.report, v.pieces.c.kind, v.pieces.c.topic, v.pieces.c.day, v.pieces.c.body)


def pieces_by_key(connection: Connection, kind: str, keys: Iterable[Key], reach: int | None = None) -> list[Kept]:
    """Return the pieces of a kind that have one of the keys, within `reach` days of the key's day; each once."""
    found: dict[int, Kept] = {}
    for some in _batches(_spans(keys, reach), _SPANS):
        query = select(*_PIECE).join(v.piece_keys, v.piece_keys.c.piece == v.pieces.c.seq)
        rows = connection.execute(query.where(or_(*map(_inside, some))))
        found.update((row.seq, Kept(*row)) for row in rows if row.kind == kind)
    return [found[seq] for seq in sorted(found)]


def _spans(keys: Iterable[Key], reach: int | None) -> list[tuple[int, int, int]]:
    """Return (number of a key, first day, last day), days as ordinals; spans of one key that touch are joined."""
    days: defaultdict[int, set[int]] = defaultdict(set)
    for key, day in keys:
        days[key_of(*key)].add(day.toordinal() if day and reach is not None else 0)
    return [span for number, some in sorted(days.items()) for span in _of_key(number, sorted(some), reach)]


def _of_key(number: int, days: Sequence[int], reach: int | None) -> Iterator[tuple[int, int, int]]:
    if reach is None or 0 in days:
        yield number, *_ALWAYS
        return
    first = last = days[0]
    for day in days:
        if day > last + 2 * reach:
            yield number, first - reach, last + reach
            first = day
        last = day
    yield number, first - reach, last + reach


def _inside(span: tuple[int, int, int]) -> ColumnElement[bool]:
    number, first, last = span
    low, high = (date.fromordinal(min(max(day, _ALWAYS[0]), _ALWAYS[1])) for day in (first, last))
    return and_(v.piece_keys.c.key == number, v.piece_keys.c.day.between(low, high))


def _by_name_and_day(rows: Iterable[Answer]) -> dict[tuple[str, date], list[Answer]]:
    found: dict[tuple[str, date], list[Answer]] = {}
    for row in rows:
        found.setdefault((row.name, row.day), []).append(row)
    return found


def _batches(items: Iterable[T], size: int = _AT_ONCE) -> Iterator[list[T]]:
    rows = list(items)
    for start in range(0, len(rows), size):
        yield rows[start : start + size]
