"""Who holds what, as last reported."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from waqai.ledger import Matter, Source, Spot, Statement, Teller, Transition
from waqai.link import Actor, Name
from waqai.model import EntityKind, Span
from waqai.web.views.holdings import collection, holdings, sides

ARMY = Actor(id="a-1", name=Name("الجيش"), side="state", kind=EntityKind.MILITARY)
REBELS = Actor(id="a-2", name=Name("فصيل محلي"), side="a-2", kind=EntityKind.ARMED_GROUP)
TOWN = Spot("own:syr_tafas", "بلدة طفس", local=True)
HILL = Spot("تل مجهول", "تل مجهول", local=True)


def held(spot: Spot, day: int, actor: Actor | None, state: str = "holds", *, name: str = "r-1") -> Transition:
    source = Source(
        report=f"report-{name}", name=name, outlet="وكالة المثال", url=None, reported=date(2024, 3, day), learnt=None,
        copy_of=name, tellers=(Teller(Name("شهود")),), text="سيطر عليها", span=Span(0, 10), claims=(),
    )  # fmt: skip
    on = date(2024, 3, day)
    said = Statement(
        matter=Matter.CONTROL, state=state, on=on, until=on, dated=True, parties=(actor,) if actor else (),
        places=(spot,), source=source,
    )  # fmt: skip
    return Transition(matter=Matter.CONTROL, state=state, on=on, said=(said,))


def last(*rows: Transition) -> list[tuple[str, Transition]]:
    return [(row.places[0].id, row) for row in rows]


def test_what_holds_on_each_place() -> None:
    found = holdings(last(held(TOWN, 5, REBELS, "gained"), held(HILL, 3, ARMY)))
    assert [(each.place.id, each.state, each.holder) for each in found] == [
        (TOWN.id, "gained", REBELS),
        (HILL.id, "holds", ARMY),
    ]
    assert found[0].name("en") == "Tafas"
    assert found[1].name("en") == "تل مجهول"


def test_of_a_change_on_several_places_only_the_asked_one_counts() -> None:
    both = held(TOWN, 5, REBELS)
    both = replace(both, said=(replace(both.said[0], places=(HILL, TOWN)),))
    assert [each.place for each in holdings([(TOWN.id, both)])] == [TOWN]
    assert holdings([("elsewhere", both)]) == []


def test_who_holds_most_comes_first() -> None:
    other = replace(HILL, id="own:syr_nawa", name="نوى")
    nobody = held(Spot("x", "x"), 4, None)
    found = holdings(last(held(TOWN, 1, ARMY), held(HILL, 2, REBELS), held(other, 3, REBELS), nobody))
    assert sides(found) == [REBELS, ARMY]


def test_only_known_places_come_on_the_map_with_who_says_so() -> None:
    form = collection(holdings(last(held(TOWN, 1, ARMY), held(HILL, 3, ARMY))), "ar")
    (one,) = form["features"]
    assert one["geometry"]["coordinates"] == [36.07, 32.74]
    properties = one["properties"]
    assert (properties["holder"], properties["tellers"], properties["outlet"]) == ("الجيش", ["شهود"], "وكالة المثال")
    assert (properties["quote"], properties["colour"], properties["radius"]) == ("سيطر عليها", 0, 4000)


def test_nobody_named_has_the_last_colour() -> None:
    (one,) = collection(holdings(last(held(TOWN, 1, None, "contested"))), "en")["features"]
    assert (one["properties"]["holder"], one["properties"]["colour"]) == (None, 6)
