"""Who is called what in the views: names are counted by what is new, and no report is asked again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from waqai.desk.batch import place_tag
from waqai.ledger.scene import spot_of
from waqai.link import Filed
from waqai.link.actors import Face, best_name, commonest
from waqai.store import Naming, stems_of

_NAME, _SORT, _BECAUSE = "name", "sort", "because"
Counted = tuple[str, str, str]
Row = Mapping[str, Any]


def fold(naming: Naming, filed: Mapping[int, Filed], found: Mapping[int, Sequence[Face]]) -> None:
    """Count who is called what in the reports, and say anew what those actors are called; make names findable."""
    rows = [_row(seq, face, filed[seq].record.report.published) for seq, faces in found.items() for face in faces]
    old = naming.replace_faces(sorted(filed), rows)
    changes = _changes(old, rows)
    now = naming.count(changes)
    _know(naming, old, rows, changes)
    lost = {actor for (actor, what, _), count in now.items() if what == _NAME and not count.shown}
    fresh = {key for key, count in now.items() if key[1] == _NAME and count.shown and not count.before}
    kept = {(actor, _NAME, name) for actor, of in naming.counts(lost, _NAME).items() for name in of[_NAME]}
    named = ((word, actor) for actor, _, name in fresh | kept for word in stems_of(name))
    naming.replace_words(lost, [*named, *_places(filed.values())])


def _row(report: int, face: Face, day: date | None) -> dict[str, Any]:
    return {
        "report": report, "entity": face.entity, "actor": face.actor, "base": face.base, "mention": face.mention,
        "name": face.name, "counts": face.counts, "kind": str(face.kind), "side": face.side,
        "because": face.because, "day": day,
    }  # fmt: skip


def _changes(old: Sequence[Row], new: Sequence[Row]) -> dict[Counted, tuple[int, int]]:
    """Return by how much (times, shown) each name, sort and reason of an actor is counted more, or less."""
    found: defaultdict[Counted, list[int]] = defaultdict(lambda: [0, 0])
    for sign, some in ((-1, old), (1, new)):
        for row in some:
            for what, value, counts in _counted(row):
                change = found[row["actor"], what, value]
                change[0] += sign * counts
                change[1] += sign
    return {key: (times, shown) for key, (times, shown) in found.items() if times or shown}


def _counted(row: Row) -> Iterator[tuple[str, str, int]]:
    yield _NAME, row["name"], int(row["counts"])
    yield _SORT, f"{row['kind']}\n{row['side']}", 1
    yield _BECAUSE, row["because"], 1


def _know(naming: Naming, old: Sequence[Row], new: Sequence[Row], changes: Mapping[Counted, tuple[int, int]]) -> None:
    """Write anew the rows of the actors whom the reports name, or named before."""
    left, came = _reports(old), _reports(new)
    actors = sorted({*left, *came})
    known = naming.known(actors)
    names = _names(naming, known, changes)
    few = naming.counts(actors, _SORT, _BECAUSE)
    rows = []
    for actor in actors:
        before = known.get(actor)
        many = (before["reports"] if before else 0) + len(came[actor]) - len(left[actor])
        if many:
            first, last = _days(naming, actor, before, left[actor].values(), came[actor].values())
            kind, side = commonest({tuple(value.split("\n")): times for value, times in few[actor][_SORT].items()})
            rows.append({
                "actor": actor, "name": names[actor], "kind": kind, "side": side,
                "because": "\n".join(sorted(few[actor][_BECAUSE])), "reports": many, "first": first, "last": last,
            })  # fmt: skip
    naming.replace_known(actors, rows)


def _reports(rows: Iterable[Row]) -> defaultdict[str, dict[int, date | None]]:
    """Return actor → report → its day."""
    found: defaultdict[str, dict[int, date | None]] = defaultdict(dict)
    for row in rows:
        found[row["actor"]][row["report"]] = row["day"]
    return found


def _names(naming: Naming, known: Mapping[str, Row], changes: Mapping[Counted, tuple[int, int]]) -> dict[str, str]:
    """Return what actors are called most often: as before, or as they are called more often now.

    All names are asked only of an actor who is called less often what it was called most.
    """
    best = {actor: (actor, _NAME, row["name"]) for actor, row in known.items()}
    fallen = {
        actor for actor, key in best.items() if changes.get(key, (0, 0))[0] < 0 or changes.get(key, (0, 0))[1] < 0
    }
    found: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for (actor, _, name), times in naming.times({*best.values(), *(key for key in changes if key[1] == _NAME)}).items():
        found[actor][name] = times
    found |= {actor: of[_NAME] for actor, of in naming.counts(fallen, _NAME).items()}
    return {actor: best_name(names) for actor, names in found.items()}


def _days(
    naming: Naming, actor: str, before: Row | None, left: Iterable[date | None], came: Iterable[date | None]
) -> tuple[date | None, date | None]:
    """Return the first and last day of an actor; the faces are asked only where one of those may be gone."""
    ends = (before["first"], before["last"]) if before else (None, None)
    if any(day in ends for day in left if day):
        return naming.days(actor)
    days = [day for day in (*ends, *came) if day]
    return min(days, default=None), max(days, default=None)


def _places(filed: Iterable[Filed]) -> Iterator[tuple[str, str]]:
    """Yield (word, tag) of the names of places, by which those are found."""
    spots = {spot_of(place) for each in filed for place in each.record.places}
    return ((word, place_tag(spot.id)) for spot in spots for word in stems_of(spot.name))
