"""The last change of state on each place, on both databases."""

from __future__ import annotations

from datetime import date

from story import story
from waqai.desk import Asked, Desk
from waqai.ledger import Matter
from waqai.store import Store


def last(desk: Store, asked: Asked) -> dict[str, tuple[str, date, tuple[str, ...]]]:
    """Return place → state, day and parties of the last change of control there."""
    rows = Desk(desk).last_on_places(asked, Matter.CONTROL)
    return {
        next(spot.name for spot in step.transition.places if spot.id == place): (
            step.transition.state,
            step.transition.on,
            tuple(actor.name for actor in step.transition.parties),
        )
        for place, step in rows
    }


def test_the_last_word_on_each_place_up_to_a_day(desk: Store) -> None:
    desk.add_many((each.record, each.name) for each in story())
    now, before = last(desk, Asked()), last(desk, Asked(as_of=date(2024, 3, 9)))
    ((town, (state, day, parties)),) = [row for row in now.items() if "المخا" in row[0]]
    assert (state, day, parties) == ("holds", date(2024, 3, 10), ("الحوثيون",))
    assert before[town][1] == date(2024, 3, 9)
    assert before[town][2] != parties
    assert last(desk, Asked(known_by=date(2024, 3, 9)))[town] == before[town]
    assert last(desk, Asked(as_of=date(2024, 2, 1))) == {}


def test_places_can_be_left_out_and_bounded(desk: Store) -> None:
    desk.add_many((each.record, each.name) for each in story())
    places = [place for place, _ in Desk(desk).last_on_places(Asked(), Matter.CONTROL)]
    assert places
    assert Desk(desk).last_on_places(Asked(), Matter.CONTROL, lambda place: place not in places) == []
    assert len(Desk(desk).last_on_places(Asked(limit=1), Matter.CONTROL)) == 1
