"""The desk's memory: what others ask of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from typing import Any, Self

from sqlalchemy import Connection, Engine, func, select

from waqai.model import Judgement, Record
from waqai.store import dealings, groups, read, said, search, spots, tallies
from waqai.store import schema as t
from waqai.store.accounts import Accounts
from waqai.store.add import Prepared, add, insert
from waqai.store.answers import Answers
from waqai.store.connect import engine_of, reading, writing
from waqai.store.generation import Generation, this_generation
from waqai.store.migrate import prepare
from waqai.store.reviewing import revise_report
from waqai.store.reviews import Reviews
from waqai.store.trail import Trail
from waqai.store.values import (
    Actor,
    Added,
    Dealing,
    Found,
    Link,
    NamedPlace,
    Page,
    Party,
    Query,
    Repeat,
    SpotTally,
    Stored,
    Sums,
    Teller,
)
from waqai.store.views import Views


def open_store(target: str, *, create: bool = False) -> Store:
    """Open the database `target`: a file, which is SQLite, or postgresql://USER@HOST:PORT/NAME.

    Missing tables are made where `create` says so; older ones are brought up to date. Raises a StoreError that says
    what to do: StoreMissingError where there is nothing, StoreForeignError where there is something else.
    """
    engine = engine_of(target, create=create)
    try:
        prepare(engine, create=create)
    except BaseException:
        engine.dispose()
        raise
    return Store(engine)


def _now() -> datetime:
    return datetime.now(UTC)


class Store:
    """An open database. Every method is one transaction and raises StoreError where the database cannot do it.

    Any number of programs may read while one writes; writers take turns.
    """

    def __init__(self, engine: Engine, clock: Callable[[], datetime] = _now) -> None:
        """Take an engine whose database has its tables; see `open_store`. `clock` tells when something is learnt."""
        self._engine = engine
        self._clock = clock
        self.accounts = Accounts(engine)
        self.trail = Trail(engine)

    def __enter__(self) -> Self:
        """Return the store."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close it."""
        self.close()

    def close(self) -> None:
        """Let the database go."""
        self._engine.dispose()

    def add(self, record: Record, *, name: str | None = None, generation: Generation | None = None) -> Added:
        """Add a record and its report; once this returns, both are on the disk.

        `name` is what the one who adds it calls the report; `generation` is what coded it, this installation unless
        given. Of a report that is there, only what is new is kept: a name, or the record of another generation.
        """
        prepared = Prepared.of(record)
        with writing(self._engine) as connection:
            return self._add(connection, prepared, generation or this_generation(), name)

    def add_many(
        self, records: Iterable[tuple[Record, str | None]], generation: Generation | None = None
    ) -> list[Added]:
        """Add (record, name) pairs in one transaction, all of them or none: for records that are coded already."""
        prepared = [(Prepared.of(record), name) for record, name in records]
        made_by = generation or this_generation()
        with writing(self._engine) as connection:
            return [self._add(connection, each, made_by, name) for each, name in prepared]

    def _add(self, connection: Connection, it: Prepared, generation: Generation, name: str | None) -> Added:
        """Add one record; what people said of an older one of its report holds for it."""
        became = add(connection, it, generation, name, self._clock())
        if became is Added.RECODED:
            revise_report(connection, it.report.id, self._clock())
        return became

    def holds(self, report_id: str, generation: Generation | None = None) -> bool:
        """Whether the report is there with a record of `generation` (of this installation unless given)."""
        wanted = (generation or this_generation()).id
        query = (
            select(t.records.c.seq)
            .join(t.reports, t.reports.c.seq == t.records.c.report)
            .join(t.generations, t.generations.c.seq == t.records.c.generation)
            .where(t.reports.c.id == report_id, t.generations.c.id == wanted)
        )
        with reading(self._engine) as connection:
            return connection.execute(query).first() is not None

    def add_name(self, report_id: str, name: str) -> None:
        """Add a name of a report that is there; nothing is done where it has that name, or is not there."""
        if report_id in self.named(name):
            return
        with writing(self._engine) as connection:
            number = connection.execute(select(t.reports.c.seq).where(t.reports.c.id == report_id)).scalar()
            insert(connection, t.report_names, [{"report": number, "name": name}] if number is not None else [])

    def reports(self, known_by: datetime | None = None) -> Iterator[Stored]:
        """Yield every report with its current record, by day of publication and id, whatever the order of adding.

        `known_by` gives what the desk held at that moment: its reports, their records and groups of then.
        """
        with reading(self._engine) as connection:
            yield from read.stream(connection, known_by)

    def report(self, report_id: str) -> Stored | None:
        """Return one report with its current record; None where there is none of that id."""
        with reading(self._engine) as connection:
            number = read.current_record(connection, report_id)
            return None if number is None else read.stored(connection, [number])[number]

    def arrivals(self, since: datetime, size: int = 20) -> tuple[list[Stored], int]:
        """Return the last reports, `size` at most, that the desk got after the moment `since`, and how many it got."""
        with reading(self._engine) as connection:
            numbers, total = read.arrived(connection, since, size)
            found = read.stored(connection, numbers)
            return [found[number] for number in numbers], total

    def named(self, name: str) -> list[str]:
        """Return the ids of the reports that came under `name`, sorted."""
        with reading(self._engine) as connection:
            return read.report_ids(connection, name)

    def find_reports(self, query: Query) -> Page[Stored]:
        """Return the reports that answer `query`, the newest first."""
        with reading(self._engine) as connection:
            return search.find_reports(connection, query)

    def find_claims(self, query: Query) -> Page[Found]:
        """Return the claims of current records that answer `query`, the newest first."""
        with reading(self._engine) as connection:
            return search.find_claims(connection, query)

    def claim(self, claim_id: str) -> Found | None:
        """Return the claim of this id (see `claim_id`); None where no current record has it."""
        with reading(self._engine) as connection:
            return search.claim_of_id(connection, claim_id)

    def find_actors(self, query: Query) -> Page[Actor]:
        """Return those who are named (`query.actor`) and of a kind (`query.kinds`), the most often named first."""
        with reading(self._engine) as connection:
            return search.find_actors(connection, query)

    def find_spots(self, query: Query) -> list[SpotTally]:
        """Return how many claims that answer `query` lie on each spot of the map; all of them, whatever its page."""
        with reading(self._engine) as connection:
            return spots.tallies(connection, query)

    def spot_names(self, ids: Sequence[str]) -> dict[str, tuple[str, ...]]:
        """Return what reports call each spot, the commonest name first."""
        with reading(self._engine) as connection:
            return spots.names(connection, ids)

    def days_on_map(self, query: Query) -> list[tuple[date, int]]:
        """Return (day, how many claims with a spot are about it, by its first day) for those that answer `query`."""
        with reading(self._engine) as connection:
            return spots.day_counts(connection, query)

    def dealings(
        self, parties: Sequence[str], *, since: date | None = None, until: date | None = None
    ) -> list[Dealing]:
        """Return the dealings of `parties` (ids, 500 at most) with each other; the most often told first."""
        with reading(self._engine) as connection:
            return dealings.among(connection, parties, since, until)

    def neighbours(
        self, parties: Sequence[str], types: Sequence[str], statuses: Sequence[str], most: int
    ) -> tuple[list[str], int]:
        """Return those (ids) who have most to do with `parties`, taken as one, and how many there are in all.

        Only claims of these types and statuses count.
        """
        with reading(self._engine) as connection:
            return dealings.neighbours(connection, parties, types, statuses, most)

    def busiest(self, types: Sequence[str], most: int) -> list[str]:
        """Return the ids of those who have most to do with others by claims of these types, the busiest first."""
        with reading(self._engine) as connection:
            return dealings.busiest(connection, types, most)

    def days_of_dealings(self, parties: Sequence[str] = ()) -> tuple[date, date] | None:
        """Return the first and last day of dealings (of `parties`, if any are given); None where there are none."""
        with reading(self._engine) as connection:
            return dealings.span(connection, parties)

    def parties(self, ids: Iterable[str]) -> dict[str, Party]:
        """Return parties by their ids; unknown ones are left out."""
        with reading(self._engine) as connection:
            return dealings.parties_of(connection, ids)

    def parties_named(self, name: str, most: int = 20, *, exactly: bool = False) -> list[str]:
        """Return the ids of those who have `name` among their names, those in most reports first.

        As whole words, unless it shall be `exactly` so. Raises UsageError where there is no word in it.
        """
        with reading(self._engine) as connection:
            return dealings.parties_named(connection, name, most, exactly=exactly)

    def find_places(self, query: Query) -> Page[NamedPlace]:
        """Return the places that are named (`query.place`), those in most reports first."""
        with reading(self._engine) as connection:
            return tallies.find_places(connection, query)

    def find_tellers(self, query: Query) -> Page[Teller]:
        """Return those whose word is reported (`query.source`), those with most claims first."""
        with reading(self._engine) as connection:
            return tallies.find_tellers(connection, query)

    def repeats(self, known_by: datetime | None = None) -> list[Repeat]:
        """Return every pair of reports of which one repeats the other, by their ids."""
        with reading(self._engine) as connection:
            return groups.repeats(connection, known_by)

    def add_links(self, links: Iterable[Link]) -> None:
        """Add links; one that is there already is passed over."""
        with writing(self._engine) as connection:
            said.add_links(connection, links, self._clock())

    def links(
        self,
        *,
        kind: str | None = None,
        about: str | None = None,
        maker: str | None = None,
        known_by: datetime | None = None,
    ) -> list[Link]:
        """Return links in the order in which they came; `about` is the id at one of their ends."""
        with reading(self._engine) as connection:
            return list(said.links(connection, kind, about, maker, known_by))

    def judge(self, judgement: Judgement) -> None:
        """Add a judgement; one that is there already is passed over.

        One about a report's record makes that record anew, in the same transaction.
        """
        with writing(self._engine) as connection:
            said.add_judgement(connection, judgement, self._clock())
            if judgement.report is not None:
                revise_report(connection, judgement.report, self._clock())

    @property
    def reviews(self) -> Reviews:
        """What reviewers ask."""
        return Reviews(self._engine)

    def judgements(self, *, about: str | None = None, known_by: datetime | None = None) -> list[Judgement]:
        """Return judgements in the order in which they came; `about` is a subject, or the other of a pair."""
        with reading(self._engine) as connection:
            return list(said.judgements(connection, about, known_by))

    @contextmanager
    def views(self) -> Iterator[Views]:
        """Give the views to be changed: all that is done to them stands at the end, or nothing of it."""
        with writing(self._engine) as connection:
            yield Views(connection)

    @contextmanager
    def answers(self) -> Iterator[Answers]:
        """Give the views to be read, as they are at one moment."""
        with reading(self._engine) as connection:
            yield Answers(connection)

    def sums(self) -> Sums:
        """Return how much there is."""
        tables = (t.reports, t.records, t.claims, t.copies, t.links, t.judgements)
        counts: list[Any] = [select(func.count()).select_from(table).scalar_subquery() for table in tables]
        with reading(self._engine) as connection:
            return Sums(**dict(zip(Sums.__slots__, connection.execute(select(*counts)).one(), strict=True)))

    def last(self) -> int:
        """Return the number of the report that came last, 0 where there is none."""
        with reading(self._engine) as connection:
            last: int = connection.execute(select(func.coalesce(func.max(t.reports.c.seq), 0))).scalar_one()
            return last

    def after(self, number: int) -> int:
        """Return how many reports came after the one of that number."""
        query = select(func.count()).select_from(t.reports).where(t.reports.c.seq > number)
        with reading(self._engine) as connection:
            return connection.execute(query).scalar_one()

    def version(self) -> str:
        """Return what changes whenever anything is added: what was folded from an equal version still holds."""
        tables = (t.records, t.report_names, t.links, t.judgements)
        last: list[Any] = [select(func.coalesce(func.max(table.c.seq), 0)).scalar_subquery() for table in tables]
        with reading(self._engine) as connection:
            return ".".join(map(str, connection.execute(select(*last)).one()))
