"""Names: heads, titles, countries, adjectives, actors and given names are found in the shapes that news prints."""

from __future__ import annotations

from pathlib import Path

import pytest

from lexicon_data import SOUND, write
from waqai.lexicon.names import (
    Country,
    Phrases,
    adjectives,
    blockers,
    body_adjectives,
    countries,
    crowds,
    family_names,
    given_names,
    heads,
    name_particles,
    nickname_cues,
    ordinary_names,
    titles,
)
from waqai.model import EntityKind, fold


def key(words: str) -> tuple[str, ...]:
    return tuple(fold(words).split())


def country(words: str) -> Country:
    found = countries().get(key(words))
    assert found is not None, words
    return found


PHRASES = Phrases([("مجلس", 1), ("مجلس الأمن", 2), ("مجلس الأمن القومي", 3), ("مجلس", 4), (" ", 5)])


def test_the_longest_phrase_wins() -> None:
    assert PHRASES.longest(["مجلس"], ("الامن", "القومي", "امس")) == (3, 3)
    assert PHRASES.longest(["مجلس"], ("الامن", "امس")) == (2, 2)
    assert PHRASES.longest(["مجلس"], ()) == (1, 1)
    assert PHRASES.longest(["قاعة"], ("الامن",)) is None


def test_the_longest_of_several_readings_wins() -> None:
    pairs = Phrases([("ولي", "guardian"), ("لي العهد", "crown")])
    assert pairs.longest(["ولي", "لي"], ("العهد",)) == (2, "crown")
    assert pairs.longest_from(["ولي", "لي"]) == 2
    assert pairs.longest_from(["غيره"]) == 0


def test_phrases_are_folded_and_the_first_value_stays() -> None:
    assert Phrases([("أمّة", 7)]).get(("امه",)) == 7
    assert PHRASES.get(("مجلس",)) == 1
    assert PHRASES.get(()) is None


def test_heads(data: Path) -> None:
    write(data, "names/heads.yml", [SOUND["names/heads.yml"]])
    found = heads.__wrapped__()
    group, one = found.get(key("الفرقة")), found.get(key("كشاف"))
    assert group is not None
    assert one is not None
    assert (group.one, group.form, group.kind, group.same, group.member) == (False, "body", None, "army", True)
    assert (one.one, one.id) == (True, "kashafa")
    assert group.bars == {"غنت"}
    assert found.get(key("فرقت")) == group, "as it stands before a pronoun"


def test_a_head_with_the_article_counts_only_with_it(data: Path) -> None:
    write(data, "names/heads.yml", [{**SOUND["names/heads.yml"], "words": ["المقاومة"]}])
    found = heads.__wrapped__()
    assert found.get(key("المقاومة"))
    assert found.get(key("مقاومة")) is None


def test_titles_and_blockers(data: Path) -> None:
    rows = [
        {"id": "scout", "words": ["كبير الكشافين"], "relation": "leads", "with": ["المخيم"]},
        {"id": "chef", "words": ["طباخ"], "titles": ["كبير الطهاة"], "relation": "role_in", "sector": "BUS"},
    ]
    write(data, "names/titles.yml", rows)
    found = titles.__wrapped__()
    title = found.get(key("كبير الكشافين"))
    assert title is not None
    assert (title.id, title.relation, title.sector, title.needs) == ("scout", "leads", None, frozenset({fold("مخيم")}))
    assert found.get(key("الطباخ")) == found.get(key("كبير الطهاة"))
    words = [
        {"id": "lane", "words": ["زقاق"], "blocks": "both", "why": ""},
        {"id": "rank", "words": ["رتبة"], "blocks": "titles", "why": ""},
    ]
    write(data, "names/blockers.yml", words)
    assert blockers.__wrapped__("heads") == {fold("زقاق")}
    assert blockers.__wrapped__("titles") == {fold("زقاق"), fold("رتبة")}


@pytest.mark.parametrize(
    ("words", "code", "part"),
    [
        ("السودان", "SDN", "name"),
        ("سوداني", "SDN", "nisba"),
        ("السودانية", "SDN", "nisba"),
        ("السودانيون", "SDN", "people"),
        ("سودانيات", "SDN", "people"),
        ("الأتراك", "TUR", "people"),
        ("أتراك", "TUR", "people"),
        ("أنقرة", "TUR", "capital"),
        ("الكوري الجنوبي", "KOR", "nisba"),
        ("الكورية الشمالية", "PRK", "nisba"),
        ("كوريين جنوبيين", "KOR", "people"),
        ("الجنوب أفريقية", "ZAF", "nisba"),
    ],
)
def test_countries(words: str, code: str, part: str) -> None:
    assert (country(words).code, country(words).part) == (code, part)


def test_words_that_often_mean_something_else_are_marked(data: Path) -> None:
    row = {"id": "ATL", "names": ["مالية", "أطلانتس"], "nisba": ["مالي"], "people": ["ماليون"], "ambiguous": ["مالية"]}
    write(data, "names/countries.yml", [row])
    found = countries.__wrapped__()
    doubt = {word: value.ambiguous for word in ("مالية", "أطلانتس", "مالي") if (value := found.get(key(word)))}
    assert doubt == {"مالية": True, "أطلانتس": False, "مالي": False}


def test_adjectives_of_peoples_are_no_country() -> None:
    found = adjectives().get(key("الكردية"))
    assert found is not None
    assert (found.code, found.part) == (None, "nisba")
    assert countries().get(key("الكردية")) is None


def test_people(data: Path) -> None:
    rows = [
        {"id": "male", "names": ["عبد الرؤوف", "نزيه"]},
        {"id": "ordinary_words", "names": ["سلام"]},
        {"id": "families_made_up", "names": ["زرعوني"]},
        {"id": "particles", "names": ["أبو"]},
        {"id": "cues", "names": ["الملقب ب", "المكنى"]},
    ]
    write(data, "names/people.yml", rows)
    assert given_names.__wrapped__() == {fold("عبد الرؤوف"), fold("عبدالرؤوف"), fold("نزيه")}
    assert family_names.__wrapped__() == {fold("زرعوني")}
    assert ordinary_names.__wrapped__() == {"سلام"}
    assert name_particles.__wrapped__() == {fold("أبو")}
    cues = nickname_cues.__wrapped__()
    assert cues.get(key("الملقب"))
    assert cues.get(key("المكنى"))


def test_adjectives_that_stand_for_a_body() -> None:
    table = body_adjectives()
    assert table.get(key("الأممية")) == table.get(key("أممي")) == "un"
    assert table.get(key("كردي")) is None, "a people is no body"
    assert table.get(key("داعشيون")) is None, "the plural is a crowd"


@pytest.mark.parametrize(
    ("word", "kind", "country", "state", "plural"),
    [
        ("الأكراد", EntityKind.POPULATION, None, False, True),
        ("سوداني", EntityKind.POPULATION, "SDN", True, False),
        ("حوثيين", EntityKind.ARMED_GROUP, "YEM", False, True),
    ],
)
def test_whom_an_adjective_of_origin_names(
    word: str, kind: EntityKind, country: str | None, *, state: bool, plural: bool
) -> None:
    crowd = crowds().get(key(word))
    assert crowd is not None
    assert (crowd.kind, crowd.country, crowd.state, crowd.plural, crowd.one) == (kind, country, state, plural, False)


def test_one_of_a_crowd_is_a_person() -> None:
    crowd = crowds().get(key("سوداني"))
    assert crowd is not None
    assert (crowd.alone().kind, crowd.alone().one, crowd.alone().country) == (EntityKind.PERSON, True, "SDN")


def test_an_adjective_of_no_people_names_no_crowd() -> None:
    assert crowds().get(key("عسكري")) is None


@pytest.mark.parametrize(("word", "found"), [("جنودا", True), ("الجنودا", False), ("شرطةا", False)])
def test_an_indefinite_object_ends_in_alif(word: str, *, found: bool) -> None:
    assert (heads().get(key(word)) is not None) is found
