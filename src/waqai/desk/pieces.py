"""What one report gives to the views: pieces with the keys by which they have to do with those of other reports."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from waqai.ledger.fold import GAP, course_keys
from waqai.ledger.positions import positions
from waqai.ledger.statements import statements
from waqai.ledger.ties import TieWord, tie_words
from waqai.ledger.values import Position, Statement
from waqai.link import Account, Actor, Cast, Filed, Name, Toll, Verdicts, accounts, tolls
from waqai.link.actors import Face, faces
from waqai.link.contradictions import act_keys
from waqai.link.happenings import keys_of
from waqai.link.tolls import bucket_of
from waqai.model import Status

Key = tuple[object, ...]


class Kind(StrEnum):
    """What a piece is."""

    STATEMENT = "statement"
    POSITION = "position"
    ACCOUNT = "account"
    TOLL = "toll"
    TIE = "tie"


#: The class of each kind.
CLASSES: dict[Kind, type[Any]] = {
    Kind.STATEMENT: Statement,
    Kind.POSITION: Position,
    Kind.ACCOUNT: Account,
    Kind.TOLL: Toll,
    Kind.TIE: TieWord,
}
#: Statements of one topic follow each other within so long.
NEAR = GAP


@dataclass(frozen=True, slots=True)
class Piece:
    """One thing that a report says, of a day; `keys` each with the day on which it counts."""

    kind: Kind
    value: Any
    day: date
    keys: tuple[tuple[Key, date], ...]
    name: str | None = None


def pieces_of(filed: Filed, verdicts: Verdicts) -> tuple[list[Face], list[Piece]]:
    """Return who is named in a report, and what it says; actors are called by their ids."""
    who = list(faces(filed, verdicts))
    cast = Cast(
        {
            (filed.id, face.entity): Actor(id=face.actor, name=Name(face.actor), side=face.side, kind=face.kind)
            for face in who
        }
    )
    return who, list(_pieces(filed, cast, verdicts))


def _pieces(filed: Filed, cast: Cast, verdicts: Verdicts) -> Iterator[Piece]:
    for statement in statements(filed, cast):
        yield Piece(Kind.STATEMENT, statement, statement.on, _on(statement_keys(statement), statement.on))
    for position in positions(filed, cast):
        yield Piece(Kind.POSITION, position, position.on, _on([("side", position.actor.side)], position.on))
    for account in accounts(filed, cast):
        keys = (*_on(account_keys(account, verdicts), account.day), *_on(told_keys(account), account.source.reported))
        yield Piece(Kind.ACCOUNT, account, account.day, keys, account.claim)
    for toll in tolls(filed, cast):
        yield Piece(Kind.TOLL, toll, toll.reported, _on([toll_key(toll)], toll.reported))
    for tie in tie_words(filed, cast):
        day = tie.word.source.reported
        yield Piece(Kind.TIE, tie, day, _on([tie_key(tie)], day))


def _on(keys: Iterable[Key], day: date) -> tuple[tuple[Key, date], ...]:
    return tuple((key, day) for key in dict.fromkeys(keys))


def statement_keys(row: Statement) -> list[Key]:
    """Return what statements of one course may share; those of rivals share it too."""
    return [("course", row.matter, *key) for key in sorted(course_keys(row))]


def account_keys(row: Account, verdicts: Verdicts) -> list[Key]:
    """Return what accounts of one happening may share: what it is, or that people judged them."""
    judged = [("judged", verdicts.of(row.claim))] if len(verdicts.group(row.claim)) > 1 else []
    return [*(("happening", *key) for key in keys_of(row)), *(judged if row.status is Status.ACTUAL else [])]


def told_keys(row: Account) -> list[Key]:
    """Return by what a telling is found where its act is denied, and a denial where the act is told."""
    telling = row.status is Status.ACTUAL and (row.tellers or not row.source.tellers)
    sorts = (*(["told"] if telling else []), *(["denied"] if row.denial else []))
    return [(sort, *key) for sort in sorts for key in act_keys(row)]


def toll_key(row: Toll) -> Key:
    """Return what rival figures share."""
    return ("toll", *bucket_of(row))


def tie_key(row: TieWord) -> Key:
    """Return what words on one tie share."""
    return ("tie", row.kind, row.subject.id, row.object.id)
