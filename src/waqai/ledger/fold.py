"""From statements to courses: what all reports together say a matter went through, with who says so and who denies it.

All of it depends on the set of statements alone: they are put in order first, so that no order of adding shows.
Two statements are of one matter where they share a key: two sides, or a place (of control: a side and a place).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import combinations, pairwise

from waqai.ledger.belief import credible
from waqai.ledger.values import Course, Matter, Statement, Transition, began, by_day, course_id
from waqai.link.sets import Sets

Key = tuple[str, ...]
#: States that last: a report that gives no day may speak of one that began up to so long ago.
_LASTING = {state: timedelta(days=14) for state in ("agreed", "in_force", "implemented", "imposed", "holds", "gained")}
_PASSING = timedelta(days=1)
#: States that are acts: told again without a day, they were done again.
_ACTS = frozenset({"violated", "extended"})
#: Days that begin farther apart than this are not the same, though one is said to last until the other.
_SPAN = timedelta(days=31)
#: A denial speaks of what was claimed up to so long before.
DENIED = timedelta(days=3)
#: What ends a truce: whoever speaks of one after that speaks of another.
_ENDS = frozenset({"violated", "collapsed"})
#: Transitions of one matter that lie farther apart are of two.
GAP = timedelta(days=60)


@dataclass(slots=True, eq=False)
class _Group:
    """Statements that tell of one transition; `first` is the place in order of the one that came to be it first.

    `told` are their keys, each with the last day that is told under it.
    """

    matter: Matter
    state: str
    on: date
    first: tuple[object, ...]
    rows: list[Statement] = field(default_factory=list)
    told: dict[Key, date] = field(default_factory=dict)


_Index = defaultdict[Key, list[_Group]]
"""What statements share → the transitions that are told under it."""


def courses(statements: Iterable[Statement]) -> list[Course]:
    """Return what became of each matter, by matter and first day."""
    ordered = sorted(statements, key=lambda row: row.order)
    found: list[Course] = []
    for matter in Matter:
        rows = [row for row in ordered if row.matter is matter]
        found += _courses(_transitions(rows))
    return found


def keys_of(row: Statement) -> frozenset[Key]:
    """Return what a statement must share with another to be of the same matter."""
    sides = sorted({actor.side for actor in row.parties})
    places = {spot.id for spot in row.places}
    if row.matter is Matter.CONTROL:
        return frozenset((side, place) for side in sides for place in places)
    return frozenset({*combinations(sides, 2), *((place,) for place in places)})


def _transitions(rows: Sequence[Statement]) -> list[Transition]:
    groups = _dated([row for row in rows if row.dated and not row.denied])
    index: _Index = defaultdict(list)
    for group in groups:
        _enter(index, group, group.rows)
    for row in (row for row in rows if not row.dated and not row.denied):
        home = _earlier(index, row)
        if home is None:
            home = _Group(row.matter, row.state, row.on, row.order)
            groups.append(home)
        home.rows.append(row)
        _enter(index, home, [row])
    return _with_denials(groups, [row for row in rows if row.denied])


def _enter(index: _Index, group: _Group, rows: Iterable[Statement]) -> None:
    for row in rows:
        for key in sorted(keys_of(row)):
            if key not in group.told:
                index[key].append(group)
            group.told[key] = max(row.on, group.told.get(key, row.on))


def _dated(rows: Sequence[Statement]) -> list[_Group]:
    """Group statements of one state that share a key and whose days overlap and began close to each other."""
    sets: Sets[int] = Sets(range(len(rows)))
    last: dict[tuple[str, Key], int] = {}
    for at, row in enumerate(rows):
        for key in keys_of(row):
            before = last.get((row.state, key))
            near = before is not None and row.on - rows[before].on <= _SPAN
            if before is not None and near and rows[before].until >= row.on:
                sets.join(before, at)
            if before is None or not near or rows[before].until <= row.until:
                last[row.state, key] = at
    return [_group([rows[at] for at in part]) for part in sets.parts()]


def _group(rows: list[Statement]) -> _Group:
    return _Group(rows[0].matter, rows[0].state, began(rows), rows[0].order, rows)


def _earlier(index: _Index, row: Statement) -> _Group | None:
    """Return the transition that a statement without a day speaks of: the one into the state that stands, if it is its.

    Else the last one into its state, where that is not long ago and, of a truce, none has ended it since.
    """
    standing = max(_near(index, row, _strong(keys_of(row))), key=_latest, default=None)
    if standing and standing.state == row.state and row.state not in _ACTS:
        return standing
    near = _near(index, row, keys_of(row))
    reach = _LASTING.get(row.state, _PASSING)
    same = [group for group in near if group.state == row.state and row.on - group.on <= reach]
    best = max(same, key=_latest, default=None)
    ended = best and row.matter is Matter.TRUCE and row.state not in _ENDS
    if ended and any(group.state in _ENDS and best.on < group.on for group in near if best):
        return None
    return best


def _near(index: _Index, row: Statement, keys: Iterable[Key]) -> list[_Group]:
    """Return the transitions before a statement that are told under one of the keys at about its time.

    Those told too long ago for this one are so for all later ones, and leave the index until they are told again.
    """
    found: dict[int, _Group] = {}
    for key in keys:
        left = [group for group in index.get(key, ()) if row.on - group.told[key] > GAP]
        for group in left:
            index[key].remove(group)
            del group.told[key]
        told = (group for group in index.get(key, ()) if group.on <= row.on and group.told[key] - row.on <= GAP)
        found |= {id(group): group for group in told}
    return list(found.values())


def _strong(keys: frozenset[Key]) -> frozenset[Key]:
    """Return the keys of two parts, by which a matter is one for sure; all where there are none."""
    return frozenset(key for key in keys if len(key) > 1) or keys


def _latest(group: _Group) -> tuple[object, ...]:
    return (group.on, group.first)


def _with_denials(groups: list[_Group], denials: Sequence[Statement]) -> list[Transition]:
    against: defaultdict[int, list[Statement]] = defaultdict(list)
    began_on: defaultdict[tuple[str, int], list[_Group]] = defaultdict(list)
    for group in groups if denials else ():
        began_on[group.state, group.on.toordinal()].append(group)
    for row in denials:
        days = range(row.on.toordinal() - DENIED.days, row.on.toordinal() + _PASSING.days + 1)
        there = (group for day in days for group in began_on.get((row.state, day), ()))
        close = [group for group in there if any(keys_of(row) & keys_of(each) for each in group.rows)]
        if close:
            best = min(close, key=lambda group: (abs(group.on - row.on), group.first))
            against[id(best)].append(row)
    return [
        Transition(matter=g.matter, state=g.state, on=g.on, said=_sorted(g.rows), denied=_sorted(against[id(g)]))
        for g in groups
    ]


def _sorted(rows: Sequence[Statement]) -> tuple[Statement, ...]:
    """Return statements in their order, in which those with a day, and those without, came already."""
    mixed = len({row.dated for row in rows}) > 1
    return tuple(sorted(rows, key=lambda row: row.order) if mixed else rows)


def _courses(transitions: Sequence[Transition]) -> list[Course]:
    """Return the courses of what is credible; a matter may fall in two where what tied it together is not."""
    likely = [each for steps in _matters(transitions) for each in credible(steps)]
    return [_course(steps) for steps in _matters(likely)]


def _matters(transitions: Iterable[Transition]) -> list[list[Transition]]:
    """Join transitions of which two statements share a key and lie close enough to be of one matter."""
    ordered = sorted(transitions, key=lambda each: (each.on, each.said[0].order))
    sets: Sets[int] = Sets(range(len(ordered)))
    moments: defaultdict[Key, list[tuple[date, int]]] = defaultdict(list)
    for at, each in enumerate(ordered):
        for row in each.said:
            for key in course_keys(row):
                moments[key].append((row.on, at))
    for rows in moments.values():
        for (day, first), (next_day, second) in pairwise(sorted(rows)):
            if next_day - day <= GAP:
                sets.join(first, second)
    return [[ordered[at] for at in part] for part in sets.parts()]


def _course(transitions: Sequence[Transition]) -> Course:
    name = course_id(row for each in transitions for row in each.said)
    return Course(transitions[0].matter, by_day(transitions), id=name)


def course_keys(row: Statement) -> frozenset[Key]:
    """Return the keys of a course: of control the place alone, whoever holds it."""
    return frozenset((spot.id,) for spot in row.places) if row.matter is Matter.CONTROL else keys_of(row)
