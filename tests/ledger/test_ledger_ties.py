"""Allegiances and commands through time."""

from __future__ import annotations

from datetime import date

from waqai.ledger.ties import Tie, tie_words, ties
from waqai.link import Filed, cast
from waqai.model import (
    Attribution,
    Entity,
    EntityKind,
    Evidence,
    Record,
    Relation,
    RelationStatus,
    RelationType,
    Report,
    Span,
    Stance,
)


def _filed(day: int, status: RelationStatus, *sources: Attribution) -> Filed:
    report = Report(text="يتبع لواء السد حركة النهر.", published=date(2024, 3, day))
    entities = (
        Entity(id="E1", name="لواء السد", kind=EntityKind.ARMED_GROUP, mentions=(Span(5, 14),)),
        Entity(id="E2", name="حركة النهر", kind=EntityKind.ARMED_GROUP, mentions=(Span(15, 25),)),
    )
    relation = Relation(
        type=RelationType.AFFILIATED_WITH, subject="E1", object="E2", status=status, sources=sources,
        evidence=(Evidence("relation", Span(0, 4)),),
    )  # fmt: skip
    return Filed(
        record=Record(report=report, entities=entities, relations=(relation,)), name=f"r-{day}", group=report.id
    )


def _ties(rows: list[Filed]) -> list[Tie]:
    who = cast(rows)
    return ties(word for row in rows for word in tie_words(row, who))


def test_a_tie_keeps_every_report_and_its_last_status() -> None:
    rows = [_filed(5, RelationStatus.FORMER), _filed(1, RelationStatus.CURRENT)]
    (tie,) = _ties(rows)
    assert (tie.first, tie.last, tie.status) == (date(2024, 3, 1), date(2024, 3, 5), RelationStatus.FORMER)
    assert [word.source.name for word in tie.words] == ["r-1", "r-5"]


def test_a_tie_that_all_deny_is_denied() -> None:
    rows = [_filed(1, RelationStatus.ALLEGED, Attribution("E1", Stance.DENIES))]
    (tie,) = _ties(rows)
    assert tie.status is RelationStatus.DENIED
    assert tie.words[0].denied
