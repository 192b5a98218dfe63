"""The registry: actors by every name, offices by their words and on a day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from lexicon_data import SOUND, write
from waqai.lexicon import registry
from waqai.lexicon.moments import earliest, latest
from waqai.lexicon.registry import actors, holders, office_words, tenures, ties
from waqai.model import EntityKind, fold

Entry = dict[str, Any]
PERSON: Entry = {"name": "سالم الحداد", "english": "Salem", "kind": "person", "rests_on": "made up"}


def key(words: str) -> tuple[str, ...]:
    return tuple(fold(words).split())


@pytest.fixture
def sea(data: Path) -> Iterator[Path]:
    """Return a data folder whose registry is one small file and the office of a harbour master."""
    write(data, "names/offices.yml", [SOUND["names/offices.yml"]], known_to="2025-10")
    write(data, "names/actors/sea.yml", [{**SOUND["names/actors/sea.yml"], "aliases": ["غواصو الميناء"]}])
    registry.set_own_actors([])
    yield data
    registry.set_own_actors([])


def hold(person: str, **office: Any) -> Entry:
    return {**PERSON, "id": person, "offices": [{"role": "harbour_master", "of": "ATL", **office}]}


@pytest.mark.parametrize(
    ("moment", "first", "last"),
    [
        ("2019", date(2019, 1, 1), date(2019, 12, 31)),
        ("2019-04", date(2019, 4, 1), date(2019, 4, 30)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("970", date(970, 1, 1), date(970, 12, 31)),
    ],
)
def test_moments_cover_days(moment: str, first: date, last: date) -> None:
    assert (earliest(moment), latest(moment)) == (first, last)


@pytest.mark.usefixtures("sea")
def test_actors_are_known_by_every_name() -> None:
    actor = actors().get(key("غواصو الميناء"))
    assert actor is not None
    assert actor == actors().get(key("كتيبة الغواصين"))
    assert (actor.id, actor.kind, actor.country, actor.sector) == ("divers", EntityKind.ARMED_GROUP, "ATL", "REB")


def test_actors_are_known_by_the_names_they_bore(sea: Path) -> None:
    row = {**SOUND["names/actors/sea.yml"], "renamed": [{"name": "لواء الأعماق", "english": "Deep"}], "founded": 2019}
    write(sea, "names/actors/sea.yml", [row])
    registry.files_changed()
    actor = actors().get(key("لواء الأعماق"))
    assert actor is not None
    assert (actor.id, actor.founded) == ("divers", date(2019, 1, 1))


@pytest.mark.usefixtures("sea")
def test_a_users_actors_come_first_and_a_shared_name_has_rivals() -> None:
    registry.set_own_actors([{**SOUND["names/actors/sea.yml"], "id": "mine", "country": "MUU"}])
    actor = actors().get(key("كتيبة الغواصين"))
    assert actor is not None
    assert (actor.id, actor.rivals) == ("mine", ("divers",))
    registry.set_own_actors([])
    actor = actors().get(key("كتيبة الغواصين"))
    assert actor is not None
    assert (actor.id, actor.rivals) == ("divers", ())


@pytest.mark.usefixtures("sea")
@pytest.mark.parametrize(
    ("day", "who"),
    [
        (date(2018, 12, 31), set()),
        (date(2019, 1, 1), {"old"}),
        (date(2021, 4, 15), {"old", "new"}),
        (date(2025, 10, 31), {"new"}),
        (date(2025, 11, 1), set()),
    ],
)
def test_who_held_an_office_on_a_day(day: date, who: set[str]) -> None:
    """Dates count as wide as they are unsure; what has no end is known up to the day of the review alone."""
    registry.set_own_actors([hold("old", **{"from": 2019, "to": "2021-04"}), hold("new", **{"from": "2021-04"})])
    assert holders({"harbour_master"}, "ATL", day) == who
    assert holders({"harbour_master"}, "MUU", day) == set()


@pytest.mark.usefixtures("sea")
def test_an_office_that_nobody_dates_decides_nothing() -> None:
    registry.set_own_actors([hold("old", to="2021-04")])
    assert tenures() == {("harbour_master", "ATL"): ()}


@pytest.mark.usefixtures("sea")
def test_whoever_leads_a_body_is_its_leader() -> None:
    registry.set_own_actors([{**PERSON, "id": "old", "allegiances": [{"leads": "divers", "from": 2019}]}])
    assert holders({registry.LEADER}, "divers", date(2020, 1, 1)) == {"old"}


@pytest.mark.usefixtures("sea")
def test_what_ties_two_actors_is_known_in_its_direction() -> None:
    led = {**PERSON, "id": "old", "allegiances": [{"leads": "divers", "from": 2019}]}
    registry.set_own_actors([led, hold("new", to="2021-04")])
    assert ties()["old", "divers"] == {"leads"}
    assert ties()["new", "ATL"] == {"harbour_master"}
    assert ("divers", "old") not in ties()


def test_office_words_are_those_of_one_holder(sea: Path) -> None:
    rows = [SOUND["names/offices.yml"], {"id": "envoy", "words": ["رئيس مرفأ", "رسول"], "single": False}]
    write(sea, "names/offices.yml", rows, known_to="2025-10")
    registry.files_changed()
    assert office_words().get(key("رئيس مرفأ")) == frozenset({"harbour_master"})
    assert office_words().get(key("رسول")) is None


def test_the_shipped_registry_knows_presidents_by_date() -> None:
    assert holders({"president"}, "SDN", date(2018, 6, 1)) == {"bashir_omar"}
    assert holders({"president"}, "SDN", date(2020, 6, 1)) == set()
    assert holders({"un_envoy"}, "SYR", date(2016, 6, 1)) == {"de_mistura"}
