"""Who has to do with whom: what one does to another, and the relations between them, ready to be counted.

`dealings` repeats of each current claim its pairs of actors with what they are filtered by. An actor is what
`entities.actor` says: a known actor, or all that bear one name and are of one kind.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Select, delete, func, or_, select, union_all

from waqai.model import Attribution, Claim, Event, Relation, Stance
from waqai.store import schema as t
from waqai.store.ids import id_of, key_of_id
from waqai.store.matching import with_words
from waqai.store.rows import STRIDE, Row, Rows, claims_of, key_of
from waqai.store.terms import phrase_of
from waqai.store.values import Dealing, Party

_Condition = ColumnElement[bool]
#: How many numbers a statement takes in one list, at most.
_MANY: Final = 500
#: How many spellings of one actor are looked at for its name.
_SPELLINGS: Final = 200


def dealing_rows(rows: Rows) -> list[Row]:
    """Return the rows of `dealings`; nobody deals with themselves."""
    found = {}
    for claim, row in zip(claims_of(rows.record), rows.claims(), strict=True):
        for one, other in _pairs(claim):
            first, second = (rows.entities[each]["actor"] if each in rows.entities else None for each in (one, other))
            if first is not None and second is not None and first != second:
                fields = {field: row[field] for field in ("day", "last_day", "kind", "type", "status")}
                found[first, second, row["seq"]] = {
                    "one": first, "other": second, "claim": row["seq"], "denied": _denied(claim), **fields,
                }  # fmt: skip
    return [found[key] for key in sorted(found)]


def forget(connection: Connection, record: int) -> None:
    """Take away the dealings of a record: a newer one stands in its place."""
    table = t.dealings
    connection.execute(delete(table).where(table.c.claim.between(record * STRIDE, (record + 1) * STRIDE - 1)))


def among(
    connection: Connection, parties: Sequence[str], since: date | None = None, until: date | None = None
) -> list[Dealing]:
    """Return the dealings of `parties`, 500 at most, with each other: those most often told first."""
    keys = [key_of_id(party) for party in parties[:_MANY]]
    on = t.dealings.c
    return _counted(connection, [on.one.in_(keys), on.other.in_(keys), *_within(since, until)])


def neighbours(
    connection: Connection, parties: Sequence[str], types: Sequence[str], statuses: Sequence[str], most: int
) -> tuple[list[str], int]:
    """Return those who have most to do with `parties`, taken as one, and how many there are: `most` at most.

    Only claims of these types and statuses count.
    """
    on, keys = t.dealings.c, [key_of_id(party) for party in parties]
    said = (on.type.in_(types), on.status.in_(statuses))
    sides = [
        select(theirs.label("who"), func.count().label("many")).where(ours.in_(keys), *said).group_by(theirs)
        for ours, theirs in ((on.one, on.other), (on.other, on.one))
    ]
    return _ranked(connection, sides, keys, most)


def busiest(connection: Connection, types: Sequence[str], most: int) -> list[str]:
    """Return those who have most to do with others by claims of these types, the busiest first: `most` at most."""
    on = t.dealings.c
    sides = [
        select(whose.label("who"), func.count().label("many")).where(on.type.in_(types)).group_by(whose)
        for whose in (on.one, on.other)
    ]
    return _ranked(connection, sides, [], most)[0]


def _ranked(
    connection: Connection, sides: Sequence[Select[tuple[int, int]]], but: Sequence[int], most: int
) -> tuple[list[str], int]:
    both = union_all(*sides).subquery()
    many = func.sum(both.c.many)
    query = select(both.c.who, func.count().over()).where(both.c.who.not_in(but)).group_by(both.c.who)
    rows = connection.execute(query.order_by(many.desc(), both.c.who).limit(most)).all()
    return [id_of(row[0]) for row in rows], rows[0][1] if rows else 0


def span(connection: Connection, parties: Sequence[str] = ()) -> tuple[date, date] | None:
    """Return the first and last day of dealings (of `parties`, if any are given); None where there are none."""
    on, keys = t.dealings.c, [key_of_id(party) for party in parties]
    whose = [or_(on.one.in_(keys), on.other.in_(keys))] if keys else []
    first, last = connection.execute(select(func.min(on.day), func.max(on.day)).where(*whose)).one()
    return None if first is None else (first, last)


def parties_of(connection: Connection, ids: Iterable[str]) -> dict[str, Party]:
    """Return the parties of these ids, by id, by the name that most of their spellings share; unknown ids are left out.

    Of an actor with very many spellings some are looked at.
    """
    found = {}
    for party in ids:
        table = t.entities.c
        some = select(table.name, table.kind).where(table.actor == key_of_id(party)).limit(_SPELLINGS)
        counted = Counter(tuple(row) for row in connection.execute(some))
        if counted:
            (name, kind), _ = min(counted.items(), key=lambda pair: (-pair[1], pair[0]))
            found[party] = Party(party, name, kind)
    return found


def party_of_known(registry: str) -> str:
    """Return the id of the party that a known actor is, by its id in the registry."""
    return id_of(key_of("actor", registry))


def parties_named(connection: Connection, name: str, most: int, *, exactly: bool) -> list[str]:
    """Return the ids of those that have `name`, as whole words, among their names: those in most reports first.

    `exactly` asks for those who are called so in some report, no word more. Raises UsageError where there is no word.
    """
    tie = t.record_entities.c
    keys = with_words(connection.dialect.name, t.entities, "key", phrase_of(name))
    if exactly:
        keys = select(t.entities.c.key).where(t.entities.c.key.in_(keys), t.entities.c.name == name)
    query = select(tie.actor).where(tie.entity.in_(keys)).group_by(tie.actor)
    ordered = query.order_by(func.count(tie.record.distinct()).desc(), tie.actor).limit(most)
    return [id_of(key) for key in connection.execute(ordered).scalars()]


def between(parties: Sequence[str]) -> _Condition:
    """Return the condition on `claims` that parties deal with each other by a claim."""
    keys, on = [key_of_id(party) for party in parties], t.dealings.c
    return t.claims.c.seq.in_(select(on.claim).where(on.one.in_(keys), on.other.in_(keys)))


def _counted(connection: Connection, conditions: Sequence[_Condition]) -> list[Dealing]:
    on = t.dealings.c
    same = (on.one, on.other, on.kind, on.type, on.status, on.denied)
    query = select(*same, func.count().label("many"), func.min(on.day), func.max(on.last_day)).where(*conditions)
    rows = [_dealing(row) for row in connection.execute(query.group_by(*same))]
    return sorted(rows, key=lambda row: (-row.count, row.one, row.other, row.type, row.status))


def _dealing(row: Any) -> Dealing:
    one, other, kind, type_, status, denied, many, first, last = row
    return Dealing(
        one=id_of(one), other=id_of(other), kind=kind, type=type_, status=status, denied=bool(denied), count=many,
        first=first, last=last,
    )  # fmt: skip


def _within(since: date | None, until: date | None) -> Iterator[_Condition]:
    on = t.dealings.c
    if since:
        yield on.last_day >= since
    if until:
        yield on.day <= until


def _pairs(claim: Claim) -> Iterator[tuple[str, str]]:
    """Yield (who does it or stands so, to whom)."""
    if isinstance(claim, Event):
        yield from ((actor, recipient) for actor in claim.actors for recipient in claim.recipients)
    elif isinstance(claim, Relation):
        yield claim.subject, claim.object


def _denied(claim: Claim) -> bool:
    sources: Iterable[Attribution] = getattr(claim, "sources", ())
    return any(source.stance is Stance.DENIES for source in sources)
