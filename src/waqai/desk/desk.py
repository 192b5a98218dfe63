"""The desk: questions about what all reports together say, answered page by page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from typing import TypeVar

from waqai.desk.values import Asked, Change, Head, Known, Shown, Step, What
from waqai.ledger import Course, Ledger, Matter, fold_ledger
from waqai.ledger.ledger import until
from waqai.ledger.ties import Tie
from waqai.ledger.values import by_side
from waqai.link import Actor, Contradiction, Filed, Happening, Toll
from waqai.model import fold
from waqai.store import Store

T = TypeVar("T")


class Desk:
    """An open desk. Every question may raise StoreError; pages come in the order that each question names."""

    def __init__(self, store: Store) -> None:
        """Ask `store`, which stays open as long as the desk is used."""
        self._store = store
        self._folded: dict[tuple[str, date | None], Ledger] = {}

    def refresh(self) -> int:
        """Take in the reports and judgements that came since the last time; return how many reports."""
        return 0

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
        rows = [_head(each) for each in self._ledger(asked).of(*(matters or Matter))]
        kept = [
            row
            for row in rows
            if _is_one_of(row.state, asked.kinds)
            and _within(row.last, asked)
            and _is_named(row.parties, asked.actor)
            and _has([(spot.id, spot.name) for spot in row.places], asked.place)
        ]
        return _page(kept, asked, lambda row: row.id)

    def course(self, course_id: str, *, as_of: date | None = None, known_by: date | None = None) -> Course | None:
        """Return one course with every report's word for and against; None where there is none of that id (then)."""
        ledger = self.ledger(as_of=as_of, known_by=known_by)
        return next((course for course in ledger.courses if course.id == course_id), None)

    def timeline(self, asked: Asked, *matters: Matter) -> Shown[Step]:
        """Return changes of state of these matters (all where none is given), the latest first."""
        steps = [Step(c.id, each) for c in self._ledger(asked).of(*(matters or Matter)) for each in c.transitions]
        steps.sort(key=lambda row: (row.transition.on, row.course), reverse=True)
        kept = [
            row
            for row in steps
            if _is_one_of(row.transition.state, asked.kinds)
            and _within(row.transition.on, asked)
            and _is_named(row.transition.parties, asked.actor)
            and _has([(spot.id, spot.name) for spot in row.transition.places], asked.place)
        ]
        return _page(kept, asked, lambda row: f"{row.course} {row.transition.on} {row.transition.state}")

    def actors(self, asked: Asked) -> Shown[Known]:
        """Return who is named, the most often named first; `asked.kinds` are kinds of actors, `actor` a name."""
        rows = self._known()
        kept = [
            row
            for row in rows
            if _is_one_of(row.actor.kind, asked.kinds)
            and _has([(row.actor.id, name) for name in row.names], asked.actor)
        ]
        return _page(kept, asked, lambda row: row.actor.id)

    def actor(self, actor_id: str) -> Known | None:
        """Return one actor; None where there is none of that id."""
        return next((row for row in self._known() if row.actor.id == actor_id), None)

    def ties(self, asked: Asked) -> Shown[Tie]:
        """Return who leads, belongs to, follows, speaks for or arms whom, the latest told first.

        `asked.kinds` are types of relations, `since` and `until` bound the days on which it is reported.
        """
        rows = sorted(self._ledger(asked).ties, key=lambda tie: (tie.last, tie.id), reverse=True)
        kept = [
            tie
            for tie in rows
            if _is_one_of(tie.kind, asked.kinds)
            and _is_named((tie.subject, tie.object), asked.actor)
            and (asked.since is None or tie.last >= asked.since)
            and (asked.until is None or tie.first <= asked.until)
        ]
        return _page(kept, asked, lambda tie: tie.id)

    def events(self, asked: Asked) -> Shown[Happening]:
        """Return what several reports tell of once, the latest first; `asked.kinds` are types of events."""
        rows = sorted(self._ledger(asked).happenings, key=lambda each: (each.day, each.id), reverse=True)
        kept = [
            row
            for row in rows
            if _is_one_of(row.type, asked.kinds)
            and _within(row.day, asked)
            and _is_named(self._on_sides(row), asked.actor)
            and _has([(place, place) for account in row.accounts for place in account.places], asked.place)
        ]
        return _page(kept, asked, lambda row: row.id)

    def happening_of(self, claim_id: str) -> Happening | None:
        """Return what an event is part of, by the id that judgements call it; None where one report alone tells it."""
        rows = self.ledger().happenings
        return next((row for row in rows if any(each.claim == claim_id for each in row.accounts)), None)

    def contradictions(self, asked: Asked) -> Shown[Contradiction]:
        """Return where reports contradict each other, the latest first; `asked.kinds` are conflicts."""
        rows = sorted(self._ledger(asked).contradictions, key=lambda each: (each.day, each.id), reverse=True)
        kept = [
            row
            for row in rows
            if _is_one_of(row.conflict, asked.kinds) and _within(row.day, asked) and _has(_tellers(row), asked.actor)
        ]
        return _page(kept, asked, lambda row: row.id)

    def tolls(self, asked: Asked) -> Shown[Toll]:
        """Return figures of casualties, the latest reported first; `asked.kinds` are kinds of harm."""
        rows = sorted(self._ledger(asked).tolls, key=lambda toll: toll.order, reverse=True)
        kept = [row for row in rows if _is_one_of(row.kind, asked.kinds) and _within(row.reported, asked)]
        return _page(kept, asked, lambda row: f"{row.source.report} {row.claim} {row.kind} {row.of} {row.count}")

    def changes(self, since: datetime, asked: Asked | None = None) -> Shown[Change]:
        """Return what reports changed that the desk got after the moment `since`, the latest first."""
        page, ledger = asked or Asked(), self.ledger()
        found = []
        for course in ledger.courses:
            for step in course.transitions:
                got = [row.source.learnt for row in (*step.said, *step.denied) if row.source.learnt]
                if got and max(got) > since:
                    new = all(row.source.learnt and row.source.learnt > since for row in step.said)
                    found.append(Change(at=max(got), what=What.STATE, new=new, step=Step(course.id, step)))
        for clash in ledger.contradictions:
            got = [voice.source.learnt for voice in (clash.first, clash.second) if voice.source.learnt]
            if got and max(got) > since:
                found.append(Change(at=max(got), what=What.CONTRADICTION, new=True, contradiction=clash))
        found.sort(key=lambda row: (row.at, _change_id(row)), reverse=True)
        return _page(found, page, _change_id)

    def ledger(self, *, as_of: date | None = None, known_by: date | None = None) -> Ledger:
        """Return all of it at once: for exports; its cost grows with the desk."""
        key = (self._store.version(), known_by)
        if key not in self._folded:
            self._folded = {known: each for known, each in self._folded.items() if known[0] == key[0]}
            filed = [
                Filed(record=stored.record, name=stored.name, group=stored.group, learnt=stored.added)
                for stored in self._store.reports()
            ]
            self._folded[key] = fold_ledger(filed, known_by=known_by, judgements=self._store.judgements())
        return self._folded[key] if as_of is None else until(self._folded[key], as_of)

    def _ledger(self, asked: Asked) -> Ledger:
        return self.ledger(as_of=asked.as_of, known_by=asked.known_by)

    def _known(self) -> list[Known]:
        return [
            Known(actor=actor, names=(actor.name,), reports=1, first=None, last=None) for actor in self.ledger().actors
        ]

    def _on_sides(self, happening: Happening) -> list[Actor]:
        sides = {side for account in happening.accounts for side in (*account.sides, *account.others)}
        return [actor for actor in self.ledger().actors if actor.side in sides]


def _head(course: Course) -> Head:
    said = [row for each in course.transitions for row in each.said]
    counted = Counter(spot for row in said for spot in (*row.places[:1], *row.places))
    return Head(
        id=course.id,
        matter=course.matter,
        parties=by_side(actor for row in said for actor in row.parties),
        places=tuple(sorted(counted, key=lambda spot: (-counted[spot], spot.id, spot.name))),
        steps=tuple((each.on, each.state) for each in course.transitions),
        reports=len({row.source.copy_of for row in said}),
        against=sum(len(each.denied) for each in course.transitions),
    )


def _page(rows: Sequence[T], asked: Asked, name: Callable[[T], str]) -> Shown[T]:
    start = next((at + 1 for at, row in enumerate(rows) if name(row) == asked.after), 0)
    some = tuple(rows[start : start + asked.limit])
    return Shown(some, name(some[-1]) if start + asked.limit < len(rows) else None)


def _is_one_of(value: str, kinds: Sequence[str]) -> bool:
    return not kinds or value in kinds


def _within(day: date, asked: Asked) -> bool:
    return (asked.since is None or day >= asked.since) and (asked.until is None or day <= asked.until)


def _is_named(actors: Iterable[Actor], wanted: str | None) -> bool:
    return _has([(actor.id, actor.name) for actor in actors], wanted)


def _has(named: Iterable[tuple[str, str]], wanted: str | None) -> bool:
    """Whether one of (id, name) is what is wanted: that id, or all the words in its name."""
    words = fold(wanted or "").split()
    return not words or any(name == wanted or all(word in fold(text) for word in words) for name, text in named)


def _tellers(row: Contradiction) -> list[tuple[str, str]]:
    return [("", teller) for voice in (row.first, row.second) for teller in voice.tellers]


def _change_id(row: Change) -> str:
    if row.step:
        return f"{row.step.course} {row.step.transition.on} {row.step.transition.state}"
    return row.contradiction.id if row.contradiction else ""
