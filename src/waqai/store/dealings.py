"""Who has to do with whom: what one does to another, and the relations between them, ready to be counted.

`dealings` repeats of each current claim its pairs of actors with what they are filtered by. An actor is what
`entities.actor` says: a known actor, or all that bear one name and are of one kind.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, delete, func, or_, select

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


def around(
    connection: Connection, parties: Sequence[str], since: date | None = None, until: date | None = None
) -> list[Dealing]:
    """Return the dealings of `parties`, taken as one, with everybody else: those most often told first."""
    keys = [key_of_id(party) for party in parties]
    on = t.dealings.c
    wanted = or_(on.one.in_(keys), on.other.in_(keys))
    return _counted(connection, [wanted, *_within(since, until)])


def among(
    connection: Connection, parties: Sequence[str], since: date | None = None, until: date | None = None
) -> list[Dealing]:
    """Return the dealings of `parties`, 500 at most, with each other: those most often told first."""
    keys = [key_of_id(party) for party in parties[:_MANY]]
    on = t.dealings.c
    return _counted(connection, [on.one.in_(keys), on.other.in_(keys), *_within(since, until)])


def busiest(
    connection: Connection, types: Sequence[str], most: int, since: date | None = None, until: date | None = None
) -> list[str]:
    """Return those who have most to do with others by claims of these types, the busiest first: `most` at most."""
    on = t.dealings.c
    many = func.count().label("many")
    query = select(on.one, on.other, many).where(on.type.in_(types), *_within(since, until))
    sums: dict[int, int] = {}
    for one, other, number in connection.execute(query.group_by(on.one, on.other)):
        for key in (one, other):
            sums[key] = sums.get(key, 0) + number
    ordered = sorted(sums, key=lambda key: (-sums[key], key))
    return [id_of(key) for key in ordered[:most]]


def span(connection: Connection, parties: Sequence[str] = ()) -> tuple[date, date] | None:
    """Return the first and last day of dealings (of `parties`, if any are given); None where there are none."""
    on, keys = t.dealings.c, [key_of_id(party) for party in parties]
    whose = [or_(on.one.in_(keys), on.other.in_(keys))] if keys else []
    first, last = connection.execute(select(func.min(on.day), func.max(on.day)).where(*whose)).one()
    return None if first is None else (first, last)


def parties_of(connection: Connection, ids: Iterable[str]) -> dict[str, Party]:
    """Return the parties of these ids, by id, by the name that most spellings share; unknown ids are left out."""
    keys, table = [key_of_id(each) for each in ids], t.entities.c
    query = (
        select(table.actor, table.name, table.kind, func.count().label("many"))
        .where(table.actor.in_(keys))
        .group_by(table.actor, table.name, table.kind)
        .order_by(func.count(), table.name.desc())
    )
    return {id_of(row.actor): Party(id_of(row.actor), row.name, row.kind) for row in connection.execute(query)}


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
