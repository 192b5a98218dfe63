"""Contradictions in the views: those of changed reports are looked for again among what lies near them.

Whether two reports contradict each other depends on these two; only a denial looks for the nearest telling, so that
the denials near a changed telling are looked at again too.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from waqai.desk.batch import Batch, latest
from waqai.desk.codec import write
from waqai.desk.pieces import Key, Kind, statement_keys, toll_key
from waqai.ledger.rivals import REACH as STATES_REACH
from waqai.ledger.rivals import rival_states
from waqai.link import Account, Contradiction, Voice
from waqai.link.contradictions import REACH, act_keys, actor_clashes, denials, toll_clashes
from waqai.link.happenings import keys_of
from waqai.store import Answer, Kept

CLASH = "clash"
_DENIED, _PAIRED = "denied", "paired"


@dataclass(frozen=True, slots=True)
class Affected:
    """Numbers of reports: `changed` are looked at anew in all, of `denying` ones only what they deny."""

    changed: frozenset[int]
    denying: frozenset[int]


def affected(batch: Batch) -> Affected:
    """Return what the batch concerns; to be asked while its old pieces are there."""
    changed = batch.reports | batch.moved
    told = [row for _, row in batch.changed(Kind.ACCOUNT)]
    near = batch.views.pieces_by_key(Kind.ACCOUNT, _acts(told, "denied"), REACH)
    rows = batch.read(near)
    denying = {piece.report for piece in near if rows[piece.seq].denial}
    return Affected(frozenset(changed), frozenset(changed | denying))


def fold(batch: Batch, it: Affected) -> None:
    """Take away the contradictions of those reports and put those in their place that there are now."""
    for column in ("one", "other"):
        batch.views.remove_answers(CLASH, column, it.changed, [_PAIRED])
    batch.views.remove_answers(CLASH, "other", it.denying, [_DENIED])
    own = batch.views.pieces_of(it.denying)
    near = _near(batch, [piece for piece in own if piece.report in it.changed], own)
    values = batch.read(near.values())
    numbers = {value.source.report: near[seq].report for seq, value in values.items() if hasattr(value, "source")}
    rows = [
        *(_row(each, _DENIED, numbers) for each in denials(_of(Kind.ACCOUNT, near, values))),
        *(_row(each, _PAIRED, numbers) for each in _paired(near, values)),
    ]
    batch.views.add_answers([row for row in rows if _concerned(row, it)])


def _concerned(row: Answer, it: Affected) -> bool:
    if row.sort == _DENIED:
        return row.other in it.denying
    return row.one in it.changed or row.other in it.changed


def _paired(near: dict[int, Kept], values: dict[int, Any]) -> Iterator[Contradiction]:
    yield from toll_clashes(_of(Kind.TOLL, near, values))
    yield from actor_clashes(_of(Kind.ACCOUNT, near, values))
    yield from rival_states(_of(Kind.STATEMENT, near, values))


def _of(kind: Kind, near: dict[int, Kept], values: dict[int, Any]) -> list[Any]:
    return [value for seq, value in values.items() if near[seq].kind == kind]


def _near(batch: Batch, changed: list[Kept], own: list[Kept]) -> dict[int, Kept]:
    """Return the pieces of the reports, and those of others that can contradict them."""
    values = batch.read(own)
    views, found = batch.views, {piece.seq: piece for piece in own if piece.kind in _CLASHING}
    told = [values[p.seq] for p in own if p.kind == Kind.ACCOUNT]
    accounts, tolls, said = ([values[p.seq] for p in changed if p.kind == kind] for kind in _CLASHING)
    rows = [
        *views.pieces_by_key(Kind.ACCOUNT, _acts((row for row in told if row.denial), "told"), REACH),
        *views.pieces_by_key(Kind.ACCOUNT, [(("happening", *key), None) for row in accounts for key in keys_of(row)]),
        *views.pieces_by_key(Kind.TOLL, [(toll_key(row), None if row.day else row.reported) for row in tolls], 1),
        *views.pieces_by_key(
            Kind.STATEMENT, [(key, row.on) for row in said for key in statement_keys(row)], STATES_REACH
        ),
    ]
    return found | {piece.seq: piece for piece in rows}


_CLASHING = (Kind.ACCOUNT, Kind.TOLL, Kind.STATEMENT)


def _acts(accounts: Iterable[Account], sort: str) -> list[tuple[Key, date]]:
    """Return the keys of what is told, or denied, of the acts of accounts."""
    return [((sort, *key), row.source.reported) for row in accounts for key in act_keys(row)]


def _row(each: Contradiction, sort: str, numbers: dict[str, int]) -> Answer:
    voices = (each.first, each.second)
    return Answer(
        kind=CLASH, name=each.id, sort=sort, state=str(each.conflict), day=each.day, last_day=each.day, known=each.day,
        learnt=latest(voice.source for voice in voices), one=numbers[each.first.report],
        other=numbers[each.second.report],
        body=json.dumps([each.about, list(each.because), *(write(voice) for voice in voices)], ensure_ascii=False),
        tags=frozenset(name for voice in voices for name in _tellers(voice)),
    )  # fmt: skip


def _tellers(voice: Voice) -> Iterator[str]:
    yield from (teller.name for teller in voice.source.tellers)
