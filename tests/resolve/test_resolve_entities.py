"""Mentions become actors: grouped by rule or by model, named by their fullest name."""

from __future__ import annotations

from scenes import mention, person
from waqai.language import analyse
from waqai.mentions.entities import find_entities
from waqai.model import Entity, EntityKind
from waqai.resolve.cluster import Cluster
from waqai.resolve.entities import cluster, entity_of, state_names
from waqai.scorer import LinearModel

YES = LinearModel(bias=5.0, weights={}, threshold=0.5)
NO = LinearModel(bias=-5.0, weights={}, threshold=0.5)


def actors(text: str, model: LinearModel | None = None) -> list[Entity]:
    return [entity_of(known, text) for known in cluster(find_entities(analyse(text)), model)]


def named(text: str) -> dict[str, tuple[str, ...]]:
    return {entity.name: entity.aliases for entity in actors(text)}


def test_short_names_and_titles_point_back() -> None:
    text = "وصل الوزير سليم حداد. ثم غادر الوزير. وعاد الوزير حداد أمس. وبقي المبعوث بيتر هانسن."
    people = named(text)
    assert {"الوزير سليم حداد", "الوزير", "الوزير حداد", "حداد"} <= set(people["سليم حداد"])
    assert people["بيتر هانسن"] == ("المبعوث بيتر هانسن",)


def test_a_state_is_one_actor_under_all_its_names() -> None:
    text = "نفت روسيا الخبر. وقالت موسكو إن الحكومة الروسية لا تعلم به."
    (state,) = [entity for entity in actors(text) if entity.country == "RUS"]
    assert {state.name, *state.aliases} == {"روسيا", "موسكو", "الحكومة الروسية"}
    assert state.kind is EntityKind.GOVERNMENT
    assert [span.of(text) for span in state.mentions] == ["روسيا", "موسكو", "الحكومة الروسية"]


def test_an_adjective_names_the_state_only_where_nothing_else_does() -> None:
    text = "انسحبت السفينة وعليها الفرقة الروسية من التلة."
    assert "الروسية" in named(text)
    assert "الروسية" not in named("أعلنت روسيا موقفها. " + text)


def test_a_state_that_only_adjectives_name_is_quoted_by_all_of_them() -> None:
    text = "انسحبت الفرقة الروسية من التلة. ووصل وفد روسي إلى القاعدة."
    (state,) = [entity for entity in actors(text) if "الروسية" in {entity.name, *entity.aliases}]
    assert [span.of(text) for span in state.mentions] == ["الروسية", "روسي"]


def test_every_mention_is_in_exactly_one_actor() -> None:
    mentions = find_entities(
        analyse("اتهمت روسيا أوكرانيا، وقال الوزير سليم حداد إن الجيش اللبناني انتشر، وغادر حداد.")
    )
    for model in (None, YES, NO):
        grouped = [one for known in cluster(mentions, model) for one in known.mentions]
        assert sorted(grouped, key=id) == sorted(mentions, key=id)


def test_the_model_decides_where_keys_do_not() -> None:
    rows = [person("سليم", 0), person("كريم", 20), mention("actor:eu", 40), mention("actor:eu", 60)]
    assert [len(known.mentions) for known in cluster(rows, YES)] == [4]
    assert [len(known.mentions) for known in cluster(rows, NO)] == [1, 1, 2]


def test_a_name_is_known_again_however_long_ago_it_stood() -> None:
    crowd = [mention(f"actor:{number}", number) for number in range(1, 200)]
    rows = [person("سليم حداد", 0), *crowd, person("سليم حداد", 300)]
    assert max(len(known.mentions) for known in cluster(rows)) == 2


def test_what_most_mentions_say_counts() -> None:
    known = Cluster(
        [
            mention("body:لجنه", 0, kind=EntityKind.NGO),
            mention("body:لجنه", 2, kind=EntityKind.GOVERNMENT, country="SYR"),
            mention("body:لجنه", 4, kind=EntityKind.GOVERNMENT, because="head other"),
        ]
    )
    entity = entity_of(known, "x" * 100)
    assert (entity.kind, entity.country, entity.sector) == (EntityKind.GOVERNMENT, "SYR", None)
    assert entity.because == ("head test", "head other")


def test_of_an_actor_of_no_kind_nothing_is_said() -> None:
    assert entity_of(Cluster([mention("body:وفد")]), "x" * 10).kind is EntityKind.UNKNOWN


def test_ids_depend_on_the_names_alone() -> None:
    first = entity_of(Cluster([mention("body:لجنه", 0), mention("body:لجنه امن", 3)]), "x" * 60)
    later = entity_of(Cluster([mention("body:لجنه امن", 1), mention("body:لجنه", 5)]), "y" * 60)
    other = entity_of(Cluster([mention("body:لجنه", 0)]), "x" * 60)
    assert first.id == later.id
    assert first.id != other.id


def test_a_state_known_by_its_adjective_is_named_where_its_country_is_a_place() -> None:
    analysis = analyse("وصل وزير الدفاع اليمني إلى مدينة عدن جنوبي اليمن.")
    country = state_names(analysis.tokens)["YEM"]
    (state,) = [known for known in cluster(find_entities(analysis)) if {m.form for m in known.mentions} == {"nisba"}]
    entity = entity_of(state, analysis.text, named=country)
    assert entity.name == "اليمن"
    assert [span.of(analysis.text) for span in entity.mentions] == ["اليمن"]


def test_no_model_joins_two_committees_that_stand_side_by_side() -> None:
    text = "اجتمعت اللجنة المركزية مع اللجنة الأمنية. ثم غادرت اللجنة الأمنية."
    assert {"اللجنة المركزية", "اللجنة الأمنية"} <= {entity.name for entity in actors(text, YES)}
