"""Who is one and the same across reports."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from waqai.link import Actor, Cast, Filed, cast, home_of
from waqai.model import Entity, EntityKind, Judgement, Place, Record, Report, Span, Verdict

_AT, _GROUP = (Span(0, 4),), EntityKind.ARMED_GROUP


def _filed(day: int, *entities: Entity) -> Filed:
    report = Report(text=f"خبر من اليوم {day}.", published=date(2024, 3, day))
    place = Place(id="P1", name="تعز", mentions=_AT, country="YEM")
    return Filed(record=Record(report=report, entities=entities, places=(place,)), name=f"r-{day}", group=report.id)


def _entity(name: str, kind: EntityKind, **more: str) -> Entity:
    return Entity(id=f"E-{name}", name=name, kind=kind, mentions=_AT, **more)  # type: ignore[arg-type]


def _all(who: Cast, *rows: Filed) -> list[Actor]:
    return [who.actor(row.id, entity.id) for row in rows for entity in row.record.entities]


def test_one_name_in_two_reports_is_one_actor_and_a_registry_id_outweighs_names() -> None:
    first = _filed(1, _entity("لواء السد", _GROUP), _entity("أنصار الله", _GROUP, registry="yem_houthis"))
    second = _filed(2, _entity("لواء السد", _GROUP), _entity("الحوثيون", _GROUP, registry="yem_houthis"))
    brigade, houthis, again, others = _all(cast([first, second]), first, second)
    assert brigade.id == again.id
    assert houthis.id == others.id != brigade.id
    assert houthis.because == ("registry yem_houthis",)


def test_namesakes_of_two_countries_stay_apart() -> None:
    first = _filed(1, _entity("حزب العمل", EntityKind.POLITICAL_GROUP, country="YEM"))
    second = _filed(2, _entity("حزب العمل", EntityKind.POLITICAL_GROUP, country="TUN"))
    one, other = _all(cast([first, second]), first, second)
    assert one.id != other.id


def test_a_state_and_its_army_are_one_side_and_nameless_rebels_are_those_of_the_country() -> None:
    first = _filed(
        1,
        _entity("الحكومة اليمنية", EntityKind.GOVERNMENT, country="YEM", registry="YEM"),
        _entity("الجيش اليمني", EntityKind.MILITARY, country="YEM"),
        _entity("فصائل المعارضة", EntityKind.ARMED_GROUP, sector="REB"),
        _entity("المعارضة المسلحة", EntityKind.ARMED_GROUP, sector="REB"),
        _entity("لواء السد", EntityKind.ARMED_GROUP, sector="REB"),
    )
    state, army, rebels, armed, brigade = _all(cast([first]), first)
    assert state.side == army.side == "state YEM"
    assert state.id != army.id
    assert rebels.id == armed.id
    assert rebels.side == "opposition YEM"
    assert brigade.side == brigade.id


def test_a_judgement_joins_two_actors_until_it_is_taken_back() -> None:
    row = _filed(1, _entity("لواء السد", EntityKind.ARMED_GROUP), _entity("كتائب السد", EntityKind.ARMED_GROUP))
    one, other = _all(cast([row]), row)
    at = datetime(2024, 3, 5, tzinfo=UTC)
    same = Judgement(id="j-1", subject=one.id, other=other.id, verdict=Verdict.SAME, by="محلل", at=at)
    joined = _all(cast([row], [same]), row)
    assert joined[0].id == joined[1].id
    back = Judgement(id="j-2", subject=one.id, other=other.id, verdict=Verdict.UNSURE, by="محلل", at=at, replaces="j-1")
    apart = _all(cast([row], [same, back]), row)
    assert apart[0].id != apart[1].id


def test_an_adjective_is_no_name_to_call_a_state_by() -> None:
    name = Entity(id="E1", name="روسيا", kind=EntityKind.GOVERNMENT, registry="RUS", because=("country RUS name",))
    adjective = replace(name, name="الروسية", because=("country RUS nisba",))
    rows = [_filed(day, adjective) for day in (1, 2, 3)] + [_filed(4, name)]
    assert {actor.name for actor in _all(cast(rows), *rows)} == {"روسيا"}


def test_home_is_the_country_that_most_mentions_point_to() -> None:
    assert home_of(_filed(1, _entity("وفد", EntityKind.UNKNOWN)).record) == "YEM"
    assert home_of(Record(report=Report(text="خبر"))) == ""
