"""Who has to do with whom: the neighbourhood, its layout and its picture."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports import record, report
from waqai.model import Attribution, EventType, Record, Relation, RelationStatus, RelationType, Stance, Status
from waqai.store import Party, Store, open_store
from waqai.web.draw.network import Wording, network_picture
from waqai.web.views.layout import apart, circle, spread
from waqai.web.views.network import Edge, Family, Network, Sight, around, overview

ENVOY, COMMITTEE, TROOPS, WITNESS = "الوسيط الأممي", "لجنة الأهالي", "القوات الحكومية", "شاهد <b>عيان</b>"


def with_relation(made: Record, kind: RelationType, status: RelationStatus = RelationStatus.CURRENT) -> Record:
    return replace(made, relations=(Relation(type=kind, subject="E1", object="E2", status=status),))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(str(tmp_path / "desk.db"), create=True) as desk:
        desk.add(record(report("لقاء أول.", day=1), EventType.CONSULT))
        desk.add(record(report("لقاء ثان.", day=2), EventType.CONSULT))
        attack = record(report("هجوم.", day=5), EventType.ASSAULT, actor=TROOPS)
        desk.add(replace(attack, events=(replace(attack.events[0], sources=(Attribution("E3", Stance.DENIES),)),)))
        desk.add(record(report("سيهاجم.", day=6), EventType.ASSAULT, actor=TROOPS, status=Status.FUTURE))
        led = record(report("يقود القائد.", day=7), EventType.PROTEST, actor=WITNESS)
        desk.add(with_relation(led, RelationType.LEADS))
        armed = record(report("يزود.", day=8), EventType.PROTEST, actor=TROOPS)
        desk.add(with_relation(armed, RelationType.SUPPLIES, RelationStatus.ALLEGED))
        yield desk


def near(store: Store, sight: Sight | None = None) -> Network:
    found = around(store, store.parties_named(COMMITTEE), sight or Sight())
    assert found
    return found


def told(network: Network) -> set[tuple[str, Family, str, int, bool]]:
    return {
        (network.name(edge.one), edge.family, network.name(edge.other), edge.count, edge.doubtful)
        for edge in network.edges
    }


def test_a_neighbourhood_says_who_does_what_to_whom(store: Store) -> None:
    network = near(store)
    assert {(family, other, count, doubt) for _, family, other, count, doubt in told(network)} >= {
        (Family.FIGHTS, COMMITTEE, 1, True),
        (Family.ARMS, COMMITTEE, 1, True),
    }
    (talks,) = [edge for edge in network.edges if edge.family is Family.TALKS]
    assert {network.name(talks.one), network.name(talks.other)} == {ENVOY, COMMITTEE}
    assert (talks.count, talks.doubtful, talks.first, talks.last) == (2, False, date(2024, 3, 1), date(2024, 3, 2))


def test_whoever_is_led_follows(store: Store) -> None:
    assert (COMMITTEE, Family.FOLLOWS, WITNESS, 1, False) in told(near(store))


def test_what_is_only_announced_is_not_drawn(store: Store) -> None:
    (fights,) = [edge for edge in near(store).edges if edge.family is Family.FIGHTS]
    assert (fights.count, fights.denied) == (1, 1)


def test_who_is_in_the_picture_does_not_depend_on_the_days(store: Store) -> None:
    early = near(store, Sight(until=date(2024, 3, 1)))
    assert early.parties == near(store).parties
    assert circle(early) == circle(near(store))
    sight = Sight(until=date(2024, 3, 1))
    assert spread(overview(store, sight)) == spread(overview(store, Sight()))
    assert [(edge.family, edge.count) for edge in early.edges] == [(Family.TALKS, 1)]


def test_families_and_number_bound_it(store: Store) -> None:
    talks = near(store, Sight(families=frozenset({Family.TALKS})))
    assert {party.name for party in talks.parties} == {COMMITTEE, ENVOY}
    few = near(store, Sight(most=2))
    assert (len(few.parties), few.hidden) == (3, 1)


def test_nobody_known_is_nobody(store: Store) -> None:
    assert around(store, ["0" * 16], Sight()) is None
    assert around(store, [], Sight()) is None


def test_the_busiest_together(store: Store) -> None:
    network = overview(store, Sight(most=10))
    assert network.centre is None
    assert network.parties[0].name == COMMITTEE
    assert {family for _, family, _, _, _ in told(network)} == set(Family)


def made(count: int, centre: str | None = None) -> Network:
    parties = tuple(Party(f"{number:016x}", f"طرف {number}", "person") for number in range(count))
    day = date(2024, 3, 1)
    edges = tuple(
        Edge(
            family=Family.TALKS, one=parties[0].id, other=each.id, types={"CONSULT": at}, alleged=0, denied=0,
            first=day, last=day,
        )
        for at, each in enumerate(parties[1:], 1)
    )  # fmt: skip
    return Network(parties, edges, centre, ever=edges)


@settings(deadline=None)
@given(count=st.integers(0, 30))
def test_the_same_network_stands_the_same_way(count: int) -> None:
    network = made(count)
    points = spread(network)
    assert points == spread(network)
    assert set(points) == {party.id for party in network.parties}
    assert all(-1.001 <= each <= 1.001 for point in points.values() for each in point)


def test_the_centre_is_in_the_middle() -> None:
    network = made(12, f"{0:016x}")
    points = circle(network)
    assert points[f"{0:016x}"] == (0.0, 0.0)
    assert len(set(points.values())) == 12


def test_plates_do_not_stand_on_each_other() -> None:
    points = {f"{at}": (100.0 + at % 3, 100.0) for at in range(12)}
    sizes = dict.fromkeys(points, (80.0, 30.0))
    found = apart(points, sizes, (900.0, 600.0))
    for one, other in combinations(found.values(), 2):
        assert abs(one[0] - other[0]) >= 79 or abs(one[1] - other[1]) >= 29
    assert all(40 <= x <= 860 and 15 <= y <= 585 for x, y in found.values())


def test_the_picture_is_sound_and_hostile_names_are_harmless(store: Store) -> None:
    wording = Wording(
        label=lambda edge: f"{edge.family} {edge.count}",
        sentence=lambda edge: f"<{edge.family}>",
        address=lambda party: f"/network?actor={party.id}",
        claims=lambda edge: f"/network/claims?one={edge.one}&other={edge.other}",
        title="الشبكة",
    )
    network = near(store)
    markup = network_picture(network, wording)
    root = ET.fromstring(markup)  # noqa: S314  it is our own
    assert "<b>" not in markup
    assert len(root.findall("./a[@data-party]")) == len(network.parties)
    ties = root.findall("./a[@data-tie]/path[@class]")
    drawn = {str(each.get("class")) for each in ties}
    assert {"tie talks", "tie fights doubtful", "tie arms doubtful", "tie follows"} <= drawn
    assert all("style" not in each.attrib for each in root.iter())
