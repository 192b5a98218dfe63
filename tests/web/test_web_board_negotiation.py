"""The negotiation board: seats, stages, issues, and what goes with the talks."""

from __future__ import annotations

from matters import actor, course, day, position, said, source, step
from waqai.desk import Head
from waqai.ledger import Course, Matter, Spot, Stance
from waqai.web.views.negotiation import NegotiationBoard, goes_with, negotiation_board

TOWN, ARMY, ENVOY, SHEIKH = actor("لجنة البلدة"), actor("الجيش"), actor("المبعوث"), actor("الشيخ سالم")


def _talks() -> Course:
    both = (TOWN, ARMY)
    talks = Matter.NEGOTIATION
    return course(
        step(said(talks, "ongoing", 1, parties=both, mediators=[ENVOY], delegates=[(SHEIKH, TOWN)], places=["الوادي"])),
        step(
            said(talks, "failed", 8, parties=both, places=["الوادي"]),
            denied=[said(talks, "failed", 8, denied=True, parties=both, where=source("نفى المبعوث فشلها", 8))],
        ),
        positions=[
            position(ARMY, Stance.DEMANDED, "تسليم السلاح الثقيل", 2, to=[TOWN]),
            position(TOWN, Stance.CONDITIONAL, "تسليم السلاح الثقيل بعد فتح الطريق", 5),
            position(ARMY, Stance.REFUSED, "انسحاب الحواجز", 9),
        ],
    )


def _board() -> NegotiationBoard:
    return negotiation_board(_talks())


def test_the_two_sides_sit_at_the_table_and_the_mediator_between_them() -> None:
    board = _board()
    assert {seat.name for seat in board.seats} == {"لجنة البلدة", "الجيش"}
    assert [person.name for person in board.mediators] == ["المبعوث"]
    town = next(seat for seat in board.seats if seat.name == "لجنة البلدة")
    assert [(person.name, person.party) for person in town.delegates] == [("الشيخ سالم", "لجنة البلدة")]


def test_who_only_mediates_sits_behind_the_parties() -> None:
    talks = Matter.NEGOTIATION
    board = negotiation_board(
        course(
            step(said(talks, "ongoing", 1, parties=[ENVOY, TOWN, ARMY])),
            step(said(talks, "ongoing", 2, parties=[ENVOY, TOWN, ARMY], mediators=[ENVOY])),
        )
    )
    assert board.seats[-1].name == "المبعوث"


def test_each_position_stands_in_the_stage_that_it_was_taken_in() -> None:
    first, second = _board().stages
    assert [(card.actor, card.stance) for card in first.cards] == [
        ("الجيش", Stance.DEMANDED),
        ("لجنة البلدة", Stance.CONDITIONAL),
    ]
    assert [card.issue for card in second.of(ARMY.side)] == ["انسحاب الحواجز"]


def test_wordings_of_one_issue_are_one_row_and_a_seat_shows_the_last_word() -> None:
    board = _board()
    weapons, posts = board.issues
    assert [card.stance for card in weapons.cards] == [Stance.DEMANDED, Stance.CONDITIONAL]
    assert weapons.name == "تسليم السلاح الثقيل"
    assert posts.of(TOWN.side) == ()
    army = next(seat for seat in board.seats if seat.name == "الجيش")
    assert [card.issue for card in army.cards] == ["انسحاب الحواجز", "تسليم السلاح الثقيل"]


def test_where_the_talks_stand_says_who_says_so_and_who_denies_it() -> None:
    standing = _board().standing
    assert (standing.state, standing.on, standing.disputed) == ("failed", day(8), True)
    assert [quote.text for quote in standing.denied] == ["نفى المبعوث فشلها"]
    assert standing.said[0].address == "/reports/8:negotiation failed#claim of 8:negotiation failed"


def test_a_day_that_no_report_gives_is_the_day_of_the_report_and_one_between_two_is_a_span() -> None:
    talks = Matter.NEGOTIATION
    board = negotiation_board(
        course(
            step(said(talks, "ongoing", 3, dated=False, parties=[TOWN, ARMY])),
            step(said(talks, "suspended", 5, until=9, parties=[TOWN, ARMY])),
        )
    )
    told, between = board.steps
    assert (told.dated, told.open) == (False, True)
    assert (between.first, between.last, between.open) == (day(5), day(9), True)


def _head(first: int, last: int, *sides: str, place: str = "بعيد") -> Head:
    return Head(
        id="x", matter=Matter.TRUCE, parties=tuple(map(actor, sides)), places=(Spot(place, place),),
        steps=((day(first), "in_force"), (day(last), "violated")), reports=1, against=0,
    )  # fmt: skip


def test_a_truce_goes_with_the_talks_of_its_sides_or_of_its_place_at_the_time() -> None:
    talks = _talks()
    assert goes_with(talks, _head(2, 4, "لجنة البلدة", "الجيش"))
    assert goes_with(talks, _head(2, 4, "غيرهم", place="الوادي"))
    assert not goes_with(talks, _head(2, 4, "الجيش", "غيرهم"))
    assert not goes_with(talks, _head(20, 24, "لجنة البلدة", "الجيش"))


def test_a_board_is_drawn_up_to_the_day_asked_for() -> None:
    assert negotiation_board(_talks(), until=day(20)).until == day(20)
    assert _board().until == day(9)
