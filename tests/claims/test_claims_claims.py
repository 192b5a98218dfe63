"""What a record keeps: actors and places that the models would keep, and nothing that names those they would not."""

from __future__ import annotations

from scenes import ALL, NONE, context, models
from waqai.claims.claims import Claims, find_claims
from waqai.scorer import LinearModel

TEXT = "قال مصدر أمني إن القوات التركية قصفت مقاتلي التنظيم في مدينة درعا يوم الخميس. وغادر الوزير سليم حداد القاهرة."


def claims(**changed: LinearModel) -> Claims:
    return find_claims(context(TEXT), models(ALL, {name.replace("_", " "): m for name, m in changed.items()}))


def named_in(found: Claims) -> set[str]:
    events = {
        name for event in found.events
        for name in (*event.actors, *event.recipients, *event.places, *(s.entity for s in event.sources))
    }  # fmt: skip
    return events | {name for row in found.relations for name in (row.subject, row.object)}


def test_all_that_is_named_is_kept() -> None:
    found = claims()
    kept = {entity.id for entity in found.entities} | {place.id for place in found.places}
    assert found.events
    assert found.relations
    assert named_in(found) <= kept


def test_who_is_not_kept_is_named_nowhere() -> None:
    found = claims(entity=NONE)
    places = {place.id for place in found.places}
    assert found.entities == ()
    assert found.events, "the events themselves stay"
    assert named_in(found) <= places


def test_where_is_not_kept_is_named_nowhere() -> None:
    found = claims(place_kept=NONE)
    entities = {entity.id for entity in found.entities}
    assert found.places == ()
    assert named_in(found) <= entities


def test_a_model_may_keep_one_kind() -> None:
    people = LinearModel(bias=-5.0, weights={"kind=person": 9.0}, threshold=0.5)
    assert {entity.kind for entity in claims(entity=people).entities} == {"person"}


def test_who_takes_part_in_nothing_can_be_told() -> None:
    partless = LinearModel(bias=-5.0, weights={"any part=True": 9.0}, threshold=0.5)
    silent = claims(entity=partless, trigger=NONE)
    assert {row.subject for row in silent.relations} <= {entity.id for entity in silent.entities}
    bare = find_claims(context(TEXT), models(NONE, {"entity": partless}))
    assert bare.entities == ()
