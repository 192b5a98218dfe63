"""Links and judgements, on both databases."""

from __future__ import annotations

from datetime import UTC, datetime

from waqai.model import Judgement, Verdict
from waqai.store import Link, Store

SAME = Link(
    kind="same_event", subject="event-1", object="event-2", score=0.5, because=("يوم واحد", "مكان واحد"), maker="m 1"
)
RIVAL = Link(kind="contradicts", subject="event-2", object="event-3")


def test_links_come_back_once_and_in_order(desk: Store) -> None:
    desk.add_links([SAME, RIVAL])
    desk.add_links([RIVAL, SAME])
    assert desk.links() == [SAME, RIVAL]
    assert desk.links(about="event-2") == [SAME, RIVAL]
    assert desk.links(about="event-3") == [RIVAL]
    assert desk.links(kind="same_event") == desk.links(maker="m 1") == [SAME]
    assert desk.links(known_by=datetime(2000, 1, 1, tzinfo=UTC)) == []


def test_a_link_made_otherwise_is_another(desk: Store) -> None:
    desk.add_links([SAME])
    before = desk.version()
    desk.add_links([Link(kind="same_event", subject="event-1", object="event-2", score=0.75, maker="m 2")])
    assert len(desk.links(about="event-1")) == 2
    assert desk.version() != before


def test_judgements_stay_and_are_taken_back_by_others(desk: Store) -> None:
    at = datetime(2024, 3, 1, 12, tzinfo=UTC)
    first = Judgement(
        id="j1", subject="entity-1", other="entity-2", verdict=Verdict.SAME, by="سلمى", at=at, comment="…"
    )
    second = Judgement(
        id="j2", subject="entity-1", other="entity-2", verdict=Verdict.UNSURE, by="سلمى", at=at, replaces="j1"
    )
    for judgement in (first, second, first):
        desk.judge(judgement)
    assert desk.judgements() == desk.judgements(about="entity-2") == [first, second]
    assert desk.judgements(about="entity-3") == []
    assert desk.judgements(known_by=at) == []
