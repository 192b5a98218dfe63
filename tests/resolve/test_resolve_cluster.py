"""The rules for which mentions of a report are one actor."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scenes import mention, person
from waqai.model import EntityKind, Mention
from waqai.resolve.cluster import Cluster, fixed, rivals, rule_says, words_of_key

MINISTER, PRESIDENT = "وزير", "رييس"


def office(words: str, at: int = 9, *, title: str, country: str | None = None) -> Mention:
    return mention(f"office:{words}", at, kind=EntityKind.PERSON, form="office", title=title, country=country)


def body(words: str, *, kind: EntityKind = EntityKind.MILITARY, country: str | None = None) -> Mention:
    return mention(f"body:{words}", 9, kind=kind, country=country)


#: Why, the mention, the mentions of the actor, whether the rule takes it for that actor.
RULES: list[tuple[str, Mention, list[Mention], bool]] = [
    ("family name", person("حداد", 9), [person("سليم حداد")], True),
    ("family name with the article", person("المسالمه", 9), [person("محمد مسالمه")], True),
    ("given name", person("سليم", 9), [person("سليم حداد")], True),
    ("the full name after the short one", person("سليم حداد", 9), [person("حداد")], True),
    ("parts in order", person("سليم حداد", 9), [person("سليم كمال حداد")], True),
    ("parts out of order", person("حداد سليم", 9), [person("سليم كمال حداد")], False),
    ("a middle name alone", person("كمال", 9), [person("سليم كمال حداد")], False),
    ("another name", person("كريم حداد", 9), [person("سليم حداد")], False),
    ("a body of that name", person("حداد", 9), [body("كتيبه حداد")], False),
    ("a name for its office", person("سليم", 9, title=MINISTER), [office("وزير", 0, title=MINISTER)], True),
    ("a name for another office", person("سليم", 9, title=MINISTER), [office("رييس", 0, title=PRESIDENT)], False),
    (
        "a name for the office of another country",
        person("سليم", 9, title=MINISTER, country="LBN"), [office("وزير", 0, title=MINISTER, country="EGY")], False,
    ),
    ("the title alone", office("وزير", title=MINISTER), [person("سليم", title=MINISTER)], True),
    ("another title", office("وزير", title=MINISTER), [person("سليم", title=PRESIDENT)], False),
    (
        "the title for another country",
        office("وزير", title=MINISTER, country="LBN"), [person("سليم", title=MINISTER, country="EGY")], False,
    ),
    ("a short name of a body", body("فرقه"), [body("فرقه رابعه")], True),
    ("a longer name of a body", body("فرقه رابعه"), [body("فرقه خامسه")], False),
    ("a short name of another kind", body("لجنه", kind=EntityKind.NGO), [body("لجنه امنيه")], False),
    ("a short name in another country", body("جيش", country="LBN"), [body("جيش وطني", country="SYR")], False),
    ("a known actor is itself alone", mention("actor:eu", 9), [body("eu")], False),
    ("a state is itself alone", mention("country:LBN", 9, kind=EntityKind.GOVERNMENT), [body("LBN")], False),
    (
        "the bare word for the state",
        body("نظام", kind=EntityKind.GOVERNMENT),
        [mention("country:SYR", kind=EntityKind.GOVERNMENT, because="country SYR government")],
        True,
    ),
    (
        "a crowd of the same sort",
        mention("crowd:محتجون", 9, because="head a"), [mention("crowd:متظاهرين", because="head a")], True,
    ),
    (
        "a crowd with words of its own",
        mention("crowd:محتجون شباب", 9, because="head a"), [mention("crowd:متظاهرين", because="head a")], False,
    ),
    ("a crowd of another sort", mention("crowd:جنود", 9, because="b"), [mention("crowd:جنود", because="a")], False),
]  # fmt: skip


@pytest.mark.parametrize(("why", "one", "known", "same"), RULES, ids=[row[0] for row in RULES])
def test_rules(why: str, one: Mention, known: list[Mention], same: bool) -> None:  # noqa: FBT001
    assert rule_says(one, Cluster(known)) is same, why


def test_the_same_key_is_the_same_actor() -> None:
    known = Cluster([mention("actor:eu"), person("سليم", 4)])
    assert fixed(mention("actor:eu", 9), known)
    assert not fixed(mention("actor:un", 9), known)


@pytest.mark.parametrize(
    ("at", "form", "same"), [(2, "office", True), (3, "office", True), (5, "office", False), (2, "name", False)]
)
def test_an_office_beside_a_name_is_that_person(at: int, form: str, same: bool) -> None:  # noqa: FBT001
    known = Cluster([person("سليم حداد", 0)])
    beside = mention("office:وزير زراعه", at, kind=EntityKind.PERSON, form=form, title=MINISTER)
    assert fixed(beside, known) is same


def test_a_cluster_knows_its_words_and_countries() -> None:
    state = mention("country:SYR", country="SYR", printed="نظام سوري")
    known = Cluster([body("فرقه رابعه", country="SYR"), body("فرقه"), state])
    assert known.words == [("فرقه", "رابعه"), ("فرقه",), ("نظام", "سوري")]
    assert known.countries == {"SYR"}
    assert words_of_key("plain") == ()


def committee(words: str, at: int) -> Mention:
    return replace(mention(f"body:{words}", at, words=2, kind=EntityKind.MILITARY), definite=True)


@pytest.mark.parametrize(
    ("words", "at", "apart"),
    [
        ("اللجنة الأمنية", 8, True),
        ("اللجنة الأمنية", 40, False),  # far off
        ("اللجنة المركزية", 8, False),  # the same
        ("اللجنة المركزية العليا", 8, False),  # in full
        ("المجلس الأمني", 8, False),  # another head
    ],
)
def test_two_namings_under_one_head_side_by_side_are_two_actors(words: str, at: int, apart: bool) -> None:  # noqa: FBT001
    one, other = committee("اللجنة المركزية", 2), committee(words, at)
    found = rivals([one, other])
    assert found == ({one.key: {other.key}, other.key: {one.key}} if apart else {})


def test_bodies_with_names_of_their_own_are_two_though_no_article_says_so() -> None:
    one, other = (mention(f"body:{words}", at, words=2) for words, at in (("حزب نور", 2), ("حزب فجر", 8)))
    assert rivals([one, other]) == {one.key: {other.key}, other.key: {one.key}}
    chiefs = [mention(f"body:{words}", at, words=2) for words, at in (("قياده نور", 2), ("قياده فجر", 8))]
    assert rivals(chiefs) == {}


@pytest.mark.parametrize(
    ("because", "apart"),
    [("actor red_army", True), ("actor blue_army", False), ("head jaysh", False), ("people red", False)],
)
def test_whom_the_registry_knows_is_nobody_else_that_it_knows(because: str, apart: bool) -> None:  # noqa: FBT001
    known = Cluster([replace(body("جيش ازرق"), because="actor blue_army"), body("جيش")])
    assert known.known_otherwise(replace(body("جيش اخر"), because=because)) is apart
