"""States that cannot both be: two sides said to hold one place at once, a place taken that is still fought over.

Whether two statements exclude each other depends on these two alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from waqai.ledger.fold import DENIED, keys_of
from waqai.ledger.values import Matter, Statement
from waqai.link import Conflict, Contradiction, Voice

#: Statements about days closer than this are about one time, and reports that came out closer than this knew the same.
_SAME_DAYS, _SAME_NEWS = 2, 2
#: Within so many days both of a pair lie: of what they are about, or of what denies it.
REACH = max(_SAME_DAYS, DENIED.days)


def rival_states(statements: Iterable[Statement]) -> list[Contradiction]:
    """Return the contradictions between statements, at most one for two reports and one matter, by id."""
    rows = sorted(statements, key=lambda row: row.order)
    buckets: defaultdict[tuple[str, ...], list[Statement]] = defaultdict(list)
    for row in rows:
        for key in clash_keys(row):
            buckets[key].append(row)
    found = {(first.order, second.order): (first, second) for rows in buckets.values() for first, second in _near(rows)}
    seen: set[tuple[object, ...]] = set()
    clashes: list[Contradiction] = []
    for _, (first, second) in sorted(found.items(), key=lambda item: item[0]):
        conflict = _clash(first, second)
        pair = (first.matter, conflict, *sorted((first.source.report, second.source.report)))
        if conflict and pair not in seen:
            seen.add(pair)
            clashes.append(_between(first, second, conflict))
    return sorted(clashes, key=lambda each: each.id)


def clash_keys(row: Statement) -> Iterator[tuple[str, ...]]:
    """Yield what two statements must share to speak of one thing: of control the place, else what makes a matter."""
    if row.matter is Matter.CONTROL:
        yield from ((row.matter, spot.id) for spot in row.places)
    else:
        yield from ((row.matter, *key) for key in sorted(keys_of(row)))


def _near(rows: Sequence[Statement]) -> Iterator[tuple[Statement, Statement]]:
    for at, first in enumerate(rows):
        for second in rows[at + 1 :]:
            if (second.on - first.on).days > REACH:
                break
            yield first, second


def _clash(first: Statement, second: Statement) -> Conflict | None:
    """Return what two statements, the first about an earlier day, disagree about; None where both may be right."""
    if first.denied != second.denied:
        return Conflict.DENIAL if _denies(first, second) else None
    if first.denied or first.matter is not Matter.CONTROL:
        return None
    return Conflict.STATE if _cannot_both_be(first, second) else None


def _denies(first: Statement, second: Statement) -> bool:
    """Whether one says that a state was not reached and the other, of those days, that it was; copies do not count."""
    if first.state != second.state or abs((first.source.reported - second.source.reported).days) > _SAME_NEWS:
        return False
    return first.source.copy_of != second.source.copy_of or first.source.report == second.source.report


def _cannot_both_be(first: Statement, second: Statement) -> bool:
    """Whether a place is taken by one side and then in other hands or fought over, or in two hands on one day."""
    if (
        first.source.copy_of == second.source.copy_of
        or abs((first.source.reported - second.source.reported).days) > _SAME_NEWS
        or (second.on - first.on).days > _SAME_DAYS
        or not any(spot.local for spot in first.places)
    ):
        return False
    if first.state == "gained" and second.state == "contested":
        return True
    if "contested" in (first.state, second.state) or _sides(first) & _sides(second):
        return False
    lost_at_once = first.state == "gained" and second.state == "holds"
    return lost_at_once or (first.state == second.state and first.on == second.on)


def _sides(row: Statement) -> set[str]:
    return {actor.side for actor in row.parties}


def _between(first: Statement, second: Statement, conflict: Conflict) -> Contradiction:
    """Return the link; of a denial the denied statement comes first."""
    said, against = (second, first) if first.denied else (first, second)
    where = said.places[0].name if said.places else ""
    return Contradiction(
        conflict=conflict,
        about=f"{said.matter}: {where}",
        first=_voice(said),
        second=_voice(against),
        because=(f"{said.state} and {'not ' * against.denied}{against.state}",),
    )


def _voice(row: Statement) -> Voice:
    source = row.source
    tellers = tuple(teller.name for teller in source.tellers)
    return Voice(source=source, tellers=tellers, claim=source.claims[0] if source.claims else source.report)
