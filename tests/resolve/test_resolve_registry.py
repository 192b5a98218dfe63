"""Entities and the registry: linked by evidence, by date, or not at all; two printed mentions joined, no name made."""

from __future__ import annotations

from datetime import date

import pytest

from waqai.language import analyse
from waqai.lexicon import registry
from waqai.mentions.entities import find_entities
from waqai.model import Entity
from waqai.resolve.entities import cluster, entity_of
from waqai.resolve.registry import THRESHOLD, Story, link, persons

DAY = date(2018, 6, 1)


def entities(text: str, day: date | None = DAY) -> dict[str, Entity]:
    """Return the actors of a text by every wording."""
    analysis = analyse(text)
    story = Story(analysis.tokens, find_entities(analysis), day)
    found = [entity_of(known, text, link(known, story)) for known in cluster(story.mentions, None, persons(story))]
    return {wording: entity for entity in found for wording in (entity.name, *entity.aliases)}


#: What is printed, when, whom the registry sees in it, and one piece of the evidence.
LINKS: list[tuple[str, str, date | None, str | None, str]] = [
    ("وصلت حركة حماس إلى القاهرة.", "حركة حماس", DAY, "hamas", "exact alias"),
    ("رفضت موسكو العرض.", "موسكو", DAY, "RUS", "name of the state"),
    ("وصل فلاديمير بوتين.", "فلاديمير بوتين", None, "putin", "exact alias"),
    ("عاد الرئيس السوداني أمس.", "الرئيس السوداني", DAY, "bashir_omar", "office on the day"),
    ("عاد الرئيس السوداني أمس.", "الرئيس السوداني", date(2020, 6, 1), None, ""),
    ("عاد الرئيس السوداني أمس.", "الرئيس السوداني", None, None, ""),
    ("تحدث الأمين العام لحزب الله.", "الأمين العام لحزب الله", DAY, "nasrallah", "office on the day"),
    ("غادر وزير خارجية إيران.", "وزير خارجية إيران", date(2014, 1, 5), "zarif", "office on the day"),
    ("وصل الرئيس السوداني السابق.", "الرئيس السوداني السابق", DAY, None, ""),
    ("وصلت لجنة المحكمين.", "لجنة المحكمين", DAY, None, ""),
    ("انتشرت هيئة تحرير الشام.", "هيئة تحرير الشام", date(2012, 1, 1), None, "not yet founded"),
    ("عاد المبعوث الأممي من سوريا.", "المبعوث الأممي", DAY, None, "office of some country on the day"),
]


@pytest.mark.parametrize(("text", "wording", "day", "who", "because"), LINKS, ids=[f"{r[1]} {r[2]}" for r in LINKS])
def test_links(text: str, wording: str, day: date | None, who: str | None, because: str) -> None:
    entity = entities(text, day)[wording]
    assert entity.registry == who
    assert because in (*entity.registry_because, "")
    assert (entity.registry_score >= THRESHOLD) is (who is not None)


def test_an_office_and_the_name_of_its_holder_are_one() -> None:
    text = "عاد المبعوث الأممي إلى جنيف. وقال ستافان دي ميستورا إن سوريا تنتظر."
    found = entities(text)
    assert found["المبعوث الأممي"] is found["ستافان دي ميستورا"]
    assert found["المبعوث الأممي"].name == "ستافان دي ميستورا"
    later = entities(text, date(2020, 6, 1))
    assert later["المبعوث الأممي"] is not later["ستافان دي ميستورا"]


def test_two_whom_the_registry_tells_apart_are_two() -> None:
    found = entities("التقى الرئيس السوري بشار الأسد الرئيس الروسي فلاديمير بوتين. ثم غادر الرئيس الروسي.")
    assert found["الرئيس الروسي"].registry == "putin"
    assert found["بشار الأسد"].registry == "assad_bashar"


def test_no_name_comes_from_the_registry() -> None:
    text = "عاد الرئيس السوداني أمس."
    wordings = set(entities(text))
    assert all(wording in text for wording in wordings)


def test_a_short_name_needs_its_office() -> None:
    registry.set_own_actors(
        [
            {
                "id": "own_minister", "name": "محمد زهران المرعي", "english": "x", "kind": "person", "country": "ALB",
                "rests_on": "made up", "offices": [{"role": "defence_minister", "of": "ALB", "from": 2017}],
            },
        ]
    )  # fmt: skip
    assert entities("وصل وزير الدفاع الألباني محمد المرعي.")["محمد المرعي"].registry == "own_minister"
    assert entities("وصل الطبيب محمد المرعي.")["محمد المرعي"].registry is None


def test_a_name_that_two_share_is_neither() -> None:
    row = {"name": "كتيبة المرجان", "english": "x", "kind": "armed_group", "rests_on": "made up"}
    registry.set_own_actors([{**row, "id": "own_a", "country": "LBN"}, {**row, "id": "own_b", "country": "EGY"}])
    shared = entities("انسحبت كتيبة المرجان.")["كتيبة المرجان"]
    assert shared.registry is None
    assert "ambiguous" in shared.registry_because


def test_a_family_name_is_that_of_the_one_who_is_named_in_full() -> None:
    found = entities("وصل فلاديمير بوتين أمس. وعاد سيرغي شويغو. ثم قال السيد شويغو إن الجيش باق.")
    assert found["السيد شويغو"] is found["سيرغي شويغو"]
    two = entities("وصل بشار الأسد وشقيقه ماهر الأسد أمس. ثم قال السيد الأسد إن الجيش باق.")
    assert two["بشار الأسد"] is not two["ماهر الأسد"]
