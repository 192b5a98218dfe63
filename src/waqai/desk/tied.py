"""Ties in the views: who leads, belongs to, follows or arms whom, and from when to when it is told."""

from __future__ import annotations

import json
from collections import defaultdict

from waqai.desk.batch import Batch, latest
from waqai.desk.pieces import Kind, tie_key
from waqai.ledger.ties import Tie, TieWord, ties
from waqai.model import RelationType, content_id
from waqai.store import Answer

TIE = "tie"


def fold(batch: Batch) -> None:
    """Count anew the words on the ties that the batch touches."""
    changed = [row for _, row in batch.changed(Kind.TIE)]
    batch.views.remove_answers(TIE, "name", {_name(row) for row in changed})
    words = batch.read(batch.views.pieces_by_key(Kind.TIE, [(tie_key(row), None) for row in changed]))
    seqs: defaultdict[str, list[int]] = defaultdict(list)
    for seq, row in words.items():
        seqs[_name(row)].append(seq)
    batch.views.add_answers([_row(tie, seqs[tie.id]) for tie in ties(words.values())])


def _name(row: TieWord) -> str:
    return content_id("tie", row.kind, row.subject.id, row.object.id)


def _row(tie: Tie, seqs: list[int]) -> Answer:
    people = {name for actor in (tie.subject, tie.object) for name in (actor.id, actor.side)}
    return Answer(
        kind=TIE, name=tie.id, sort=str(RelationType(tie.kind)), state=str(tie.status), day=tie.last,
        last_day=tie.last, known=tie.first, learnt=latest(word.source for word in tie.words), body=json.dumps(seqs),
        tags=frozenset(people),
    )  # fmt: skip
