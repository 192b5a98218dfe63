"""Who faces whom where talks or a deal are named."""

from __future__ import annotations

import pytest

from scenes import context, names, token
from waqai.claims.talk_parties import mediators_of, parties_beside, parties_of
from waqai.claims.told import Told
from waqai.model import Event, EventType, Relation, RelationType

SUDAN, SHABAB = "الحكومة السودانية", "حركة الشباب"


@pytest.mark.parametrize(
    ("text", "name", "parties"),
    [
        ("تتواصل المفاوضات بين الحكومة السودانية وحركة الشباب", "المفاوضات", {SUDAN, SHABAB}),
        ("تتواصل المفاوضات الجارية منذ شهر بين الحكومة السودانية وبين حركة الشباب", "المفاوضات", {SUDAN, SHABAB}),
        ("تتواصل مفاوضات الحكومة السودانية مع حركة الشباب", "مفاوضات", {SUDAN, SHABAB}),
        # called after where they are held
        ("تتواصل مفاوضات الدوحة بين الحكومة السودانية وحركة الشباب", "مفاوضات", {SUDAN, SHABAB}),
        ("تعثرت مفاوضات الدوحة أمس", "مفاوضات", set()),
        ("تتواصل المفاوضات مع حركة الشباب", "المفاوضات", {SHABAB}),
        ("تتواصل المفاوضات في جنيف وقصفت حركة الشباب بلدة", "المفاوضات", set()),
        ("تتواصل المفاوضات، وجمع لقاء بين الحكومة السودانية وحركة الشباب الوسطاء", "المفاوضات", set()),
        ("تتواصل المفاوضات التي أغضبت أهالي بين الحكومة السودانية وحركة الشباب", "المفاوضات", set()),
    ],
)
def test_parties_are_those_that_the_words_behind_the_name_bring_in(text: str, name: str, parties: set[str]) -> None:
    seen = context(text)
    told = Told(seen.scene.analysis, seen.scene.entities)
    assert set(names(seen, tuple(parties_beside(told, token(seen, name).index)))) == parties


def test_adjectives_in_a_row_are_parties() -> None:
    seen = context("انتهت المحادثات الروسية التركية أمس")
    told = Told(seen.scene.analysis, seen.scene.entities)
    assert len(set(parties_beside(told, token(seen, "المحادثات").index))) == 2


def test_whom_a_person_leads_is_a_party_by_that_person() -> None:
    seen = context("وقع كريم نصار اتفاقا مع حركة الشباب")
    ids = {entity.name: entity.id for entity in seen.scene.entities.values()}
    man, movement = ids["كريم نصار"], ids[SHABAB]
    signs = Event(id="e", type=EventType.SUPPORT, trigger=token(seen, "وقع").span, actors=(man,), because=("test",))
    led = Relation(type=RelationType.LEADS, subject=man, object=movement)
    assert parties_of(Told(seen.scene.analysis, seen.scene.entities), signs) == []
    assert parties_of(Told(seen.scene.analysis, seen.scene.entities, (), (led,)), signs) == [movement]


def test_whoever_is_named_behind_a_word_for_mediation_is_no_party() -> None:
    seen = context("اتفقت الحكومة السودانية وحركة الشباب على هدنة برعاية روسية تركية")
    ids = {entity.name: entity.id for entity in seen.scene.entities.values()}
    sides, between = (ids[SUDAN], ids[SHABAB]), {ids["روسية"], ids["تركية"]}
    deal = Event(id="e", type=EventType.AGREE, trigger=token(seen, "اتفقت").span, actors=(*sides, *between))
    told = Told(seen.scene.analysis, seen.scene.entities)
    assert mediators_of(told, deal) == between
    assert parties_of(told, deal) == list(sides)
