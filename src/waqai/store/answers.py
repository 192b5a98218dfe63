"""Reading the views: rows of answers as questions narrow them, and what their reports and actors are called."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final, TypeVar

from sqlalchemy import ColumnElement, Connection, Select, and_, exists, func, or_, select

from waqai.store import schema as t
from waqai.store import view_tables as v
from waqai.store.rows import key_of
from waqai.store.views import Answer, Kept, Key, pieces_by_key

_AT_ONCE: Final = 500
T = TypeVar("T")
Row = Mapping[str, Any]
#: The columns of `views` that are a row of an answer.
_ANSWER = tuple(v.views.c[name] for name in Answer.__slots__ if name != "tags")


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrowed:
    """What rows are wanted of one kind; all that is given must hold.

    `tags` hold lists of tags of which a row must have one each. `until` bounds the day, `known` when it could first be
    known, `learnt` is the moment after which the desk got it. `before` is the (day, name) that the page begins after.
    """

    kind: str
    sorts: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    tags: tuple[tuple[str, ...], ...] = ()
    since: date | None = None
    until: date | None = None
    as_of: date | None = None
    known: date | None = None
    learnt: datetime | None = None
    before: tuple[str, str] | None = None
    limit: int = 50


class Answers:
    """The views, in a transaction that only reads."""

    def __init__(self, connection: Connection) -> None:
        """Read through `connection`."""
        self.connection = connection

    def mark(self, name: str) -> str | None:
        """Return how far something has come; None where it has not begun."""
        return self.connection.execute(select(v.marks.c.value).where(v.marks.c.name == name)).scalar()

    def behind(self, record: int, judgement: int) -> bool:
        """Whether a record or a judgement came after these."""
        last = [
            select(func.coalesce(func.max(table.c.seq), 0)).scalar_subquery() for table in (t.records, t.judgements)
        ]
        records, judgements = self.connection.execute(select(*last)).one()
        return bool(records > record or judgements > judgement)

    def reports_after(self, record: int) -> int:
        """Return how many reports have records that came after one."""
        query = select(func.count(t.records.c.report.distinct())).where(t.records.c.seq > record)
        return self.connection.execute(query).scalar_one()

    def find(self, narrowed: Narrowed) -> list[Answer]:
        """Return rows, the latest day first; one more than the limit where there are more."""
        c = v.views.c
        query = select(*_ANSWER).where(*_conditions(narrowed, v.views))
        return self._answers(query.order_by(c.day.desc(), c.name.desc()).limit(narrowed.limit + 1))

    def last_of_each(self, narrowed: Narrowed) -> list[Answer]:
        """Return of each name its last row, by the days of those; states and days are those of that row."""
        c, later = v.views.c, v.views.alias("later")
        newer = [later.c.kind == c.kind, later.c.name == c.name]
        newer.append(or_(later.c.day > c.day, and_(later.c.day == c.day, later.c.seq > c.seq)))
        newer += [] if narrowed.as_of is None else [later.c.day <= narrowed.as_of]
        newer += [] if narrowed.known is None else [later.c.known <= narrowed.known]
        tagged = v.views.alias("tagged")
        conditions = [
            c.name.in_(select(tagged.c.name).where(tagged.c.kind == narrowed.kind, _tagged(tagged, tags)))
            for tags in narrowed.tags
        ]
        plain = Narrowed(**{f: getattr(narrowed, f) for f in Narrowed.__slots__ if f != "tags"})
        query = select(*_ANSWER).where(*_conditions(plain, v.views), *conditions, ~exists().where(*newer))
        return self._answers(query.order_by(c.day.desc(), c.name.desc()).limit(narrowed.limit + 1))

    def last_of_tags(self, narrowed: Narrowed, prefix: str) -> list[tuple[str, int]]:
        """Return (tag, number of its last row) for each tag that begins with `prefix`, the latest rows first."""
        c, tag = v.views.c, v.view_tags.c.tag
        newest = func.row_number().over(partition_by=tag, order_by=(c.day.desc(), c.seq.desc())).label("newest")
        rows = select(tag, c.seq, c.day, newest).join(v.view_tags, v.view_tags.c.view == c.seq)
        last = rows.where(*_conditions(narrowed, v.views), tag.startswith(prefix)).subquery()
        query = select(last.c.tag, last.c.seq).where(last.c.newest == 1)
        ordered = query.order_by(last.c.day.desc(), last.c.tag)
        return [(name, seq) for name, seq in self.connection.execute(ordered)]

    def numbered(self, seqs: Iterable[int]) -> list[Answer]:
        """Return rows by their numbers, the smallest first."""
        queries = (select(*_ANSWER).where(v.views.c.seq.in_(some)) for some in _batches(seqs))
        return sorted((row for query in queries for row in self._answers(query)), key=lambda row: row.seq)

    def named(self, kind: str, names: Iterable[str]) -> list[Answer]:
        """Return all rows of a kind with these names, by day."""
        c, rows = v.views.c, list[Answer]()
        for some in _batches(names):
            rows += self._answers(select(*_ANSWER).where(c.kind == kind, c.name.in_(some)))
        return sorted(rows, key=lambda row: (row.day, row.name, row.seq))

    def all_of(self, kind: str) -> list[Answer]:
        """Return all rows of a kind."""
        return self._answers(select(*_ANSWER).where(v.views.c.kind == kind))

    def latest(self, kinds: Sequence[str], learnt: datetime, limit: int, offset: int) -> list[Answer]:
        """Return rows of reports that came after a moment, the latest first."""
        c = v.views.c
        query = select(*_ANSWER).where(c.kind.in_(kinds), c.learnt > learnt)
        return self._answers(query.order_by(c.learnt.desc(), c.kind, c.seq.desc()).limit(limit).offset(offset))

    def pieces(self, seqs: Iterable[int]) -> list[Kept]:
        """Return pieces by their numbers."""
        return self._pieces(v.pieces.c.seq, seqs)

    def pieces_named(self, name: str) -> list[Kept]:
        """Return the pieces of a name."""
        return self._pieces(v.pieces.c.name, [name])

    def pieces_under(self, kind: str, topics: Iterable[int]) -> list[Kept]:
        """Return the pieces of a kind that were put under topics."""
        return [piece for piece in self._pieces(v.pieces.c.topic, topics) if piece.kind == kind]

    def pieces_keyed(self, kind: str, keys: Iterable[Key], reach: int | None = None) -> list[Kept]:
        """Return the pieces of a kind that have one of the keys, within `reach` days of the key's day; each once."""
        return pieces_by_key(self.connection, kind, keys, reach)

    def latest_keyed(
        self, key: tuple[object, ...], until: date | None, before: tuple[str, int] | None, most: int
    ) -> list[Kept]:
        """Return the pieces that have a key, of days up to one, the latest first."""
        k = v.piece_keys.c
        query = select(*_PIECE).join(v.piece_keys, k.piece == v.pieces.c.seq).where(k.key == key_of(*key))
        query = query.where(k.day <= until) if until else query
        if before:
            day = date.fromisoformat(before[0])
            query = query.where(k.day <= day, or_(k.day < day, k.piece < before[1]))
        return [Kept(*row) for row in self.connection.execute(query.order_by(k.day.desc(), k.piece.desc()).limit(most))]

    def independent(self, key: tuple[object, ...], until: date | None = None) -> int:
        """Return how many reports have pieces with a key, of days up to one; copies of one text count once."""
        k = v.piece_keys.c
        query = select(func.count(v.taken.c.copy_of.distinct())).select_from(v.piece_keys)
        query = query.join(v.pieces, v.pieces.c.seq == k.piece).join(v.taken, v.taken.c.report == v.pieces.c.report)
        query = query.where(k.key == key_of(*key), *([k.day <= until] if until else []))
        return self.connection.execute(query).scalar_one()

    def copies(self, pieces: Iterable[int]) -> dict[int, str]:
        """Return the groups of copies that the reports of pieces are in."""
        found: dict[int, str] = {}
        for some in _batches(pieces):
            query = select(v.pieces.c.seq, v.taken.c.copy_of).join(v.taken, v.taken.c.report == v.pieces.c.report)
            found.update((seq, group) for seq, group in self.connection.execute(query.where(v.pieces.c.seq.in_(some))))
        return found

    def origins(self, pieces: Iterable[int], known_by: date | None = None) -> dict[int, tuple[str, str]]:
        """Return (report, group of copies), by their ids, of pieces whose reports had come out by a day."""
        found: dict[int, tuple[str, str]] = {}
        for some in _batches(pieces):
            query = select(v.pieces.c.seq, v.taken.c.id, v.taken.c.copy_of).where(v.pieces.c.seq.in_(some))
            query = query.join(v.taken, v.taken.c.report == v.pieces.c.report)
            if known_by is not None:
                query = query.join(t.reports, t.reports.c.seq == v.taken.c.report)
                query = query.where(t.reports.c.published <= known_by)
            found.update((seq, (report, group)) for seq, report, group in self.connection.execute(query))
        return found

    def last_day(self) -> date | None:
        """Return the last day on which a report came out; None where no report has one."""
        day = t.reports.c.day
        return self.connection.execute(select(func.max(day)).where(day > date.min)).scalar()

    def pieces_by_day(
        self, kind: str, since: date | None, until: date | None, before: tuple[str, int] | None, limit: int | None
    ) -> list[Kept]:
        """Return pieces of a kind, the latest first."""
        c = v.pieces.c
        query = select(*_PIECE).where(c.kind == kind)
        query = query.where(c.day >= since) if since else query
        query = query.where(c.day <= until) if until else query
        if before:
            day = date.fromisoformat(before[0])
            query = query.where(or_(c.day < day, and_(c.day == day, c.seq < before[1])))
        ordered = query.order_by(c.day.desc(), c.seq.desc())
        return [Kept(*row) for row in self.connection.execute(ordered.limit(limit) if limit else ordered)]

    def shelves(self, reports: Iterable[int], *, text: bool) -> dict[int, Row]:
        """Return what reports are called, when and where they came out, and their text where it is wanted."""
        r, found = t.reports.c, dict[int, Row]()
        columns = [r.seq, r.id, r.outlet, r.url, r.published, r.added, v.taken.c.copy_of, *([r.text] if text else [])]
        for some in _batches(set(reports)):
            rows = self.connection.execute(
                select(*columns).join(v.taken, v.taken.c.report == r.seq, isouter=True).where(r.seq.in_(some))
            )
            names: dict[int, str] = {}
            named = select(t.report_names.c.report, func.min(t.report_names.c.name)).where(
                t.report_names.c.report.in_(some)
            )
            names.update((seq, name) for seq, name in self.connection.execute(named.group_by(t.report_names.c.report)))
            found.update((row["seq"], {**row, "name": names.get(row["seq"], row["id"])}) for row in rows.mappings())
        return found

    def called(self, actors: Iterable[str]) -> dict[str, Row]:
        """Return the rows of actors."""
        found: dict[str, Row] = {}
        for some in _batches(set(actors)):
            rows = self.connection.execute(select(v.known).where(v.known.c.actor.in_(some))).mappings()
            found.update((row["actor"], dict(row)) for row in rows)
        return found

    def tags_named(self, words: Sequence[str], prefix: str) -> list[str]:
        """Return the tags, beginning with `prefix`, of what has all these words in its names."""
        w = v.name_words.c
        query = select(w.tag).where(w.word.in_(words), w.tag.startswith(prefix)).group_by(w.tag)
        rows = self.connection.execute(query.having(func.count() == len(set(words))).order_by(w.tag))
        return list(rows.scalars())

    def actors(
        self, among: Sequence[str] | None, kinds: Sequence[str], before: tuple[int, str] | None, limit: int | None
    ) -> list[Row]:
        """Return actors, the most often named first."""
        c = v.known.c
        query = select(v.known)
        query = query.where(c.actor.in_(among)) if among is not None else query
        query = query.where(c.kind.in_(kinds)) if kinds else query
        if before:
            query = query.where(or_(c.reports < before[0], and_(c.reports == before[0], c.actor > before[1])))
        ordered = query.order_by(c.reports.desc(), c.actor)
        return [dict(row) for row in self.connection.execute(ordered.limit(limit) if limit else ordered).mappings()]

    def names(self, actor: str, most: int) -> list[tuple[str, int]]:
        """Return (name, how often) of an actor, the most often used first, `most` at most."""
        c = v.face_counts.c
        query = select(c.value, c.times).where(c.actor == actor, c.what == "name")
        rows = self.connection.execute(query.order_by(c.times.desc(), c.value.desc()).limit(most))
        return sorted(((name, times) for name, times in rows), key=lambda row: (-row[1], len(row[0]), row[0]))

    def actors_out_by(self, day: date) -> set[str]:
        """Return the actors whom reports name that had come out by a day."""
        return set(self.connection.execute(select(v.faces.c.actor).where(v.faces.c.day <= day).distinct()).scalars())

    def listed(self) -> list[tuple[str, str, str, date | None]]:
        """Return (id, name, group, day) of all reports that are taken in."""
        seqs = self.connection.execute(select(v.taken.c.report)).scalars().all()
        rows = self.shelves(seqs, text=False).values()
        return [(row["id"], row["name"], row["copy_of"], row["published"]) for row in rows]

    def _answers(self, query: Select[Any]) -> list[Answer]:
        return [Answer(**row) for row in self.connection.execute(query).mappings()]

    def _pieces(self, column: Any, values: Iterable[Any]) -> list[Kept]:
        queries = (select(*_PIECE).where(column.in_(some)) for some in _batches(values))
        return sorted((Kept(*row) for q in queries for row in self.connection.execute(q)), key=lambda row: row.seq)


_PIECE = (v.pieces.c.seq, v.pieces.c.report, v.pieces.c.kind, v.pieces.c.topic, v.pieces.c.day, v.pieces.c.body)


def _conditions(narrowed: Narrowed, table: Any) -> Iterator[ColumnElement[bool]]:
    c, it = table.c, narrowed
    yield c.kind == it.kind
    if it.sorts:
        yield c.sort.in_(it.sorts)
    if it.states:
        yield c.state.in_(it.states)
    for tags in it.tags:
        yield _tagged(table, tags)
    for bound in (it.until, it.as_of):
        if bound is not None:
            yield c.day <= bound
    if it.since is not None:
        yield c.last_day >= it.since if it.kind == "tie" else c.day >= it.since
    if it.known is not None:
        yield c.known <= it.known
    if it.before:
        day = date.fromisoformat(it.before[0])
        yield or_(c.day < day, and_(c.day == day, c.name < it.before[1]))


def _tagged(table: Any, tags: Sequence[str]) -> ColumnElement[bool]:
    some: ColumnElement[bool] = table.c.seq.in_(select(v.view_tags.c.view).where(v.view_tags.c.tag.in_(tags)))
    return some


def _batches(items: Iterable[T]) -> Iterator[list[T]]:
    rows = list(items)
    for start in range(0, len(rows), _AT_ONCE):
        yield rows[start : start + _AT_ONCE]
