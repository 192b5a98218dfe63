"""Courses in the views: statements lie under topics, and the topics that new ones touch are folded again.

A topic is all that follows each other by a key within sixty days: no statement outside of it can change its courses.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby, pairwise

from waqai.desk.batch import Batch, latest, place_tag
from waqai.desk.pieces import NEAR, Kind, statement_keys
from waqai.ledger import Course, Statement, Transition
from waqai.ledger.fold import courses
from waqai.link.sets import Sets
from waqai.store import Answer

STEP = "step"


def fold(batch: Batch) -> None:
    """Fold the topics that the batch touches."""
    topics = {piece.topic for piece, _ in batch.changed(Kind.STATEMENT) if piece.topic is not None}
    touched = topics | _put_under_topics(batch)
    pieces = batch.views.pieces_under(Kind.STATEMENT, touched)
    values = batch.read(pieces)
    numbers = {id(value): seq for seq, value in values.items()}
    under: defaultdict[int, list[Statement]] = defaultdict(list)
    for piece in pieces:
        if piece.topic is not None:
            under[piece.topic].append(values[piece.seq])
    batch.views.replace_answers(
        STEP,
        touched,
        [
            row
            for topic, said in sorted(under.items())
            for course in courses(said)
            for row in _rows(topic, course, numbers)
        ],
    )


def _put_under_topics(batch: Batch) -> set[int]:
    """Put new statements under topics, and topics that they tie together under one; return all that are concerned."""
    new = batch.added(Kind.STATEMENT)
    if not new:
        return set()
    near = batch.views.neighbours([(key, row.on) for _, row in new for key in statement_keys(row)], NEAR.days)
    topic_of = {piece: topic for _, _, piece, topic in near}
    for piece, _ in new:
        topic_of.setdefault(piece.seq, None)
    sets: Sets[tuple[str, int]] = Sets(sorted({_node(piece, topic) for piece, topic in topic_of.items()}))
    for _, rows in groupby(near, key=lambda row: row[0]):
        for (_, day, one, its), (_, next_day, other, its_too) in pairwise(rows):
            if next_day - day <= NEAR:
                sets.join(_node(one, its), _node(other, its_too))
    fresh = {piece.seq for piece, _ in new}
    return {topic for part in sets.parts() if (topic := _settle(batch, part, fresh)) is not None}


def _node(piece: int, topic: int | None) -> tuple[str, int]:
    return ("topic", topic) if topic is not None else ("piece", piece)


def _settle(batch: Batch, part: Sequence[tuple[str, int]], fresh: set[int]) -> int | None:
    """Put what belongs together under one topic; return it, None where nothing of it is new."""
    pieces = [number for sort, number in part if sort == "piece"]
    topics = [number for sort, number in part if sort == "topic"]
    if not fresh.intersection(pieces):
        return None
    into = min(topics, default=min(pieces))
    others = [topic for topic in topics if topic != into]
    batch.views.merge_topics(Kind.STATEMENT, into, others)
    batch.views.remove_answers(STEP, "topic", others)
    batch.views.put_under(into, pieces)
    return into


def _rows(topic: int, course: Course, numbers: dict[int, int]) -> Iterator[Answer]:
    ends = [each.on for each in course.transitions[1:]] + [date.max]
    for step, end in zip(course.transitions, ends, strict=True):
        said, denied = ([numbers[id(row)] for row in rows] for rows in (step.said, step.denied))
        yield Answer(
            kind=STEP, name=course.id, topic=topic, sort=str(course.matter), state=step.state, day=step.on,
            last_day=end, known=min(row.source.reported for row in step.said),
            learnt=latest(row.source for row in (*step.said, *step.denied)),
            body=_body(step, said, denied), tags=frozenset(_tags(step)),
        )  # fmt: skip


def _body(step: Transition, said: list[int], denied: list[int]) -> str:
    """Return the numbers of the statements, and what a list shows of them: who and where, and how often."""
    who = Counter((a.id, a.side, a.kind.value) for row in step.said for a in row.parties)
    where = Counter((p.id, p.name, p.local) for row in step.said for p in (*row.places[:1], *row.places))
    form = {
        "said": said,
        "denied": denied,
        "who": [[*key, many] for key, many in sorted(who.items())],
        "where": [[*key, many] for key, many in sorted(where.items())],
    }
    return json.dumps(form, ensure_ascii=False)


def _tags(step: Transition) -> Iterator[str]:
    rows: Iterable[Statement] = step.said
    for row in rows:
        for actor in (*row.parties, *row.mediators, *row.guarantors, *row.by):
            yield from (actor.id, actor.side)
        yield from (place_tag(spot.id) for spot in row.places)
