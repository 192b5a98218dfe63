"""Happenings in the views: those that new accounts may be of are put together again."""

from __future__ import annotations

import json

from waqai.desk.batch import Batch, latest, place_tag
from waqai.desk.pieces import Key, Kind, account_keys
from waqai.link import Account, Happening, happenings
from waqai.store import Answer

HAPPENING = "happening"


def fold(batch: Batch) -> None:
    """Put together the happenings that the batch touches, with all accounts that share a key with theirs."""
    changed = batch.changed(Kind.ACCOUNT)
    topics = {piece.topic for piece, _ in changed if piece.topic is not None}
    found: dict[int, Account] = {}
    seen: set[Key] = set()
    keys = {key for _, row in changed for key in account_keys(row, batch.verdicts)}
    while keys:
        pieces = [
            p for p in batch.views.pieces_by_key(Kind.ACCOUNT, [(key, None) for key in keys]) if p.seq not in found
        ]
        topics |= {piece.topic for piece in pieces if piece.topic is not None}
        more = batch.read(pieces)
        found |= more
        seen |= keys
        keys = {key for row in more.values() for key in account_keys(row, batch.verdicts)} - seen
    batch.views.remove_answers(HAPPENING, "topic", topics)
    _keep(batch, found)


def _keep(batch: Batch, found: dict[int, Account]) -> None:
    numbers = {row.claim: seq for seq, row in found.items()}
    batch.views.put_under(None, found)
    rows = []
    for each in happenings(found.values(), batch.verdicts):
        seqs = [numbers[account.claim] for account in each.accounts]
        batch.views.put_under(min(seqs), seqs)
        rows.append(_row(each, min(seqs), seqs))
    batch.views.add_answers(rows)


def _row(each: Happening, topic: int, seqs: list[int]) -> Answer:
    tags = {side for account in each.accounts for side in (*account.sides, *account.others)}
    places = {place_tag(place) for account in each.accounts for place in account.places}
    reported = sorted(account.source.reported for account in each.accounts)
    return Answer(
        kind=HAPPENING, name=each.id, topic=topic, sort=str(each.type), state="", day=each.day, last_day=each.day,
        known=reported[1], learnt=latest(account.source for account in each.accounts), body=json.dumps(seqs),
        tags=frozenset(tags | places),
    )  # fmt: skip
