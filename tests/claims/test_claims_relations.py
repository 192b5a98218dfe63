"""Relations that last: each once, with its words, and of places only where a place may stand."""

from __future__ import annotations

import pytest

from scenes import ALL, NONE, context, models, names
from waqai.claims.context import Context
from waqai.claims.reader import OF_PLACE
from waqai.claims.relation_features import relation_features
from waqai.claims.relation_pairs import pairs
from waqai.claims.relations import find_relations, model_name
from waqai.model import Relation, RelationStatus, RelationType, Span, Stance

TEXT = "وصل قائد الجيش اللبناني العميد سليم حداد إلى مدينة درعا. وعاد العميد سليم حداد مع قائد الجيش اللبناني."

#: Who comes from, sits in and holds places.
SEATED = "سيطر الحوثيون على مدينة مأرب. وينحدر سليم حداد من بلدة جاسم. ومقر حركة حماس في مدينة الدوحة."


def found(kind: RelationType, text: str = TEXT) -> list[Relation]:
    """Return the relations of one type when its model accepts every pair."""
    return list(find_relations(context(text), models(NONE, {model_name(kind): ALL})))


def labels(seen: Context) -> dict[str, str]:
    places = {place.id: place.name for place in seen.scene.named_places}
    return {entity: names(seen, [entity])[0] for entity in seen.scene.entities} | places


@pytest.mark.parametrize("kind", RelationType)
def test_places_stand_only_where_places_may(kind: RelationType) -> None:
    text = SEATED if kind in OF_PLACE else TEXT
    seen = context(text)
    places = {place.id for place in seen.scene.named_places}
    rows = found(kind, text)
    assert rows
    assert {row.type for row in rows} == {kind}
    assert all((row.object in places) is (kind in OF_PLACE) for row in rows)
    assert all(row.subject in seen.scene.entities for row in rows)


def test_each_relation_stands_once() -> None:
    rows = find_relations(context(TEXT), models(ALL))
    keys = [(row.type, row.subject, row.object) for row in rows]
    assert len(keys) == len(set(keys))
    assert list(rows) == sorted(rows, key=lambda row: (row.evidence[0].span, row.type, row.object))


def test_no_model_no_relation() -> None:
    assert find_relations(context(TEXT), models(NONE)) == ()


def test_the_words_of_a_relation_hold_both_of_its_ends() -> None:
    seen = context(TEXT)
    mentions: dict[str, list[Span]] = {party.entity: [] for party in seen.scene.parties}
    for party in seen.scene.parties:
        mentions[party.entity].append(party.mention.span)
    apart = {(pair.subject.entity, pair.object_id) for pair in pairs(seen) if pair.apart}
    rows = [row for row in found(RelationType.MEMBER_OF) if (row.subject, row.object) not in apart]
    assert rows
    for row in rows:
        (evidence,) = row.evidence
        assert any(evidence.span.contains(span) for span in mentions[row.subject])
        assert any(evidence.span.contains(span) for span in mentions[row.object])


def test_a_title_is_the_role() -> None:
    text = "استقبل وزير الخارجية اللبناني سليم حداد الضيوف."
    seen = context(text)
    named = {(labels(seen)[row.subject], row.role) for row in found(RelationType.ROLE_IN, text)}
    assert ("سليم حداد", "وزير الخارجية") in named
    assert all(row.role is None for row in found(RelationType.MEMBER_OF, text))


def test_a_former_office() -> None:
    now, then = "استقبل الوزير اللبناني سليم حداد الضيوف.", "استقبل الوزير اللبناني السابق سليم حداد الضيوف."
    assert {row.status for row in found(RelationType.ROLE_IN, now)} == {RelationStatus.CURRENT}
    assert RelationStatus.FORMER in {row.status for row in found(RelationType.ROLE_IN, then)}


def test_pairs_stand_in_one_sentence_and_are_two() -> None:
    seen = context("غادر الجيش اللبناني. وصل الوفد إلى روسيا.")
    everyone = labels(seen)
    rows = [(pair.subject.entity, pair.object_id) for pair in pairs(seen)]
    named = [(everyone[subject], everyone[target]) for subject, target in rows]
    assert ("الوفد", "روسيا") in named
    assert ("الجيش اللبناني", "روسيا") not in named
    assert all(subject != target for subject, target in rows)


def test_an_office_and_a_state_named_elsewhere_are_weighed_once() -> None:
    seen = context(
        "وصل الرئيس بشار الأسد. وغادر الوفد المدينة. وأعلنت سوريا موقفها. وعاد الأسد. وقالت سوريا إنها تنتظر."
    )
    named = labels(seen)
    rows = [pair for pair in pairs(seen) if pair.apart]
    ends = [(named[pair.subject.entity], named[pair.object_id]) for pair in rows]
    assert ends.count(("بشار الأسد", "سوريا")) == 1
    assert ("الوفد", "بشار الأسد") not in ends
    assert all(pair.sentence.first <= pair.subject.first < pair.sentence.last for pair in rows)


def test_whoever_is_named_together_is_not_apart() -> None:
    for text in (TEXT, "وصل الرئيس بشار الأسد إلى سوريا. وأعلنت سوريا موقفها."):
        rows = list(pairs(context(text)))
        together = {(pair.subject.entity, pair.object_id) for pair in rows if not pair.apart}
        assert together.isdisjoint((pair.subject.entity, pair.object_id) for pair in rows if pair.apart)


def test_a_government_of_another_country_is_no_state_of_an_army() -> None:
    seen = context("انتشر الجيش اللبناني في البلدة. وغادر الوفد. وأعلنت روسيا موقفها. وقالت إيران إنها تنتظر.")
    named = labels(seen)
    ends = {(named[pair.subject.entity], named[pair.object_id]) for pair in pairs(seen) if pair.apart}
    assert not {("الجيش اللبناني", "روسيا"), ("الجيش اللبناني", "إيران")} & ends


def test_the_words_of_a_relation_apart_are_those_of_its_subject() -> None:
    text = "وصل الرئيس بشار الأسد. وغادر الوفد المدينة. وأعلنت سوريا موقفها."
    seen = context(text)
    named = labels(seen)
    ends = ("بشار الأسد", "سوريا")
    (row,) = [r for r in found(RelationType.LEADS, text) if (named[r.subject], named[r.object]) == ends]
    assert [item.span.of(text) for item in row.evidence] == ["الرئيس بشار الأسد"]
    assert (row.sources, row.status) == ((), RelationStatus.CURRENT)


def test_a_charge_is_alleged_by_its_accuser() -> None:
    text = "اتهمت روسيا الجيش اللبناني بالانتماء إلى تنظيم القاعدة."
    seen = context(text)
    rows = [r for r in found(RelationType.AFFILIATED_WITH, text) if r.status is RelationStatus.ALLEGED]
    named = labels(seen)
    assert any(named[row.subject] == "الجيش اللبناني" for row in rows)
    assert {named[source.entity] for row in rows for source in row.sources} == {"روسيا"}


def test_what_the_report_says_itself_is_not_alleged() -> None:
    rows = found(RelationType.AFFILIATED_WITH, "غادر الجيش اللبناني الموالي لتنظيم القاعدة.")
    assert rows
    assert all(row.status is RelationStatus.CURRENT and not row.sources for row in rows)


def test_who_says_that_a_body_holds_a_place_vouches_for_it() -> None:
    text = "قالت وزارة الدفاع الروسية إن تنظيم القاعدة يسيطر على مدينة إدلب."
    seen = context(text)
    sources = [source for row in found(RelationType.CONTROLS, text) for source in row.sources]
    assert sources
    assert {labels(seen)[source.entity] for source in sources} == {"وزارة الدفاع الروسية"}
    assert {source.stance for source in sources} == {Stance.ASSERTS}


def test_a_name_that_holds_another_is_vouched_for_by_nobody() -> None:
    rows = found(RelationType.PART_OF, "قالت وزارة الدفاع إن الجيش اللبناني غادر.")
    assert rows
    assert not any(row.sources for row in rows)


def test_what_the_registry_knows_of_two_speaks_for_them() -> None:
    seen = context("عاد الرئيس بشار الأسد من سوريا مع وفد الأمم المتحدة")
    known: dict[tuple[str, str], set[str]] = {}
    for pair in pairs(seen):
        named = (labels(seen)[pair.subject.entity], labels(seen)[pair.object_id])
        told = {feature for feature in relation_features(seen, pair).flat() if feature.startswith("known")}
        known.setdefault(named, set()).update(told)
    presidents = {ends for ends, features in known.items() if "known=president" in features}
    assert {object_ for _, object_ in presidents} == {"سوريا"}
    assert all("known back=president" in known[object_, subject] for subject, object_ in presidents)
