"""Ties on a desk: lists show the latest words, counts stand in their rows, and all words can be paged."""

from __future__ import annotations

from datetime import date, timedelta

from waqai.desk import Asked, Desk, Tied
from waqai.ledger import Ledger
from waqai.model import (
    Entity,
    EntityKind,
    Evidence,
    Record,
    Relation,
    RelationStatus,
    RelationType,
    Report,
    Span,
)
from waqai.store import Store

_FIRST = date(2024, 3, 1)
_MANY = 25


def _record(number: int, outlet: str = "مراسل المثال") -> Record:
    """Return a record of the day of its number: that a brigade follows an army."""
    words = " ".join(f"كلمة{number}ثم{step}" for step in range(30))  # no report copies another
    status = RelationStatus.CURRENT if number % 2 else RelationStatus.FORMER
    entities = (
        Entity(id="E1", name="لواء الوادي", kind=EntityKind.ARMED_GROUP),
        Entity(id="E2", name="جيش السهل", kind=EntityKind.ARMED_GROUP),
    )
    relation = Relation(
        type=RelationType.AFFILIATED_WITH, subject="E1", object="E2", status=status,
        evidence=(Evidence("relation", Span(0, 4)),),
    )  # fmt: skip
    report = Report(text=words, outlet=outlet, published=_FIRST + timedelta(days=number))
    return Record(report=report, entities=entities, relations=(relation,))


def _tie(desk: Store, **asked: date) -> Tied:
    (tie,) = Desk(desk).ties(Asked(**asked)).rows  # type: ignore[arg-type]
    return tie


def _same(tie: Tied, ledger: Ledger) -> bool:
    (whole,) = ledger.ties
    independent = len({word.source.copy_of for word in whole.words})
    counted = (tie.first, tie.last, tie.status, tie.reports) == (whole.first, whole.last, whole.status, independent)
    return counted and tie.words == whole.words[-len(tie.words) :]


def test_a_list_has_the_latest_words_and_counts_all_reports(desk: Store) -> None:
    for number in (*range(0, _MANY, 2), *range(1, _MANY, 2)):
        desk.add(_record(number), name=f"r-{number}")
        Desk(desk).refresh()
    tie = _tie(desk)
    assert tie.reports == _MANY
    assert len(tie.words) < _MANY
    assert _same(tie, Desk(desk).ledger())
    day = _FIRST + timedelta(days=5)
    then = _tie(desk, known_by=day)
    assert then.reports == 6
    assert _same(then, Desk(desk).ledger(known_by=day))


def test_a_copy_counts_once_whenever_it_comes(desk: Store) -> None:
    desk.add(_record(1))
    Desk(desk).refresh()
    for outlet in ("وكالة أولى", "وكالة ثانية"):
        desk.add(_record(1, outlet))
        Desk(desk).refresh()
    desk.add(_record(2))
    tie = _tie(desk)
    assert tie.reports == 2
    assert _same(tie, Desk(desk).ledger())


def test_all_words_on_a_tie_are_paged(desk: Store) -> None:
    desk.add_many((_record(number), f"r-{number}") for number in range(_MANY))
    tie, names, after = _tie(desk), list[str](), None
    while True:
        page = Desk(desk).words(tie.id, Asked(limit=10, after=after))
        names += [word.source.name for word in page.rows]
        if (after := page.after) is None:
            break
    assert names == [f"r-{number}" for number in reversed(range(_MANY))]
    assert Desk(desk).words("nothing").rows == ()
