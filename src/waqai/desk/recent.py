"""What moved in some days, as a small ledger that briefs are written from: bounded, however much a desk holds."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Sequence
from datetime import date

from waqai.desk import reading
from waqai.desk.clashes import CLASH
from waqai.desk.courses import STEP
from waqai.desk.pieces import Kind
from waqai.desk.shelves import values_of
from waqai.desk.values import Asked
from waqai.ledger import Course, Ledger, Matter
from waqai.link import Actor
from waqai.store import Answer, Answers, Narrowed

#: How many courses, contradictions and figures of the days are looked at: of more, the latest.
_COURSES, _CLASHES, _TOLLS = 500, 100, 300
#: Less is better: how many independent reports tell of the last state, its day, the first of the reports.
_Rank = tuple[int, int, str]


def recent(
    answers: Answers, asked: Asked, days: int, actors: Sequence[Actor] | None, tags: Sequence[tuple[str, ...]]
) -> Ledger:
    """Return what moved in the `days` up to the day asked for.

    Of each matter there are the `asked.limit` courses of whose last state most independent reports tell, without
    positions: those that have `tags` and one of the sides of `actors`. Contradictions and figures are about anybody.
    """
    last = asked.as_of or asked.known_by or answers.last_day()
    since = None if last is None else date.fromordinal(max(1, last.toordinal() - days))
    rows = answers.last_of_each(
        Narrowed(
            kind=STEP, tags=tuple(tags), since=None if asked.known_by else since, until=last, as_of=asked.as_of,
            known=asked.known_by, limit=_COURSES,
        )
    )  # fmt: skip
    sides = None if actors is None else {actor.side for actor in actors}
    out = min((day for day in (last, asked.known_by) if day), default=None)
    clashes = answers.find(Narrowed(kind=CLASH, since=since, until=out, limit=_CLASHES))
    tolls = values_of(answers, answers.pieces_by_day(Kind.TOLL, since, out, None, _TOLLS))
    return Ledger(
        reports=(),
        actors=tuple(actors or ()),
        courses=tuple(_courses(answers, rows[:_COURSES], asked, since, sides)),
        contradictions=tuple(reversed(reading.contradictions(answers, clashes[:_CLASHES]))),
        ties=(),
        tolls=tuple(sorted(tolls.values(), key=lambda toll: toll.order)),
        happenings=(),
        as_of=last,
        known_by=asked.known_by,
    )


def _courses(
    answers: Answers, rows: Sequence[Answer], asked: Asked, since: date | None, sides: Collection[str] | None
) -> Iterator[Course]:
    ranks = _ranks(answers, rows, asked.known_by)
    for matter in Matter:
        ranked = sorted((row for row in rows if row.sort == matter), key=lambda row: ranks[row.name])
        found: list[Course] = []
        while ranked and len(found) < asked.limit:
            some = _read(answers, [row.name for row in ranked[: asked.limit]], asked)
            ranked = ranked[asked.limit :]
            found += [each for each in some if (since is None or each.last.on >= since) and _is_of(each, sides)]
        yield from found[: asked.limit]


def _ranks(answers: Answers, rows: Sequence[Answer], known_by: date | None) -> dict[str, _Rank]:
    said = {row.name: json.loads(row.body)["said"] for row in rows}
    origins = answers.origins((seq for some in said.values() for seq in some), known_by)
    ranks = {}
    for row in rows:
        told = [origins[seq] for seq in said[row.name] if seq in origins]
        ranks[row.name] = (-len({group for _, group in told}), -row.day.toordinal(), told[0][0] if told else "")
    return ranks


def _read(answers: Answers, names: Sequence[str], asked: Asked) -> list[Course]:
    """Return the courses of these names, in their order, as they were then."""
    found = {each.id: each for each in reading.courses(answers, answers.named(STEP, names))}
    then = (reading.then(found[name], asked.as_of, asked.known_by) for name in names)
    return [each for each in then if each]


def _is_of(course: Course, sides: Collection[str] | None) -> bool:
    return sides is None or any(actor.side in sides for actor in course.parties)
