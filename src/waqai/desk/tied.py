"""Ties in the views: who leads, belongs to, follows or arms whom, and from when to when it is told.

New words are added to what is kept of a tie; only where an older word is taken away are all of them counted anew.
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
    known = {row.name: row for row in batch.answers.named(TIE, set(words) - shrunk)}
    more = _rows(word for name, some in words.items() if name not in shrunk for word in some)
    batch.views.remove_answers(TIE, "name", keys)
    batch.views.add_answers([*whole, *(_joined(known.get(row.name), row) for row in more)])


def _name(row: TieWord) -> str:
    return content_id("tie", row.kind, row.subject.id, row.object.id)


def _rows(words: Iterable[TieWord]) -> list[Answer]:
    return [_row(tie) for tie in ties(words)]


def _row(tie: Tie) -> Answer:
    """Return the row of a tie; its body names it and says by which word it stands so: the last one for it."""
    said = [word for word in tie.words if not word.denied]
    last = said[-1].source if said else None
    order = [str(last.reported), last.report, last.span.start, last.span.end] if last else []
    return Answer(
        kind=TIE, name=tie.id, sort=str(RelationType(tie.kind)), state=str(tie.status), day=tie.last,
        last_day=tie.last, known=tie.first, learnt=latest(word.source for word in tie.words),
        body=json.dumps([[tie.kind, tie.subject.id, tie.object.id], order]),
        tags=frozenset((tie.subject.id, tie.object.id)),
    )  # fmt: skip


def _joined(known: Answer | None, more: Answer) -> Answer:
    """Return a row that has the words of both."""
    if known is None:
        return more
    last = max((known, more), key=lambda row: json.loads(row.body)[1])
    day = max(known.day, more.day)
    return replace(
        more, state=last.state, body=last.body, day=day, last_day=day, known=min(known.known, more.known),
        learnt=max(known.learnt, more.learnt),
    )  # fmt: skip


def key_of_row(row: Answer) -> Key:
    """Return the key of the words on the tie that a row is of."""
    kind, subject, target = json.loads(row.body)[0]
    return ("tie", RelationType(kind), subject, target)
