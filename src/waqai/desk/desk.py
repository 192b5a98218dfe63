"""The desk: questions about what all reports together say, answered page by page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import date, datetime
from itertools import islice
from typing import Any, Final, TypeVar

from waqai.desk import reading
from waqai.desk.batch import place_tag
from waqai.desk.clashes import CLASH
from waqai.desk.courses import STEP
from waqai.desk.happened import HAPPENING
from waqai.desk.pieces import Kind
from waqai.desk.recent import recent
from waqai.desk.refresh import behind, refresh, waiting
from waqai.desk.shelves import values_of
from waqai.desk.tied import TIE, key_of_row
from waqai.desk.values import Asked, Change, Head, Known, Shown, Step, Tied, What
from waqai.desk.whole import whole
from waqai.errors import StoreBusyError, UsageError
from waqai.ledger import Course, Ledger, Matter
from waqai.ledger.ties import Word
from waqai.link import Actor, Contradiction, Happening, Name, Toll
from waqai.model import EntityKind
from waqai.store import Answer, Answers, Narrowed, Store, stems_of

T = TypeVar("T")
_NOBODY: Final = ("",)
#: How many names of an actor an answer has at most.
_NAMES: Final = 100
#: How many reports' words on a tie a list of ties has at most.
_WORDS: Final = 10


class Desk:
    """An open desk. Every question takes in first what came since the last one, and may raise StoreError."""

    def __init__(self, store: Store) -> None:
        """Ask `store`, which stays open as long as the desk is used."""
        self._store = store

    def waiting(self) -> int:
        """Return how many reports wait to be taken in: those that came since the last time, all after an update."""
        return waiting(self._store)

    def refresh(self, advance: Callable[[int], object] = lambda _: None) -> int:
        """Take in the reports and judgements that came since the last time; return how many reports were folded.

        `advance` is told of how many more were, batch by batch; what was stays so if it is interrupted. Raises
        StoreBusyError where another program holds the database.
        """
        return refresh(self._store, advance)

    def negotiations(self, asked: Asked) -> Shown[Head]:
        """Return talks, those that moved last first; `asked.kinds` are states."""
        return self.courses(asked, Matter.NEGOTIATION)

    def truces(self, asked: Asked) -> Shown[Head]:
        """Return truces, as above."""
        return self.courses(asked, Matter.TRUCE)

    def deals(self, asked: Asked) -> Shown[Head]:
        """Return deals and evacuations, as above."""
        return self.courses(asked, Matter.DEAL, Matter.EVACUATION)

    def control(self, asked: Asked) -> Shown[Head]:
        """Return who holds and besieges places, as above."""
        return self.courses(asked, Matter.CONTROL, Matter.SIEGE)

    def courses(self, asked: Asked, *matters: Matter) -> Shown[Head]:
        """Return courses of these matters (all where none is given), those that moved last first.

        `asked.since` and `until` bound the day of the last state.
        """
        with self._open() as answers:
            rows, after = _page(answers.last_of_each(_narrowed(answers, STEP, asked, matters)), asked.limit)
            if asked.known_by is None:
                return Shown(tuple(reading.heads(answers, rows, asked.as_of)), after)
            found = reading.courses(answers, answers.named(STEP, [row.name for row in rows]))
            cut = (reading.then(each, asked.as_of, asked.known_by) for each in found)
            then = {each.id: each for each in cut if each}
            return Shown(tuple(reading.head_of(then[row.name]) for row in rows if row.name in then), after)

    def course(self, course_id: str, *, as_of: date | None = None, known_by: date | None = None) -> Course | None:
        """Return one course with every report's word for and against; None where there is none of that id (then)."""
        with self._open() as answers:
            return reading.then(reading.course(answers, course_id), as_of, known_by)

    def courses_named(
        self, ids: Sequence[str], *, as_of: date | None = None, known_by: date | None = None
    ) -> list[Course]:
        """Return the courses of these ids that there are (then), read at once, without positions."""
        with self._open() as answers:
            found = reading.courses(answers, answers.named(STEP, ids))
            return [each for each in (reading.then(course, as_of, known_by) for course in found) if each]

    def timeline(self, asked: Asked, *matters: Matter) -> Shown[Step]:
        """Return changes of state of these matters (all where none is given), the latest first."""
        with self._open() as answers:
            rows, after = _page(answers.find(_narrowed(answers, STEP, asked, matters)), asked.limit)
            found = reading.steps(answers, rows)
            if asked.known_by is None:
                return Shown(tuple(found), after)
            then = ((step.course, step.transition.known_by(asked.known_by)) for step in found)
            return Shown(tuple(Step(course, step) for course, step in then if step), after)

    def last_days(self, asked: Asked, *matters: Matter) -> list[date]:
        """Return the days of those changes, the latest first, without reading what is said of them."""
        with self._open() as answers:
            return [row.day for row in answers.find(_narrowed(answers, STEP, asked, matters))[: asked.limit]]

    def last_on_places(
        self, asked: Asked, matter: Matter, wanted: Callable[[str], bool] = lambda _: True
    ) -> list[tuple[str, Step]]:
        """Return (id of a place, the last change of state there) for the places that are `wanted`, the latest first.

        `asked.limit` bounds them; `as_of` and `known_by` say at which day; its `after` does not count.
        """
        with self._open() as answers:
            tags = answers.last_of_tags(_narrowed(answers, STEP, replace(asked, after=None), (matter,)), place_tag(""))
            places = ((tag.removeprefix(place_tag("")), seq) for tag, seq in tags)
            some = list(islice(((place, seq) for place, seq in places if wanted(place)), asked.limit))
            rows = answers.numbered({seq for _, seq in some})
            found = dict(zip((row.seq for row in rows), reading.steps(answers, rows), strict=True))
        cut = ((place, _known_step(found[seq], asked.known_by)) for place, seq in some)
        return [(place, step) for place, step in cut if step]

    def actors(self, asked: Asked) -> Shown[Known]:
        """Return who is named, the most often named first; `asked.kinds` are kinds of actors, `actor` a name."""
        with self._open() as answers:
            among = None if asked.actor is None else _ids(answers, asked.actor)
            many, _, name = (asked.after or "").partition("|")
            rows = answers.actors(among, asked.kinds, (_number(many), name) if asked.after else None, asked.limit + 1)
            some = rows[: asked.limit]
            found = tuple(_known(row, answers.names(row["actor"], _NAMES)) for row in some)
            return Shown(found, f"{some[-1]['reports']}|{some[-1]['actor']}" if len(rows) > asked.limit else None)

    def actor(self, actor_id: str) -> Known | None:
        """Return one actor; None where there is none of that id."""
        with self._open() as answers:
            row = answers.called([actor_id]).get(actor_id)
            return None if row is None else _known(row, answers.names(actor_id, _NAMES))

    def ties(self, asked: Asked) -> Shown[Tied]:
        """Return who leads, belongs to, follows, speaks for or arms whom, the latest told first.

        `asked.kinds` are types of relations; `since` and `until` bound the last day on which it is told.
        """
        with self._open() as answers:
            rows, after = _page(answers.find(_narrowed(answers, TIE, asked, asked.kinds)), asked.limit)
            return Shown(tuple(reading.tied(answers, rows, asked.known_by, _WORDS)), after)

    def words(self, tie_id: str, asked: Asked | None = None) -> Shown[Word]:
        """Return what reports say of a tie, the latest first; `asked.known_by` is the last day of their coming out."""
        page = asked or Asked()
        day, _, seq = (page.after or "").partition("|")
        before = (_day(day), _number(seq)) if page.after else None
        with self._open() as answers:
            rows = answers.named(TIE, [tie_id])
            keys = [key_of_row(row) for row in rows]
            found = [
                piece for key in keys for piece in answers.latest_keyed(key, page.known_by, before, page.limit + 1)
            ]
            some = found[: page.limit]
            values = values_of(answers, some)
            after = f"{some[-1].day}|{some[-1].seq}" if len(found) > page.limit else None
            return Shown(tuple(values[piece.seq].word for piece in some), after)

    def events(self, asked: Asked) -> Shown[Happening]:
        """Return what several reports tell of once, the latest first; `asked.kinds` are types of events."""
        with self._open() as answers:
            rows, after = _page(answers.find(_narrowed(answers, HAPPENING, asked, asked.kinds)), asked.limit)
            found = reading.happenings(answers, rows)
            then = found if asked.known_by is None else [each.known_by(asked.known_by) for each in found]
            return Shown(tuple(each for each in then if each), after)

    def happening_of(self, claim_id: str) -> Happening | None:
        """Return what an event is part of, by the id that judgements call it; None where one report alone tells it."""
        with self._open() as answers:
            topics = [piece.topic for piece in answers.pieces_named(claim_id) if piece.topic is not None]
            accounts = values_of(answers, answers.pieces_under(Kind.ACCOUNT, topics)).values()
            return Happening(accounts=tuple(sorted(accounts, key=lambda each: each.fullness))) if accounts else None

    def contradictions(self, asked: Asked) -> Shown[Contradiction]:
        """Return where reports contradict each other, the latest first; `asked.kinds` are conflicts."""
        with self._open() as answers:
            rows, after = _page(answers.find(_narrowed(answers, CLASH, asked, ())), asked.limit)
            return Shown(tuple(reading.contradictions(answers, rows)), after)

    def tolls(self, asked: Asked) -> Shown[Toll]:
        """Return figures of casualties, the latest reported first; `asked.kinds` are kinds of harm."""
        until = min((day for day in (asked.until, asked.as_of, asked.known_by) if day), default=None)
        found: list[tuple[str, Toll]] = []
        after = asked.after
        with self._open() as answers:
            while len(found) <= asked.limit:
                day, _, seq = (after or "").partition("|")
                before = (_day(day), _number(seq)) if after else None
                pieces = answers.pieces_by_day(Kind.TOLL, asked.since, until, before, asked.limit + 1)
                values = values_of(answers, pieces)
                rows = [(f"{piece.day}|{piece.seq}", values[piece.seq]) for piece in pieces]
                found += [row for row in rows if not asked.kinds or row[1].kind in asked.kinds]
                if len(pieces) <= asked.limit:
                    break
                after = rows[-1][0]
        more = found[asked.limit - 1][0] if len(found) > asked.limit else None
        return Shown(tuple(toll for _, toll in found[: asked.limit]), more)

    def changes(self, since: datetime, asked: Asked | None = None) -> Shown[Change]:
        """Return what reports changed that the desk got after the moment `since`, the latest first."""
        page = asked or Asked()
        start = _number(page.after) if page.after else 0
        with self._open() as answers:
            rows = answers.latest((STEP, CLASH), since, page.limit + 1, start)
            some = rows[: page.limit]
            stepped, clashed = ([row for row in some if row.kind == kind] for kind in (STEP, CLASH))
            found: dict[int, Change] = {
                row.seq: _step_change(row, step, since)
                for row, step in zip(stepped, reading.steps(answers, stepped), strict=True)
            }
            for row, clash in zip(clashed, reading.contradictions(answers, clashed), strict=True):
                found[row.seq] = Change(at=row.learnt, what=What.CONTRADICTION, new=True, contradiction=clash)
        after = str(start + page.limit) if len(rows) > page.limit else None
        return Shown(tuple(found[row.seq] for row in some), after)

    def recent(self, asked: Asked, days: int, actors: Sequence[str] = ()) -> Ledger:
        """Return a part of the ledger for briefs: what moved in the `days` up to `asked.as_of` (else the last day).

        Of each matter there are the `asked.limit` courses of whose last state most independent reports tell, of the
        place asked for and of the sides of `actors` (ids), if any are given. Its cost does not grow with the desk.
        """
        with self._open() as answers:
            tags = list(_tags(answers, replace(asked, actor=None)))
            if not actors:
                return recent(answers, asked, days, None, tags)
            rows = (row for row in answers.called(actors).values() if _is_out(row, asked.known_by))
            chosen = [_actor(row) for row in rows]
            tags.append(tuple(sorted({actor.side for actor in chosen})) or _NOBODY)
            return recent(answers, asked, days, chosen, tags)

    def ledger(self, *, as_of: date | None = None, known_by: date | None = None) -> Ledger:
        """Return all of it at once: for exports; its cost grows with the desk."""
        with self._open() as answers:
            return whole(answers, as_of, known_by)

    @contextmanager
    def _open(self) -> Iterator[Answers]:
        """Give the views, brought up to date where nobody else is at it."""
        if behind(self._store):
            with suppress(StoreBusyError):  # what is there is answered; whoever holds the database takes the rest in
                refresh(self._store)
        with self._store.answers() as answers:
            yield answers


def _narrowed(answers: Answers, kind: str, asked: Asked, sorts: Sequence[str]) -> Narrowed:
    day, _, name = (asked.after or "").partition("|")
    states = asked.kinds if kind in {STEP, CLASH} else ()
    return Narrowed(
        kind=kind,
        sorts=tuple(map(str, sorts)),
        states=tuple(map(str, states)),
        tags=tuple(_tags(answers, asked)),
        since=asked.since,
        until=asked.until,
        as_of=asked.as_of,
        known=asked.known_by,
        before=(_day(day), name) if asked.after else None,
        limit=asked.limit,
    )


def _tags(answers: Answers, asked: Asked) -> Iterator[tuple[str, ...]]:
    """Yield what rows are tagged with that have the actor, and those that have the place."""
    if asked.actor is not None:
        ids = _ids(answers, asked.actor)
        sides = {str(row["side"]) for row in answers.called(ids).values()}
        yield tuple(sorted({*ids, *sides})) or _NOBODY
    if asked.place is not None:
        yield (place_tag(asked.place), *answers.tags_named(stems_of(asked.place), place_tag("")))


def _ids(answers: Answers, name: str) -> list[str]:
    """Return the ids of the actors that are called so, or the id itself."""
    return [name] if name in answers.called([name]) else answers.tags_named(stems_of(name), "actor-")


def _known_step(step: Step, known_by: date | None) -> Step | None:
    if known_by is None:
        return step
    then = step.transition.known_by(known_by)
    return Step(step.course, then) if then else None


def _page(rows: Sequence[Answer], limit: int) -> tuple[list[Answer], str | None]:
    """Return the rows of one page and what the next one begins after; rows of one name and day stay together."""
    some = list(rows[:limit])
    if len(rows) > limit:
        there = (rows[limit].day, rows[limit].name)
        some = [row for row in some if (row.day, row.name) != there] or some
    return some, f"{some[-1].day}|{some[-1].name}" if len(rows) > limit else None


def _day(text: str) -> str:
    """Return the day of a page's `after`; raise UsageError where it is none."""
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise UsageError(f"{text[:40]!r} begins no page", "take the `after` that the page before gave") from None


def _number(text: str) -> int:
    if not text.isdecimal():
        raise UsageError(f"{text[:40]!r} begins no page", "take the `after` that the page before gave")
    return int(text)


def _is_out(row: Any, day: date | None) -> bool:
    """Whether a report that names the actor had come out by the day."""
    return day is None or (row["first"] is not None and row["first"] <= day)


def _actor(row: Any) -> Actor:
    return Actor(
        id=row["actor"], name=Name(row["name"]), side=row["side"], kind=EntityKind(row["kind"]),
        because=tuple(row["because"].split("\n")),
    )  # fmt: skip


def _known(row: Any, names: Sequence[tuple[str, int]]) -> Known:
    return Known(
        actor=_actor(row), names=tuple(name for name, _ in names), reports=row["reports"], first=row["first"],
        last=row["last"],
    )  # fmt: skip


def _step_change(row: Answer, step: Step, since: datetime) -> Change:
    new = all(each.source.learnt and each.source.learnt > since for each in step.transition.said)
    return Change(at=row.learnt, what=What.STATE, new=new, step=step)
