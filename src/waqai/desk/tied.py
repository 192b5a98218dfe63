"""Ties in the views: who leads, belongs to, follows or arms whom, and from when to when it is told.

New words are added to what is kept of a tie; only where an older word is taken away are all of them read anew.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from waqai.desk.batch import Batch, latest
from waqai.desk.pieces import Key, Kind, tie_key
from waqai.ledger.ties import Tie, TieWord, ties
from waqai.model import RelationType, content_id
from waqai.store import Answer

TIE = "tie"


def fold(batch: Batch) -> None:
    """Bring the ties up to date that the batch has words on."""
    old = {piece.seq for piece in batch.old}
    shrunk = {_name(row) for piece, row in batch.changed(Kind.TIE) if piece.seq in old}
    keys = {_name(row): tie_key(row) for _, row in batch.changed(Kind.TIE)}
    words: defaultdict[str, list[TieWord]] = defaultdict(list)
    for _, row in batch.added(Kind.TIE):
        words[_name(row)].append(row)
    pieces = batch.views.pieces_by_key(Kind.TIE, [(keys[name], None) for name in shrunk])
    whole = _rows(batch.read(pieces).values())
    copied = _copied(batch)
    rows = {row.name: _tagged(row) for row in batch.answers.named(TIE, {*words, *copied} - shrunk)}
    for row in _rows(word for name, some in words.items() if name not in shrunk for word in some):
        rows[row.name] = _joined(rows[row.name], row) if row.name in rows else row
    again = ((name, batch.answers.independent(key)) for name, key in copied.items() if name in rows)
    rows |= {name: _counted(rows[name], many) for name, many in again}
    batch.views.remove_answers(TIE, "name", {*keys, *rows})
    batch.views.add_answers([*whole, *(rows[name] for name in sorted(rows))])


def _copied(batch: Batch) -> dict[str, Key]:
    """Return the ties, with their keys, on which reports have words whose group of copies is another one now."""
    own = [row for piece, row in batch.added(Kind.TIE) if piece.report in batch.copied]
    moved = [piece for piece in batch.views.pieces_of(batch.moved) if piece.kind == Kind.TIE]
    return {_name(row): tie_key(row) for row in (*own, *batch.read(moved).values())}


def _name(row: TieWord) -> str:
    return content_id("tie", row.kind, row.subject.id, row.object.id)


def _rows(words: Iterable[TieWord]) -> list[Answer]:
    return [_row(tie) for tie in ties(words)]


def _row(tie: Tie) -> Answer:
    """Return the row of a tie.

    Its body names it, says by which word it stands so (the last one for it), and counts independent reports.
    """
    said = [word for word in tie.words if not word.denied]
    last = said[-1].source if said else None
    order = [str(last.reported), last.report, last.span.start, last.span.end] if last else []
    many = len({word.source.copy_of for word in tie.words})
    return Answer(
        kind=TIE, name=tie.id, sort=str(RelationType(tie.kind)), state=str(tie.status), day=tie.last,
        last_day=tie.last, known=tie.first, learnt=latest(word.source for word in tie.words),
        body=json.dumps([[tie.kind, tie.subject.id, tie.object.id], order, many]),
        tags=frozenset((tie.subject.id, tie.object.id)),
    )  # fmt: skip


def _joined(known: Answer, more: Answer) -> Answer:
    """Return a row that has the words of both; no report is in both."""
    (name, before, many), (_, now, others) = json.loads(known.body), json.loads(more.body)
    day = max(known.day, more.day)
    return replace(
        more, state=(more if now > before else known).state, day=day, last_day=day, known=min(known.known, more.known),
        learnt=max(known.learnt, more.learnt), body=json.dumps([name, max(before, now), many + others]),
    )  # fmt: skip


def _counted(row: Answer, reports: int) -> Answer:
    name, order, _ = json.loads(row.body)
    return replace(row, body=json.dumps([name, order, reports]))


def _tagged(row: Answer) -> Answer:
    """Return a row as it was read with its tags."""
    return replace(row, tags=frozenset(json.loads(row.body)[0][1:]))


def key_of_row(row: Answer) -> Key:
    """Return the key of the words on the tie that a row is of."""
    kind, subject, target = json.loads(row.body)[0]
    return ("tie", RelationType(kind), subject, target)


def reports_of_row(row: Answer) -> int:
    """Return how many independent reports the tie has that a row is of."""
    many: int = json.loads(row.body)[2]
    return many
